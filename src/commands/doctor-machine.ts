import { statSync } from 'node:fs';
import type { Machine } from '../codes/checkup/check-machine.ts';
import { lastHolder } from '../server/holder.ts';
import { countWaiting } from '../server/spilled.ts';
import type { Context } from './context.ts';

const OTHERS = 0o077;

/** Looks at the files of the workspace and at the server that works on it. */
export function lookAround({ workspace, shownPath, io, globals }: Context): Machine {
  const db = workspace();
  const readable = ['', '-wal', '-shm']
    .map((end) => db.name + end)
    .filter((file) => ((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & OTHERS) !== 0);
  return {
    database: shownPath(db.name),
    readable: readable.map(shownPath),
    waiting: countWaiting(db),
    holder: lastHolder(db, io.self, globals.now),
  };
}
