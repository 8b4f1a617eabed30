import type { Cell } from '../../core/table.ts';
import { REST } from '../rest.ts';
import { partsOf } from '../dimensions/parts.ts';
import type { Arrival } from './arrivals.ts';
import { shareOut } from './costs.ts';
import type { Guest } from './outcome.ts';

/** Something that came of codes or of people: the row it belongs to, the part of it, and what it adds. */
export type Piece = {
  readonly row: Cell;
  /** Null where nothing is told apart, too. */
  readonly value: Cell;
  readonly codes?: number;
  readonly visits?: number;
  /** Somebody new to the brand. */
  readonly guest?: Guest;
  /** Whom a member of staff added, new or not. */
  readonly added?: Arrival;
  /** Minor units. */
  readonly cost?: number;
};

/** All pieces of one part of one row. */
export type Heap = {
  readonly row: Cell;
  readonly value: Cell;
  readonly codes: number;
  readonly visits: number;
  readonly guests: readonly Guest[];
  readonly added: readonly Arrival[];
  /** Null where no cost is known. */
  readonly cost: number | null;
};

/** How many people a part has: what the largest parts are chosen by. */
const people = (pieces: readonly Piece[]): number =>
  pieces.filter(({ guest, added }) => guest !== undefined || added !== undefined).length;

/**
 * Rows ascending, in each its parts ascending.
 * @param top so many of the largest values, or of the largest rows where nothing is told apart; the others
 *   are one
 */
export function heapsOf(
  pieces: readonly Piece[],
  { grouped, top }: { readonly grouped: boolean; readonly top: number | undefined },
): Heap[] {
  const key = grouped ? 'value' : 'row';
  const kept = [...partsOf(pieces, (piece) => piece[key], top, people)].flatMap(([name, members]) =>
    name === REST ? members.map((piece) => ({ ...piece, [key]: REST })) : members,
  );
  return [...partsOf(kept, ({ row }) => row)].flatMap(([row, members]) =>
    [...partsOf(members, ({ value }) => value)].map(([value, its]) => heapOf(row, value, its)),
  );
}

function heapOf(row: Cell, value: Cell, pieces: readonly Piece[]): Heap {
  const sum = (key: 'codes' | 'visits' | 'cost'): number =>
    pieces.reduce((total, piece) => total + (piece[key] ?? 0), 0);
  return {
    row,
    value,
    codes: sum('codes'),
    visits: sum('visits'),
    guests: pieces.flatMap(({ guest }) => guest ?? []),
    added: pieces.flatMap(({ added }) => added ?? []),
    cost: pieces.some(({ cost }) => cost !== undefined) ? sum('cost') : null,
  };
}

/** Who or what bears a cost: a row, a part of it, and how much it weighs. */
export type Bearer = { readonly row: Cell; readonly value: Cell; readonly weight: number };

/**
 * Shares a cost out over rows, and the share of each over its parts, each time to the minor unit: so the
 * parts of a row bear what the row bears where nothing is told apart. Nothing where nobody bears it.
 */
export function borne(minor: number, bearers: readonly Bearer[]): Piece[] {
  const rows = [...partsOf(bearers, ({ row }) => row)];
  const weigh = (those: readonly Bearer[]): number =>
    those.reduce((sum, { weight }) => sum + weight, 0);
  const shares = shareOut(
    minor,
    rows.map(([, its]) => weigh(its)),
  );
  return rows.flatMap(([row, its], at) => {
    const parts = [...partsOf(its, ({ value }) => value)];
    const costs = shareOut(
      shares?.[at] ?? 0,
      parts.map(([, those]) => weigh(those)),
    );
    return parts.flatMap(([value], n) => {
      const cost = costs?.[n] ?? 0;
      return cost === 0 ? [] : [{ row, value, cost }];
    });
  });
}
