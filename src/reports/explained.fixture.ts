import { expect } from 'vitest';
import { MEAN_BY_SIZE, MEAN_OF_COHORTS, type Row } from '../core/table.ts';
import type { Database } from '../db/open.ts';
import type { RunStatement } from './run-statement.ts';
import type { ReportParams } from './report.ts';
import { explainReport, runReport } from './run.ts';

const MEANS: ReadonlySet<unknown> = new Set([MEAN_BY_SIZE, MEAN_OF_COHORTS]);

type Figures = Readonly<Record<string, unknown>>;

/**
 * Does what `--explain` says, statement by statement, as somebody would who pastes it into a shell, and
 * holds each number to the one of the report. What the report has and a statement does not give is 0.
 * @param rowsOf the rows of the report as the statements have them
 * @returns how many numbers were compared
 */
export function expectExplained(
  db: Database,
  name: string,
  params: ReportParams,
  rowsOf: (rows: readonly Row[]) => readonly Row[] = (rows) => rows,
): number {
  const result = runReport(db, name, params);
  // The means below a table are worked out from its rows.
  const rows = rowsOf(result.rows).filter((row) => !MEANS.has(row['cohort']));
  const { summary = {} } = result;
  let compared = 0;
  for (const one of explainReport(db, name, params)) {
    const told = runStatement(db, one);
    const columns = listed(one, 'columns');
    const by = listed(one, 'by');
    if (columns.length === 0) continue;
    const keyOf = (row: Figures): string =>
      by.map((key) => JSON.stringify(row[key] ?? null)).join(' · ');
    const toldBy = new Map(told.map((row) => [keyOf(row), row]));
    expect(toldBy.size).toBe(told.length);
    const counted = by.length === 0 ? [summary] : rows;
    const known = new Set(counted.map(keyOf));
    expect([...toldBy.keys()].filter((key) => !known.has(key))).toEqual([]);
    for (const row of counted) {
      for (const column of columns) {
        const right = figureOf(row, column) ?? null;
        const its = toldBy.get(keyOf(row));
        const ours = its === undefined ? (right === null ? null : 0) : (its[column] ?? null);
        const same = typeof right === 'number' ? expect.closeTo(right, 9) : right;
        expect([keyOf(row), column, ours]).toEqual([keyOf(row), column, same]);
        compared += 1;
      }
    }
  }
  return compared;
}

/** Runs one statement; what it gives, if anything. */
export function runStatement(db: Database, { sql, params }: RunStatement): readonly Row[] {
  const prepared = db.prepare<object, Row>(sql);
  if (prepared.reader) return prepared.all(params);
  prepared.run(params);
  return [];
}

function listed({ about }: RunStatement, key: string): readonly string[] {
  const list = about?.params[key];
  return Array.isArray(list) ? list.map(String) : [];
}

/** `c.low` is the `low` of `c`. */
export function figureOf(figures: Figures, column: string): unknown {
  return column.split('.').reduce<unknown>((of, key) => {
    return typeof of === 'object' && of !== null ? Reflect.get(of, key) : undefined;
  }, figures);
}
