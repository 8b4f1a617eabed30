import type { Chart, Label } from '../core/chart.ts';
import { type Cell, OTHER, type Row } from '../core/table.ts';
import type { ReportBody } from './report.ts';

/** Inside reports, the value of the group of all that `--top` left: no name out of a file can be it. */
export const REST = '\u0000rest';

/**
 * A result as it is shown: the rest as `(other)`, and what is really called so in quotation marks, one pair
 * more than it has, so that no two names become one.
 */
export function namedApart({ rows, charts, ...body }: ReportBody): ReportBody {
  return {
    ...body,
    rows: rows.map(rowNamed),
    ...(charts && { charts: charts.map(chartNamed) }),
  };
}

/** What a group is called where it is shown. */
export function named<C extends Cell>(value: C): C | string {
  if (value === REST) return OTHER;
  return typeof value === 'string' && BEARS_IT.test(value) ? `"${value}"` : value;
}
const BEARS_IT = /^"*\(other\)"*$/;

function rowNamed(row: Row): Row {
  const other = Object.entries(row).filter(([, value]) => named(value) !== value);
  if (other.length === 0) return row;
  return { ...row, ...Object.fromEntries(other.map(([key, value]) => [key, named(value)])) };
}

function labelNamed<L extends Label | null>(label: L): L {
  return label === null ? label : { ...label, value: named(label.value) };
}

const withName = <N extends { readonly name: Label | null }>(one: N): N => ({
  ...one,
  name: labelNamed(one.name),
});

function chartNamed(chart: Chart): Chart {
  switch (chart.kind) {
    case 'funnel':
      return { ...chart, groups: chart.groups.map(withName) };
    case 'bars':
      return {
        ...chart,
        categories: chart.categories.map(labelNamed),
        series: chart.series.map(withName),
      };
    case 'heat':
      return { ...chart, columns: chart.columns.map(labelNamed), rows: chart.rows.map(withName) };
    case 'lines':
      return { ...chart, series: chart.series.map(withName) };
    case 'histogram':
      return chart;
  }
}
