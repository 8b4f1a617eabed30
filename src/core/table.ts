import type { Chart } from './chart.ts';
import type { Params } from './errors.ts';

/** How a column's values are to be read: units are fixed here, looks are decided where it is shown. */
export type ColumnType =
  | 'text' // as it is
  | 'word' // a code with a translation, `value.WORD`
  | 'count' // a whole number
  | 'number' // a plain decimal number
  | 'rate' // an unrounded fraction
  | 'hours' // a decimal number of hours
  | 'days' // a decimal number of days
  | 'money' // minor units of the row's or the table's currency
  | 'measured' // a number whose type is the row's `unit`
  | 'instant' // milliseconds UTC
  | 'day'; // days since 1970-01-01

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;
export type Column = {
  readonly key: string;
  readonly type: ColumnType;
  /** Left out of a screen that is too narrow, the highest number first; never left out without one. */
  readonly spare?: number;
  /** A screen with room draws a bar beside it: as a part of 1, or of the largest in the column. */
  readonly bar?: 'of-one' | 'of-largest';
};

/** The value of a group that holds all that a `--top` left: shown as `value.other`. */
export const OTHER = '(other)';
/** The names of a row that holds the mean of all groups: every person weighs the same, or every group. */
export const MEAN_BY_SIZE = '(mean by size)';
export const MEAN_OF_COHORTS = '(mean of cohorts)';

/** A thing worth saying about a result: a code and its parameters; words come from `text/`. */
export type Note = { readonly code: string; readonly params: Params };

/** What a sentence of a rule is about, in the order in which a rule is read. */
export const RULE_SUBJECTS = [
  'unit', // what one of the counted is
  'counted', // what the numbers mean, the formula
  'order', // whether steps must come in sequence
  'entry', // which of several beginnings counts
  'window', // how much time there is
  'period', // what --since and --until choose by
  'zone', // whose days, weeks and months
  'money', // net or gross, which currency
  'interval', // what the interval is
  'excluded', // what is left out, and how many
  'known', // up to when what is waited for is known
  'immature', // what cannot be said yet, and of how many
] as const;

/** A sentence of the rule that a report counts by: `rule.CODE`, from `text/`. */
export type RulePart = Note & { readonly about: (typeof RULE_SUBJECTS)[number] };

/** The shape of every result that is shown: as a table, TSV, CSV, Markdown or JSON. */
export type Table = {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly currency?: string | null;
};

/** What a report returns. `pivot` says how a screen may lay a long table out as a square one. */
export type ReportResult = Table & {
  readonly name: string;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
  /** By which rule it was counted: shown wherever the numbers are. */
  readonly rule: readonly RulePart[];
  readonly notes: readonly Note[];
  /** What must be read before any number, an alarm or a verdict: notes that stand first. */
  readonly lead?: readonly Note[];
  /** The numbers that people can be asked for by, as `--who` takes them. */
  readonly who: readonly string[];
  readonly charts?: readonly Chart[];
  readonly summary?: Readonly<Record<string, unknown>>;
  readonly pivot?: {
    /** Rows are told apart by this as well, which stands before them. */
    readonly by?: string;
    readonly row: string;
    readonly fixed: readonly string[];
    readonly column: string;
    readonly value: string;
    /** The columns with the ends of a rate's interval, which stand beside it where there is room. */
    readonly ends?: readonly [low: string, high: string];
    /** Shades a cell by its value as a part of this fixed column's, or of the largest value. */
    readonly shade?: string | true;
    /** Where this column is above 0, the number of the cell is not whole yet, and is marked so. */
    readonly unfinished?: string;
  };
};
