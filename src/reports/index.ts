import { PscrmError } from '../core/errors.ts';
import type { ReportResult } from '../core/table.ts';
import type { Database } from '../db/open.ts';
import { cohort } from './cohort/report.ts';
import { funnel } from './funnel/report.ts';
import { kfactor } from './kfactor/report.ts';
import type { Report, ReportParams } from './report.ts';

export type { Report, ReportOption, ReportParams } from './report.ts';

export const REPORTS: readonly Report[] = [funnel, kfactor, cohort];

/**
 * Runs a report by its name. Its queries see one state of the workspace, whatever an import that
 * runs beside it commits meanwhile.
 * @throws unknown-report, naming those there are; and what the report throws
 */
export function runReport(db: Database, name: string, params: ReportParams): ReportResult {
  const report = REPORTS.find((candidate) => candidate.name === name);
  if (report === undefined) {
    throw new PscrmError('unknown-report', { name, known: REPORTS.map((known) => known.name) });
  }
  return db.transaction(() => report.run(db, params)).deferred();
}
