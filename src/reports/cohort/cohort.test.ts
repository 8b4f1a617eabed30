import { describe, expect, it } from 'vitest';
import { MEAN_BY_SIZE, MEAN_OF_COHORTS, type ReportResult, type Row } from '../../core/table.ts';
import { writeSettings } from '../../db/settings.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import type { ReportParams } from '../report.ts';
import { runReport, whoIsBehind } from '../run.ts';

function cohortOf(people: Story['people'], params: Partial<ReportParams> = {}): ReportResult {
  return ask(
    'cohort',
    // Nothing is told for so long that the data end with the last order.
    { people: people ?? {}, read: { orders: '+300d' } },
    { asOf: at('+300d'), untilGiven: false, campaign: undefined, ...params },
  );
}

const MEANS: ReadonlySet<unknown> = new Set([MEAN_BY_SIZE, MEAN_OF_COHORTS]);
const cellsOf = (rows: readonly Row[]): Row[] => rows.filter((row) => !MEANS.has(row['cohort']));
const meansOf = (rows: readonly Row[]): Row[] => rows.filter((row) => MEANS.has(row['cohort']));
const shown = (rows: readonly Row[], ...keys: string[]): string[] =>
  rows.map((row) => keys.map((key) => row[key] ?? '–').join(' '));
