import { describe, expect, it } from 'vitest';
import type { ReportResult, Row } from '../../core/table.ts';
import { writeSettings } from '../../db/settings.ts';
import { ask, noted } from '../ask.fixture.ts';
import { runReport } from '../run.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import type { ReportParams } from '../report.ts';

function cohortOf(people: Story['people'], params: Partial<ReportParams> = {}): ReportResult {
  return ask(
    'cohort',
    { people: people ?? {} },
    { asOf: at('+300d'), untilGiven: false, ...params },
  );
}

const lines = (rows: readonly Row[]): string[] => rows.map((row) => Object.values(row).join(' '));

describe('eight customers over four months', () => {
  // START is 2026-03-01: +0d … +30d March, +31d … +60d April, +61d … +91d May, +92d … June.
  const PEOPLE = {
    ann: ['order +1d 10000', 'order +2d 5000', 'order +40d 20000 5000', 'order +70d 100'],
    ben: ['order +5d 3000', 'order +65d 7000'],
    cat: ['order +10d 1000'],
    dan: ['order +35d 4000', 'order +36d 4000 refunded', 'order +95d 2500'],
    // The first order was wholly refunded: eve is of April.
    eve: ['order +3d 9900 refunded', 'order +45d 600'],
    fay: ['order +62d 800', 'order +62d 900'],
    gus: ['order +3d 700 700'], // refunded in full by its amounts: nobody's first order
    hal: ['order +4d unpaid'],
    nobody: ['order +8d 5000', 'order +9d 6000', 'order +97d unpaid'],
  };
  const result = cohortOf(PEOPLE);

  it('makes the table that a pencil makes', () => {
    expect(lines(result.rows)).toEqual([
      // cohort, size, period, customers, orders, net
      '2026-03 3 0 3 4 19000 CNY', // ann 10000 + 5000, ben 3000, cat 1000
      '2026-03 3 1 1 1 15000 CNY', // ann 20000 − 5000
      '2026-03 3 2 2 2 7100 CNY', // ann 100, ben 7000
      '2026-03 3 3 0 0 0 CNY', // nobody; June is known, since orders of June are
      '2026-04 2 0 2 2 4600 CNY', // dan 4000, eve 600
      '2026-04 2 1 0 0 0 CNY',
      '2026-04 2 2 1 1 2500 CNY', // dan
      '2026-05 1 0 1 2 1700 CNY', // fay, twice in a day
      '2026-05 1 1 0 0 0 CNY',
    ]);
    expect(result.columns.map(({ key }) => key).join()).toBe(
      'cohort,size,period,customers,orders,net_minor,currency',
    );
    for (const row of result.rows) {
      expect(Object.keys(row).join()).toBe(
        'cohort,size,period,customers,orders,net_minor,currency',
      );
    }
    expect(result.currency).toBe('CNY');
    expect(result.pivot).toEqual({
      row: 'cohort',
      fixed: ['size'],
      column: 'period',
      value: 'customers',
      shade: 'size',
    });
  });

  it('says what is left out and which ends are frayed', () => {
    // Refunded: dan's, eve's, gus's.
    expect(noted(result, 'cohort-excluded')).toEqual({ ofNobody: 2, wholly: 3 });
    expect(noted(result, 'cohort-first')).toEqual({ cohort: '2026-03' });
    expect(noted(result, 'cohort-unfinished')).toBeUndefined();
  });

  it('--until takes the later orders and the later months away', () => {
    // The end of 2026-04-10 in Shanghai, a month that is not over.
    const april = cohortOf(PEOPLE, { asOf: at('+41d-8h-1ms'), untilGiven: true });
    expect(lines(april.rows)).toEqual([
      '2026-03 3 0 3 4 19000 CNY',
      '2026-03 3 1 1 1 15000 CNY',
      '2026-04 1 0 1 1 4000 CNY', // eve has not come yet
    ]);
    expect(noted(april, 'cohort-unfinished')).toEqual({ month: '2026-04' });
    expect(april.params).toEqual({
      currency: 'CNY',
      as_of: '2026-04-10T23:59:59+08:00',
      until: '2026-04-10T23:59:59+08:00',
    });
  });
});

