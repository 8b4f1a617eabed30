import { build } from 'rolldown';

/**
 * Writes the program as it is shipped, to `dist/app` or the folder that is named: a few files instead of
 * four hundred, for Node takes about a millisecond to find and load each, at every start. Packages stay where npm
 * puts them. The files lie as deep below the root as those in `src/`: `../../docs` is the same from both.
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
  },
});
