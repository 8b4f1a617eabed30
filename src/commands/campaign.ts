import { CHANNELS } from '../channels/index.ts';
import { listCampaigns, showCampaign } from '../codes/campaign-counts.ts';
import { createCampaign } from '../codes/campaigns.ts';
import { PscrmError } from '../core/errors.ts';
import type { Play } from '../core/play.ts';
import type { Table } from '../core/table.ts';
import { isoInstant } from '../core/time.ts';
import { commandLine } from '../core/shell.ts';
import { printable } from '../core/width.ts';
import { judgeCampaign } from '../rules/judge-campaign.ts';
import { type Risk, risksOf } from '../rules/risks.ts';
import type { CommandSpec, Input } from './command.ts';
import { type Context, sayKey } from './context.ts';
import { nextStep } from './counts.ts';

type Variant = { readonly name: string; readonly weight: number };

/**
 * `sample` or `sample:2`. The weight is what stands behind the last colon: names have none.
 * @throws bad-weight
 */
function parseVariant(text: string): Variant {
  const colon = text.lastIndexOf(':');
  if (colon < 0) return { name: text, weight: 1 };
  const weight = text.slice(colon + 1);
  if (!/^\d+$/.test(weight)) throw new PscrmError('bad-weight', { variant: text });
  return { name: text.slice(0, colon), weight: Number(weight) };
}

export const campaignCreate: CommandSpec = {
  path: 'campaign create',
  text: 'help.campaign-create',
  arguments: [{ name: 'name', text: 'argument.campaign' }],
  options: [
    { flags: '--channel <id>', text: 'option.channel' },
    { flags: '--play <kind>', text: 'option.play' },
    { flags: '--variant <name[:weight]>', text: 'option.variant', repeat: true },
  ],
  output: 'json',
  schema: 'pscrm.campaign/1',
  examples: [
    'campaign create spring-card --channel package-card --variant sample --variant red-packet',
    'campaign create friends-3 --channel referral --play assist',
  ],
  run: async (context, input) => {
    context.workspace();
    const { name, channel, variants } = await askCampaign(context, input);
    const created = createCampaign(
      context.workspace(),
      { name, channel, play: input.text('play'), variants: variants.map(parseVariant) },
      context.globals.now,
    );
    if (context.json) {
      const { id, play } = created;
      return context.printJson({
        schema: 'pscrm.campaign/1',
        id,
        name,
        channel,
        play,
        variants: created.variants,
      });
    }
    context.print(
      context.say('say.campaign-created', {
        name,
        channel: wayOf(created, context),
        variants: created.variants.map((one) => `${one.name} ×${one.weight}`).join(', ') || '–',
      }),
    );
    // Whoever plays with links learns it before there are codes, and not from what refuses to make them.
    const { play } = created;
    const texts = [name, ...created.variants.map((one) => one.name)];
    const isWatched = judgeCampaign({ channel, play, texts, platforms: [] }).length > 0;
    const lint = commandLine(['campaign', 'lint', name]);
    context.next(isWatched ? lint : nextStep(context.workspace()));
  },
};

/** Where its codes are, and what people are asked to do there: `referral · help by friends`. */
function wayOf({ channel, play }: { channel: string; play: Play | null }, { say }: Context) {
  const words = play === null ? [channel] : [channel, play];
  return words.map((word) => sayKey(`value.${word}`, say)).join(' · ');
}

async function askCampaign(
  context: Context,
  input: Input,
): Promise<{ name: string; channel: string; variants: readonly string[] }> {
  const { io, say } = context;
  const [typedName, typedChannel] = [input.arguments[0], input.text('channel')];
  const typedVariants = input.list('variant');
  if (typedName !== undefined && typedChannel !== undefined) {
    return { name: typedName, channel: typedChannel, variants: typedVariants };
  }
  const name =
    typedName ?? (await context.ask('NAME', () => io.ask.text(say('ask.campaign-name'))));
  const choices = CHANNELS.map(({ id }) => ({ value: id, name: sayKey(`value.${id}`, say) }));
  const channel =
    typedChannel ??
    (await context.ask('--channel', () => io.ask.choose(say('ask.channel'), choices)));
  const variants =
    typedVariants.length > 0
      ? typedVariants
      : (await io.ask.text(say('ask.variants'))).split(/[\s,，、]+/u).filter((one) => one !== '');
  if (name === '') throw new PscrmError('missing-argument', { argument: 'NAME' });
  const answers = typedName === undefined ? [name] : [];
  if (typedChannel === undefined) answers.push('--channel', channel);
  if (typedVariants.length === 0) answers.push(...variants.flatMap((one) => ['--variant', one]));
  context.sameCommand(answers);
  return { name, channel, variants };
}

