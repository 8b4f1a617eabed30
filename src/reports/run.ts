import { PscrmError } from '../core/errors.ts';
import type { Note, ReportResult } from '../core/table.ts';
import { formatInstant } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import { readSettings } from '../db/settings.ts';
import { bringUpToDate, withJourneys } from '../journeys/fresh.ts';
import { REPORTS } from './index.ts';
import { otherwiseSpelled } from './stage-names.ts';
import { aheadNotes } from './known.ts';
import { namedApart } from './rest.ts';
import type { RunStatement } from './run-statement.ts';
import {
  type Behind,
  checkParams,
  type Report,
  type ReportParams,
  shownParams,
  type Someone,
} from './report.ts';

/**
 * Runs a report by its name. Its queries see one state of the workspace, whatever an import that
 * runs beside it commits meanwhile.
 * @throws unknown-report, naming those there are; missing-option, bad-option; and what the report throws
 */
export function runReport(db: Database, name: string, params: ReportParams): ReportResult {
  return inOneState(db, () => run(db, reportNamed(name), params).result);
}

/** What numbers of a result people can be asked for by, as `--who` names them. @throws as `runReport` */
export function stagesOf(db: Database, name: string, params: ReportParams): readonly Behind[] {
  return inOneState(db, () => run(db, reportNamed(name), params).behind);
}

/**
 * Who is behind a number of a report: as many people as the number says.
 * @throws unknown-stage, naming those that can be asked for; what `runReport` throws
 */
export function whoIsBehind(
  db: Database,
  name: string,
  params: ReportParams,
  stage: string,
): { readonly result: ReportResult; readonly people: readonly Someone[] } {
  const find = () => {
    const { result, behind } = run(db, reportNamed(name), params);
    const called = (words: string) => behind.find((one) => one.stage === words);
    const found = called(stage) ?? called(otherwiseSpelled(stage, params.by));
    if (found !== undefined) return { result, people: found.people() };
    throw new PscrmError('unknown-stage', { stage, known: someOf(result.who) });
  };
  return inOneState(db, find);
}

/** Statements over the facts that give the numbers of a report, in their order. @throws as `runReport` */
export function explainReport(
  db: Database,
  name: string,
  params: ReportParams,
): readonly RunStatement[] {
  const report = reportNamed(name);
  return inOneState(db, () => {
    // What it cannot be asked, it cannot explain.
    run(db, report, params);
    return report.explain(db, params, readSettings(db));
  });
}

/** A thousand batches have three thousand numbers: nobody reads them in an error. */
const MOST_NAMED = 40;

function someOf(stages: readonly string[]): readonly string[] {
  return stages.length <= MOST_NAMED ? stages : [...stages.slice(0, MOST_NAMED), '…'];
}

/** What is laid out for reports is as new as the facts that are read beside it. */
function inOneState<T>(db: Database, read: () => T): T {
  bringUpToDate(db);
  return db.transaction(() => withJourneys(db, read)).deferred();
}

function run(
  db: Database,
  report: Report,
  params: ReportParams,
): { readonly result: ReportResult; readonly behind: readonly Behind[] } {
  checkParams(report, params);
  const settings = readSettings(db);
  const { chosen, behind = [], ...body } = namedApart(report.run(db, params, settings));
  const shown = { ...shownParams(report, params, settings.timezone), ...chosen };
  const who = behind.map(({ stage }) => stage);
  const notes = [
    ...cutNotes(params, settings.timezone),
    ...body.notes,
    ...aheadNotes(db, settings.timezone),
  ];
  return { result: { name: report.name, params: shown, ...body, notes, who }, behind };
}

/** Whoever asks for a month on its fourteenth day is told that they see half of it. */
function cutNotes({ asOf, untilAsked }: ReportParams, timezone: string): Note[] {
  if (untilAsked === undefined) return [];
  const [until, now] = [untilAsked, asOf].map((at) => formatInstant(at, timezone).slice(0, 16));
  return [{ code: 'until-ahead', params: { until: until ?? '', now: now ?? '' } }];
}

function reportNamed(name: string): Report {
  const report = REPORTS.find((candidate) => candidate.name === name);
  if (report !== undefined) return report;
  throw new PscrmError('unknown-report', { name, known: REPORTS.map((known) => known.name) });
}
