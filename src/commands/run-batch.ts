import { discardFolder, writeBatchFolder } from '../codes/batch-folder.ts';
import type { Campaign } from '../codes/campaigns.ts';
import { issuedList } from '../codes/code-rows.ts';
import { commitFolder } from '../codes/commit-folder.ts';
import { type IssuedBatch, type IssueOptions, issueBatch } from '../codes/issue-batch.ts';
import {
  beginFolder,
  type Begun,
  type Left,
  leftBeside,
  newSeed,
  requestHash,
} from '../codes/partial-folder.ts';
import { type BatchPlan, planBatch } from '../codes/plan-batch.ts';
import { PscrmError } from '../core/errors.ts';
import { dayOf } from '../core/time.ts';
import { databaseError } from '../db/errors.ts';
import { derive } from '../people/derive.ts';
import { touchedByBatch } from '../people/touched.ts';
import type { BatchRequest } from './batch-request.ts';
import { withPictures } from './code-pictures.ts';
import type { Context } from './context.ts';

type Wanted = {
  readonly campaign: Campaign;
  readonly request: BatchRequest;
  readonly baseUrl: string;
  readonly destination: IssueOptions['destination'];
  /** Told before anything is drawn. */
  readonly onPlan: (plan: BatchPlan) => void;
};

/** What a run came to: a batch that was made, or one that was made before and only lacked its name. */
export type Ran =
  | { readonly kind: 'made'; readonly issued: IssuedBatch; readonly plan: BatchPlan }
  | { readonly kind: 'named'; readonly batch: number };

/**
 * Makes a batch. Its codes are committed when their folder is whole, and the folder takes its name when
 * they are. What runs that were killed have left beside it is continued, or taken away.
 * @throws nothing-to-issue, nothing-to-resume, resume-differs, interrupted, and what issuing throws
 */
export async function runBatch(context: Context, wanted: Wanted): Promise<Ran> {
  const db = context.workspace();
  const { request } = wanted;
  const folder = context.path(request.out);
  let partial: string | undefined;
  try {
    db.exec('BEGIN IMMEDIATE');
    const left = leftBeside(db, folder);
    const hash = requestHash([request.campaign, request.spec, request.form, wanted.destination]);
    const resumed = request.resume ? resumable(left, request.out, hash) : undefined;
    if (resumed?.kind === 'whole') {
      db.exec('ROLLBACK');
      commitFolder(resumed.path, folder, { replace: true });
      return { kind: 'named', batch: resumed.batch };
    }
    const seed = resumed?.begun.seed ?? request.seed ?? newSeed();
    sweep(context, left, request.resume);
    partial = beginFolder(db, folder, { seed, request: hash });
    const made = await make(context, wanted, seed, partial);
    db.exec('COMMIT');
    commitFolder(partial, folder, { replace: true });
    return made;
  } catch (error) {
    if (db.inTransaction) {
      db.exec('ROLLBACK');
      if (partial !== undefined) discardFolder(partial);
    }
    if (context.io.signal.aborted) throw new PscrmError('interrupted', {}, { cause: error });
    throw databaseError(error, db.name);
  }
}

async function make(
  context: Context,
  { campaign, request, baseUrl, destination, onPlan }: Wanted,
  drawnBy: Begun['seed'],
  partial: string,
): Promise<Ran> {
  const db = context.workspace();
  const { now } = context.globals;
  const plan = planBatch(db, request.spec, { campaign });
  onPlan(plan);
  if (plan.count === 0) throw new PscrmError('nothing-to-issue', { campaign: campaign.name });
  const issued = issueBatch(db, plan, {
    now,
    day: dayOf(now, context.settings().timezone),
    seed: request.seed,
    drawnBy,
    folder: request.out,
    ...request.form,
    ...(destination === undefined ? {} : { destination }),
  });
  const list = issuedList(issued, baseUrl);
  await withPictures(context, request.images, (options) =>
    writeBatchFolder(partial, context.path(request.out), list, options),
  );
  derive(db, touchedByBatch(db, issued.batchId));
  return { kind: 'made', issued, plan };
}

/** @throws nothing-to-resume, resume-differs */
function resumable(left: readonly Left[], folder: string, hash: string): Left {
  const whole = left.find(({ kind }) => kind === 'whole');
  if (whole !== undefined) return whole;
  const lost = left.filter((one) => one.kind === 'lost');
  if (lost.length === 0) throw new PscrmError('nothing-to-resume', { folder });
  const same = lost.find(({ begun }) => begun.request === hash);
  if (same === undefined) throw new PscrmError('resume-differs', { folder });
  return same;
}

/** None of the codes in them is in the workspace. Those that are whole are left alone, and said. */
function sweep(context: Context, left: readonly Left[], isResumed: boolean): void {
  const lost = left.filter(({ kind }) => kind === 'lost');
  for (const { path } of lost) discardFolder(path);
  if (lost.length > 0 && !isResumed) context.remark('say.left-removed', { n: lost.length });
  for (const one of left) {
    if (one.kind !== 'whole') continue;
    const folder = context.shownPath(one.path);
    context.remark('say.left-whole', { batch: one.batch, folder });
  }
}
