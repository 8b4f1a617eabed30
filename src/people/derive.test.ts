import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Database } from '../db/open.ts';
import { checkPeople } from './check.ts';
import { dropUnnamed, openCrowd, settle } from './crowd.fixture.ts';
import { derive } from './derive.ts';
import { happen, type Happening, happening, firstFacts } from './random-people.fixture.ts';

/** All that is derived, by names instead of numbers: what two databases with the same facts share. */
function derived(db: Database) {
  const all = (sql: string): unknown[] => db.prepare(sql).pluck().all();
  const name = `i.kind || ':' || i.value`;
  return {
    customers: all(
      `SELECT group_concat(name, ' ') FROM (
         SELECT c.customer_id, ${name} AS name FROM customers c JOIN identities i ON i.id = c.identity_id
         ORDER BY 1, 2)
       GROUP BY customer_id ORDER BY 1`,
    ),
    identities: all(`SELECT ${name} FROM identities i ORDER BY 1`),
    flags: all(
      `SELECT concat_ws(' ', ${name}, f.flag, f.kind, f.n) FROM identity_flags f
       JOIN identities i ON i.id = f.identity_id ORDER BY 1`,
    ),
    attributions: all(
      `SELECT concat_ws(' ', ${name}, j.joined_at, j.state, c.code, a.level, a.reason)
       FROM join_attributions a LEFT JOIN codes c ON c.id = a.code_id
       LEFT JOIN joins j ON j.id = a.join_id LEFT JOIN identities i ON i.id = j.identity_id ORDER BY 1`,
    ),
    evidence: all(
      `SELECT concat_ws(' ', min(one, other), max(one, other), reason, source) FROM (
         SELECT a.kind || ':' || a.value AS one, b.kind || ':' || b.value AS other, reason, source
         FROM evidence e JOIN identities a ON a.id = e.a JOIN identities b ON b.id = e.b) ORDER BY 1`,
    ),
    orders: all(
      `SELECT concat_ws(' ', o.key, o.paid_at, ${name}) FROM orders o
       LEFT JOIN identities i ON i.id = o.buyer_id ORDER BY 1`,
    ),
  };
}

/** Each customer is named by its smallest identity. */
function misnamed(db: Database): unknown[] {
  return db
    .prepare(
      `SELECT customer_id FROM customers GROUP BY customer_id HAVING customer_id <> min(identity_id)`,
    )
    .all();
}

/** Facts come and go in steps, as imports and undos bring them; after each step people are derived. */
function live(steps: readonly (readonly Happening[])[], look: (db: Database) => void): void {
  const db = openCrowd();
  derive(db, 'all');
  const facts = firstFacts();
  for (const step of steps) {
    for (const one of step) happen(facts, one);
    db.transaction(() => {
      derive(db, settle(db, facts));
      dropUnnamed(db);
    })();
    look(db);
  }
  const fresh = openCrowd();
  fresh.transaction(() => {
    settle(fresh, facts);
    derive(fresh, 'all');
    dropUnnamed(fresh);
  })();
  expect(derived(db)).toEqual(derived(fresh));
  db.close();
  fresh.close();
}

const steps = fc.array(fc.array(happening, { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 12,
});

describe('people, derived where the facts were touched', () => {
  it('are the same as derived from everything, and as in a database that saw only what remains', () => {
    fc.assert(
      fc.property(steps, (lives) =>
        live(lives, (db) => {
          expect(checkPeople(db)).toEqual([]);
          expect(misnamed(db)).toEqual([]);
        }),
      ),
      { numRuns: 200 },
    );
  }, 120_000);

  it('a merge by hand counts again when the block goes, though the identity is shared by then', () => {
    const who = 'external_userid:wm_test_01';
    const tie = (other: string): Happening => ({ what: 'tie', pair: [who, other] });
    live(
      [
        [{ what: 'merge', pair: [who, 'phone:+8613800000003'] }],
        [{ what: 'block', who }, tie('taobao:t1'), tie('taobao:t2'), tie('taobao:t3')],
        [tie('taobao:t4'), { what: 'takeback', nth: 1 }],
      ],
      (db) => expect(checkPeople(db)).toEqual([]),
    );
  });
});
