import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import type { ReportParams } from '../report.ts';
import { explainReport, runReport } from '../run.ts';
import { STARTS } from './asked.ts';
import { periodName, UNITS } from './periods.ts';

type Cell = {
  cohort: number | string | null;
  period: number;
  customers: number;
  orders: number;
  gross_minor: number;
  net_minor: number;
};

describe('--explain', () => {
  it('prints one statement over the facts that gives the same cells', () => {
    fc.assert(
      fc.property(
        randomStory,
        fc.constantFrom(...STARTS),
        fc.constantFrom(...UNITS),
        fc.constantFrom(undefined, '7d'),
        fc.record({
          gross: fc.boolean(),
          campaign: fc.constantFrom(undefined, 'spring'),
          since: fc.constantFrom(undefined, at('+2d')),
        }),
        (story, start, unit, rolling, more) => {
          const db = tell(story);
          const params: ReportParams = {
            asOf: at('+20d'),
            untilGiven: true,
            ...more,
            own: { start, unit, rolling },
          };
          const [statement] = explainReport(db, 'cohort', params);
          const named = (cohort: Cell['cohort']): string | null =>
            typeof cohort === 'number' ? periodName(unit, cohort) : cohort;
          const told = db
            .prepare<object, Cell>(statement?.sql ?? '')
            .all(statement?.params ?? {})
            .map((cell) => ({ ...cell, cohort: named(cell.cohort) }));
          const counted = runReport(db, 'cohort', params)
            .rows.filter((row) => Number(row['customers']) > 0)
            .map(({ cohort, period, customers, orders, gross_minor, net_minor }) => {
              return { cohort, period, customers, orders, gross_minor, net_minor };
            });
          expect(told).toEqual(counted);
          db.close();
        },
      ),
      { numRuns: 60 },
    );
  });
});
