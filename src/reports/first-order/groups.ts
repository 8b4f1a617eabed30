import type { Cell } from '../../core/table.ts';
import type { Joined } from '../dimensions/joins.ts';
import { partsOf } from '../dimensions/parts.ts';
import { type Curve, curveOf, curvesByProduct } from './curve.ts';
import type { Person } from './newcomers.ts';

export type Group = {
  readonly value: Cell;
  readonly curve: Curve;
};

/** A curve for each value of what is known when people join: values ascending, who has none last. */
export function groupsOf(
  people: readonly Person[],
  valueOf: (join: Joined) => Cell,
  end: number,
  top: number | undefined,
): readonly Group[] {
  return [...partsOf(people, ({ join }) => valueOf(join), top)].map(([value, members]) => ({
    value,
    curve: curveOf(members, end),
  }));
}

/** A curve for each product that was somebody's first. @param products what the first line of an order sold */
export function groupsByProduct(
  people: readonly Person[],
  products: ReadonlyMap<number, string | null>,
  end: number,
  top: number | undefined,
): readonly Group[] {
  const buyers = people.filter(({ order }) => order !== null);
  const groups = partsOf(buyers, ({ order }) => products.get(order ?? 0) ?? null, top);
  const valueOfPerson = new Map<number, Cell>();
  for (const [value, members] of groups) {
    for (const { person } of members) valueOfPerson.set(person, value);
  }
  const curves = curvesByProduct(people, end, (person) => valueOfPerson.get(person) ?? null);
  return [...groups.keys()].flatMap((value) => {
    const curve = curves.get(value);
    return curve === undefined ? [] : [{ value, curve }];
  });
}