/** cohort, size, period, customers, orders, net, currency */
const lines = (rows: readonly Row[]): string[] =>
  shown(cellsOf(rows), 'cohort', 'size', 'period', 'customers', 'orders', 'net_minor', 'currency');

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
    const keys =
      'cohort,size,period,mature,immature,customers,retained,rate,orders,gross_minor,net_minor,spent_each_minor,repeat_rate,currency';
    expect(result.columns.map(({ key }) => key).join()).toBe(keys);
    for (const row of result.rows) {
      expect(Object.keys(row).toSorted()).toEqual(keys.split(',').toSorted());
    }
    expect(result.currency).toBe('CNY');
    expect(result.pivot).toEqual({
      row: 'cohort',
      fixed: ['size'],
      column: 'period',
      value: 'rate',
      shade: true,
    });
  });

  it('has rates of those who have had the whole month; the data end with June 4', () => {
    expect(
      shown(
        cellsOf(result.rows),
        'mature',
        'immature',
        'retained',
        'rate',
        'spent_each_minor',
        'repeat_rate',
      ),
    ).toEqual([
      `3 0 3 1 6333 ${1 / 3}`, // 19000 / 3; ann came again on the next day
      `3 0 1 ${1 / 3} 11333 ${1 / 3}`, // 34000 / 3
      `3 0 2 ${2 / 3} 13700 ${2 / 3}`, // 41100 / 3; now ben, too
      '0 3 0 – – –',
      '2 0 2 1 2300 0', // dan's second order was refunded
      '2 0 0 0 2300 0',
      '0 2 0 – – –',
      '1 0 1 1 1700 0', // twice in a day is once
      '0 1 0 – – –',
    ]);
  });

  it('has a row of means, by size or of cohorts', () => {
    expect(
      shown(meansOf(result.rows), 'cohort', 'period', 'rate', 'spent_each_minor', 'size'),
    ).toEqual([
      `${MEAN_BY_SIZE} 0 1 4217 –`, // (19000 + 4600 + 1700) / 6
      `${MEAN_BY_SIZE} 1 ${1 / 5} 7720 –`, // of three and two; (34000 + 4600) / 5
      `${MEAN_BY_SIZE} 2 ${2 / 3} 13700 –`,
    ]);
    const simple = cohortOf(PEOPLE, { own: { mean: 'simple' } });
    expect(shown(meansOf(simple.rows), 'cohort', 'period', 'rate')).toEqual([
      `${MEAN_OF_COHORTS} 0 1`,
      `${MEAN_OF_COHORTS} 1 ${1 / 6}`, // of 1/3 and 0
      `${MEAN_OF_COHORTS} 2 ${2 / 3}`,
    ]);
    expect(meansOf(cohortOf(PEOPLE, { own: { measure: 'orders' } }).rows)).toEqual([]);
  });

  it('says what is left out and which ends are frayed', () => {
    expect(noted(result, 'cohort-excluded')).toEqual({ currency: 'CNY', ofNobody: 2, wholly: 3 }); // dan's, eve's, gus's
    expect(noted(result, 'cohort-first')).toEqual({ cohort: '2026-03' });
    expect(noted(result, 'known-orders')).toEqual({ until: '2026-06-04', last: 1 });
    expect(noted(result, 'cohort-immature')).toEqual({});
    expect(noted(result, 'cohort-complete')).toBeUndefined();
  });

  it('names who is behind each cohort and each cell', () => {
    const db = tell({ people: PEOPLE, read: { orders: '+300d' } });
    const asked = { asOf: at('+300d'), untilGiven: false };
    expect(expectWhoToFit(db, 'cohort', asked)).toContain('2026-03:2 2');
    const { people } = whoIsBehind(db, 'cohort', asked, '2026-04');
    expect(people).toHaveLength(2);
    const unbounded = { ...asked, own: { unbounded: true } } as const;
    expect(expectWhoToFit(db, 'cohort', unbounded)).toContain('2026-04:1 1'); // dan came later
    for (const start of ['join', 'campaign', 'every-order'] as const) {
      expectWhoToFit(db, 'cohort', { ...asked, own: { start } });
    }
  });

  it('--gross looks at no refund: who paid counts, with what they paid', () => {
    const gross = cohortOf(PEOPLE, { gross: true });
    expect(shown(cellsOf(gross.rows).slice(0, 2), 'size', 'customers', 'gross_minor')).toEqual([
      '5 5 29600', // 19000, eve 9900, gus 700
      '5 2 20600', // ann 20000, eve 600
    ]);
    expect(gross.rows[0]?.['spent_each_minor']).toBe(5920);
    expect(noted(gross, 'cohort-excluded-gross')).toEqual({ currency: 'CNY', ofNobody: 2 });
  });

  it('--since takes cohorts away, not orders', () => {
    const april = cohortOf(PEOPLE, { since: at('+31d-8h') });
    expect(lines(april.rows)).toEqual(lines(result.rows).slice(4));
    // The data begin in March, whoever is looked at.
    expect(noted(april, 'cohort-first')).toBeUndefined();
  });

  it('--until takes the later orders and the later months away', () => {
    // The end of 2026-04-10 in Shanghai, a month that is not over.
    const april = cohortOf(PEOPLE, { asOf: at('+41d-8h-1ms'), untilGiven: true });
    expect(lines(april.rows)).toEqual([
      '2026-03 3 0 3 4 19000 CNY',
      '2026-03 3 1 1 1 15000 CNY',
      '2026-04 1 0 1 1 4000 CNY', // eve has not come yet
    ]);
    expect(noted(april, 'known-whole')).toEqual({});
    expect(noted(april, 'cohort-immature')).toEqual({});
    expect(april.params).toMatchObject({
      start: 'first-order',
      unit: 'month',
      measure: 'rate',
      mean: 'weighted',
      rolling: null,
      unbounded: false,
      gross: false,
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
    const asked = { asOf: at('-8h'), untilGiven: false };
    const periods = (): number => cellsOf(runReport(db, 'cohort', asked).rows).length;
    expect(periods()).toBe(2); // it is March in Shanghai
    writeSettings(db, { timezone: 'America/New_York' });
    expect(periods()).toBe(1); // and February in New York
  });

  it('a year is twelve months', () => {
    const { rows } = cohortOf({ ann: ['order -70d 100', 'order +0d 100'] });
    expect(shown(cellsOf(rows), 'cohort', 'period', 'orders')).toEqual([
      '2025-12 0 1',
      '2025-12 1 0',
      '2025-12 2 0',
      '2025-12 3 1',
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

it('what nobody known has bought counts up to the moment, and not the day after', () => {
  const story: Story = {
    people: {
      ann: ['order +1d 100', 'order +20d-1h 100'],
      nobody: ['order +2d 100', 'order +20d+1h 100', 'order +21d 100'],
    },
  };
  const result = ask('cohort', story, { asOf: at('+20d') });
  expect(noted(result, 'cohort-excluded')).toEqual({ currency: 'CNY', ofNobody: 1, wholly: 0 });
});

it('marks sums of a period that is not over, and leaves them out of the heat map; rates need no mark', () => {
  // March is over; on 20 April, +50d, that month is not, of which eve is the first.
  const people = { ann: ['order +1d 1000', 'order +40d 500'], eve: ['order +45d 600'] };
  const asked = (measure: string): ReportResult =>
    cohortOf(people, { asOf: at('+50d'), own: { measure } });
  const sums = asked('net');
  expect(sums.pivot).toMatchObject({ value: 'net_minor', unfinished: 'immature' });
  expect(shown(sums.rows, 'cohort', 'period', 'net_minor', 'immature')).toEqual([
    '2026-03 0 1000 0',
    '2026-03 1 500 1',
    '2026-04 0 600 1',
  ]);
  expect(sums.rule.map(({ code }) => code)).toContain('cohort-unfinished');
  expect(sums.charts?.[0]).toMatchObject({ rows: [{ values: [1000, null] }, { values: [null] }] });
  const rates = asked('rate');
  expect(rates.pivot).not.toHaveProperty('unfinished');
  expect(rates.rule.map(({ code }) => code)).not.toContain('cohort-unfinished');
});
