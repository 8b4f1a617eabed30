import { pointsTo } from '../codes/destinations.ts';
import { leadSomewhere } from '../codes/checkup/check-codes.ts';
import { findCampaign, type Campaign } from '../codes/campaigns.ts';
import { type IssuedBatch, type IssueOptions, plannedLength } from '../codes/issue-batch.ts';
import { type BatchPlan, planBatch } from '../codes/plan-batch.ts';
import { listPools } from '../codes/pools.ts';
import { listTargets } from '../codes/targets.ts';
import { PscrmError } from '../core/errors.ts';
import { commandLine } from '../core/shell.ts';
import { printable } from '../core/width.ts';
import { askBatch } from './batch-questions.ts';
import type { BatchRequest } from './batch-request.ts';
import { judgeBatch, refuseRisks, typedReason } from './campaign-risks.ts';
import { DESTINATION_OPTIONS, typedDestination } from './code-edit.ts';
import { FORM_OPTIONS, formJson, sayForm } from './code-form.ts';
import type { CommandSpec } from './command.ts';
import type { Context } from './context.ts';
import { sayNamed } from './fill-folder.ts';
import { RECIPIENTS_OPTIONS } from './recipients.ts';
import { runBatch } from './run-batch.ts';
import { batchMessages } from './sms-batch.ts';
import { sayReason } from './skipped-words.ts';
import { checkChannel, SMS_OPTIONS, wantsMessages } from './sms-request.ts';
import { sayLargeSymbol } from './symbol-hint.ts';

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
    { flags: '--resume', text: 'option.resume' },
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
    // Who is written to is chosen where refusals are looked up, and nowhere else.
    const { mode } = request.spec;
    if (campaign.channel === 'sms' && (mode === 'recipients' || mode === 'customers'))
      throw new PscrmError('needs-text', { campaign: campaign.name });
    if (!request.dryRun) {
      const findings = judgeBatch(context, campaign, request);
      refuseRisks(context, campaign, findings, typedReason(input));
    }
    await (request.dryRun
      ? dryRun(context, campaign, request)
      : run(context, campaign, request, baseUrl, destination));
  },
};

async function dryRun(context: Context, campaign: Campaign, request: BatchRequest): Promise<void> {
  const db = context.workspace();
  const plan = withUnread(request, planBatch(db, request.spec, { campaign }));
  const form = { ...request.form, ...plannedLength(db, plan, request.form) };
  saySkipped(context, plan);
  if (context.json) {
    const { count, skipped } = plan;
    return context.printJson({
      schema: 'pscrm.batch/1',
      dry_run: true,
      batch: null,
      count,
      ...formJson(form),
      skipped,
    });
  }
  context.print(context.say('say.batch-plan', { n: plan.count, campaign: campaign.name }));
  if (plan.count > 0) sayForm(context, form);
}

async function run(
  context: Context,
  campaign: Campaign,
  request: BatchRequest,
  baseUrl: string,
  destination: IssueOptions['destination'],
): Promise<void> {
  const onPlan = (plan: BatchPlan): void => saySkipped(context, withUnread(request, plan));
  const ran = await runBatch(context, { campaign, request, baseUrl, destination, onPlan });
  if (ran.kind === 'named') return sayNamed(context, request.out, ran.batch);
  const { issued, plan } = ran.made;
  await sayIssued(context, request, issued, withUnread(request, plan), baseUrl);
  if (destination !== undefined) sayDestination(context, destination);
  context.next(stepAfter(context, issued, destination !== undefined));
}

/** The rows that name nobody are left out like everybody else who is. */
function withUnread({ unread }: BatchRequest, plan: BatchPlan): BatchPlan {
  return { ...plan, skipped: [...unread, ...plan.skipped] };
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

function sayDestination(
  context: Context,
  destination: NonNullable<IssueOptions['destination']>,
): void {
  const { kind, name } = pointsTo(context.workspace(), destination);
  context.remark('say.batch-leads', { kind: context.say(`value.${kind}`), name: name ?? '' });
}

async function sayIssued(
  context: Context,
  request: BatchRequest,
  issued: IssuedBatch,
  { skipped, personal }: BatchPlan,
  baseUrl: string,
): Promise<void> {
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
  await sayLargeSymbol(context, issued, { baseUrl, personal, length: request.form.length });
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
