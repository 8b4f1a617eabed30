import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../core/time.ts';
import { calendarClock, type Purchases, writeEveryStart, writePerson } from './journey.ts';
import { openLedger } from './ledger.ts';
import { periodOf } from './periods.ts';

const LEDGER = { unbounded: false, money: 'net' } as const;

function bought(days: readonly number[]): Purchases {
  const money = days.map(() => 100);
  return { day: days, gross: money, net: money };
}

const all = (days: readonly number[]): { from: number; to: number } => ({
  from: 0,
  to: days.length,
});

/** The customers of each cohort, period by period. */
function triangle(ledger: ReturnType<typeof openLedger>): string[] {
  const rows = new Map<number, number[]>();
  for (const { cohort, customers } of ledger.cells()) {
    rows.set(cohort, [...(rows.get(cohort) ?? []), customers]);
  }
  return [...rows.values()].map((row) => row.join(' '));
}

describe('journeys that others publish', () => {
  // PostHog, posthog/hogql_queries/insights/test/test_retention_query_runner.py, test_day_interval.
  it('PostHog, recurring, by day', () => {
    const ledger = openLedger(LEDGER);
    const clock = calendarClock('day', { first: 0, whole: 6, begun: 6 });
    for (const days of [
      [0, 1, 2, 5, 5, 6],
      [1, 2, 3, 6],
    ]) {
      writeEveryStart(ledger, clock, (day) => day, bought(days), all(days));
    }
    expect(triangle(ledger)).toEqual([
      '1 1 1 0 0 1 1',
      '2 2 1 0 1 2',
      '2 1 0 1 2',
      '1 0 0 1',
      // Nobody bought on day 4: PostHog shows a row of zeros, here there is no such cohort.
      '1 1',
      '2',
    ]);
  });

  // The same file, test_month_interval: both people start in January 2020.
  it('PostHog, by month', () => {
    const ledger = openLedger(LEDGER);
    const day = (month: number): number => Date.UTC(2020, month - 1, 11) / DAY_MS;
    const end = Date.UTC(2020, 10, 30) / DAY_MS;
    const clock = calendarClock('month', { first: day(1), whole: end, begun: end });
    for (const months of [
      [1, 2, 3, 5, 6, 9],
      [1, 2, 3, 6, 7, 11],
    ]) {
      const cohort = periodOf('month', day(1));
      writePerson(ledger, clock, cohort, day(1), bought(months.map(day)), all(months));
    }
    expect(triangle(ledger)).toEqual(['2 2 2 0 1 2 1 0 1 0 1']);
  });

  // ClickHouse's documentation of retention(): visitors 0 to 4 come on day 1, 0 to 9 on day 2,
  // 0 to 14 on day 3; of those of day 1, five come on each day.
  it('ClickHouse, retention()', () => {
    const ledger = openLedger(LEDGER);
    const clock = calendarClock('day', { first: 1, whole: 3, begun: 3 });
    for (let visitor = 0; visitor < 15; visitor += 1) {
      const start = visitor < 5 ? 1 : visitor < 10 ? 2 : 3;
      const days = [1, 2, 3].filter((day) => day >= start);
      writePerson(ledger, clock, start, start, bought(days), all(days));
    }
    expect(triangle(ledger)).toEqual(['5 5 5', '5 5', '5']);
  });
});
