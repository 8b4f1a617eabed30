import { checkAddress, checkLink, refuseOwnAddress } from '../codes/addresses.ts';
import { findCampaign } from '../codes/campaigns.ts';
import type { NewWay } from '../codes/contact-ways.ts';
import type { TargetKind } from '../codes/redirect/state.ts';
import type { Target, TargetParts } from '../codes/targets.ts';
import { PscrmError } from '../core/errors.ts';
import { DAY_MS } from '../core/time.ts';
import type { Input, OptionSpec } from './command.ts';
import type { Context } from './context.ts';
import { printable } from '../core/width.ts';
import { keepQrFile } from './picture-file.ts';
import { typedLimit, typedMoment, typedMoney } from './typed-values.ts';

/** What `target add` and `target edit` both take. */
export const TARGET_OPTIONS: readonly OptionSpec[] = [
  { flags: '--url <address>', text: 'option.target-url' },
  { flags: '--file <picture>', text: 'option.target-file' },
  { flags: '--state <text>', text: 'option.target-state' },
  { flags: '--campaign <name>', text: 'option.target-campaign' },
  { flags: '--variant <name>', text: 'option.target-variant' },
  { flags: '--staff <account>', text: 'option.target-staff' },
  { flags: '--expires <moment>', text: 'option.expires' },
  { flags: '--capacity <n>', text: 'option.capacity' },
  { flags: '--cost-per-add <amount>', text: 'option.cost-per-add' },
];

export const optionName = ({ flags }: OptionSpec): string => /^--([a-z-]+)/.exec(flags)?.[1] ?? '';

/** Only contact ways have these. */
const OF_WAYS = ['state', 'campaign', 'variant'] as const;
export const isOfWay = (input: Input): boolean =>
  OF_WAYS.some((name) => input.text(name) !== undefined);

/** A group's QR lives so long (as WeCom's client exports it), and so many may join by it. */
const GROUP_DAYS = 7;
const GROUP_CAPACITY = 200;

/** Where a target leads, as typed. A picture is read here, and kept in the workspace. */
export type TypedPlace = { readonly url: string | null; readonly picture_id: number | null };

/** @throws usage where both were typed; bad-scheme, url-password, own-address; not-a-qr and its like */
export async function typedPlace(context: Context, input: Input): Promise<TypedPlace | undefined> {
  const [url, file] = [input.text('url'), input.text('file')];
  if (url !== undefined && file !== undefined)
    throw new PscrmError('usage', { problem: '--url + --file' });
  const base = context.settings().base_url;
  if (url !== undefined)
    return { url: refuseOwnAddress(checkAddress(url), base), picture_id: null };
  if (file === undefined) return undefined;
  const { id } = await keepQrFile(context, file, (text) => {
    context.remark('say.qr-read', { file, text: printable(text) });
    refuseOwnAddress(checkAddress(text), base);
  });
  return { url: null, picture_id: id };
}

/** Which way of putting it a kind needs. @throws missing-option, usage; channel-taken */
export function checkPlace(kind: TargetKind, place: TypedPlace | undefined, input: Input): void {
  const needs = { 'acquisition-link': '--url', 'url': '--url', 'qr-image': '--file' } as const;
  if (kind === 'contact-way') {
    if (input.text('state') === undefined)
      throw new PscrmError('missing-option', { option: '--state' });
    if (place === undefined) throw new PscrmError('missing-option', { option: '--url | --file' });
    return;
  }
  const strange = OF_WAYS.find((name) => input.text(name) !== undefined);
  if (strange !== undefined) throw new PscrmError('usage', { problem: `--${strange} + ${kind}` });
  const given = place === undefined ? undefined : place.url === null ? '--file' : '--url';
  if (given !== needs[kind])
    throw given === undefined
      ? new PscrmError('missing-option', { option: needs[kind] })
      : new PscrmError('usage', { problem: `${given} + ${kind}` });
  if (kind === 'acquisition-link') checkLink(place?.url ?? '');
}

/** The options that say something of any target; what was not typed is left out. */
export function typedParts(context: Context, input: Input): Partial<TargetParts> {
  const [staff, expires, capacity, cost] = ['staff', 'expires', 'capacity', 'cost-per-add'].map(
    (name) => input.text(name),
  );
  return {
    ...(staff === undefined ? {} : { staff }),
    ...(expires === undefined
      ? {}
      : { expires_at: typedMoment(context, '--expires', expires, 'end') }),
    ...(capacity === undefined ? {} : { capacity: typedCapacity(capacity) }),
    ...(cost === undefined ? {} : typedMoney(context, '--cost-per-add', cost)),
  };
}

function typedCapacity(text: string): number | null {
  const capacity = typedLimit('--capacity', text);
  if (capacity !== 0) return capacity;
  const choices = ['1, 2, 3 …, none'];
  throw new PscrmError('bad-option', { option: '--capacity', value: text, choices });
}

/** What a new group's QR has without being told. */
export function groupParts(now: number): Pick<Target, 'expires_at' | 'capacity'> {
  return { expires_at: now + GROUP_DAYS * DAY_MS, capacity: GROUP_CAPACITY };
}

/** A contact way as typed: for one campaign, or one variant of it, or for all. @throws unknown-campaign */
export function typedWay(context: Context, input: Input, place: TypedPlace): NewWay {
  const [campaign, variant = ''] = [input.text('campaign'), input.text('variant')];
  const of = campaign === undefined ? undefined : findCampaign(context.workspace(), campaign);
  if (variant !== '' && of !== undefined && !of.variants.some(({ name }) => name === variant)) {
    const choices = of.variants.map(({ name }) => name);
    throw new PscrmError('bad-option', { option: '--variant', value: variant, choices });
  }
  return { state: input.text('state') ?? '', campaign_id: of?.id ?? null, variant, ...place };
}
