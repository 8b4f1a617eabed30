import type { Io } from './io.ts';

/** Says nothing before this: most files are read sooner. */
const PATIENCE_MS = 1000;
const EVERY_MS = 200;

export type Progress = { readonly tick: (done: number) => void; readonly end: () => void };

/**
 * How far a long job is: one line on stderr, on terminals only, after one second.
 * @param describe the line for `done` things at `perSecond` a second
 */
export function openProgress(
  io: Io,
  describe: (done: number, perSecond: number) => string,
): Progress {
  const start = io.stopwatch();
  let last = start + PATIENCE_MS - EVERY_MS;
  let shown = false;
  return {
    tick: (done) => {
      const now = io.stopwatch();
      if (!io.stderrIsTerminal || now - last < EVERY_MS) return;
      last = now;
      shown = true;
      const perSecond = Math.round((done * 1000) / Math.max(1, now - start));
      io.err(`\r\u001B[2K${describe(done, perSecond)}`);
    },
    end: () => {
      if (shown) io.err('\r\u001B[2K');
    },
  };
}
