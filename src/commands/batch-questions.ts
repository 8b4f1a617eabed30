import type { Skipped } from '../codes/choice.ts';
import { type BatchSpec, COUNTS } from '../codes/plan-batch.ts';
import { platformsOfOrders } from '../codes/plan-orders.ts';
import { PscrmError } from '../core/errors.ts';
import { customerIdsOf, parseSegment } from '../sms/audience.ts';
import { askWhichCampaign } from './ask-campaign.ts';
import { type BatchRequest, type Mode, MODES, orderSpec, typedMode } from './batch-request.ts';
import { typedForm } from './code-form.ts';
import type { Input } from './command.ts';
import type { Context } from './context.ts';
import { OF_A_LIST, OF_MESSAGES, OF_ORDERS, refuseTyped } from './misplaced.ts';
import { readRecipients } from './recipients.ts';
import { wholeNumber } from './typed-values.ts';

/** What was typed, and, in a terminal, what was answered where it was not. @throws missing-option */
export async function askBatch(
  context: Context,
  input: Input,
  baseUrl: string,
): Promise<BatchRequest> {
  // What was answered, as it would have been typed.
  const asked: string[] = [];
  const campaign = input.text('campaign') ?? (await askWhichCampaign(context, asked, 'made'));
  const mode = typedMode(input) ?? (await askMode(context, asked));
  const { spec, unread = [] } = await specOf(context, input, mode, asked);
  const dryRun = input.flag('dry-run');
  const out = input.text('out') ?? (dryRun ? '' : await askFolder(context, campaign, asked));
  const images = input.text('images') ?? (input.flag('png') ? 'png' : 'svg');
  if (input.flag('png') && images !== 'png')
    throw new PscrmError('usage', { problem: '--png + --images' });
  if (dryRun && input.flag('resume'))
    throw new PscrmError('usage', { problem: '--dry-run + --resume' });
  const form = typedForm(input, baseUrl);
  if (asked.length > 0) context.sameCommand(asked);
  return {
    campaign,
    spec,
    unread,
    out,
    images: images === 'png' || images === 'none' ? images : 'svg',
    seed: input.text('seed') ?? null,
    form,
    resume: input.flag('resume'),
    dryRun,
  };
}

/** All customers, or those of a segment: the seeds of an invitation. */
function customersSpec(context: Context, input: Input): BatchSpec {
  const filters = input.list('segment');
  if (filters.length === 0) return { mode: 'customers' };
  return { mode: 'customers', among: customerIdsOf(context.workspace(), parseSegment(filters)) };
}

async function askMode(context: Context, asked: string[]): Promise<Mode> {
  const { io, say } = context;
  const answer = await context.ask(MODES.join(' | '), async () => {
    return io.ask.choose(say('ask.mode'), [
      { value: '--per-order', name: say('option.per-order') },
      { value: '--count', name: say('option.count') },
      { value: '--per-customer', name: say('option.per-customer') },
      { value: '--recipients', name: say('option.recipients') },
    ]);
  });
  const mode = MODES.find((one) => one === answer) ?? '--per-order';
  asked.push(mode);
  return mode;
}

async function askFolder(context: Context, campaign: string, asked: string[]): Promise<string> {
  return context.ask('--out', async () => {
    const folder = await context.io.ask.text(context.say('ask.out'), `${campaign}-codes`);
    asked.push('--out', folder);
    return folder;
  });
}

async function specOf(
  context: Context,
  input: Input,
  mode: Mode,
  asked: string[],
): Promise<{ readonly spec: BatchSpec; readonly unread?: readonly Skipped[] }> {
  const { io, say } = context;
  if (mode !== '--per-order') refuseTyped(input, OF_ORDERS, mode);
  if (mode !== '--recipients') refuseTyped(input, OF_A_LIST, mode);
  refuseTyped(input, OF_MESSAGES, mode, 'of-messages');
  const answer = async (option: string, key: 'ask.count' | 'ask.recipients'): Promise<string> => {
    const typed = input.text(option);
    if (typed !== undefined) return typed;
    const given = await context.ask(`--${option}`, () => io.ask.text(say(key)));
    asked.push(given);
    return given;
  };
  switch (mode) {
    case '--count':
      return {
        spec: {
          mode: 'count',
          count: wholeNumber('--count', await answer('count', 'ask.count'), COUNTS),
        },
      };
    case '--per-order':
      return { spec: orderSpec(input, platformsOfOrders(context.workspace())) };
    case '--per-customer':
      return { spec: customersSpec(context, input) };
    case '--recipients': {
      const file = await answer('recipients', 'ask.recipients');
      const { people, unread } = await readRecipients(context, input, file);
      const recipients = people.map(({ ids: [first] }) => first);
      return { spec: { mode: 'recipients', recipients }, unread };
    }
  }
}
