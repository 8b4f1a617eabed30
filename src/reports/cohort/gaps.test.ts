import { describe, expect, it } from 'vitest';
import type { ReportResult, Row } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectExplained } from '../explained.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import type { ReportParams } from '../report.ts';

// START is 2026-03-01: +61d … May, +122d … July, +184d … September.
const PEOPLE = {
  ann: ['order +1d 1000', 'order +63d 500'],
  ben: ['order +65d 2000'],
  nobody: ['order +130d 100'],
};
const asked = { asOf: at('+190d'), untilGiven: false, campaign: undefined };
const cohortOf = (
  params: Partial<ReportParams> = {},
  people: Story['people'] = PEOPLE,
): ReportResult => ask('cohort', { people, read: { orders: '+190d' } }, { ...asked, ...params });
/** cohort, size, and the orders of each period that has begun. */
function square({ rows }: ReportResult): string[] {
  const lines = new Map<string, unknown[]>();
  for (const { cohort, size, orders } of rows) {
    if (size === null) continue;
    const line = `${cohort} ${size}:`;
    lines.set(line, [...(lines.get(line) ?? []), orders]);
  }
  return [...lines].map(([line, orders]) => `${line} ${orders.join(' ')}`);
}

describe('months in which nobody bought for the first time', () => {
  it('stand between others, with 0', () => {
    // Nobody’s order of July says that orders are known up to then.
    const result = cohortOf();
    expect(square(result)).toEqual([
      '2026-03 1: 1 0 1 0 0',
      '2026-04 0: 0 0 0 0',
      '2026-05 1: 1 0 0',
    ]);
    expect(noted(result, 'cohort-empty')).toEqual({});
    const april = result.rows.filter(({ cohort }) => cohort === '2026-04');
    expect(april.map(({ rate, mature, repeat_rate: repeat }) => [rate, mature, repeat])).toEqual(
      april.map(() => [null, 0, null]),
    );
  });

  it('stand at the end up to --until, as far as orders are known, and at the beginning from --since', () => {
    expect(square(cohortOf({ untilGiven: true }))).toEqual([
      '2026-03 1: 1 0 1 0 0',
      '2026-04 0: 0 0 0 0',
      '2026-05 1: 1 0 0',
      '2026-06 0: 0 0',
      '2026-07 0: 0',
    ]);
    expect(square(cohortOf({ since: at('+31d') }))).toEqual([
      '2026-04 0: 0 0 0 0',
      '2026-05 1: 1 0 0',
    ]);
    // Before March nothing is known of anybody.
    expect(square(cohortOf({ since: at('-300d') }))).toEqual(square(cohortOf()));
  });

  it('weigh in no mean, and nobody stands behind them', () => {
    const means = ({ rows }: ReportResult): readonly Row[] =>
      rows.filter(({ size }) => size === null);
    const simple = means(cohortOf({ own: { mean: 'simple' } }));
    expect(simple.map(({ rate }) => rate)).toEqual([1, 0, 1, 0]); // of March and May, of March alone from period 2 on
    const db = tell({ people: PEOPLE, read: { orders: '+190d' } });
    const params = { ...asked, untilGiven: true };
    expect(expectWhoToFit(db, 'cohort', params)).toEqual(
      expect.arrayContaining(['2026-04 0', '2026-04:0 0', '2026-07 0']),
    );
    expect(expectExplained(db, 'cohort', params)).toBeGreaterThan(0);
    db.close();
  });

  it('stand in each part, between its own', () => {
    const batches = [{ codes: ['c1'], channel: 'poster' }];
    const people = { ...PEOPLE, ben: ['visit c1 +60d ben', 'join c1 +60d', ...PEOPLE.ben] };
    const named = (params: Partial<ReportParams>): string[] => {
      const story = { batches, people, read: { orders: '+190d' } };
      const { rows } = ask('cohort', story, { ...asked, by: 'channel', ...params });
      const firsts = rows.filter(({ size, period }) => size !== null && period === 0);
      return firsts.map(({ channel, cohort, size }) => `${channel} ${cohort} ${size}`);
    };
    expect(named({})).toEqual(['poster 2026-05 1', 'null 2026-03 1']);
    expect(named({ since: at('-300d'), asOf: at('+90d'), untilGiven: true })).toEqual([
      'poster 2026-03 0',
      'poster 2026-04 0',
      'poster 2026-05 1',
      'null 2026-03 1',
      'null 2026-04 0',
      'null 2026-05 0',
    ]);
  });

  it('are left out, and counted, where there are more than days in a year', () => {
    const people = { ann: ['order +1d'], ben: ['order +400d'] };
    const result = ask(
      'cohort',
      { people, read: { orders: '+401d' } },
      { ...asked, asOf: at('+401d'), own: { unit: 'day' } },
    );
    expect(
      new Set(result.rows.flatMap(({ cohort, size }) => (size === null ? [] : cohort))).size,
    ).toBe(2);
    expect(noted(result, 'cohort-gaps')).toEqual({ n: 398, most: 366 });
  });
});

it('what is left out is counted in the currency of the report', () => {
  const people = {
    ann: [
      'order +1d 100 in USD',
      'order +2d 100 refunded in USD',
      'order +2d 100',
      'order +3d 100',
    ],
    ben: ['order +2d 100 refunded', 'order +3d 100 refunded'],
    nobody: ['order +1d 100 in USD', 'order +1d 100', 'order +2d 100', 'order +3d 100'],
  };
  const excluded = (currency?: string): unknown =>
    noted(cohortOf({ currency }, people), 'cohort-excluded');
  expect(excluded()).toEqual({ currency: 'CNY', ofNobody: 3, wholly: 2 });
  expect(excluded('USD')).toEqual({ currency: 'USD', ofNobody: 1, wholly: 1 });
});
