import type { Cell as Value } from '../../core/table.ts';
import { REST } from '../rest.ts';
import type { Arrival } from '../arrivals/arrivals.ts';
import { cameThrough, type CostRow } from '../arrivals/costs.ts';
import type { Guest } from '../arrivals/outcome.ts';
import { borne, type Heap, heapsOf, type Piece } from '../arrivals/pieces.ts';
import type { Volume } from '../arrivals/volumes.ts';
import { partsOf } from '../dimensions/parts.ts';

type Facts = {
  readonly volumes: readonly Volume[];
  readonly guests: readonly Guest[];
  readonly costs: readonly CostRow[];
  /** What the campaigns have variants for, whether any code is of them or not. */
  readonly variants: readonly string[];
};

type Asked = {
  readonly by: string | undefined;
  readonly top: number | undefined;
  /** Whose part somebody is who joined. */
  readonly valueOf: (arrival: Arrival) => Value;
};

/**
 * One channel, or one channel with one value. `tested`, of a channel and a variant: codes of it were made, or
 * people came; null of what is no such pair.
 */
export type Cell = Heap & { readonly tested: boolean | null };

/**
 * What belongs to each channel, or to each pair of a channel and a value; of variants also the pairs that
 * nobody tried, though a campaign may have a variant for them. Channels and values ascending, what has none last.
 */
export function channelCells(facts: Facts, { by, top, valueOf }: Asked): Cell[] {
  const pieces = [
    ...facts.volumes.map(({ channel: row, value, codes, visits }) => ({
      row,
      value,
      codes,
      visits,
    })),
    ...facts.guests.map((guest) => ({
      row: guest.arrival.origin?.channel ?? null,
      value: valueOf(guest.arrival),
      guest,
    })),
    ...facts.costs.flatMap((cost) => costPieces(cost, facts.guests, by, valueOf)),
  ];
  const heaps = heapsOf(pieces, { grouped: by !== undefined, top });
  if (by !== 'variant') return heaps.map((heap) => ({ ...heap, tested: null }));
  const cells = heaps.map((heap) => ({ ...heap, tested: isTested(heap) }));
  return withUntested(cells, unmade(cells, facts.variants, top));
}

/** Variants without a code, a cost or anybody: as many as `top` leaves room for, none beside the others of it. */
function unmade(
  cells: readonly Cell[],
  variants: readonly string[],
  top: number | undefined,
): readonly string[] {
  const made = new Set(cells.flatMap(({ value }) => value ?? []));
  const room = made.has(REST) ? 0 : (top ?? Infinity) - made.size;
  return variants.filter((name) => !made.has(name)).slice(0, Math.max(0, room));
}

/** Only what has a name can be tried in a channel that is known. */
function isPair({ row, value }: Pick<Heap, 'row' | 'value'>): boolean {
  return row !== null && value !== null && value !== REST;
}

function isTested(heap: Heap): boolean | null {
  return isPair(heap) ? heap.codes > 0 || heap.guests.length > 0 : null;
}

/** A cost is its campaign's channel's; a variant's its own, any other part's by who came through the campaign. */
function costPieces(
  cost: CostRow,
  guests: readonly Guest[],
  by: string | undefined,
  valueOf: Asked['valueOf'],
): Piece[] {
  const { channel: row, minor } = cost;
  if (by === undefined) return [{ row, value: null, cost: minor }];
  if (by === 'variant') return [{ row, value: cost.variant || null, cost: minor }];
  const through = cameThrough(cost);
  const bearers = guests
    .filter(({ arrival }) => through(arrival))
    .map(({ arrival }) => ({ row, value: valueOf(arrival), weight: 1 }));
  return bearers.length === 0 ? [{ row, value: null, cost: minor }] : borne(minor, bearers);
}

function withUntested(cells: readonly Cell[], untried: readonly string[]): Cell[] {
  const channels = [...partsOf(cells, ({ row }) => row).keys()];
  const values = [...cells, ...untried.map((value) => ({ value }))];
  const variants = [...partsOf(values, ({ value }) => value).keys()];
  return channels.flatMap((row) =>
    variants.flatMap((value) => {
      const cell = cells.find((one) => one.row === row && one.value === value);
      if (cell !== undefined) return cell;
      return isPair({ row, value }) ? { ...UNTESTED, row, value } : [];
    }),
  );
}

const UNTESTED = { codes: 0, visits: 0, guests: [], added: [], cost: null, tested: false } as const;
