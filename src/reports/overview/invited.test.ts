import { expect, it } from 'vitest';
import type { ReportResult } from '../../core/table.ts';
import { ask } from '../ask.fixture.ts';
import { at, type Story } from '../journeys.fixture.ts';

// START is 2026-03-01 08:00 in Shanghai.
const MARCH = { since: at('-8h'), asOf: at('+31d-8h-1ms'), untilGiven: true, campaign: undefined };
const FEBRUARY = { ...MARCH, since: at('-31d'), asOf: at('-8h-1ms') };

const TOLD: Story = {
  people: {
    // Files that reach back further than every period; nobody of them is in one.
    old: ['join - -500d', 'leave -499d'],
    ann: ['asked -40d', 'invite ben +2d', 'invite cat +9d', 'invite dan +4d', 'join - -20d'],
    ben: ['join - +2d'], // noted as they joined
    cat: ['join - +3d', 'invite ann +10d'], // a friend for six days when the file has it
    dan: ['join - +4d-23h'], // noted within a day
  },
};

const nowAndLast = ({ rows }: ReportResult, measure: string): unknown[] => {
  const line = rows.find((row) => row['measure'] === measure);
  return [line?.['now'], line?.['last']];
};

it('had been invited when they joined, give or take the day in which files are written', () => {
  const result = ask('overview', TOLD, MARCH);
  // cat; ann in February, whom cat named in March
  expect(nowAndLast(result, 'organic_joins')).toEqual([1, 1]);
  expect(nowAndLast(result, 'referred_joins')).toEqual([2, 0]); // ben, dan
});

it('is as much of February, asked for by itself', () => {
  const result = ask('overview', TOLD, FEBRUARY);
  expect(nowAndLast(result, 'organic_joins')).toEqual([1, 0]);
  expect(nowAndLast(result, 'referred_joins')).toEqual([0, 0]);
});
