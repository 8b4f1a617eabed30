import type { Note, ReportResult, Row } from '../core/table.ts';
import { runReport } from './run.ts';
import { at, type Story, tell } from './journeys.fixture.ts';
import type { ReportParams } from './report.ts';

/** Tells a story and asks a report about it: campaign spring, 30 days after START, unless said. */
export function ask(
  report: string,
  story: Story,
  params: Partial<ReportParams> = {},
): ReportResult {
  const db = tell(story);
  try {
    const asked = { asOf: at('+30d'), untilGiven: true, campaign: 'spring', ...params };
    return runReport(db, report, asked);
  } finally {
    db.close();
  }
}

/** What a result says under a code, in its rule, in its notes or first of all; undefined where it does not. */
export function noted(
  { rule, notes, lead = [] }: Pick<ReportResult, 'notes' | 'rule' | 'lead'>,
  code: string,
): Note['params'] | undefined {
  return [...rule, ...notes, ...lead].find((one) => one.code === code)?.params;
}

/** `stage count` of each row of a funnel. */
export function counts(rows: readonly Row[]): string[] {
  return rows.map((row) => `${row['stage']} ${row['count']}`);
}

export function stageOf(rows: readonly Row[], stage: string): Row {
  return rows.find((row) => row['stage'] === stage) ?? {};
}
