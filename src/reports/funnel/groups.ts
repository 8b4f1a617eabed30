import type { Cell, ColumnType } from '../../core/table.ts';
import { formatDay, monthOf } from '../../core/time.ts';
import { collect } from '../collect.ts';
import type { Dimension as DimensionName } from '../options.ts';
import type { CodeRow } from './facts.ts';

type Dimension = { readonly type: ColumnType; readonly of: (code: CodeRow) => Cell };

/** What codes can be told apart by. A code without the property is in the group `null`. */
const DIMENSIONS = {
  'variant': { type: 'text', of: (code) => (code.variant === '' ? null : code.variant) },
  'channel': { type: 'word', of: (code) => code.channel },
  'batch': { type: 'text', of: (code) => code.batch },
  'platform': { type: 'word', of: (code) => code.platform },
  'target': { type: 'text', of: (code) => code.target },
  'staff': { type: 'text', of: (code) => code.staff },
  'shop': { type: 'text', of: (code) => code.shop },
  'product': { type: 'text', of: (code) => code.product },
  'province': { type: 'text', of: (code) => code.province },
  'month': { type: 'text', of: ({ issued_day: day }) => (day === null ? null : monthOf(day)) },
  'week': { type: 'text', of: ({ issued_day: day }) => (day === null ? null : weekOf(day)) },
  // Where the people came from: the platform that the parcel was bought on, else the channel.
  'first-source': { type: 'word', of: (code) => code.platform ?? code.channel },
} as const satisfies Record<DimensionName, Dimension>;

export function isBy(name: string): name is DimensionName {
  return Object.hasOwn(DIMENSIONS, name);
}

/** How the dimension's own column is read. */
export function columnTypeOf(by: DimensionName): ColumnType {
  return DIMENSIONS[by].type;
}

/**
 * The codes of each value of a dimension: values ascending, codes that have none last.
 * Without a dimension all codes, even none at all, are one group.
 */
export function groupCodes(
  codes: readonly CodeRow[],
  by: DimensionName | undefined,
): ReadonlyMap<Cell, readonly CodeRow[]> {
  if (by === undefined) return new Map([[null, codes]]);
  const groups = new Map<Cell, CodeRow[]>();
  for (const code of codes) collect(groups, DIMENSIONS[by].of(code), code);
  return new Map([...groups].toSorted(([a], [b]) => compareCells(a, b)));
}

/** The Monday that the week of a day begins with, `2026-03-02`. 1970-01-01 was a Thursday. */
export function weekOf(day: number): string {
  return formatDay(day - ((((day + 3) % 7) + 7) % 7));
}

export function compareCells(a: Cell, b: Cell): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
