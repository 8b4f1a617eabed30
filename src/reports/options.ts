import type { AnyDimension } from './dimensions/dimension.ts';

/**
 * What a report may be asked, as data: the command line, its help and the reference page are made
 * from this. A report takes what it names, and nothing else.
 */
export type ReportOption = {
  readonly name: string;
  /** What stands behind it in the help, `--name <value>`; a flag without one. */
  readonly value?: string;
  readonly required?: true;
  readonly repeat?: true;
  /** It may be asked of the report's own rows, where they are not told apart by a dimension. */
  readonly ofRows?: true;
  /** The only answers there are; any where absent. */
  readonly choices?: readonly string[];
};

/**
 * Which visits a report counts: those of likely humans, each visitor once in ten minutes; those of
 * likely humans; every hit. The number is which flags leave a visit out (`visits.flags`, see
 * codes/redirect/words.ts): all of them, those of machines, none.
 */
export const VISITS = { counted: 255, human: 127, all: 0 } as const;

/** Only the codes, joins or invitations of one campaign. */
export const CAMPAIGN: ReportOption = { name: 'campaign', value: 'name' };
/** Facts from the start of this day, or from this moment, on. */
export const SINCE: ReportOption = { name: 'since', value: 'day' };
/** Facts up to the end of this day, or to this moment. */
export const UNTIL: ReportOption = { name: 'until', value: 'moment' };
/** Only money in this currency: several are never added together. */
export const CURRENCY: ReportOption = { name: 'currency', value: 'code' };
/** The N largest groups; all others are one group, `other`. */
export const TOP: ReportOption = { name: 'top', value: 'n' };
/** The same, of the report's own rows where there is no dimension. */
export const TOP_ROWS: ReportOption = { ...TOP, ofRows: true };
/** Money before refunds, orders that were wholly refunded included. */
export const GROSS: ReportOption = { name: 'gross' };
/** Only what happened within this time. What it counts from is the report's. */
export const WINDOW: ReportOption = { name: 'window', value: 'span' };
/** Which flags leave a visit out, by the answer to `--visits`; counted ones are meant where nobody says. */
export function skippedVisits(which: string | undefined): number {
  return which === 'all' || which === 'human' ? VISITS[which] : VISITS.counted;
}
export const WHICH_VISITS: ReportOption = {
  name: 'visits',
  value: 'which',
  choices: Object.keys(VISITS),
};

/** One set of numbers for each value of a dimension, of those that the report knows. */
export function byOneOf(...choices: readonly AnyDimension[]): ReportOption {
  return { name: 'by', value: 'dimension', choices };
}

/** The report cannot do without it. */
export function required(option: ReportOption): ReportOption {
  return { ...option, required: true };
}
