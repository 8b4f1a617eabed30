import { findCampaign } from '../codes/campaigns.ts';
import { PscrmError } from '../core/errors.ts';
import { DAY_MS, zoneOffset } from '../core/time.ts';
import { readBrand } from '../db/settings.ts';
import type { Skipped } from '../codes/choice.ts';
import { type Candidate, customersOf, parseSegment } from '../sms/audience.ts';
import type { SmsSpec } from '../sms/issue-messages.ts';
import { findProvider, type Provider, PROVIDERS } from '../sms/providers.ts';
import { parseTemplate, uses } from '../sms/template.ts';
import { askWhichCampaign } from './ask-campaign.ts';
import { typedReason } from './campaign-risks.ts';
import type { Input, OptionSpec } from './command.ts';
import type { Context } from './context.ts';
import { isTyped, OF_A_LIST, OF_ORDERS, refuseTyped } from './misplaced.ts';
import { readRecipients } from './recipients.ts';
import { typedMoment, wholeNumber } from './typed-values.ts';

/** How a message is worded and by whom it is sent; `sms lint` has these too. */
export const MESSAGE_OPTIONS: readonly OptionSpec[] = [
  { flags: '--text <template>', text: 'option.sms-text' },
  { flags: '--signature <name>', text: 'option.sms-signature' },
  { flags: '--constant-link', text: 'option.sms-constant-link' },
  { flags: '--send-at <moment>', text: 'option.sms-send-at' },
];

/** What `code batch` takes for text messages beside them. */
export const SMS_OPTIONS: readonly OptionSpec[] = [
  { flags: '--channel <id>', text: 'option.batch-channel' },
  { flags: '--segment <filter>', text: 'option.sms-segment', repeat: true },
  { flags: '--provider <id>', text: 'option.sms-provider', choices: PROVIDERS.map(({ id }) => id) },
  ...MESSAGE_OPTIONS,
  { flags: '--not-within <days>', text: 'option.sms-not-within' },
  { flags: '--with-held', text: 'option.sms-with-held' },
  { flags: '--holdout <percent>', text: 'option.sms-holdout' },
  { flags: '--holdout-seed <text>', text: 'option.sms-holdout-seed' },
  { flags: '--price <amount>', text: 'option.sms-price' },
  { flags: '--rows-per-file <n>', text: 'option.sms-rows' },
  { flags: '--acknowledge-risk <why>', text: 'option.acknowledge-risk' },
];

/** Is it messages that are wanted, and not bare codes for a campaign of text messages? */
export function wantsMessages(input: Input): boolean {
  if (input.text('text') !== undefined) return true;
  if (input.list('segment').length > 0 && !input.flag('per-customer')) return true;
  const isBare =
    input.text('count') !== undefined || input.flag('per-order') || input.flag('per-customer');
  return input.text('channel') === 'sms' && !isBare;
}

/** What was typed that says so. */
function sayingMessages(input: Input): '--channel sms' | '--text' | '--segment' {
  if (input.text('channel') === 'sms') return '--channel sms';
  return input.text('text') === undefined ? '--segment' : '--text';
}

/** @throws wrong-channel, where the campaign is for another one than was typed */
export function checkChannel(input: Input, campaign: { name: string; channel: string }): void {
  const wanted = wantsMessages(input) ? 'sms' : input.text('channel');
  if (wanted === undefined || wanted === campaign.channel) return;
  const { name, channel } = campaign;
  throw new PscrmError('wrong-channel', { campaign: name, channel, wanted });
}

/** A message that was to go out while its batch was typed is not late yet. */
const MINUTES_OF_WORK = 30 * 60_000;

/** What `code batch` was asked to write. */
export type SmsRequest = {
  readonly spec: Omit<SmsSpec, 'holdout'>;
  /** null: nobody has said when. */
  readonly minute: number | null;
  readonly notWithin: number;
  readonly holdout: { readonly percent: number; readonly seed: string | undefined } | null;
  readonly rowsPerFile: number;
  readonly candidates: readonly Candidate[];
  readonly numbers: 'listed' | 'any';
  /** Also whoever another campaign holds back. */
  readonly withHeld: boolean;
  /** Rows of the list that name nobody. */
  readonly unread: readonly Skipped[];
  readonly out: string;
  /** Goes on with what a killed run has left. */
  readonly resume: boolean;
  readonly dryRun: boolean;
  readonly why: string | undefined;
};

