import type { Row } from '../../../core/table.ts';
import type { Database } from '../../../db/open.ts';
import type { Settings } from '../../../db/settings.ts';
import { wilson } from '../../../statistics/wilson.ts';
import { askedFor, columnOf } from '../../dimensions/dimension.ts';
import { allKnown } from '../../known.ts';
import { skippedVisits } from '../../options.ts';
import type { ReportBody, ReportParams } from '../../report.ts';
import { knownOfSteps } from './awaited.ts';
import { stepsBehind } from './behind.ts';
import { stepsCharts } from './charts.ts';
import { everybodyIn, groupPeople } from './groups.ts';
import { type Ground, stepsLead, stepsNotes, stepsRule } from './notes.ts';
import { type Crowd, walkAll } from './people.ts';
import { readQuestion, STEP_DIMENSIONS } from './question.ts';
import type { Scope } from './choice.ts';
import { readTimeline, sourcesOf } from './read.ts';
import { STEP_COLUMNS, stepRows, waitsOf } from './rows.ts';
import { histogramOf, spreadOf } from './spread.ts';

/**
 * Any funnel of people, by its steps: who did one after the other, within a window from the first.
 * Columns, rates and intervals: see `stepRows`; sequence, beginnings and ties: see WalkRule.
 * @throws bad-steps, bad-option, unknown-campaign
 */
export function runSteps(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const question = readQuestion(db, params);
  const { asOf, visits = 'counted' } = params;
  const by = askedFor(STEP_DIMENSIONS, params.by);
  const scope: Scope = {
    asOf,
    since: question.rule.since,
    skip: skippedVisits(visits),
    gross: params.gross === true,
    workspace: settings.currency,
    timezone: settings.timezone,
  };
  const sources = sourcesOf(db, scope);
  const { steps, without } = question;
  const everything = question.rule.order === 'strict';
  const { timeline, ofNobody } = readTimeline(sources, { steps, without, everything });
  const moment = { asOf, timezone: settings.timezone };
  const known = knownOfSteps(db, question, sources, moment);
  const crowd = walkAll(timeline, question.rule, allKnown(known, moment));
  const groups = groupPeople(db, crowd, by, params.top, scope, sources).map((group) => ({
    ...group,
    rows: stepRows(crowd, group.members, question),
  }));
  const everybody = everybodyIn(crowd);
  const rowsOfAll =
    by === undefined ? (groups[0]?.rows ?? []) : stepRows(crowd, everybody, question);
  const waits = waitsOf(crowd, everybody, 0, crowd.steps - 1);
  const ground: Ground = { question, crowd, groups, ofNobody, known, params, settings };
  const { order, entry, ties, repeats } = question.rule;
  return {
    chosen: { window: question.window, order, entry, ties, repeats, visits },
    columns: by === undefined ? STEP_COLUMNS : [columnOf(by), ...STEP_COLUMNS],
    rows: groups.flatMap(({ value, rows }) =>
      rows.map((row) => (by === undefined ? row : { [by]: value, ...row })),
    ),
    summary: summaryOf(crowd, waits, rowsOfAll),
    rule: stepsRule(ground),
    lead: stepsLead(ground),
    notes: stepsNotes(ground),
    charts: stepsCharts(groups, by, waits),
    behind: stepsBehind(db, crowd, groups, everybody, by !== undefined),
  };
}

/** The whole way of all people: who began, who came to the end, how long it took them. */
function summaryOf(
  crowd: Crowd,
  waits: Float64Array,
  rows: readonly Row[],
): Readonly<Record<string, unknown>> {
  const began = Number(rows[0]?.['count'] ?? 0);
  const converted = Number(rows.at(-1)?.['count'] ?? 0);
  const interval = wilson(converted, began);
  const sum = (flags: Uint8Array): number => flags.reduce((total, flag) => total + flag, 0);
  return {
    began,
    open: sum(crowd.open),
    converted,
    rate: began === 0 ? null : converted / began,
    rate_low: interval?.low ?? null,
    rate_high: interval?.high ?? null,
    ...spreadOf(waits),
    before: sum(crowd.before),
    ended: sum(crowd.ended),
    never: crowd.never.length,
    ...(waits.length === 0 ? {} : { histogram: histogramOf(waits) }),
  };
}
