import { expect, it } from 'vitest';
import type { ReportResult } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { whoIsBehind } from '../run.ts';

// March in Shanghai, as START is 2026-03-01 08:00 there.
const MARCH = { since: at('-8h'), asOf: at('+31d-8h-1ms'), untilGiven: true, campaign: undefined };

const STORY: Story = {
  people: {
    // 180 days on 11 March; what came after them does not count, nor what came before the join.
    ann: [
      'order -171d 700',
      'join - -170d',
      'order -160d 4000',
      'order +9d 1000',
      'order +11d 500',
    ],
    // 180 days on 2 March, and gone by then; two orders on one day.
    ben: ['join - -179d', 'leave -1d', 'order +3d 300', 'order +3d+1h 300'],
    // Seven days in March: kept, with an order in them; and lost.
    cat: ['join - +2d', 'order +3d 5000', 'order +10d 900'],
    dan: ['join - +2d', 'leave +4d'],
    // Seven days in April, and in February.
    eve: ['join - +28d'],
    fay: ['join - -20d'],
  },
};

const overview = (own = {}): ReportResult => ask('overview', STORY, { ...MARCH, own });
const now = ({ rows }: ReportResult, ...measures: string[]): unknown[] =>
  measures.map((measure) => rows.find((row) => row['measure'] === measure)?.['now']);

it('sets the short view beside the long one, each of people who had all of the time', () => {
  const result = overview();
  expect(now(result, 'aged_7d', 'aged_7d_kept', 'aged_7d_rate')).toEqual([2, 1, 1 / 2]);
  expect(now(result, 'aged_7d_spent')).toEqual([2500]); // 5000 ÷ 2
  expect(now(result, 'aged_180d', 'aged_180d_kept', 'aged_180d_rate')).toEqual([2, 1, 1 / 2]);
  expect(now(result, 'aged_180d_spent')).toEqual([2500]); // 4000 + 1000 of ann ÷ 2
  expect(result.rows.find(({ measure }) => measure === 'aged_7d')?.['last']).toBe(1); // fay
  expect(noted(result, 'overview-ages')).toEqual({ early7: 0, early180: 0 });
});

it('counts who bought again in the period, orders of a day as one where that is asked for', () => {
  // ann on two days, ben twice on one day, cat on two days.
  expect(now(overview(), 'private_buyers', 'repurchase_rate')).toEqual([3, 3 / 3]);
  const merged = overview({ 'merge-days': true });
  expect(now(merged, 'private_buyers', 'repurchase_rate')).toEqual([3, 2 / 3]);
  expect(noted(merged, 'overview-repurchase-days')).toEqual({});
  // ann is back from earlier, ben is not.
  expect(now(overview(), 'repeat_buyers')).toEqual([3]);
  expect(now(merged, 'repeat_buyers')).toEqual([2]);
});

it('lists the fifth of the buyers who spent most', () => {
  // cat 5900, ann 1500, ben 600: one of three, rounded up.
  expect(now(overview(), 'top_fifth', 'top_fifth_share')).toEqual([1, 5900 / 8000]);
  const db = tell(STORY);
  const { people } = whoIsBehind(db, 'overview', MARCH, 'top_fifth');
  const cat = db.prepare(`SELECT id FROM identities WHERE value = 'wm_test_cat'`).pluck().get();
  expect(people).toEqual([{ person: cat }]);
  db.close();
});

it('names as many people as each number says', () => {
  const db = tell(STORY);
  expect(expectWhoToFit(db, 'overview', MARCH)).toEqual(
    expect.arrayContaining([
      'top_fifth 1',
      'aged_7d 2',
      'aged_7d_kept 1',
      'aged_180d 2',
      'aged_180d_kept 1',
    ]),
  );
  db.close();
});
