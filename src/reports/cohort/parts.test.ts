import { expect, test } from 'vitest';
import { MEAN_BY_SIZE, type Row } from '../../core/table.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import type { ReportParams } from '../report.ts';
import { runReport } from '../run.ts';

// START is 2026-03-01: +0d … +30d March, +31d … +60d April. Orders are known up to May 5.
const STORY: Story = {
  batches: [
    { codes: ['c1', 'c2'] },
    { codes: ['p1'], channel: 'poster', unit: 'shared' },
    { codes: ['s1'], channel: 'sms' },
  ],
  people: {
    // Came by a card, and by a poster later: the card counts.
    ann: ['join c1 +1d', 'join p1 +20d', 'order +2d 1000', 'order +40d 500'],
    ben: ['join p1 +3d', 'order +4d 2000'],
    // Bought before she came by the poster: she is of the poster all the same.
    cat: ['order +5d 300', 'join p1 +9d', 'order +35d 700', 'order +36d 1 refunded'],
    // A visit says through which channel somebody was reached, whoever has the code in hand.
    dan: ['visit s1 +1d', 'join s1 +33d', 'order +34d 50'],
    // No code is known of her.
    eve: ['join - +1d', 'order +6d 40'],
    fay: ['order +65d 9'],
  },
  read: { orders: '+120d' },
};
const ASKED: ReportParams = { asOf: at('+70d'), untilGiven: false };

const lines = (rows: readonly Row[], ...keys: string[]): string[] =>
  rows.map((row) => keys.map((key) => row[key] ?? '–').join(' '));

test('cohorts of each channel, everybody by their first touch', () => {
  const result = runReport(tell(STORY), 'cohort', { ...ASKED, by: 'channel' });
  const keys = ['channel', 'cohort', 'period', 'size', 'customers', 'net_minor', 'rate'];
  expect(lines(result.rows, ...keys)).toEqual([
    'package-card 2026-03 0 1 1 1000 1', // ann
    'package-card 2026-03 1 1 1 500 1',
    'package-card 2026-03 2 1 0 0 –', // May is not over
    `package-card ${MEAN_BY_SIZE} 0 – – – 1`,
    `package-card ${MEAN_BY_SIZE} 1 – – – 1`,
    'poster 2026-03 0 2 2 2300 1', // ben, cat
    'poster 2026-03 1 2 1 700 0.5',
    'poster 2026-03 2 2 0 0 –',
    `poster ${MEAN_BY_SIZE} 0 – – – 1`,
    `poster ${MEAN_BY_SIZE} 1 – – – 0.5`,
    'sms 2026-04 0 1 1 50 1', // dan
    'sms 2026-04 1 1 0 0 –',
    `sms ${MEAN_BY_SIZE} 0 – – – 1`,
    '– 2026-03 0 1 1 40 1', // eve
    '– 2026-03 1 1 0 0 0',
    '– 2026-03 2 1 0 0 –',
    '– 2026-04 0 0 0 0 –', // nobody, between eve and fay
    '– 2026-04 1 0 0 0 –',
    '– 2026-05 0 1 1 9 –', // fay
    `– ${MEAN_BY_SIZE} 0 – – – 1`,
    `– ${MEAN_BY_SIZE} 1 – – – 0`,
  ]);
  expect(result.columns[0]).toEqual({ key: 'channel', type: 'word' });
  expect(result.pivot).toMatchObject({ by: 'channel', row: 'cohort' });
});

test('the largest, and the others together; who is behind each', () => {
  const db = tell(STORY);
  const asked = { ...ASKED, by: 'channel', top: 1, own: { measure: 'customers' } };
  // Of the two that have two people each, the one that comes first.
  expect(
    lines(runReport(db, 'cohort', asked).rows, 'channel', 'cohort', 'period', 'customers'),
  ).toEqual([
    'poster 2026-03 0 2',
    'poster 2026-03 1 1',
    'poster 2026-03 2 0',
    '(other) 2026-03 0 2', // ann, eve
    '(other) 2026-03 1 1',
    '(other) 2026-03 2 0',
    '(other) 2026-04 0 1',
    '(other) 2026-04 1 0',
    '(other) 2026-05 0 1',
  ]);
  const stages = expectWhoToFit(db, 'cohort', asked);
  expect(stages).toEqual(expect.arrayContaining(['poster:2026-03 2', '(other):2026-03:1 1']));
});
