import { type ManifestFile, removeOthers, writeBatchFolder } from '../codes/batch-folder.ts';
import type { Campaign } from '../codes/campaigns.ts';
import { issuedList } from '../codes/code-rows.ts';
import { type IssuedBatch, type IssueOptions, issueBatch } from '../codes/issue-batch.ts';
import { type BatchPlan, planBatch } from '../codes/plan-batch.ts';
import { dayOf } from '../core/time.ts';
import { derive } from '../people/derive.ts';
import { touchedByBatch } from '../people/touched.ts';
import { OWNER_ONLY_FOLDER } from '../sms/folder.ts';
import type { BatchRequest } from './batch-request.ts';
import { withPictures } from './code-pictures.ts';
import type { Context } from './context.ts';
import { type Filled, fillFolder } from './fill-folder.ts';
import { nobodyLeft } from './skipped-words.ts';

type Wanted = {
  readonly campaign: Campaign;
  readonly request: BatchRequest;
  readonly baseUrl: string;
  readonly destination: IssueOptions['destination'];
  /** Told before anything is drawn; again, where others have changed who gets a code meanwhile. */
  readonly onPlan: (plan: BatchPlan) => void;
};

type Made = { readonly issued: IssuedBatch; readonly plan: BatchPlan };

/**
 * Makes a batch of codes with their list and pictures. Pictures take long, and nobody else could write
 * while a transaction waits for them: so the codes are issued, taken back, and their pictures drawn; then
 * they are issued again, from the same seed. They are the same codes unless others have taken some or
 * changed the orders meanwhile: then what differs is drawn in the transaction.
 * @throws nothing-to-issue, and what `fillFolder` and issuing throw
 */
export async function runBatch(context: Context, wanted: Wanted): Promise<Filled<Made>> {
  const { request, destination } = wanted;
  const { campaign, spec, form, out, seed, resume, images } = request;
  const namesPeople = spec.mode === 'recipients' || spec.mode === 'customers';
  const filling = {
    out,
    seed,
    resume,
    request: [campaign, spec, form, destination],
    // A list of people and their numbers is nobody else's business.
    ...(namesPeople ? { mode: OWNER_ONLY_FOLDER } : {}),
  };
  const onPlan = onceTold(wanted.onPlan);
  let drawn: ReadonlyMap<string, ManifestFile> = new Map();
  const draft = async (partial: string, drawnBy: string): Promise<void> => {
    const { issued } = tried(context, () => issue(context, wanted, drawnBy, onPlan));
    const files = await write(context, wanted, partial, issued, drawn);
    drawn = new Map(files.slice(1).map((file) => [file.name, file]));
  };
  const make = async (partial: string, drawnBy: string): Promise<Made> => {
    const made = issue(context, wanted, drawnBy, onPlan);
    const files = await write(context, wanted, partial, made.issued, drawn);
    removeOthers(partial, drawn, files);
    const db = context.workspace();
    derive(db, touchedByBatch(db, made.issued.batchId));
    return made;
  };
  return fillFolder(context, filling, make, images === 'none' ? undefined : draft);
}

/** Does something in a transaction and takes it back. */
function tried<T>(context: Context, work: () => T): T {
  const db = context.workspace();
  db.exec('BEGIN IMMEDIATE');
  const made = work();
  db.exec('ROLLBACK');
  return made;
}

function onceTold(onPlan: Wanted['onPlan']): Wanted['onPlan'] {
  let told = '';
  return (plan) => {
    const skipped = JSON.stringify(plan.skipped);
    if (skipped !== told) onPlan(plan);
    told = skipped;
  };
}

function issue(
  context: Context,
  { campaign, request, destination }: Wanted,
  drawnBy: string,
  onPlan: Wanted['onPlan'],
): Made {
  const db = context.workspace();
  const { now } = context.globals;
  const plan = planBatch(db, request.spec, { campaign });
  onPlan(plan);
  if (plan.count === 0)
    throw nobodyLeft(context, campaign.name, [...request.unread, ...plan.skipped]);
  const issued = issueBatch(db, plan, {
    now,
    day: dayOf(now, context.settings().timezone),
    seed: request.seed,
    drawnBy,
    folder: request.out,
    ...request.form,
    ...(destination === undefined ? {} : { destination }),
  });
  return { issued, plan };
}

function write(
  context: Context,
  { request, baseUrl }: Wanted,
  partial: string,
  issued: IssuedBatch,
  drawn: ReadonlyMap<string, ManifestFile>,
): Promise<readonly ManifestFile[]> {
  const list = issuedList(issued, baseUrl);
  return withPictures(context, request.images, (options) =>
    writeBatchFolder(partial, context.path(request.out), list, { ...options, drawn }),
  );
}
