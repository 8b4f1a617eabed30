import { afterEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import { noted } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import type { ReportParams } from '../report.ts';
import { runReport } from '../run.ts';

let db: Database;
afterEach(() => db.close());

const ASKED: ReportParams = { asOf: at('+30d'), untilGiven: true };
const names = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, n) => `p${from + n}`);

/** 200 people: half are written to a day after START; those named buy for 60.00. */
const hundredEach = (buyers: readonly string[]): Story => ({
  people: Object.fromEntries(
    names(0, 200).map((name, n) => [
      name,
      [n < 100 ? 'texted +1d' : 'held +1d', ...(buyers.includes(name) ? ['order +3d 6000'] : [])],
    ]),
  ),
});

describe('a batch of 100 messages, with 100 held back', () => {
  it('brought what the others did not buy: 30 of 100 beside 10 of 100', () => {
    db = tell(hundredEach([...names(0, 30), ...names(100, 110)]));
    const { rows } = runReport(db, 'lift', ASKED);
    expect(
      rows.map(({ group, people, buyers, net_minor }) => [group, people, buyers, net_minor]),
    ).toEqual([
      ['sent', 100, 30, 180_000],
      ['held', 100, 10, 60_000],
      // 20 more buyers of 60.00 each.
      ['difference', null, 20, 120_000],
    ]);
    const [sent, , difference] = rows;
    // R: prop.test(c(30, 10), c(100, 100), correct = FALSE): X-squared = 12.5, p = 0.000407.
    expect(difference?.['p']).toBeCloseTo(0.000_407, 6);
    // Wilson of 30/100: 0.2189–0.3958, of 10/100: 0.0552–0.1744; Newcombe's rule on them by hand:
    // 0.2 − √(0.0811² + 0.0744²) = 0.0899, 0.2 + √(0.0958² + 0.0448²) = 0.3058.
    expect(difference?.['low']).toBeCloseTo(0.0899, 3);
    expect(difference?.['high']).toBeCloseTo(0.3058, 3);
    // 100 messages of one segment at 0.045: 4.50; 22.5 fen for each of the 20.
    expect([sent?.['cost_minor'], difference?.['cost_minor']]).toEqual([450, 23]);
    expect(expectWhoToFit(db, 'lift', ASKED)).toEqual([
      '1:sent 100',
      '1:sent:buyers 30',
      '1:held 100',
      '1:held:buyers 10',
    ]);
  });

  it('says so where chance alone may have made the difference, and names no cost of a buyer', () => {
    db = tell(hundredEach([...names(0, 12), ...names(100, 110)]));
    const result = runReport(db, 'lift', ASKED);
    expect(noted(result, 'lift-unclear')).toEqual({ batch: 1 });
    expect(result.rows[2]?.['cost_minor']).toBeNull();
  });
});

describe('what counts', () => {
  it.each([
    ['before the sending', '+23h', 0],
    ['with the sending', '+1d', 1],
    ['on the last moment of 14 days', '+15d', 1],
    ['a millisecond later', '+15d+1ms', 0],
  ])('an order %s', (_, when, buyers) => {
    db = tell({ people: { p0: ['texted +1d', `order ${when}`], p1: ['held +1d'] } });
    expect(runReport(db, 'lift', ASKED).rows[0]?.['buyers']).toBe(buyers);
  });

  it('an order of any identity of the person, once, but no refunded one unless --gross', () => {
    db = tell({
      people: {
        'p0': ['texted +1d', 'order +2d 5000'],
        'p0/2': ['texted +1d', 'order +3d 4000'],
        'p1': ['held +1d', 'order +2d 3000 refunded'],
      },
    });
    const of = (params: ReportParams) =>
      runReport(db, 'lift', params)
        .rows.slice(0, 2)
        .map((row) => [row['people'], row['buyers'], row['net_minor']]);
    expect(of(ASKED)).toEqual([
      [1, 1, 9000],
      [1, 0, 0],
    ]);
    expect(of({ ...ASKED, gross: true })).toEqual([
      [1, 1, 9000],
      [1, 1, 3000],
    ]);
  });

  it('nobody who turned out to be in both groups', () => {
    const [texted, held] = [['texted +1d'], ['held +1d']];
    db = tell({ people: { 'p0': texted, 'p0/2': held, 'p1': texted, 'p2': held } });
    const result = runReport(db, 'lift', ASKED);
    expect(result.rows.map(({ people }) => people)).toEqual([1, 1, null]);
    expect(noted(result, 'lift-excluded')).toEqual({ both: 1 });
  });
});

