import { type Cell, type ColumnType, OTHER } from '../../core/table.ts';
import { dayOf, monthOf } from '../../core/time.ts';
import { collect } from '../collect.ts';
import { topGroups } from '../top.ts';
import { type Curve, curveOf, curvesByProduct } from './curve.ts';
import type { Person } from './newcomers.ts';

/** What newcomers can be told apart by: all but `product` are known when they join. */
export const BY = ['variant', 'channel', 'staff', 'month', 'product'] as const;
export type By = (typeof BY)[number];

/** How the dimension's own column is read. */
export function columnTypeOf(by: By): ColumnType {
  return by === 'channel' ? 'word' : 'text';
}

export type Group = {
  readonly value: Cell;
  readonly curve: Curve;
};

type Ground = {
  readonly end: number;
  readonly timezone: string;
  readonly top: number | undefined;
  /** What the first line of an order sold. */
  readonly products: ReadonlyMap<number, string | null>;
};

/** A curve for each value: values ascending, people who have none last. */
export function groupsOf(people: readonly Person[], by: By, ground: Ground): readonly Group[] {
  const { end, timezone, top, products } = ground;
  if (by === 'product') return byProduct(people, end, products, top);
  const groups = new Map<Cell, Person[]>();
  for (const person of people) collect(groups, valueOf(person, by, timezone), person);
  const sorted = new Map([...groups].toSorted(([a], [b]) => compareCells(a, b)));
  return [...topGroups(sorted, top)].map(([value, members]) => ({
    value,
    curve: curveOf(members, end),
  }));
}

function valueOf({ join }: Person, by: Exclude<By, 'product'>, timezone: string): Cell {
  if (by === 'month') return monthOf(dayOf(join.at, timezone));
  return join[by] === '' ? null : join[by];
}

function byProduct(
  people: readonly Person[],
  end: number,
  products: ReadonlyMap<number, string | null>,
  top: number | undefined,
): readonly Group[] {
  const bought = new Map<Cell, Person[]>();
  for (const person of people) {
    if (person.order !== null) collect(bought, products.get(person.order) ?? null, person);
  }
  const sorted = new Map([...bought].toSorted(([a], [b]) => compareCells(a, b)));
  const valueOfPerson = new Map<number, Cell>();
  const groups = topGroups(sorted, top);
  for (const [value, members] of groups) {
    for (const { person } of members) valueOfPerson.set(person, value);
  }
  const curves = curvesByProduct(people, end, (person) => valueOfPerson.get(person) ?? null);
  return [...groups.keys()].flatMap((value) => {
    const curve = curves.get(value);
    return curve === undefined ? [] : [{ value, curve }];
  });
}

/** How a group is named to `--who`: `-` is the group of those who have no value. */
export function groupName(value: Cell): string {
  if (value === null) return '-';
  return value === OTHER ? OTHER : String(value);
}

function compareCells(a: Cell, b: Cell): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
