import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Row } from '../../core/table.ts';
import { ask } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { runReport } from '../run.ts';

// On day 30: ann was asked on day 0 and brought three, one of whom left; ben and eve, asked on day 20, brought
// nobody; ida, asked on day 28, has not had her seven days, and brought fay.
const STORY: Story = {
  people: {
    ann: ['asked +0d', 'invite cat +1d', 'invite dan +2d', 'invite gus +3d'],
    ben: ['asked +20d'],
    eve: ['asked +20d'],
    ida: ['asked +28d', 'invite fay +29d'],
    cat: ['join - +1d', 'order +5d'],
    dan: ['join - +2d', 'leave +3d'],
    gus: ['join - +3d'],
    fay: ['join - +29d'],
  },
  read: { orders: '+10d' },
};

it('shows beside each K of some participants the gross K of the very same', () => {
  const { rows, summary } = ask('kfactor', STORY);
  // K is of three: 3/3. Seven days ago, on day 23, only ann had had her seven days, and orders are known up to day 10.
  expect(rows[0]).toMatchObject({ k: 1, k_kept_7d: 2, gross_kept_7d: 3 });
  expect(rows[0]).toMatchObject({ k_paying: 1, gross_paying: 3, k_kept_30d: null });
  expect(summary).toMatchObject({
    k: { k: 1, mature: 3, seeds: 3 },
    k_kept_7d: { k: 2, gross: 3, mature: 1, seeds: 1 },
    k_kept_30d: { k: null, gross: null },
    k_paying: { k: 1, gross: 3, mature: 1 },
  });
});

it('counts by themselves the accepted ones that K is of', () => {
  const { rows, summary } = ask('kfactor', STORY);
  expect(rows[0]).toMatchObject({ participants: 4, mature: 3, accepted: 4, accepted_mature: 3 });
  expect(summary).toMatchObject({ accepted: 4, k: { counted: 3 } });
});

it('lists whom each K counts', () => {
  const db = tell(STORY);
  const asked = { asOf: at('+30d'), untilGiven: true, campaign: 'spring' };
  expect(expectWhoToFit(db, 'kfactor', asked)).toEqual(
    expect.arrayContaining([
      'k 3', // cat, dan, gus
      'k_kept_7d 2', // cat, gus
      'k_kept_30d 0',
      'k_paying 1', // cat
      '0:accepted 4',
      '0:accepted_mature 3',
    ]),
  );
  db.close();
});

const of = (row: Row, key: string): number => Number(row[key] ?? 0);

it('whatever happens, net is no more than the gross beside it, and K is by mature ÷ mature', () => {
  const by = fc.constantFrom(undefined, 'month', 'staff');
  fc.assert(
    fc.property(randomStory, by, fc.constantFrom('+12d', '+20d', '+45d'), (story, part, end) => {
      const db = tell(story);
      const asked = { asOf: at(end), untilGiven: true, campaign: 'spring', by: part };
      const { rows, summary } = runReport(db, 'kfactor', asked);
      for (const row of rows) {
        for (const measure of ['kept_7d', 'kept_30d', 'paying'])
          expect(of(row, `k_${measure}`)).toBeLessThanOrEqual(of(row, `gross_${measure}`));
        if (row['k'] !== null)
          expect(of(row, 'k')).toBeCloseTo(of(row, 'accepted_mature') / of(row, 'mature'), 9);
      }
      const whole = rows.reduce((sum, row) => sum + of(row, 'accepted_mature'), 0);
      expect(summary).toMatchObject({ k: { counted: whole } });
      expectWhoToFit(db, 'kfactor', asked);
      db.close();
    }),
    { numRuns: 30 },
  );
});