describe('whoever is held back and written to by another batch stays where the lot put them', () => {
  it.each([
    ['within the window', '+15d', 1],
    ['later than that', '+15d+1ms', 0],
    ['before', '+23h', 0],
  ])('%s', (_, when, n) => {
    const people = { p0: ['texted +1d'], p1: ['held +1d', `texted ${when}`], p2: ['held +1d'] };
    db = tell({ people });
    const result = runReport(db, 'lift', ASKED);
    const batch = result.rows.find(({ group }) => group === 'held')?.['batch'];
    const groups = result.rows.filter((row) => row['batch'] === batch);
    expect(groups.map(({ people: counted }) => counted)).toEqual([1, 2, null]);
    const said = result.notes.filter(({ code }) => code === 'lift-also-written');
    expect(said.map(({ params }) => params)).toEqual(n === 0 ? [] : [{ batch, n }]);
  });

  // Of two written to one bought, and of two held back one: to leave out the buyer because a later batch
  // was for buyers would prove that the first message did what it did not do.
  it('however the other batch chose them', () => {
    const held = ['held +1d'];
    const bought = ['held +1d', 'order +2d', 'texted +4d'];
    db = tell({
      people: { p0: ['texted +1d', 'order +2d'], p1: ['texted +1d'], p2: held, p3: bought },
    });
    const { rows } = runReport(db, 'lift', ASKED);
    expect(rows.slice(0, 3).map(({ group, people, rate }) => [group, people, rate])).toEqual([
      ['sent', 2, 0.5],
      ['held', 2, 0.5],
      ['difference', null, 0],
    ]);
  });
});

it('compares nothing while the window is open', () => {
  db = tell({ people: { p0: ['texted +1d', 'order +2d'], p1: ['held +1d'] } });
  const result = runReport(db, 'lift', { ...ASKED, asOf: at('+15d') - DAY_MS });
  expect(result.rows.map(({ buyers, rate }) => [buyers, rate])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(noted(result, 'lift-immature')).toEqual({ n: 1, batches: ['1'] });
});

it('--since leaves out batches that were sent before', () => {
  db = tell({ people: { p0: ['texted +1d'], p1: ['held +1d'], p2: ['texted +9d'] } });
  const result = runReport(db, 'lift', { ...ASKED, since: at('+1d+1ms') });
  expect(result.rows.map(({ batch, group, people }) => [batch, group, people])).toEqual([
    [2, 'sent', 1],
  ]);
  expect(noted(result, 'lift-period')).toEqual({});
});

it('compares nothing where no order is known that long after the sending', () => {
  const people = {
    p0: ['order -9d', 'order -8d', 'texted +1d'],
    p1: ['held +1d', 'order -7d', 'order +2d'],
  };
  // 14 days after the sending are day 15; orders were last read on day 7, after five days without one.
  db = tell({ people, read: { orders: '+7d' } });
  const result = runReport(db, 'lift', ASKED);
  expect(result.rows.map(({ buyers }) => buyers)).toEqual([null, null]);
  expect(noted(result, 'lift-immature')).toEqual({ n: 1, batches: ['1'] });
  expect(noted(result, 'known-orders')).toEqual({ until: '2026-03-08 08:00', last: 0 });
  db.close();
  db = tell({ people: { ...people, nobody: ['order +14d'] }, read: { orders: '+15d' } });
  expect(runReport(db, 'lift', ASKED).rows[1]?.['buyers']).toBe(1);
});

it('names windows that can be asked for', () => {
  db = tell({});
  expect(() => runReport(db, 'lift', { ...ASKED, own: { window: 'long' } })).toThrow(
    expect.objectContaining({
      params: { option: '--window', value: 'long', choices: ['14d', '36h', '90m', '2w'] },
    }),
  );
});

it('says so where nobody was held back', () => {
  db = tell({ people: { p0: ['texted +1d', 'order +2d'] } });
  const result = runReport(db, 'lift', ASKED);
  expect(result.rows.map(({ group }) => group)).toEqual(['sent']);
  expect(noted(result, 'lift-alone')).toEqual({ n: 1, batches: ['1'] });
});
