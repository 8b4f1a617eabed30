import { expect, test } from 'vitest';
import { ask, noted } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { runReport } from '../run.ts';

const STORY: Story = {
  batches: [
    { codes: ['c1', 'c2', 'c3'] },
    { codes: ['d1'], made: '+10d' },
    { codes: ['p1'], unit: 'shared', channel: 'poster', campaign: 'summer' },
  ],
  people: {
    ann: ['visit c1 +1d v1', 'visit c1 +2d v1', 'visit c1 +2d v2 bot', 'join c1 +2d'],
    ben: ['join c2 +3d', 'leave +4d'],
    cat: ['visit p1 +1d v3', 'join p1 +1d'],
    dan: ['join - +1d'],
  },
};
const ASKED = { asOf: at('+30d'), untilGiven: true };

test('each batch with its codes, scans and people; shared codes have no joins per code', () => {
  const result = ask('batches', STORY, { campaign: undefined });
  const keys = ['batch', 'campaign', 'channel', 'codes', 'visits', 'join_rate', 'joins', 'kept_7d'];
  expect(result.rows.map((row) => keys.map((key) => row[key]))).toEqual([
    [1, 'spring', 'package-card', 3, 2, 2 / 3, 2, 1],
    [2, 'spring', 'package-card', 1, 0, 0, 0, 0],
    [3, 'summer', 'poster', 1, 1, null, 1, 1],
  ]);
  expect(noted(result, 'batches-elsewhere')).toEqual({ n: 1 }); // dan
});

test('each number of people has them behind it', () => {
  const people = { ...STORY.people, eve: ['order -5d 500', 'join d1 +26d'] };
  const stages = expectWhoToFit(tell({ ...STORY, people }), 'batches', ASKED);
  expect(stages.filter((stage) => stage.startsWith('2:'))).toEqual([
    '2:joins 1',
    '2:kept_7d 0',
    '2:undecided 1',
    '2:customers_before 1',
    '2:first_orders 0',
  ]);
});

test('by variant, and the largest with all others as one', () => {
  const story: Story = {
    batches: [
      { codes: ['c1', 'c2'], variant: 'sample' },
      { codes: ['d1'], variant: 'red-packet' },
    ],
    people: { ann: ['join c1 +2d'], ben: ['join c2 +3d'], cat: ['join d1 +3d'] },
  };
  const of = (params: Parameters<typeof ask>[2], ...keys: string[]) =>
    ask('batches', story, params).rows.map((row) => keys.map((key) => row[key]));
  expect(of({ by: 'variant' }, 'batch', 'variant', 'codes', 'joins', 'join_rate')).toEqual([
    [1, 'sample', 2, 2, 1],
    [2, 'red-packet', 1, 1, 1],
  ]);
  // Several batches have no one day and no rate.
  expect(of({ top: 1 }, 'batch', 'campaign', 'made_day', 'codes', 'joins', 'join_rate')).toEqual([
    [1, 'spring', 20513, 2, 2, 1],
    ['(other)', null, null, 1, 1, null],
  ]);
});

test('a code that several people came through is one of those that were joined through', () => {
  const people = { ann: ['join c1 +1d'], ben: ['join c1 +2d'], cat: ['join c1 +2d'] };
  const { rows } = ask('batches', { batches: [{ codes: ['c1', 'c2'] }], people });
  expect(rows).toMatchObject([{ codes: 2, joins: 3, join_rate: 1 / 2 }]);
});

test('a period leaves out batches of before with which nothing happened in it', () => {
  const { rows } = ask('batches', STORY, { since: at('+5d') });
  expect(rows.map(({ batch }) => batch)).toEqual([2]);
});

test('what a campaign cost is shared out by codes, to the cent', () => {
  const db = tell(STORY);
  const spend =
    db.prepare(`INSERT INTO costs (campaign_id, kind, amount_minor, currency, at, day, nth)
    VALUES (1, ?, ?, 'CNY', ${at('+1d')}, 20000, 1)`);
  spend.run('print', 1001);
  spend.run('gift', 2);
  const { rows } = runReport(db, 'batches', ASKED);
  // 3 of 4 and 1 of 4 codes of 1003 in all: 752.25 and 250.75; the cent left goes to who lost more.
  expect(rows.map(({ cost_minor }) => cost_minor)).toEqual([752, 251, null]);
});
