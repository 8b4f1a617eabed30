import type { Cell, ColumnType } from '../../core/table.ts';
import { monthOf } from '../../core/time.ts';
import { collect } from '../collect.ts';
import type { Dimension as DimensionName } from '../options.ts';
import type { CodeRow } from './facts.ts';

type Dimension = { readonly type: ColumnType; readonly of: (code: CodeRow) => Cell };

/** What codes can be told apart by. A code without the property is in the group `null`. */
const DIMENSIONS = {
  variant: { type: 'text', of: (code) => (code.variant === '' ? null : code.variant) },
  channel: { type: 'word', of: (code) => code.channel },
  batch: { type: 'text', of: (code) => code.batch },
  platform: { type: 'word', of: (code) => code.platform },
  month: { type: 'text', of: (code) => monthOf(code.issued_day) },
} as const satisfies Partial<Record<DimensionName, Dimension>>;

export type By = keyof typeof DIMENSIONS;

export const BY: readonly By[] = ['variant', 'channel', 'batch', 'platform', 'month'];

export function isBy(name: string): name is By {
  return Object.hasOwn(DIMENSIONS, name);
}

/** How the dimension's own column is read. */
export function columnTypeOf(by: By): ColumnType {
  return DIMENSIONS[by].type;
}

/**
 * The codes of each value of a dimension: values ascending, codes that have none last.
 * Without a dimension all codes, even none at all, are one group.
 */
export function groupCodes(
  codes: readonly CodeRow[],
  by: By | undefined,
): ReadonlyMap<Cell, readonly CodeRow[]> {
  if (by === undefined) return new Map([[null, codes]]);
  const groups = new Map<Cell, CodeRow[]>();
  for (const code of codes) collect(groups, DIMENSIONS[by].of(code), code);
  return new Map([...groups].toSorted(([a], [b]) => compareCells(a, b)));
}

function compareCells(a: Cell, b: Cell): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