describe('at the edges', () => {
  it('months are those of the workspace: an evening in UTC is next month in Shanghai', () => {
    // START is 08:00 in Shanghai: nine hours earlier it is still February there.
    expect(lines(cohortOf({ ann: ['order -8h 100'], ben: ['order -9h 100'] }).rows)).toEqual([
      '2026-02 1 0 1 1 100 CNY',
      '2026-02 1 1 0 0 0 CNY',
      '2026-03 1 0 1 1 100 CNY',
    ]);
  });

  it('the month of asOf is the workspace’s, too', () => {
    const db = tell({ people: { ann: ['order -9h 100'], nobody: ['order +40d'] } });
    const asked = { asOf: at('-8h'), untilGiven: true };
    expect(runReport(db, 'cohort', asked).rows).toHaveLength(2); // it is March in Shanghai
    writeSettings(db, { timezone: 'America/New_York' });
    expect(runReport(db, 'cohort', asked).rows).toHaveLength(1); // and February in New York
  });

  it('a year is twelve months', () => {
    const { rows } = cohortOf({ ann: ['order -70d 100', 'order +0d 100'] });
    expect(rows.map((row) => [row['cohort'], row['period'], row['orders']])).toEqual([
      ['2025-12', 0, 1],
      ['2025-12', 1, 0],
      ['2025-12', 2, 0],
      ['2025-12', 3, 1],
    ]);
  });

  it('two identities of one person are one customer', () => {
    const { rows } = cohortOf({ 'ann': ['order +1d 100'], 'ann/2': ['order +33d 200'] });
    expect(lines(rows)).toEqual(['2026-03 1 0 1 1 100 CNY', '2026-03 1 1 1 1 200 CNY']);
  });

  it('an order of unknown amount is an order of 0, and that is said', () => {
    const result = cohortOf({ ann: ['order +1d ?', 'order +2d 300'] });
    expect(lines(result.rows)).toEqual(['2026-03 1 0 1 2 300 CNY']);
    expect(noted(result, 'cohort-unknown-amount')).toEqual({ n: 1 });
  });

  it('currencies are never added up', () => {
    const people = {
      ann: ['order +1d 100 in USD', 'order +2d 200'],
      ben: ['order +1d 900 in USD', 'order +2d 50 in JPY'],
    };
    const yuan = cohortOf(people);
    expect(lines(yuan.rows)).toEqual(['2026-03 1 0 1 1 200 CNY']);
    expect(noted(yuan, 'cohort-other-currencies')).toEqual({
      n: 3,
      currency: 'CNY',
      others: ['USD', 'JPY'],
    });
    const dollars = cohortOf(people, { currency: 'USD' });
    expect(lines(dollars.rows)).toEqual(['2026-03 2 0 2 2 1000 USD']);
    expect(dollars.currency).toBe('USD');
    // Where nothing is in the workspace's currency, the one that most orders are in.
    expect(cohortOf({ ann: people.ann.slice(0, 1), ben: people.ben }).currency).toBe('USD');
  });

  it('an order without a currency is taken as one in the workspace’s', () => {
    const { rows, notes } = cohortOf({ ann: ['order +1d 100', 'order +2d ? in nothing'] });
    expect(lines(rows)).toEqual(['2026-03 1 0 1 2 100 CNY']);
    expect(notes).toContainEqual({ code: 'cohort-unknown-amount', params: { n: 1 } });
  });

  it('without orders there are no rows', () => {
    const { rows, notes, currency } = cohortOf({});
    expect(rows).toEqual([]);
    expect(notes).toEqual([{ code: 'cohort-nobody', params: {} }]);
    expect(currency).toBe('CNY');
  });
});
