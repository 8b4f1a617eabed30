import { shareOut } from '../arrivals/costs.ts';
import type { Ground } from '../arrivals/ground.ts';
import type { Guest } from '../arrivals/outcome.ts';
import type { Volume } from '../arrivals/volumes.ts';
import { collect } from '../collect.ts';

/** A batch, and what came of its codes. */
export type Line = {
  readonly batch: number;
  readonly campaign: string;
  readonly channel: string;
  /** Milliseconds UTC; days since 1970-01-01. */
  readonly madeAt: number;
  readonly madeDay: number;
  readonly unit: 'single' | 'shared';
  readonly codes: number;
  readonly visits: number;
  readonly guests: readonly Guest[];
  readonly cost: number | null;
};

/**
 * The batches that were made in the period, or through which somebody came or looked in it. What a campaign cost, or
 * a variant of it, is borne by its batches for as many codes as each has.
 */
export function batchLines(
  { scope, arrivals, buying, costs }: Ground,
  volumes: readonly Volume[],
): Line[] {
  const guests = new Map<number, Guest[]>();
  for (const [at, arrival] of arrivals.entries()) {
    const [batch, bought] = [arrival.origin?.batch ?? null, buying[at]];
    if (arrival.isNew && batch !== null && bought !== undefined)
      collect(guests, batch, { arrival, buying: bought, kept: arrival.kept });
  }
  const shares = costs.map(({ campaign, variant, minor }) =>
    shareOut(
      minor,
      volumes.map((one) => {
        const bears = one.campaign === campaign && (variant === '' || one.variant === variant);
        return bears ? one.codes : 0;
      }),
    ),
  );
  const batches = new Map<number, { parts: Volume[]; cost: number | null }>();
  for (const [at, volume] of volumes.entries()) {
    const line = batches.get(volume.batch) ?? { parts: [], cost: null };
    batches.set(volume.batch, line);
    line.parts.push(volume);
    for (const share of shares) {
      const part = share?.[at] ?? 0;
      if (part !== 0) line.cost = (line.cost ?? 0) + part;
    }
  }
  return [...batches.values()]
    .flatMap(({ parts, cost }) => {
      const [first] = parts;
      return first === undefined ? [] : lineOf(first, parts, guests.get(first.batch) ?? [], cost);
    })
    .filter((line) => line.madeAt >= scope.since || line.visits + line.guests.length > 0);
}

function lineOf(
  { batch, name, channel, madeAt, madeDay, unit }: Volume,
  parts: readonly Volume[],
  guests: readonly Guest[],
  cost: number | null,
): Line {
  const sum = (key: 'codes' | 'visits'): number =>
    parts.reduce((total, part) => total + part[key], 0);
  const counts = { codes: sum('codes'), visits: sum('visits') };
  return { batch, campaign: name, channel, madeAt, madeDay, unit, ...counts, guests, cost };
}
