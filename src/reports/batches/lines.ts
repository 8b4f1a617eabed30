import type { Cell } from '../../core/table.ts';
import type { Arrival } from '../arrivals/arrivals.ts';
import type { Ground } from '../arrivals/ground.ts';
import { guestsOf } from '../arrivals/ground.ts';
import { borne, type Heap, heapsOf, type Piece } from '../arrivals/pieces.ts';
import type { Volume } from '../arrivals/volumes.ts';

/** What came of the codes of a batch, or of one part of them; null: of several batches together. */
export type Line = Heap & { readonly batch: Volume | null };

export type Asked = {
  readonly grouped: boolean;
  readonly top: number | undefined;
  /** The part of somebody who came. */
  readonly valueOf: (arrival: Arrival) => Cell;
};

/**
 * The batches that were made in the period, or through which somebody came or looked in it. What a campaign
 * cost, or a variant of it, is borne by its batches for as many codes as each has.
 */
export function batchLines(ground: Ground, volumes: readonly Volume[], asked: Asked): Line[] {
  const batches = new Map(volumes.map((volume) => [volume.batch, volume]));
  const guests = guestsOf(ground).flatMap((guest): Piece[] => {
    const { batch = null } = guest.arrival.origin ?? {};
    const isKnown = batch !== null && batches.has(batch);
    return isKnown ? [{ row: batch, value: asked.valueOf(guest.arrival), guest }] : [];
  });
  const codes = volumes.map(({ batch: row, value, codes: n, visits }) => ({
    row,
    value,
    codes: n,
    visits,
  }));
  const active = new Set<Cell>(guests.map(({ row }) => row));
  for (const { row, visits } of codes) if (visits > 0) active.add(row);
  const isShown = ({ row }: Piece): boolean =>
    active.has(row) || (batches.get(Number(row))?.madeAt ?? 0) >= ground.scope.since;
  const pieces = [...codes, ...guests, ...costPieces(ground, volumes)].filter(isShown);
  return heapsOf(pieces, asked).map((heap) => ({
    ...heap,
    batch: batches.get(Number(heap.row)) ?? null,
  }));
}

function costPieces({ costs }: Ground, volumes: readonly Volume[]): Piece[] {
  return costs.flatMap(({ campaign, variant, minor }) => {
    const bearing = volumes.filter(
      (one) => one.campaign === campaign && (variant === '' || one.variant === variant),
    );
    return borne(
      minor,
      bearing.map(({ batch: row, value, codes: weight }) => ({ row, value, weight })),
    );
  });
}
