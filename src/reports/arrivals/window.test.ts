import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectExplained } from '../explained.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { runReport } from '../run.ts';

/** Cards of the first day and messages, of which both had people to the last; orders were read on day 28. */
const STORY: Story = {
  batches: [{ codes: ['c1', 'c2', 'c3', 'c4'] }, { codes: ['s1', 's2'], channel: 'sms' }],
  costs: ['- print 3000 +0d'],
  people: {
    // The last instant of seven days, and the one after it.
    ann: ['join c1 +1d', 'order +8d 10000 1000', 'order +8d+1ms 500'],
    // A customer before: what he buys within the week is revenue, and no first order.
    ben: ['order -5d 500', 'join c2 +2d', 'order +3d 700', 'order +20d 800'],
    // Bought, and too late.
    cat: ['join c3 +1d', 'order +9d 300'],
    // Three days before orders end: nothing is said of her.
    gus: ['join c4 +25d', 'order +26d 900'],
    // Has had his week at the very moment up to which orders are known; she an hour later.
    dan: ['join s1 +21d', 'order +22d 400'],
    eve: ['join s2 +21d+1h', 'order +22d 600'],
    // Wholly refunded, and by no code that is known.
    fay: ['join - +3d', 'order +4d 200 200'],
  },
  read: { orders: '+28d' },
};
const WEEK = { campaign: undefined, own: { window: '7d' } };
const KEYS = ['joins', 'open', 'customers_before', 'first_orders', 'net_minor', 'per_join_minor'];
const lines = (rows: readonly Row[], ...first: string[]): string[] =>
  rows.map((row) => [...first, ...KEYS].map((key) => row[key] ?? '–').join(' '));

describe('seven days from the join', () => {
  it('of each channel', () => {
    const result = ask('channels', STORY, WEEK);
    expect(lines(result.rows, 'channel')).toEqual([
      'package-card 4 1 1 1 9700 3233', // ann's 9000 and ben's 700, of three
      'sms 2 1 0 1 400 400', // dan
      '– 1 0 0 0 0 0',
    ]);
    expect(result.rows.map((row) => row['first_order_rate'])).toEqual([1 / 2, 1, 0]);
    // One of the three had bought before. Wilson of 1 in 2, by hand: 0.5 ± 1.959964 × √(0.125 + 0.2400912) / 2.920729.
    expect(result.rows[0]?.['first_order_low']).toBeCloseTo(0.0945, 4);
    expect(result.rows[0]?.['first_order_high']).toBeCloseTo(0.9055, 4);
    // Of 3000 the three of four who have had the week bear 2250.
    expect(result.rows[0]).toMatchObject({ cost_minor: 3000, cost_per_order_minor: 2250 });
  });

  it('of each member of staff', () => {
    const { rows, columns } = ask('staff', STORY, WEEK);
    expect(lines(rows, 'added')).toEqual(['7 7 2 1 2 10100 2020']); // 9700 + 400, of five
    expect(rows[0]).toMatchObject({ cost_minor: 3000, cost_per_order_minor: 1071 }); // 5/7, by two
    // Where there is no room for both, the days give way.
    const spare = (key: string) => columns.find((column) => column.key === key)?.spare ?? 0;
    expect(spare('open')).toBeLessThan(spare('period_days'));
  });

  it('of each batch', () => {
    const { rows } = ask('batches', STORY, WEEK);
    expect(lines(rows, 'batch')).toEqual(['1 4 1 1 1 9700 3233', '2 2 1 0 1 400 400']);
    // 2000 for four of six codes, of which 3/4; 1000, of which half.
    expect(rows.map((row) => row['cost_per_order_minor'])).toEqual([1500, 500]);
  });

  it.each([
    ['channels', 'package-card:early 1', 'package-card:first_orders 1'],
    ['staff', 'staff_01:early 2', 'staff_01:first_orders 2'],
    ['batches', '1:early 1', '1:first_orders 1'],
  ])('%s names whom it counts, and explains it', (report, ...stages) => {
    const db = tell(STORY);
    const asked = { asOf: at('+30d'), untilGiven: true, ...WEEK };
    expect(expectWhoToFit(db, report, asked)).toEqual(expect.arrayContaining(stages));
    expect(expectWhoToFit(db, report, { ...asked, by: 'variant' }).join()).toContain(':early');
    expectExplained(db, report, asked);
    // What has nothing to do with orders is the same as without.
    const [within, always] = [asked, { ...asked, own: {} }].map(
      (params) => runReport(db, report, params).rows,
    );
    for (const [n, row] of (always ?? []).entries())
      for (const key of ['joins', 'kept_7d', 'undecided', 'kept_rate', 'cost_per_kept_minor'])
        expect(within?.[n]?.[key]).toEqual(row[key]);
    db.close();
  });

  it('is what the rule says', () => {
    const result = ask('channels', STORY, WEEK);
    expect(result.params['window']).toBe('7d');
    expect(noted(result, 'arrivals-counted-within')).toEqual({ window: '7d' });
    expect(noted(result, 'arrivals-within')).toEqual({ window: '7d' });
    expect(noted(result, 'arrivals-early')).toEqual({ n: 2, window: '7d' });
    expect(noted(result, 'arrivals-window')).toBeUndefined();
    expect(noted(result, 'known-private-orders')).toEqual({ until: '2026-03-29 08:00', last: 0 });
  });

  it('is not asked for unless somebody does', () => {
    const { rows, columns, rule } = ask('channels', STORY, { campaign: undefined });
    // ann, cat and gus; whatever they bought since.
    expect(rows[0]).toMatchObject({
      first_orders: 3,
      net_minor: 12_200,
      cost_per_order_minor: 1000,
    });
    expect(columns.map(({ key }) => key)).not.toContain('open');
    expect(noted({ rule, notes: [] }, 'arrivals-window')).toEqual({});
  });

  it.each(['channels', 'staff', 'batches'])('in %s is a time', (report) => {
    const wrong = (): unknown => ask(report, STORY, { own: { window: 'a week' } });
    expect(wrong).toThrow(expect.objectContaining({ code: 'bad-option' }));
  });

  it('says nothing of anybody where no file of orders was read', () => {
    const unread = ask('channels', { ...STORY, read: { orders: 'never' } }, WEEK);
    expect(lines(unread.rows, 'channel')[0]).toBe('package-card 4 4 – – – –');
    expect(unread.rows[0]).toMatchObject({ first_order_rate: null, cost_per_order_minor: null });
  });
});

