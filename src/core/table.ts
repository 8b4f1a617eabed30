import type { Params } from './errors.ts';

/** How a column's values are to be read: units are fixed here, looks are decided where it is shown. */
export type ColumnType =
  | 'text' // as it is
  | 'word' // a code with a translation, `value.WORD`
  | 'count' // a whole number
  | 'number' // a plain decimal number
  | 'rate' // an unrounded fraction
  | 'hours' // a decimal number of hours
  | 'money' // minor units of the row's or the table's currency
  | 'instant' // milliseconds UTC
  | 'day'; // days since 1970-01-01

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;
export type Column = { readonly key: string; readonly type: ColumnType };

/** A thing worth saying about a result: a code and its parameters; words come from `text/`. */
export type Note = { readonly code: string; readonly params: Params };

/** The shape of every result that is shown: as a table, TSV, CSV, Markdown or JSON. */
export type Table = {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly currency?: string | null;
};

/** What a report returns. `pivot` says how a screen may lay a long table out as a square one. */
export type ReportResult = Table & {
  readonly name: string;
  readonly params: Readonly<Record<string, string | number | null>>;
  readonly notes: readonly Note[];
  readonly summary?: Readonly<Record<string, unknown>>;
  readonly pivot?: {
    readonly row: string;
    readonly fixed: readonly string[];
    readonly column: string;
    readonly value: string;
  };
};
