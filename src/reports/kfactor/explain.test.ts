import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DIMENSIONS } from '../dimensions/dimension.ts';
import { dressed } from '../dressed.fixture.ts';
import { expectExplained } from '../explained.fixture.ts';
import { at, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { runReport } from '../run.ts';

const ASKED = { untilGiven: true, campaign: 'spring' };

it('--explain prints statements over the facts that give the same', () => {
  const until = fc.constantFrom('+4d', '+12d', '+20d', '+50d');
  const window = fc.constantFrom('7d', '36h', '3w');
  fc.assert(
    fc.property(randomStory, until, window, (story, end, span) => {
      const db = tell(story);
      const params = { ...ASKED, asOf: at(end), own: { window: span } };
      expect(expectExplained(db, 'kfactor', params)).toBeGreaterThanOrEqual(8 + 8 + 4);
      db.close();
    }),
    { numRuns: 50 },
  );
});

it('untangles circles, whoever comes first in them', () => {
  const names = ['ann', 'ben', 'cat', 'dan'];
  const who = fc.constantFrom(...names);
  const invitations = fc.array(fc.tuple(who, who, fc.integer({ min: 1, max: 9 })), {
    maxLength: 14,
  });
  fc.assert(
    fc.property(invitations, (all) => {
      const of = (name: string): string[] =>
        all.flatMap(([from, to, day]) => (from === name ? [`invite ${to} +${day}d`] : []));
      const people = Object.fromEntries(
        names.map((name) => [name, ['asked +0d', ...new Set(of(name))]]),
      );
      const db = tell({ people });
      expectExplained(db, 'kfactor', { ...ASKED, asOf: at('+20d') });
      db.close();
    }),
    { numRuns: 60 },
  );
});

const views = fc.record({
  until: fc.constantFrom('+12d', '+20d', '+50d'),
  burst: fc.constantFrom(undefined, '2/2880', '3/9999', '2/1'),
});

it('gives what is flagged, and whom a tree is made of', () => {
  fc.assert(
    fc.property(
      randomStory,
      views,
      fc.integer({ min: 1, max: 6 }),
      (story, { until, burst }, root) => {
        const db = dressed(story);
        db.exec(`INSERT INTO join_details (join_id, phone_seen)
        SELECT id, '138****000' || (id % 4) FROM joins WHERE id % 3`);
        const params = { ...ASKED, asOf: at(until) };
        const flagged = { ...params, own: { burst, flagged: true as const } };
        const { rows } = runReport(db, 'kfactor', flagged);
        expect(expectExplained(db, 'kfactor', flagged)).toBe(3 * rows.length);
        expectExplained(db, 'kfactor', { ...params, own: { burst } });
        expect(expectExplained(db, 'kfactor', { ...params, own: { tree: String(root) } }) % 5).toBe(
          0,
        );
        db.close();
      },
    ),
    { numRuns: 50 },
  );
});

it('tells bursts apart that meet, and names one who shares several numbers once', () => {
  const guests = ['cat', 'dan', 'eve', 'fay', 'gus', 'hal', 'ida', 'jon'];
  const from = fc.constantFrom('ann', 'ben');
  const when = fc.integer({ min: 1, max: 9 });
  const all = fc.array(fc.tuple(from, when), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(all, fc.constantFrom('2/1440', '3/2880', '3/4320'), (came, burst) => {
      const invitations = (name: string): string[] =>
        came.flatMap(([by, day], n) => (by === name ? [`invite ${guests[n]} +${day}d`] : []));
      const joins = guests.map((name, n) => [name, [`join - +${came[n]?.[1]}d`]] as const);
      const people = {
        ann: invitations('ann'),
        ben: invitations('ben'),
        ...Object.fromEntries(joins),
      };
      const db = tell({ people });
      db.exec(`INSERT INTO identities (id, kind, value)
          VALUES (98, 'phone', '+8613800000001'), (99, 'phone', '+8613800000002');
        INSERT INTO evidence (a, b, reason)
          SELECT people.id, phones.id, 'same-row' FROM identities AS people, (
            SELECT 98 AS id UNION ALL SELECT 99
          ) AS phones WHERE people.id < 9;
        INSERT INTO identity_flags (identity_id, flag) VALUES (98, 'shared'), (99, 'shared')`);
      const flagged = { ...ASKED, asOf: at('+30d'), own: { burst, flagged: true as const } };
      // Everybody but two shares two numbers with whoever invited them.
      expect(expectExplained(db, 'kfactor', flagged)).toBeGreaterThanOrEqual(3 * 6);
      db.close();
    }),
    { numRuns: 40 },
  );
});

it('flags a number that is nobody’s alone', () => {
  const db = tell({
    people: { ann: ['asked +0d', 'invite ben +1d'], ben: ['join - +1d'], phone: [] },
  });
  db.exec(`INSERT INTO identities (id, kind, value) VALUES (99, 'phone', '+8613800000001');
    INSERT INTO evidence (a, b, reason) VALUES (1, 99, 'same-row'), (2, 99, 'same-row');
    INSERT INTO identity_flags (identity_id, flag) VALUES (99, 'shared')`);
  const flagged = { ...ASKED, asOf: at('+30d'), own: { flagged: true as const } };
  expect(expectExplained(db, 'kfactor', flagged)).toBe(3);
  db.close();
});

it.each(DIMENSIONS)('gives the same of those who invite, by %s', (by) => {
  const top = fc.constantFrom(undefined, 1, 2);
  fc.assert(
    fc.property(randomStory, views, top, (story, { until, burst }, most) => {
      const db = dressed(story);
      const params = { ...ASKED, asOf: at(until), by, top: most, own: { burst } };
      expect(expectExplained(db, 'kfactor', params)).toBeGreaterThanOrEqual(8 + 8 + 4);
      db.close();
    }),
    { numRuns: 15 },
  );
});
