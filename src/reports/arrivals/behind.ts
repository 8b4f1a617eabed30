import type { Cell } from '../../core/table.ts';
import { partName } from '../dimensions/dimension.ts';
import type { Behind, Person } from '../report.ts';
import type { Ground } from './ground.ts';
import { type Guest, hadBought, hasFirstOrder, isEarly, isKept, isUndecided } from './outcome.ts';

type Is = (guest: Guest) => boolean;

const LISTS: readonly (readonly [key: string, is: Is])[] = [
  ['joins', () => true],
  ['kept_7d', isKept],
  ['undecided', isUndecided],
  ['customers_before', hadBought],
  ['first_orders', hasFirstOrder],
];

type Line = {
  /** What the line is of: its row, and the part of it where parts are told apart. */
  readonly of: readonly Cell[];
  /** Its place in the result. */
  readonly row: number;
  readonly guests: readonly Guest[];
};

/** Blank where no file has private orders. */
const BOUGHT: ReadonlySet<string> = new Set(['customers_before', 'first_orders']);

/**
 * The numbers of a line that people stand behind: `CHANNEL:kept_7d`, `CHANNEL:PART:kept_7d`; with a window also
 * `CHANNEL:early`, who has not had it.
 */
export function behindGuests(
  { of, row, guests }: Line,
  { window, isTold }: Pick<Ground, 'window' | 'isTold'>,
): Behind[] {
  const lists = LISTS.filter(([key]) => isTold || !BOUGHT.has(key)).map(([key, is]) => {
    return { name: key, key, is };
  });
  const early = window === null ? [] : [{ name: 'early', key: 'open', is: isEarly }];
  return [...lists, ...early].map(({ name, key, is }) => ({
    stage: stageOf(of, name),
    row,
    key,
    people: () => people(guests, is),
  }));
}

export function stageOf(of: readonly Cell[], name: string): string {
  return [...of.map(partName), name].join(':');
}

export function people(guests: readonly Guest[], is: Is): Person[] {
  return guests.filter(is).map(({ arrival }) => ({ person: arrival.person }));
}
