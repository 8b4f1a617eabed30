import type { Arrival } from '../arrivals/arrivals.ts';
import type { CostRow } from '../arrivals/costs.ts';
import type { Guest } from '../arrivals/outcome.ts';
import type { Volume } from '../arrivals/volumes.ts';

/** One channel, or one channel with one variant. */
export type Cell = {
  /** Null: nothing shows where these people came from. */
  readonly channel: string | null;
  /** Null: codes without a variant; undefined: all variants together. */
  readonly variant?: string | null;
  /** Codes of the pair were made, people came through it, or money was spent on it. */
  readonly tested: boolean;
  readonly codes: number;
  readonly visits: number;
  readonly guests: readonly Guest[];
  /** Minor units; null where no cost is known. */
  readonly cost: number | null;
};

type Facts = {
  readonly volumes: readonly Volume[];
  readonly guests: readonly Guest[];
  readonly costs: readonly CostRow[];
};

/**
 * What belongs to each channel; by variant, what belongs to each pair of a channel and a variant that
 * are anywhere, tested or not. Channels and variants ascending, what has none last.
 */
export function channelCells({ volumes, guests, costs }: Facts, byVariant: boolean): Cell[] {
  const channels = distinct([
    ...volumes.map(({ channel }) => channel),
    ...costs.map(({ channel }) => channel),
    ...guests.map(({ arrival }) => arrival.origin?.channel ?? null),
  ]);
  if (!byVariant) return channels.map((channel) => cellOf({ volumes, guests, costs }, channel));
  const variants = distinct([
    ...volumes.map(({ variant }) => variant || null),
    ...costs.map(({ variant }) => variant || null),
    ...guests.map(({ arrival }) => variantOf(arrival)),
  ]);
  return channels.flatMap((channel) =>
    variants
      .map((variant) => cellOf({ volumes, guests, costs }, channel, variant))
      // Only what has a name can be tried in a channel that is known.
      .filter(({ tested, variant }) => tested || (channel !== null && variant !== null)),
  );
}

function cellOf(
  { volumes, guests, costs }: Facts,
  channel: string | null,
  variant?: string | null,
): Cell {
  const isHere = (one: string | null, other: string | null): boolean =>
    one === channel && (variant === undefined || other === variant);
  const codes = volumes.filter((one) => isHere(one.channel, one.variant || null));
  const here = guests.filter(({ arrival }) =>
    isHere(arrival.origin?.channel ?? null, variantOf(arrival)),
  );
  const spent = costs.filter((one) => isHere(one.channel, one.variant || null));
  return {
    channel,
    ...(variant !== undefined && { variant }),
    tested: codes.length + here.length + spent.length > 0,
    codes: codes.reduce((sum, one) => sum + one.codes, 0),
    visits: codes.reduce((sum, one) => sum + one.visits, 0),
    guests: here,
    cost: spent.length === 0 ? null : spent.reduce((sum, { minor }) => sum + minor, 0),
  };
}

function variantOf({ origin }: Arrival): string | null {
  return origin?.variant || null;
}

function distinct(values: readonly (string | null)[]): readonly (string | null)[] {
  const named = new Set(values.flatMap((value) => value ?? []));
  return [...[...named].toSorted(), ...(values.includes(null) ? [null] : [])];
}
