#!/usr/bin/env node
// Shipped in a few large files: whoever asks where an error came from is told the file that it was written in.
if (process.argv.includes('--debug')) process.setSourceMapsEnabled(true);
await import('../dist/app/main.js');
