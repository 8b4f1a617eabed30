import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectExplained } from '../explained.fixture.ts';
import { at, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import type { ReportParams } from '../report.ts';
import { explainReport, runReport } from '../run.ts';
import { STARTS } from './asked.ts';
import { UNITS } from './periods.ts';

type Cell = {
  cohort: string | null;
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
          const told = db.prepare<object, Cell>(statement?.sql ?? '').all(statement?.params ?? {});
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

  it('names days, weeks and months as the report does, over the turn of years', () => {
    // 2025-12-28 is the last day of W52; the 29th begins 2026-W01; 2027-01-01 is still in 2026-W53.
    const db = tell({
      people: {
        ann: ['order -63d'],
        ben: ['order -62d'],
        cat: ['order -59d'],
        dan: ['order +306d'],
      },
    });
    for (const unit of UNITS) {
      const asked = { asOf: at('+320d'), untilGiven: true, own: { unit } };
      expect(expectExplained(db, 'cohort', asked)).toBeGreaterThan(4 * 4);
    }
    const weeks = { asOf: at('+320d'), untilGiven: true, own: { unit: 'week' } };
    const peopled = runReport(db, 'cohort', weeks).rows.filter(({ size }) => size !== 0);
    const names = new Set(peopled.map(({ cohort }) => cohort));
    expect([...names].slice(0, 3)).toEqual(['2025-W52', '2026-W01', '2026-W53']);
    db.close();
  });
});
