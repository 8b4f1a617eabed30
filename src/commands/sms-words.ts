import { currencyDigits, formatMoney } from '../core/money.ts';
import { isoInstant } from '../core/time.ts';
import { printable } from '../core/width.ts';
import type { Risk } from '../rules/risks.ts';
import type { Finding } from '../rules/rule.ts';
import { type IssuedMessages, type Message, segmentsOf } from '../sms/issue-messages.ts';
import { costOf } from '../sms/length.ts';
import type { Holdout, SmsPlan } from '../sms/plan-messages.ts';
import { phoneLines, SHOWN_LOCKED } from '../sms/preview.ts';
import { fillTemplate } from '../sms/template.ts';
import { formJson, sayForm } from './code-form.ts';
import type { Context } from './context.ts';
import { findingRow, sayFindings } from './rules-shown.ts';
import { sayReason } from './skipped-words.ts';
import type { SmsRequest } from './sms-request.ts';

/** What a batch of messages came to, or would. */
export type SmsOutcome = IssuedMessages & {
  readonly plan: SmsPlan;
  readonly holdout: Holdout | null;
  readonly findings: readonly Finding[];
  readonly risks: readonly Risk[];
  readonly files: readonly string[];
};

export function sayMessages(context: Context, request: SmsRequest, outcome: SmsOutcome): void {
  if (context.json) return context.printJson(jsonOf(context, request, outcome));
  const { print, say } = context;
  const { spec, dryRun } = request;
  const { plan, issued, messages, holdout } = outcome;
  for (const { reason, count } of plan.skipped) {
    const why = sayReason(context, reason);
    context.remark('say.skipped', { n: count, why, shown: '' });
  }
  const counts = { n: messages.length, campaign: spec.campaign.name, batch: issued.batchId };
  print(say(dryRun ? 'say.sms-plan' : 'say.sms-batch', counts));
  if (holdout !== null) {
    const { percent, seed } = holdout;
    const all = plan.held.length + plan.written.length;
    print(say('say.sms-held', { n: plan.held.length, all, percent, seed }));
    if (plan.held.length === 0) context.remark('say.sms-none-held', { all });
  }
  const spoiled = plan.written.filter(({ compared }) => compared).length;
  if (spoiled > 0) context.remark('say.sms-spoiled', { n: spoiled });
  sayForm(context, issued);
  sayLength(context, request, messages);
  print(say('say.sms-preview'));
  for (const [at, line] of previewOf(request, messages).entries())
    print(`  ${at < SHOWN_LOCKED ? '┃' : '│'} ${printable(line)}`);
  sayFindings(context, outcome.findings, outcome.risks, (text) => context.io.err(`${text}\n`));
  if (dryRun) return;
  print(say('say.sms-files', { folder: request.out, files: outcome.files }));
  context.next('pscrm import reports.csv replies.csv');
}

function sayLength(context: Context, { spec }: SmsRequest, messages: readonly Message[]): void {
  const { print, say } = context;
  const { shortest, longest } = rangeOf(messages);
  const segments = segmentsOf(messages);
  const range = shortest === longest ? String(longest) : `${shortest}–${longest}`;
  const several = messages.filter((one) => one.segments > 1).length;
  print(say('say.sms-length', { range, segments, several }));
  const { priceMicros, currency } = spec;
  if (priceMicros === null) return print(say('say.sms-price-unknown', { segments }));
  const cost = formatMoney(costOf(segments, priceMicros, currencyDigits(currency)), currency);
  const price = String(priceMicros / 1_000_000);
  print(say('say.sms-cost', { segments, price, cost, currency }));
}

function rangeOf(messages: readonly Message[]) {
  let [shortest, longest] = [Infinity, 0];
  for (const { characters } of messages) {
    shortest = Math.min(shortest, characters);
    longest = Math.max(longest, characters);
  }
  return { shortest, longest };
}

/** The longest message, with nobody's name; the codes of a dry run are none. */
function previewOf({ spec, dryRun }: SmsRequest, messages: readonly Message[]): readonly string[] {
  const [first] = messages;
  if (first === undefined) return [];
  const one = messages.reduce((a, b) => (b.characters > a.characters ? b : a), first);
  const { name, link } = one.values;
  const hidden = {
    ...one.values,
    name: '＊'.repeat(name.length),
    link: dryRun ? link.slice(0, -one.code.length) + '•'.repeat(one.code.length) : link,
  };
  return phoneLines(fillTemplate(spec.parts, spec.signature, hidden));
}

function jsonOf(context: Context, request: SmsRequest, outcome: SmsOutcome) {
  const { spec, dryRun, minute } = request;
  const { plan, issued, messages, holdout, findings, risks, files } = outcome;
  const segments = segmentsOf(messages);
  const { priceMicros, currency } = spec;
  return {
    schema: 'pscrm.batch/1',
    dry_run: dryRun,
    batch: dryRun ? null : issued.batchId,
    count: issued.codes.length,
    ...formJson(issued),
    folder: dryRun ? null : request.out,
    skipped: plan.skipped,
    sms: {
      provider: spec.provider.id,
      link: spec.link,
      // Nobody has said when: then it counts as sent now, and is no promise.
      send_at: minute === null ? null : isoInstant(spec.sendAt, context.settings().timezone),
      messages: messages.length,
      characters: rangeOf(messages),
      segments,
      cost_minor:
        priceMicros === null ? null : costOf(segments, priceMicros, currencyDigits(currency)),
      currency,
      held: plan.held.length,
      held_elsewhere: plan.written.filter(({ compared }) => compared).length,
      holdout_percent: holdout?.percent ?? 0,
      holdout_seed: holdout?.seed ?? null,
      preview: previewOf(request, messages),
      files,
      findings: findings.map((one) => findingRow(context, one, risks)),
    },
  };
}
