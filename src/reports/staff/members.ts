import type { Cell } from '../../core/table.ts';
import { REST } from '../rest.ts';
import type { Arrival } from '../arrivals/arrivals.ts';
import { cameThrough } from '../arrivals/costs.ts';
import type { Ground } from '../arrivals/ground.ts';
import { borne, type Heap, heapsOf } from '../arrivals/pieces.ts';
import { partsOf } from '../dimensions/parts.ts';

/** A member of staff ('' where nobody says which), or one part of whom they added. */
export type Member = Heap;

export type Asked = {
  readonly grouped: boolean;
  readonly top: number | undefined;
  /** Whose part somebody is who was added. */
  readonly valueOf: (arrival: Arrival) => Cell;
};

/**
 * Who added whom, the most first; of more than `top`, the others together. What a campaign (or one
 * variant of it) cost is borne in equal parts by those who came new through it, and so by who added them.
 */
export function staffMembers({ arrivals, buying, costs }: Ground, asked: Asked): Member[] {
  const met = arrivals.map((added, at) => {
    const piece = { row: added.staff, value: asked.valueOf(added), added };
    const bought = buying[at];
    if (!added.isNew || bought === undefined) return piece;
    return { ...piece, guest: { arrival: added, buying: bought, kept: added.kept } };
  });
  const spent = costs.flatMap((cost) => {
    const through = cameThrough(cost);
    const bearers = met.map(({ row, value, added }) => {
      return { row, value, weight: added.isNew && through(added) ? 1 : 0 };
    });
    return borne(cost.minor, bearers);
  });
  const heaps = heapsOf([...met, ...spent], asked);
  const sizes = new Map(
    [...partsOf(heaps, ({ row }) => row)].map(([row, its]) => {
      return [row, its.reduce((sum, { added }) => sum + added.length, 0)];
    }),
  );
  const size = ({ row }: Heap): number => (row === REST ? -1 : (sizes.get(row) ?? 0));
  return heaps.toSorted((a, b) => size(b) - size(a));
}
