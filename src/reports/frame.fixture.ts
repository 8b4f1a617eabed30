import { expect } from 'vitest';
import type { ReportResult } from '../core/table.ts';
import type { Database } from '../db/open.ts';
import type { Behind, ReportParams } from './report.ts';
import { figureOf } from './explained.fixture.ts';
import { runReport, stagesOf, whoIsBehind } from './run.ts';

/** The number on show that a stage stands for. */
function numberOf({ rows, summary }: ReportResult, { row, key }: Behind): unknown {
  return row === 'summary' ? figureOf(summary ?? {}, key) : rows[row]?.[key];
}

/**
 * Holds the drill-down of a report to its numbers: each list is as long as the number says, for every
 * stage that can be asked for. @returns the stages, with their numbers: `joined 3`
 */
export function expectWhoToFit(
  db: Database,
  name: string,
  params: ReportParams,
): readonly string[] {
  const stages = stagesOf(db, name, params);
  const result = runReport(db, name, params);
  expect(new Set(stages.map(({ stage }) => stage)).size).toBe(stages.length);
  const counted = stages.map((one) => {
    const people = one.people().length;
    expect([one.stage, people]).toEqual([one.stage, numberOf(result, one)]);
    return `${one.stage} ${people}`;
  });
  // As a person asks, who asks for one at a time: each of those runs the whole report again.
  for (const one of [stages[0], stages[Math.floor(stages.length / 2)], stages.at(-1)]) {
    if (one === undefined) continue;
    const { people } = whoIsBehind(db, name, params, one.stage);
    expect([one.stage, people.length]).toEqual([one.stage, numberOf(result, one)]);
  }
  return counted;
}

/** What is asked besides a dimension. Only what begins at a moment has an hour: of the funnels, that of steps. */
export function ownOf(by: string | undefined): Readonly<Record<string, string>> {
  return by === 'hour' ? { steps: 'visit > join' } : {};
}
