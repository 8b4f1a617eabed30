import { codeRows } from '../codes/code-rows.ts';
import { discardFolder, writeBatchFolder } from '../codes/batch-folder.ts';
import { commitFolder } from '../codes/commit-folder.ts';
import { pointsTo } from '../codes/destinations.ts';
import { leadSomewhere } from '../codes/checkup/check-codes.ts';
import { findCampaign, type Campaign } from '../codes/campaigns.ts';
import { type IssuedBatch, type IssueOptions, issueBatch } from '../codes/issue-batch.ts';
import { type BatchPlan, planBatch } from '../codes/plan-batch.ts';
import { listPools } from '../codes/pools.ts';
import { listTargets } from '../codes/targets.ts';
import { PscrmError } from '../core/errors.ts';
import { maskWithin } from '../core/mask.ts';
import { dayOf } from '../core/time.ts';
import { printable } from '../core/width.ts';
import { databaseError } from '../db/errors.ts';
import { derive } from '../people/derive.ts';
import { touchedByBatch } from '../people/touched.ts';
import { openProgress } from '../ui/progress.ts';
import { askBatch } from './batch-questions.ts';
import { makeRoom } from './batch-room.ts';
import type { BatchRequest } from './batch-request.ts';
import { DESTINATION_OPTIONS, typedDestination } from './code-edit.ts';
import { FORM_OPTIONS, formJson, sayForm } from './code-form.ts';
import type { CommandSpec } from './command.ts';
import { type Context, sayKey } from './context.ts';
import { RECIPIENTS_OPTIONS } from './recipients.ts';
import { commandLine } from './shell.ts';
import { batchMessages } from './sms-batch.ts';
import { checkChannel, SMS_OPTIONS, wantsMessages } from './sms-request.ts';

export const codeBatch: CommandSpec = {
  path: 'code batch',
  text: 'help.code-batch',
  options: [
    { flags: '--campaign <name>', text: 'option.campaign' },
    { flags: '--count <n>', text: 'option.count' },
    { flags: '--per-order', text: 'option.per-order' },
    { flags: '--per-customer', text: 'option.per-customer' },
    { flags: '--recipients <file>', text: 'option.recipients' },
    ...RECIPIENTS_OPTIONS,
    { flags: '--platform <id>', text: 'option.batch-platform', repeat: true },
    { flags: '--shop <name>', text: 'option.batch-shop', repeat: true },
    { flags: '--status <list>', text: 'option.batch-status' },
    { flags: '--since <day>', text: 'option.batch-since' },
    { flags: '--until <day>', text: 'option.batch-until' },
    ...DESTINATION_OPTIONS,
    { flags: '--out <folder>', text: 'option.out' },
    { flags: '--images <kind>', text: 'option.images', choices: ['svg', 'png', 'none'] },
    { flags: '--png', text: 'option.png' },
    { flags: '--seed <text>', text: 'option.seed' },
    ...FORM_OPTIONS,
    { flags: '--dry-run', text: 'option.dry-run' },
    ...SMS_OPTIONS,
  ],
  output: 'json',
  schema: 'pscrm.batch/1',
  examples: [
    'code batch --campaign spring-card --per-order --platform pdd --out cards/',
    'code batch --campaign spring-card --count 3 --images none --out more-cards/',
    'code batch --campaign spring-card --count 500 --uppercase --out small-codes/',
    "code batch --channel sms --campaign spring-sms --segment all --signature 测试品牌 --text '{name|您}好，会员礼已备好 {link} {optout}' --price 0.045 --holdout 10% --dry-run",
  ],
  run: async (context, input) => {
    const { base_url: baseUrl } = context.settings();
    if (baseUrl === '') throw new PscrmError('no-base-url');
    if (wantsMessages(input)) return batchMessages(context, input, baseUrl);
    const destination = typedDestination(context, input);
    const request = await askBatch(context, input, baseUrl);
    const campaign = findCampaign(context.workspace(), request.campaign);
    checkChannel(input, campaign);
    if (!request.dryRun) await makeRoom(context, request.out);
    await (request.dryRun
      ? dryRun(context, campaign, request)
      : run(context, campaign, request, baseUrl, destination));
  },
};

async function dryRun(context: Context, campaign: Campaign, request: BatchRequest): Promise<void> {
  const plan = planBatch(context.workspace(), request.spec, { campaign });
  saySkipped(context, plan);
  if (context.json) {
    const { count, skipped } = plan;
    return context.printJson({
      schema: 'pscrm.batch/1',
      dry_run: true,
      batch: null,
      count,
      skipped,
    });
  }
  context.print(context.say('say.batch-plan', { n: plan.count, campaign: campaign.name }));
}