type Total = { joins: number; open: number; first_orders: number; net_minor: number };

/** The same by reading the story aloud: everybody's first join, and what they bought after it. */
function byHand({ people = {} }: Story, end: number, window: number): Total {
  const total = { joins: 0, open: 0, first_orders: 0, net_minor: 0 };
  for (const events of Object.values(people)) {
    const told = events.map((event) => event.split(' '));
    const when = ([verb = '', first = '', second = '']: string[]): number =>
      at(verb === 'join' ? second : first);
    const joined = told.filter((words) => words[0] === 'join' && when(words) <= end).map(when);
    if (joined.length === 0) continue;
    const join = Math.min(...joined);
    const orders = told.filter(
      (words) =>
        words[0] === 'order' && when(words) <= end && !/public|unpaid/.test(words.join(' ')),
    );
    const isReal = (words: string[]): boolean =>
      words[4] !== 'refunded' && Number(words[3]) < Number(words[2]);
    total.joins += 1;
    if (join + window > end) {
      total.open += 1;
      continue;
    }
    const within = orders.filter((words) => when(words) > join && when(words) <= join + window);
    const wasCustomer = orders.some((words) => when(words) <= join && isReal(words));
    if (!wasCustomer && within.some(isReal)) total.first_orders += 1;
    for (const words of within) total.net_minor += Number(words[2]) - Number(words[3]);
  }
  return total;
}

it.each(['channels', 'staff'])('%s adds up to what a reader of the story counts', (report) => {
  const ends = fc.constantFrom('+9d', '+20d', '+30d');
  fc.assert(
    fc.property(randomStory, ends, fc.constantFrom(1, 5, 14), (told, end, days) => {
      // Shops are known of, so that files say up to when.
      const story = {
        ...told,
        people: { ...told.people, nobody: ['order -9d', 'order -9d public'] },
      };
      const own = { window: `${days}d` };
      const { rows } = ask(report, story, { asOf: at(end), campaign: undefined, own });
      const sum = (key: string): number =>
        rows.reduce((total, row) => total + Number(row[key] ?? 0), 0);
      const keys = ['joins', 'open', 'first_orders', 'net_minor'] as const;
      const expected = byHand(told, at(end), days * (at('+1d') - at('+0d')));
      expect(Object.fromEntries(keys.map((key) => [key, sum(key)]))).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
