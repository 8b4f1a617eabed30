import { PscrmError } from '../core/errors.ts';
import type { ReportResult } from '../core/table.ts';
import { isoInstant } from '../core/time.ts';
import type { Database } from '../db/open.ts';

/** What a report may be asked, as data: the command line and its help are made from this. */
export type ReportOption = {
  readonly name: 'campaign' | 'by' | 'until' | 'currency' | 'visits';
  readonly required: boolean;
  /** The only answers there are; any where absent. */
  readonly choices?: readonly string[];
};

/** What a report was asked. */
export type ReportParams = {
  /** Milliseconds UTC. Nothing later is seen, and windows that end later are still open. */
  readonly asOf: number;
  /** Was `asOf` asked for (`--until`), or is it the clock? */
  readonly untilGiven: boolean;
  readonly campaign?: string | undefined;
  readonly by?: string | undefined;
  readonly currency?: string | undefined;
  /** Which visits count: see VISITS. */
  readonly visits?: string | undefined;
};

export type Report = {
  readonly name: string;
  readonly options: readonly ReportOption[];
  /**
   * Reads the workspace and counts; writes nothing.
   * @throws missing-option, bad-option, unknown-campaign
   */
  readonly run: (db: Database, params: ReportParams) => ReportResult;
};

/**
 * Which visits a report counts: those of likely humans, each visitor once in ten minutes; those of
 * likely humans; every hit. The number is which flags leave a visit out (`visits.flags`, see
 * codes/redirect/words.ts): all of them, those of machines, none.
 */
export const VISITS = { counted: 255, human: 127, all: 0 } as const;

/** The moment a report is about, as its `params` show it: ISO 8601 in the workspace's zone. */
export function shownMoment(
  params: ReportParams,
  timezone: string,
): { readonly as_of: string; readonly until: string | null } {
  const asOf = isoInstant(params.asOf, timezone);
  return { as_of: asOf, until: params.untilGiven ? asOf : null };
}

/**
 * What an option was answered, if anything.
 * @throws bad-option where it is no choice
 */
export function answered(
  options: readonly ReportOption[],
  name: 'campaign' | 'by' | 'currency' | 'visits',
  params: ReportParams,
): string | undefined {
  const value = params[name];
  const choices = options.find((option) => option.name === name)?.choices;
  if (value !== undefined && choices !== undefined && !choices.includes(value)) {
    throw new PscrmError('bad-option', { option: `--${name}`, value, choices });
  }
  return value;
}

/**
 * The campaign that a report cannot do without.
 * @throws missing-option
 */
export function namedCampaign(params: ReportParams): string {
  if (params.campaign !== undefined) return params.campaign;
  throw new PscrmError('missing-option', { option: '--campaign' });
}
