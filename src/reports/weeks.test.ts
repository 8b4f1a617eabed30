import { expect, test } from 'vitest';
import { expectExplained } from './explained.fixture.ts';
import { expectWhoToFit } from './frame.fixture.ts';
import { REPORTS } from './index.ts';
import { at, type Story, tell } from './journeys.fixture.ts';
import { runReport, whoIsBehind } from './run.ts';

/** Days since 2026-03-01. 2026 has 53 weeks; the last one ends with Sunday 2027-01-03. */
const TURN: Story = {
  batches: [
    { codes: ['c1'], made: '+305d', orders: ['shop:1'] }, // Thursday 2026-12-31
    { codes: ['c2'], made: '+306d' }, // Friday 2027-01-01
    { codes: ['c3'], made: '+309d' }, // Monday 2027-01-04
  ],
  people: {
    ann: ['asked +305d', 'join c1 +305d staff_01', 'order +306d', 'invite ben +306d'],
    ben: ['asked +306d', 'join c2 +306d staff_01', 'order +308d', 'invite cat +309d'],
    cat: ['asked +309d', 'join c3 +309d staff_01', 'order +310d'],
  },
};
const ASKED = { asOf: at('+340d'), untilGiven: true, campaign: 'spring', by: 'week' };

const byWeek = REPORTS.filter(({ options }) =>
  options.some(({ name, choices }) => name === 'by' && choices?.includes('week')),
);

test.each(byWeek)('$name names the weeks of the turn of a year as ISO 8601 does', ({ name }) => {
  const db = tell(TURN);
  const weeks = [...new Set(runReport(db, name, ASKED).rows.map(({ week }) => week))];
  expect(weeks).toEqual(['2026-W53', '2027-W01']);
  expectExplained(db, name, ASKED);
  // Also by the Monday that a week begins with, and by no other day of it.
  const stage = expectWhoToFit(db, name, ASKED).find((one) => one.includes('2026-W53')) ?? '';
  const typed = (week: string): string => stage.replace(/ \d+$/, '').replace('2026-W53', week);
  const people = (week: string) => whoIsBehind(db, name, ASKED, typed(week)).people;
  expect(people('2026-12-28')).toEqual(people('2026-W53'));
  const unknown = expect.objectContaining({ code: 'unknown-stage' });
  for (const week of ['2026-12-29', '2026-02-30']) expect(() => people(week)).toThrow(unknown);
  db.close();
});

test('a funnel of steps has the same weeks', () => {
  const db = tell(TURN);
  const asked = { ...ASKED, own: { steps: 'join > order', window: '9d' } };
  const counts = runReport(db, 'funnel', asked).rows.map((row) => `${row['week']} ${row['count']}`);
  expect(counts).toEqual(['2026-W53 2', '2026-W53 2', '2027-W01 1', '2027-W01 1']);
  expectExplained(db, 'funnel', asked);
  db.close();
});
