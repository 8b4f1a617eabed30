import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContacts } from '../../journeys/contacts.ts';
import { bringUpToDate } from '../../journeys/fresh.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { readArrivals } from './arrivals.ts';
import { shareOut } from './costs.ts';

const ALL = { since: 0, asOf: at('+20d'), campaign: null, friends: at('+20d') };

function arrivalsOf(story: Story, scope = ALL) {
  const db = tell(story);
  bringUpToDate(db);
  return readArrivals(db, readContacts(db), scope);
}

describe('arrivals', () => {
  it('at one instant go by what is proved, then by names', () => {
    const batches = [{ codes: ['zz'] }, { codes: ['aa'], channel: 'sms' }];
    const events = ['join - +1d bo', 'join zz +1d cy', 'join aa +1d dee'];
    for (const ann of [events, events.toReversed()]) {
      const first = arrivalsOf({ batches, people: { ann } }).find(({ isNew }) => isNew);
      expect(first).toMatchObject({ staff: 'dee', origin: { name: 'aa', channel: 'sms' } });
    }
  });

  it('keep a fixed state’s route to its campaign and variant, and to no batch', () => {
    const db = tell({ people: { ann: ['join - +1d'] } });
    db.exec(`INSERT INTO targets (name, kind, staff, created_at) VALUES ('anna', 'contact-way', 'anna', 0);
      INSERT INTO contact_ways (state, target_id, campaign_id, variant, url)
        VALUES ('FIXED', 1, 1, 'sample', 'https://work.weixin.qq.com/ca/test');
      UPDATE joins SET state = 'FIXED';
      UPDATE join_attributions SET level = 'P3'`);
    bringUpToDate(db);
    expect(readArrivals(db, readContacts(db), ALL)[0]?.origin).toEqual({
      campaign: 1,
      channel: 'package-card',
      variant: 'sample',
      batch: null,
      name: 'FIXED',
    });
  });

  it('are one for each person and member of staff, and one of them is new, whatever happens', () => {
    fc.assert(
      fc.property(randomStory, (story) => {
        const arrivals = arrivalsOf(story);
        const pairs = arrivals.map(({ person, staff }) => `${person} ${staff}`);
        expect(new Set(pairs).size).toBe(pairs.length);
        const people = new Set(arrivals.map(({ person }) => person));
        expect(arrivals.filter(({ isNew }) => isNew)).toHaveLength(people.size);
        for (const one of arrivals) if (one.keptByStaff === 'kept') expect(one.kept).toBe('kept');
        // A period is a part of all time.
        const since = arrivalsOf(story, { ...ALL, since: at('+3d') });
        expect(since).toEqual(arrivals.filter((one) => one.at >= at('+3d')));
      }),
      { numRuns: 40 },
    );
  });
});

describe('sharing out', () => {
  it('adds up, and gives nobody more than a unit too much or too little', () => {
    const weights = fc.array(fc.nat(1000), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), weights, (minor, all) => {
        const whole = all.reduce((sum, weight) => sum + weight, 0);
        const parts = shareOut(minor, all);
        expect(parts?.reduce((sum, part) => sum + part, 0)).toBe(whole === 0 ? undefined : minor);
        for (const [n, part] of (parts ?? []).entries())
          expect(Math.abs(part - (minor * (all[n] ?? 0)) / whole)).toBeLessThan(1);
      }),
    );
  });

  it('gives what is left to those that lost most', () => {
    expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shareOut(10, [2, 5, 0])).toEqual([3, 7, 0]); // 2.86 and 7.14
  });
});
