import type { BarsChart, HeatChart, Label } from '../../core/chart.ts';
import type { Cell } from '../../core/table.ts';
import { type AnyDimension, columnOf } from '../dimensions/dimension.ts';
import { type Guest, isKept } from './outcome.ts';

/** How many came in each group, and of how many it is known that they stayed. */
export function joinsAndKept(
  title: string,
  groups: readonly { readonly label: Label; readonly guests: readonly Guest[] }[],
): BarsChart {
  const counted = [
    ['joined', () => true],
    ['kept_7d', isKept],
  ] as const;
  return {
    kind: 'bars',
    title,
    type: 'count',
    categories: groups.map(({ label }) => label),
    series: counted.map(([name, is]) => ({
      name: { value: name, type: 'word' },
      values: groups.map(({ guests }) => ({ value: guests.filter(is).length })),
    })),
  };
}

/** A number for each row and part; blank (null) where the row has no such part, or nothing can be said of it. */
export function rowsByParts(
  title: string,
  {
    type,
    by,
    parts,
  }: {
    readonly type: Label['type'];
    readonly by: AnyDimension;
    readonly parts: readonly Cell[];
  },
  cells: readonly { readonly row: Cell; readonly part: Cell; readonly n: number | null }[],
): HeatChart {
  const rows = [...new Set(cells.map(({ row }) => row))];
  return {
    kind: 'heat',
    title,
    type: 'count',
    columns: parts.map((value) => ({ value, type: columnOf(by).type })),
    rows: rows.map((row) => ({
      name: { value: row, type },
      values: parts.map(
        (part) => cells.find((cell) => cell.row === row && cell.part === part)?.n ?? null,
      ),
    })),
  };
}
