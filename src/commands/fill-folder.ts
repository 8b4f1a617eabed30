import { setImmediate } from 'node:timers/promises';
import { discardFolder } from '../codes/batch-folder.ts';
import { checkFolder, commitFolder } from '../codes/commit-folder.ts';
import {
  beginFolder,
  isWhole,
  type Left,
  leftBeside,
  newSeed,
  requestHash,
} from '../codes/partial-folder.ts';
import { findBatch } from '../codes/printed-codes.ts';
import { PscrmError } from '../core/errors.ts';
import { databaseError } from '../db/errors.ts';
import { makeRoom, sayKept } from './batch-room.ts';
import type { Context } from './context.ts';

/** What is to be made, and where its files are to lie. */
export type Filling = {
  /** The folder as the person wrote it. */
  readonly out: string;
  /** All that decides what is made: a killed run is only continued by the same. */
  readonly request: unknown;
  /** The person's own; else one is drawn. */
  readonly seed: string | null;
  /** Goes on with what a killed run has left. */
  readonly resume: boolean;
  /** Who may read the folder, as POSIX has it. */
  readonly mode?: number;
};

/** What a run came to: a batch that was made, or one that was made before and only lacked its name. */
export type Filled<T> =
  | { readonly kind: 'made'; readonly made: T }
  | { readonly kind: 'named'; readonly batch: number };

/**
 * Makes a batch whose files lie in a folder. Its codes are committed when the folder is whole, and the
 * folder takes its name when they are. A batch that lies there is replaced where somebody says so. What runs that were killed have left beside it is continued, or
 * taken away.
 * @param make works in an open transaction and writes into the partial folder; the seed alone decides
 *   whatever it leaves to chance
 * @param draft does beforehand what takes long, while others may write
 * @throws nothing-to-resume, resume-differs, folder-exists, folder-in-use, interrupted, and what `make` throws
 */
export async function fillFolder<T>(
  context: Context,
  { out, request, seed: typed, resume, mode }: Filling,
  make: (partial: string, seed: string) => T | Promise<T>,
  draft?: (partial: string, seed: string) => Promise<void>,
): Promise<Filled<T>> {
  const db = context.workspace();
  const { io } = context;
  const replace = await makeRoom(context, out);
  const folder = context.path(out);
  let partial: string | undefined;
  let isCommitting = false;
  try {
    db.exec('BEGIN IMMEDIATE');
    const left = leftBeside(db, folder, io.self, io.now());
    if (left.some(({ kind }) => kind === 'filling'))
      throw new PscrmError('folder-in-use', { folder: out });
    const hash = requestHash(request);
    const resumed = resume ? resumable(left, out, hash) : undefined;
    if (resumed?.kind === 'whole') {
      db.exec('ROLLBACK');
      sayKept(context, out, commitFolder(resumed.path, folder, { replace: true }));
      return { kind: 'named', batch: resumed.batch };
    }
    const seed = resumed?.begun.seed ?? typed ?? newSeed();
    sweep(context, left, resume);
    partial = beginFolder(db, folder, { seed, request: hash }, io.self, mode);
    if (draft !== undefined) {
      db.exec('ROLLBACK');
      await draft(partial, seed);
      db.exec('BEGIN IMMEDIATE');
    }
    // Another run may have filled it while this one was waiting.
    checkFolder(folder, { replace });
    const made = await make(partial, seed);
    await heedSignals();
    io.signal.throwIfAborted();
    isCommitting = true;
    db.exec('COMMIT');
    sayKept(context, out, commitFolder(partial, folder, { replace }));
    return { kind: 'made', made };
  } catch (error) {
    const isOpen = db.inTransaction;
    if (isOpen) db.exec('ROLLBACK');
    // Once its codes are kept, the folder may be the only copy of what was made for them.
    const isKept = partial !== undefined && isCommitting && !isOpen && isWhole(db, partial);
    if (partial !== undefined && !isKept) discardFolder(partial);
    if (io.signal.aborted) throw new PscrmError('interrupted', {}, { cause: error });
    throw databaseError(error, db.name);
  }
}

/**
 * Lets a Ctrl-C be heard that came while everything stood still: signals are taken between two rounds of
 * the event loop, and this may be the end of one.
 */
async function heedSignals(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

/** A batch whose run was killed when only the name of its folder was missing. */
export function sayNamed(context: Context, out: string, batch: number): void {
  const { count } = findBatch(context.workspace(), batch);
  if (context.json) {
    const schema = 'pscrm.batch/1';
    context.printJson({ schema, batch, count, folder: out, skipped: [] });
    return;
  }
  context.print(context.say('say.batch-named', { batch, n: count, folder: out }));
}

/** @throws nothing-to-resume, resume-differs */
function resumable(
  left: readonly Left[],
  folder: string,
  hash: string,
): Extract<Left, { readonly kind: 'whole' | 'lost' }> {
  const whole = left.find((one) => one.kind === 'whole');
  if (whole !== undefined) return whole;
  const lost = left.filter((one) => one.kind === 'lost');
  if (lost.length === 0) throw new PscrmError('nothing-to-resume', { folder });
  const same = lost.find(({ begun }) => begun.request === hash);
  if (same === undefined) throw new PscrmError('resume-differs', { folder });
  return same;
}

/** None of the codes in them is in the workspace. Those that are whole are left alone, and said. */
function sweep(context: Context, left: readonly Left[], isResumed: boolean): void {
  const lost = left.filter((one) => one.kind === 'lost');
  for (const { path } of lost) discardFolder(path);
  if (lost.length > 0 && !isResumed) context.remark('say.left-removed', { n: lost.length });
  for (const one of left) {
    if (one.kind !== 'whole') continue;
    const folder = context.shownPath(one.path);
    context.remark('say.left-whole', { batch: one.batch, folder });
  }
}
