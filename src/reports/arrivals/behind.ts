import type { Cell } from '../../core/table.ts';
import { partName } from '../dimensions/dimension.ts';
import type { Behind, Person } from '../report.ts';
import type { Ground, Told } from './ground.ts';
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

/** What is blank where no file has what it needs. */
const NEEDS: Readonly<Record<string, keyof Told>> = {
  kept_7d: 'leaves',
  kept_180d: 'leaves',
  added_kept: 'leaves',
  customers_before: 'orders',
  first_orders: 'orders',
};

/**
 * The numbers of a line that people stand behind: `CHANNEL:kept_7d`, `CHANNEL:PART:kept_7d`; with a window also
 * `CHANNEL:early`, who has not had it.
 */
export function behindGuests(
  { of, row, guests }: Line,
  { window, told }: Pick<Ground, 'window' | 'told'>,
): Behind[] {
  const lists = LISTS.filter(([key]) => isTold(key, told)).map(([key, is]) => {
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

/** Does any file have what a number needs? */
export function isTold(key: string, told: Told): boolean {
  const need = NEEDS[key];
  return need === undefined || told[need];
}

export function stageOf(of: readonly Cell[], name: string): string {
  return [...of.map(partName), name].join(':');
}

export function people(guests: readonly Guest[], is: Is): Person[] {
  return guests.filter(is).map(({ arrival }) => ({ person: arrival.person }));
}