/** @throws missing-option, bad-option, usage, wrong-channel, no-link, unknown-variable, bad-recipient */
export async function askMessages(
  context: Context,
  input: Input,
  baseUrl: string,
): Promise<SmsRequest> {
  const { io, say, globals } = context;
  const asked: string[] = [];
  const answer = async (option: string, question: () => Promise<string>): Promise<string> => {
    const typed = input.text(option.slice(2));
    if (typed !== undefined) return typed;
    const given = await context.ask(option, question);
    asked.push(option, given);
    return given;
  };
  const otherWays = ['count', 'per-order', 'per-customer', 'images', 'png'];
  const wanted = sayingMessages(input);
  refuseTyped(input, otherWays, wanted, wanted === '--segment' ? 'of-segment' : undefined);
  refuseTyped(input, OF_ORDERS, wanted, 'of-orders');
  if (!isTyped(input, 'holdout') && isTyped(input, 'holdout-seed'))
    throw new PscrmError('missing-option', { option: '--holdout' });
  const name = input.text('campaign') ?? (await askWhichCampaign(context, asked, 'made'));
  const campaign = findCampaign(context.workspace(), name);
  checkChannel(input, campaign);
  const text = await answer('--text', () => io.ask.text(say('ask.sms-text')));
  const parts = parseTemplate(text);
  if (!uses(parts, 'link')) throw new PscrmError('no-link');
  const { people: candidates, unread } = await candidatesOf(context, input, answer);
  const [dryRun, resume] = [input.flag('dry-run'), input.flag('resume')];
  if (dryRun && resume) throw new PscrmError('usage', { problem: '--dry-run + --resume' });
  const out = dryRun
    ? (input.text('out') ?? '')
    : await answer('--out', () => io.ask.text(say('ask.out'), `${name}-sms`));
  if (asked.length > 0) context.sameCommand(asked);
  const provider = typedProvider(input.text('provider') ?? 'generic');
  const { brand } = readBrand(context.workspace());
  const signature = typedSignature(input, brand);
  const time = typedTime(context, input);
  const { currency } = context.settings();
  return {
    spec: {
      campaign,
      provider,
      signature,
      text,
      parts,
      link: input.flag('constant-link') ? 'constant' : 'own',
      brand,
      baseUrl,
      sendAt: time?.at ?? globals.now,
      priceMicros: typedPrice(input.text('price')),
      currency,
    },
    minute: time?.minute ?? null,
    notWithin: typedWhole(input, 'not-within', 0),
    holdout: typedHoldout(input),
    rowsPerFile: typedRows(input) ?? provider.rows,
    candidates,
    withHeld: input.flag('with-held'),
    numbers: input.list('segment').length === 0 ? 'listed' : 'any',
    unread,
    out,
    resume,
    dryRun,
    why: typedReason(input),
  };
}

async function candidatesOf(
  context: Context,
  input: Input,
  answer: (option: string, question: () => Promise<string>) => Promise<string>,
): Promise<{ readonly people: readonly Candidate[]; readonly unread: readonly Skipped[] }> {
  const filters = input.list('segment');
  if (filters.length === 0) {
    const file = await answer('--recipients', () =>
      context.io.ask.text(context.say('ask.recipients')),
    );
    return readRecipients(context, input, file);
  }
  refuseTyped(input, ['recipients', ...OF_A_LIST], '--segment');
  return { people: customersOf(context.workspace(), parseSegment(filters)), unread: [] };
}

/** @throws bad-option */
export function typedProvider(id: string): Provider {
  const provider = findProvider(id);
  if (provider !== undefined) return provider;
  const choices = PROVIDERS.map((one) => one.id);
  throw new PscrmError('bad-option', { option: '--provider', value: id, choices });
}

/** What stands in 【】: what was typed, or the brand of the workspace. @throws missing-option */
export function typedSignature(input: Input, brand: string): string {
  const signature = (input.text('signature') ?? brand)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/^【|】$/gu, '');
  if (signature === '') throw new PscrmError('missing-option', { option: '--signature' });
  return signature;
}

/** When it is to go out, ms UTC and minutes of that day. @throws bad-date; moment-passed */
export function typedTime(
  context: Context,
  input: Input,
): { readonly at: number; readonly minute: number } | undefined {
  const text = input.text('send-at');
  if (text === undefined) return undefined;
  const at = typedMoment(context, '--send-at', text, 'start');
  if (at === null) throw new PscrmError('bad-date', { option: '--send-at', value: text });
  if (at < context.globals.now - MINUTES_OF_WORK)
    throw new PscrmError('moment-passed', { value: text });
  const { timezone } = context.settings();
  return { at, minute: Math.floor(((at + zoneOffset(at, timezone)) % DAY_MS) / 60_000) };
}

function typedWhole(input: Input, option: string, otherwise: number): number {
  const text = input.text(option);
  return text === undefined ? otherwise : wholeNumber(`--${option}`, text, '0, 1, 2 …');
}

function typedRows(input: Input): number | undefined {
  const text = input.text('rows-per-file');
  const rows = text === undefined ? undefined : wholeNumber('--rows-per-file', text);
  if (rows !== 0) return rows;
  const choices = ['1, 2, 3 …'];
  throw new PscrmError('bad-option', { option: '--rows-per-file', value: '0', choices });
}

function typedHoldout(input: Input): SmsRequest['holdout'] {
  const text = input.text('holdout');
  if (text === undefined) return null;
  const percent = /^\d{1,2}(?:\.\d{1,2})?\s*[%％]?$/u.test(text) ? Number.parseFloat(text) : 0;
  // 0.1 may be meant as a tenth: less than one in a hundred is no group to compare with.
  if (percent < 1 || percent > 90)
    throw new PscrmError('bad-option', { option: '--holdout', value: text, choices: ['1% … 90%'] });
  return { percent, seed: input.text('holdout-seed') };
}

/** Of one segment, in millionths of the major unit: prices have more digits than coins. */
function typedPrice(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,4}(?:\.\d{1,6})?$/.test(text))
    throw new PscrmError('bad-option', { option: '--price', value: text, choices: ['0.045'] });
  return Math.round(Number(text) * 1_000_000);
}
