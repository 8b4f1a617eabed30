import { build } from 'rolldown';

/**
 * Writes the program as it is shipped, to `dist/app` or the folder that is named: a few files instead of
 * four hundred, for Node takes about a millisecond to find and load each, at every start, and a few, not one, for it takes
 * as long to read each 40 kB: what one branch of the commands needs alone is read for that branch alone. Packages stay where
 * npm puts them. The files lie as deep below the root as those in `src/`: `../../docs` is the same from both.
 */
await build({
  input: { 'main': 'src/main.ts', 'read-worker': 'src/intake/read-worker.ts' },
  cwd: import.meta.dirname,
  platform: 'node',
  external: /^[^./]/,
  logLevel: 'warn',
  output: {
    dir: process.argv[2] ?? 'dist/app',
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    sourcemap: true,
    comments: false,
    // What most branches share, in one file: it asks for nothing that fewer share. The readers of files and
    // the drawing of codes are shared by five, and are no part of it.
    codeSplitting: { groups: [{ name: 'base', minShareCount: 6 }] },
  },
});
