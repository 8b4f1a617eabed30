import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeSettings } from '../../../db/settings.ts';
import { ask, noted } from '../../ask.fixture.ts';
import { expectExplained } from '../../explained.fixture.ts';
import { expectWhoToFit } from '../../frame.fixture.ts';
import { at, type Story, tell } from '../../journeys.fixture.ts';
import { runReport } from '../../run.ts';

// START is 08:00 in Shanghai.
const STORY: Story = {
  batches: [{ codes: ['c1', 'c2', 'c3', 'c4'] }],
  people: {
    ann: ['visit c1 +1h', 'join c1 +2h'], // 09, though the join is at 10
    ben: ['visit c2 +2d+1h+0.98h', 'join c2 +3d'], // 09:58, two days later
    cat: ['visit c3 +11h', 'join c3 +12h'], // 19
    dan: ['visit c4 -9h', 'join c4 -8h'], // 23, the day before
  },
};
const ASKED = {
  asOf: at('+20d'),
  untilGiven: true,
  campaign: undefined,
  by: 'hour',
  own: { steps: 'visit > join', window: '6h' },
};

it('tells the hours of the day apart by the first step, all of them', () => {
  const result = ask('funnel', STORY, ASKED);
  const begun = result.rows.filter(({ step }) => step === 1);
  expect(begun).toHaveLength(24);
  expect(begun.slice(0, 2).map(({ hour }) => hour)).toEqual(['00', '01']);
  const counted = result.rows
    .filter(({ count }) => count !== 0)
    .map(({ hour, step, count }) => `${hour} ${step}: ${count}`);
  expect(counted).toEqual(['09 1: 2', '09 2: 1', '19 1: 1', '19 2: 1', '23 1: 1', '23 2: 1']);
  expect(noted(result, 'funnel-by-hour')).toEqual({});
  expect(result.charts?.[0]).toMatchObject({ kind: 'bars', title: 'funnel-trend' });
});

it('goes by the clocks of the workspace', () => {
  const db = tell(STORY);
  writeSettings(db, { timezone: 'America/New_York' });
  const { rows } = runReport(db, 'funnel', ASKED);
  // UTC 01, 01, 11, 15 hours before Shanghai's 23: 5 hours earlier in February and March before the 8th.
  const begun = rows.filter(({ step, count }) => step === 1 && count !== 0);
  expect(begun.map(({ hour, count }) => `${hour} ${count}`)).toEqual(['06 1', '10 1', '20 2']);
  db.close();
});

const someHours = fc.array(fc.integer({ min: -60, max: 200 }), { maxLength: 12 });
// New York puts its clocks forward seven days after START.
const zone = fc.constantFrom('Asia/Shanghai', 'America/New_York');

it('lists whom it counts, explains itself, and adds up', () => {
  fc.assert(
    fc.property(someHours, zone, (hours, timezone) => {
      const people = Object.fromEntries(
        hours.map((hour, n) => [`p${n}`, [`join - ${hour < 0 ? '' : '+'}${hour}h`]]),
      );
      const db = tell({ people });
      writeSettings(db, { timezone });
      const asked = { ...ASKED, own: { steps: 'join > order', window: '1h' } };
      expectWhoToFit(db, 'funnel', asked);
      expectExplained(db, 'funnel', asked);
      const begun = runReport(db, 'funnel', asked).rows.filter(({ step }) => step === 1);
      expect(begun.reduce((sum, { count }) => sum + Number(count), 0)).toBe(hours.length);
      db.close();
    }),
    { numRuns: 25 },
  );
});

it('is nothing that codes begin at', () => {
  expect(() => ask('funnel', STORY, { ...ASKED, own: {} })).toThrow(
    expect.objectContaining({ code: 'missing-option', params: { option: '--steps', why: 'hour' } }),
  );
});
