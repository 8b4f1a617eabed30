import type { Cell, Column, ColumnType, Row } from '../../core/table.ts';
import type { Curve } from './curve.ts';

const SHARES: readonly Column[] = [
  { key: 'within_days', type: 'count' },
  { key: 'ordered', type: 'count' },
  { key: 'waiting', type: 'count', spare: 2 },
  { key: 'open', type: 'count', spare: 1 },
  { key: 'share', type: 'rate', bar: 'of-one' },
  { key: 'low', type: 'rate' },
  { key: 'high', type: 'rate' },
];

const SUBSIDY: readonly Column[] = [
  { key: 'subsidy_each_minor', type: 'money', spare: 3 },
  { key: 'currency', type: 'text', spare: 4 },
];

/** What is true of a group as a whole, as a square table shows it before the days. */
export function wholeOf(by: string): readonly string[] {
  const always = ['people', 'buyers', 'median_days'];
  return by === 'variant' ? [...always, ...SUBSIDY.map(({ key }) => key)] : always;
}

/** The columns: of one curve, or of one for each group. */
export function columnsFor(by: string | undefined, type: ColumnType): readonly Column[] {
  if (by === undefined) return SHARES;
  return [
    { key: by, type },
    { key: 'people', type: 'count' },
    { key: 'buyers', type: 'count' },
    { key: 'median_days', type: 'days', spare: 2 },
    ...(by === 'variant' ? SUBSIDY : []),
    ...SHARES,
  ];
}

/** A row for each number of days. */
export function curveRows({ shares }: Curve): Row[] {
  return shares.map(({ days, ordered, waiting, open, share, low, high }) => ({
    within_days: days,
    ordered: ordered.length,
    waiting,
    open,
    share,
    low: low,
    high: high,
  }));
}

/**
 * The same of a group, with what is true of the group as a whole in each row.
 * @param money the cells of what its first orders cost, where that is told apart
 */
export function groupRows(by: string, value: Cell, curve: Curve, money: Row): Row[] {
  const whole: Row = {
    [by]: value,
    people: curve.people,
    buyers: curve.ordered,
    median_days: curve.medianDays,
    ...money,
  };
  return curveRows(curve).map((row) => ({ ...whole, ...row }));
}