export const campaignList: CommandSpec = {
  path: 'campaign list',
  text: 'help.campaign-list',
  output: 'table',
  schema: 'pscrm.campaigns/1',
  examples: ['campaign list', 'campaign list --json'],
  run: (context) => {
    const rows = listCampaigns(context.workspace());
    const table: Table = {
      columns: [
        { key: 'name', type: 'text' },
        { key: 'channel', type: 'word' },
        { key: 'play', type: 'word', spare: 1 },
        { key: 'variants', type: 'count' },
        { key: 'batches', type: 'count' },
        { key: 'codes', type: 'count' },
        { key: 'visits', type: 'count' },
        { key: 'joins', type: 'count' },
        { key: 'created_at', type: 'instant' },
      ],
      rows,
    };
    context.show('pscrm.campaigns/1', table);
    if (rows.length === 0) context.remark('say.no-campaigns');
  },
};

export const campaignShow: CommandSpec = {
  path: 'campaign show',
  text: 'help.campaign-show',
  arguments: [{ name: 'name', text: 'argument.campaign' }],
  output: 'json',
  schema: 'pscrm.campaign/1',
  examples: ['campaign show spring-card'],
  run: (context, input) => {
    const name = input.arguments[0];
    if (name === undefined) throw new PscrmError('missing-argument', { argument: 'NAME' });
    const campaign = showCampaign(context.workspace(), name);
    const zone = context.settings().timezone;
    const risks = risksOf(context.workspace(), campaign.id);
    if (context.json) {
      const { created_at, batches } = campaign;
      const dated = batches.map((one) => ({
        ...one,
        created_at: isoInstant(one.created_at, zone),
        cancelled_at: one.cancelled_at === null ? null : isoInstant(one.cancelled_at, zone),
      }));
      context.printJson({
        schema: 'pscrm.campaign/1',
        ...campaign,
        created_at: isoInstant(created_at, zone),
        batches: dated,
        risks: risks.map(({ at, ...one }) => ({ ...one, at: isoInstant(at, zone) })),
      });
      return;
    }
    const channel = wayOf(campaign, context);
    const { codes, visits, joins } = campaign;
    context.print(context.say('say.campaign', { name, channel, codes, visits, joins }));
    context.show('', {
      columns: [
        { key: 'variant', type: 'text' },
        { key: 'weight', type: 'count' },
        { key: 'codes', type: 'count' },
        { key: 'visits', type: 'count' },
        { key: 'joins', type: 'count' },
      ],
      rows: campaign.variants.map(({ name: variant, ...one }) => ({
        variant: variant || null,
        ...one,
      })),
    });
    sayRisks(context, risks);
    if (campaign.batches.length === 0) return;
    context.print('');
    context.show('', {
      columns: [
        { key: 'batch', type: 'text' },
        { key: 'mode', type: 'word' },
        { key: 'codes', type: 'count' },
        { key: 'visits', type: 'count' },
        { key: 'joins', type: 'count' },
        { key: 'created_at', type: 'instant' },
        { key: 'folder', type: 'text' },
        ...(campaign.batches.some(({ cancelled_at: at }) => at !== null)
          ? [{ key: 'cancelled_at', type: 'instant' } as const]
          : []),
      ],
      rows: campaign.batches.map(({ id, unit: _unit, length: _length, ...one }) => ({
        batch: id,
        ...one,
      })),
    });
  },
};

/** What somebody chose to go on against, and why: whoever asks later is to find it. */
function sayRisks(context: Context, risks: readonly Risk[]): void {
  if (risks.length === 0) return;
  const { print, say } = context;
  print(`\n${say('say.campaign-risks')}`);
  for (const { at, of, rule, why } of risks)
    print(
      say('say.campaign-risk', {
        at: context.cell(at, 'instant', null),
        of,
        rule,
        why: printable(why),
      }),
    );
}