/** Codes are committed when their folder is whole, and the folder takes its name when they are. */
async function run(
  context: Context,
  campaign: Campaign,
  request: BatchRequest,
  baseUrl: string,
  destination: IssueOptions['destination'],
): Promise<void> {
  const db = context.workspace();
  const { now } = context.globals;
  const folder = context.path(request.out);
  let partial: string | undefined;
  try {
    db.exec('BEGIN IMMEDIATE');
    const plan = planBatch(db, request.spec, { campaign });
    saySkipped(context, plan);
    if (plan.count === 0) throw new PscrmError('nothing-to-issue', { campaign: campaign.name });
    const issued = issueBatch(db, plan, {
      now,
      day: dayOf(now, context.settings().timezone),
      seed: request.seed,
      folder: request.out,
      ...request.form,
      ...(destination === undefined ? {} : { destination }),
    });
    partial = await writeFolder(context, request, issued, baseUrl);
    derive(db, touchedByBatch(db, issued.batchId));
    db.exec('COMMIT');
    commitFolder(partial, folder, { replace: true });
    sayIssued(context, request, issued, plan);
    if (destination !== undefined) sayDestination(context, destination);
    context.next(stepAfter(context, issued, destination !== undefined));
  } catch (error) {
    if (db.inTransaction) {
      db.exec('ROLLBACK');
      if (partial !== undefined) discardFolder(partial);
    }
    if (context.io.signal.aborted) throw new PscrmError('interrupted', {}, { cause: error });
    throw databaseError(error, db.name);
  }
}

async function writeFolder(
  context: Context,
  request: BatchRequest,
  issued: IssuedBatch,
  baseUrl: string,
): Promise<string> {
  const { io, say } = context;
  const progress = openProgress(io, (n, perSecond) => say('progress.codes', { n, perSecond }));
  const common = { signal: io.signal, onProgress: (done: number) => progress.tick(done) };
  const rows = codeRows(issued, baseUrl);
  try {
    const folder = context.path(request.out);
    if (request.images === 'none')
      return await writeBatchFolder(folder, rows, { ...common, images: 'none' });
    const render = await renderer(request.images);
    return await writeBatchFolder(folder, rows, { ...common, images: request.images, render });
  } finally {
    progress.end();
  }
}

/** Drawing is loaded when something is drawn. */
async function renderer(images: 'svg' | 'png'): Promise<(url: string) => string | Uint8Array> {
  const { qrMatrix } = await import('../print/matrix.ts');
  if (images === 'png') {
    const { qrPng } = await import('../print/png.ts');
    return (url) => qrPng(qrMatrix(url));
  }
  const { qrSvg } = await import('../print/svg.ts');
  return (url) => qrSvg(qrMatrix(url));
}

const ASKED_FOR: ReadonlySet<string> = new Set(['other-platform', 'other-shop', 'outside-dates']);

function saySkipped(context: Context, plan: BatchPlan): void {
  for (const { reason, count, examples } of plan.skipped) {
    const why = sayReason(context, reason);
    // What was left out because it was asked for needs no examples.
    const surprising = plan.mode === 'orders' && !ASKED_FOR.has(reason);
    const more = count > examples.length ? ' …' : '';
    const shown = surprising ? `  (${printable(examples.join(', '))}${more})` : '';
    context.remark('say.skipped', { n: count, why, shown });
  }
}

/** A status that only a platform knows has no sentence of its own. */
function sayReason(context: Context, reason: string): string {
  const key = `skipped.${reason}`;
  const said = sayKey(key, context.say);
  return said === key
    ? context.say('skipped.status-other', {
        status: printable(maskWithin(reason.replace('status:', ''))),
      })
    : said;
}

function sayDestination(
  context: Context,
  destination: NonNullable<IssueOptions['destination']>,
): void {
  const { kind, name } = pointsTo(context.workspace(), destination);
  context.remark('say.batch-leads', { kind: context.say(`value.${kind}`), name: name ?? '' });
}

function sayIssued(
  context: Context,
  request: BatchRequest,
  issued: IssuedBatch,
  { skipped }: BatchPlan,
): void {
  const { batchId, codes } = issued;
  const count = codes.length;
  if (context.json) {
    context.printJson({
      schema: 'pscrm.batch/1',
      batch: batchId,
      count,
      ...formJson(issued),
      folder: request.out,
      skipped,
    });
    return;
  }
  context.print(context.say('say.batch', { batch: batchId, n: count, campaign: issued.campaign }));
  sayForm(context, issued);
  const variants = new Map<string, number>();
  for (const { variant } of codes)
    if (variant !== '') variants.set(variant, (variants.get(variant) ?? 0) + 1);
  if (variants.size > 0) {
    const split = [...variants]
      .map(([name, n]) => `${name} ${n}`)
      .toSorted()
      .join(', ');
    context.print(context.say('say.batch-variants', { split }));
  }
  context.print(context.say('say.batch-folder', { folder: request.out, images: request.images }));
}

/** First that its codes lead somewhere, then that cards are printed, then that somebody answers. */
function stepAfter(context: Context, { batchId, channel }: IssuedBatch, leads: boolean): string {
  const db = context.workspace();
  if (!leads) {
    const [[pool], [target]] = [listPools(db), listTargets(db)];
    return commandLine(leadSomewhere(batchId, pool?.name, target?.name));
  }
  if (channel !== 'package-card') return 'pscrm serve';
  return commandLine(['sheet', '--batch', String(batchId), '--out', 'cards.pdf']);
}
