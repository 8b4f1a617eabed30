import type { Cell, ColumnType } from './table.ts';

/**
 * What a page may draw beside a table, as data: a report says what is to be seen, `ui/page` how it
 * looks. `title` is a word of `text/`, `chart.TITLE`. Numbers are as in the table: rates are
 * fractions, money is minor units of the table's currency. Null is unknown or not reached yet.
 */
export type Chart = FunnelChart | BarsChart | HeatChart | LinesChart | HistogramChart;

/** What a mark stands for, read like a cell of a column of that type. */
export type Label = { readonly value: Cell; readonly type: ColumnType };

/** Steps from the widest to the narrowest; one set of bars for each group. */
export type FunnelChart = {
  readonly kind: 'funnel';
  readonly title: string;
  readonly groups: readonly {
    /** None where there is one group only, or the steps say themselves which it is. */
    readonly name: Label | null;
    readonly steps: readonly {
      readonly label: Label;
      readonly count: number;
      /** Of the step before; null for the first. */
      readonly rate: number | null;
    }[];
  }[];
};

/** Bars side by side, in each category one of each series, with intervals where they are known. */
export type BarsChart = {
  readonly kind: 'bars';
  readonly title: string;
  readonly type: ColumnType;
  readonly categories: readonly Label[];
  readonly series: readonly {
    /** None where there is one series only. */
    readonly name: Label | null;
    readonly values: readonly Bar[];
  }[];
};
export type Bar = {
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
};

/** Numbers by row and column. A row may be shorter than the columns: the calendar has not reached the rest. */
export type HeatChart = {
  readonly kind: 'heat';
  readonly title: string;
  readonly type: ColumnType;
  readonly columns: readonly Label[];
  readonly rows: readonly {
    readonly name: Label;
    readonly values: readonly (number | null)[];
  }[];
};

/** Curves over a number line; `step` holds each value until the next point, as Kaplan–Meier does. */
export type LinesChart = {
  readonly kind: 'lines';
  readonly title: string;
  readonly step: boolean;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly {
    readonly name: Label | null;
    /** x ascending; `low` and `high` are drawn as a band. */
    readonly points: readonly {
      readonly x: number;
      readonly y: number | null;
      readonly low?: number | null;
      readonly high?: number | null;
    }[];
  }[];
};
/** `title` is a column's, `column.TITLE`. */
export type Axis = { readonly title: string; readonly type: ColumnType };

/** How many fall into each bin, `from` inclusive, `to` exclusive (the last one inclusive). */
export type HistogramChart = {
  readonly kind: 'histogram';
  readonly title: string;
  readonly x: Axis;
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number }[];
};
