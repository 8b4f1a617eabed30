import { expect, test } from 'vitest';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import type { ReportParams } from '../report.ts';
import { runReport } from '../run.ts';

const STORY: Story = {
  people: {
    ann: ['join - -5d staff_01', 'asked +0d', 'invite cat +1d', 'invite dan +2d'],
    ben: ['join - -5d staff_02', 'asked +0d', 'invite eve +1d'],
    // A friend only after she was asked: nobody had won her by then.
    fay: ['asked +0d', 'join - +1d staff_01'],
    // Asked by the end of March, and has not had the window yet.
    gus: ['join - -5d staff_02', 'asked +29d'],
    // Was not asked, and invited all the same.
    hal: ['join - -5d staff_02', 'invite ida +3d'],
    // Those who came are seeds' children, no participants.
    cat: ['join - +1d'],
    dan: ['join - +2d'],
    eve: ['join - +1d'],
    ida: ['join - +3d'],
  },
};
const ASKED: ReportParams = { asOf: at('+30d'), untilGiven: true, campaign: 'spring' };
const KEYS = ['participants', 'mature', 'accepted', 'k'] as const;

const linesOf = (params: Partial<ReportParams> & { by: string }): string[] =>
  runReport(tell(STORY), 'kfactor', { ...ASKED, ...params }).rows.map((row) =>
    [params.by, ...KEYS].map((key) => row[key] ?? '–').join(' '),
  );

test('K by the member of staff who had won them', () => {
  expect(linesOf({ by: 'staff' })).toEqual([
    'staff_01 1 1 2 2', // ann: cat, dan
    'staff_02 2 1 2 1', // ben, gus; eve, and hal's ida, who is in no K
    '– 1 1 0 0', // fay
  ]);
  expect(linesOf({ by: 'staff', top: 1 })).toEqual(['staff_02 2 1 2 1', '(other) 2 2 2 1']);
});

test('K by the month in which they were asked', () => {
  expect(linesOf({ by: 'month' })).toEqual(['2026-03 4 3 3 1', '– 0 0 1 –']);
});

test('who is behind each part, and the campaign’s own numbers beside it', () => {
  const db = tell(STORY);
  const stages = expectWhoToFit(db, 'kfactor', { ...ASKED, by: 'staff' });
  expect(stages).toEqual(expect.arrayContaining(['participants 4', 'staff_02:accepted 2']));
  const beside = (): unknown =>
    runReport(db, 'kfactor', { ...ASKED, by: 'staff', own: { flagged: true } });
  expect(beside).toThrow(expect.objectContaining({ code: 'usage' }));
});
