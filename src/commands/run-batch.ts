import { writeBatchFolder } from '../codes/batch-folder.ts';
import type { Campaign } from '../codes/campaigns.ts';
import { issuedList } from '../codes/code-rows.ts';
import { type IssuedBatch, type IssueOptions, issueBatch } from '../codes/issue-batch.ts';
import { type BatchPlan, planBatch } from '../codes/plan-batch.ts';
import { PscrmError } from '../core/errors.ts';
import { dayOf } from '../core/time.ts';
import { derive } from '../people/derive.ts';
import { touchedByBatch } from '../people/touched.ts';
import type { BatchRequest } from './batch-request.ts';
import { withPictures } from './code-pictures.ts';
import type { Context } from './context.ts';
import { type Filled, fillFolder } from './fill-folder.ts';

type Wanted = {
  readonly campaign: Campaign;
  readonly request: BatchRequest;
  readonly baseUrl: string;
  readonly destination: IssueOptions['destination'];
  /** Told before anything is drawn. */
  readonly onPlan: (plan: BatchPlan) => void;
};

type Made = { readonly issued: IssuedBatch; readonly plan: BatchPlan };

/** Makes a batch of codes with their list and pictures. @throws nothing-to-issue, and what `fillFolder` and issuing throw */
export async function runBatch(context: Context, wanted: Wanted): Promise<Filled<Made>> {
  const { request, destination } = wanted;
  const { campaign, spec, form, out, seed, resume } = request;
  return fillFolder(
    context,
    { out, seed, resume, request: [campaign, spec, form, destination] },
    (partial, drawnBy) => make(context, wanted, drawnBy, partial),
  );
}

async function make(
  context: Context,
  { campaign, request, baseUrl, destination, onPlan }: Wanted,
  drawnBy: string,
  partial: string,
): Promise<Made> {
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
  return { issued, plan };
}
