import { PscrmError } from '../core/errors.ts';
import type { ReportResult } from '../core/table.ts';
import { isoInstant } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import type { Settings } from '../db/settings.ts';
import type { ReportOption } from './options.ts';
import type { RunStatement } from './run-statement.ts';

/** What a report was asked, parsed. What it did not declare is absent. */
export type ReportParams = {
  /** Milliseconds UTC, `--until`'s last or the clock's. Nothing later is seen, and windows that end later are still open. */
  readonly asOf: number;
  /** Was `asOf` asked for (`--until`), or is it the clock? */
  readonly untilGiven: boolean;
  /** Milliseconds UTC: the `--until` that lay ahead of the clock, which is `asOf` instead. */
  readonly untilAsked?: number | undefined;
  /** Milliseconds UTC: the first moment that counts, inclusive. */
  readonly since?: number | undefined;
  readonly campaign?: string | undefined;
  readonly by?: string | undefined;
  /** ISO 4217, in capitals. */
  readonly currency?: string | undefined;
  /** Which visits count: see VISITS. */
  readonly visits?: string | undefined;
  /** A whole number of groups, 1 or more. */
  readonly top?: number | undefined;
  readonly gross?: boolean | undefined;
  /** Answers to the options that are the report's own, by their names; flags are true. */
  readonly own?: Readonly<Record<string, string | true | readonly string[] | undefined>>;
};

/**
 * Somebody behind a number: a customer's id, or an identity's that belongs to no customer yet; or the text of
 * a code that was counted by itself, for nobody is known behind it.
 */
export type Someone = Person | { readonly code: string };
export type Person = { readonly person: number };

/** Who is behind one number on show. */
export type Behind = {
  /** As `--who` names it: `joined`, `sample:joined`, `2026-03:2`. Unique in a result. */
  readonly stage: string;
  /** Where the number stands: a row of the result by its place, or the summary; and the key there (`excluded.self`). */
  readonly row: number | 'summary';
  readonly key: string;
  /**
   * As many as the number says, in the order to be shown. Called only for the stage that is asked
   * for, in the same state of the database as the run. What is counted in codes names the person
   * of each code, so that somebody with two codes is there twice.
   */
  readonly people: () => readonly Someone[];
};

/** What a report works out; its name and what it was asked are added by the frame. */
export type ReportBody = Omit<ReportResult, 'name' | 'params' | 'who'> & {
  /** Answers that nobody gave, as they were chosen: the currency, a default. */
  readonly chosen?: Readonly<Record<string, string | number | null>>;
  readonly behind?: readonly Behind[];
};

export type Report = {
  readonly name: string;
  readonly options: readonly ReportOption[];
  /** It can say who is behind (some of) its numbers: its `behind` is filled. */
  readonly who: boolean;
  /** Command lines behind `pscrm` that work on the sample journey; the first stands in `--list`. */
  readonly examples: readonly string[];
  /**
   * Reads the workspace and counts; writes nothing.
   * @param params what is required is there, and choices are among those named
   * @throws unknown-campaign, and what the report's own options ask for
   */
  readonly run: (db: Database, params: ReportParams, settings: Settings) => ReportBody;
  /** What `--explain` prints: statements over the facts that give the same numbers, one after the other. */
  readonly explain: (
    db: Database,
    params: ReportParams,
    settings: Settings,
  ) => readonly RunStatement[];
};

/**
 * What a report was asked, as its `params` show it: each of its options, null where not given, and
 * `as_of`; instants in ISO 8601 in the workspace's zone.
 */
export function shownParams(
  { options }: Report,
  params: ReportParams,
  timezone: string,
): ReportResult['params'] {
  const answers = options.map(({ name, value }) => {
    const answer = shownAnswer(name, params, timezone);
    return [name, value === undefined ? answer === true : answer] as const;
  });
  return { ...Object.fromEntries(answers), as_of: isoInstant(params.asOf, timezone) };
}

function shownAnswer(
  name: string,
  params: ReportParams,
  timezone: string,
): string | number | boolean | null {
  if (name === 'until') return params.untilGiven ? isoInstant(params.asOf, timezone) : null;
  if (name === 'since')
    return params.since === undefined ? null : isoInstant(params.since, timezone);
  const answer = answerTo(name, params);
  // Nothing was answered to an option that may be repeated: none was asked for.
  return typeof answer === 'object' ? answer.join(', ') || null : (answer ?? null);
}

function answerTo(
  name: string,
  params: ReportParams,
): string | number | boolean | readonly string[] | undefined {
  switch (name) {
    case 'campaign':
    case 'by':
    case 'currency':
    case 'visits':
    case 'top':
    case 'gross':
      return params[name];
    default:
      return params.own?.[name];
  }
}

/**
 * Makes sure that what is required was answered, and what has choices with one of them; and that there
 * are groups where the largest are asked for.
 * @throws missing-option; bad-option, naming the choices
 */
export function checkParams({ options }: Report, params: ReportParams): void {
  const top = options.find(({ name }) => name === 'top');
  if (params.top !== undefined && params.by === undefined && top?.ofRows !== true) {
    const known = options.find(({ name }) => name === 'by')?.choices ?? [];
    throw new PscrmError('missing-option', { option: '--by', why: 'one-of', known });
  }
  for (const { name, required, choices } of options) {
    const answer = answerTo(name, params);
    if (required === true && answer === undefined)
      throw new PscrmError('missing-option', { option: `--${name}` });
    if (choices === undefined || answer === undefined) continue;
    const answers = Array.isArray(answer) ? answer : [answer];
    const wrong = answers.map(String).find((one) => !choices.includes(one));
    if (wrong !== undefined)
      throw new PscrmError('bad-option', { option: `--${name}`, value: wrong, choices });
  }
}

/** The answer to an option of the report's own that takes a text. */
export function ownText(params: ReportParams, name: string): string | undefined {
  const answer = params.own?.[name];
  return typeof answer === 'string' ? answer : undefined;
}

/** The answers to an option of the report's own that may be repeated. @public */
export function ownList(params: ReportParams, name: string): readonly string[] {
  const answer = params.own?.[name];
  return typeof answer === 'object' ? answer : [];
}

/** Was a flag of the report's own given? */
export function ownFlag(params: ReportParams, name: string): boolean {
  return params.own?.[name] === true;
}
