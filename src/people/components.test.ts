import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Database, openWorkspace } from '../db/open.ts';
import { components, rebuildCustomers, sharedIdentities } from './components.ts';
import { openPeople } from './store.ts';

type Edge = { readonly a: number; readonly b: number };

/** The definition, as slow and as plain as it can be: whoever can be walked to is the same person. */
function reachable(from: number, edges: readonly Edge[]): Set<number> {
  const found = new Set([from]);
  for (let grew = true; grew;) {
    grew = false;
    for (const { a, b } of edges) {
      if (found.has(a) === found.has(b)) continue;
      found.add(a).add(b);
      grew = true;
    }
  }
  return found;
}

const graph = fc.integer({ min: 1, max: 25 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    edges: fc.array(
      fc.record({ a: fc.integer({ min: 1, max: size }), b: fc.integer({ min: 1, max: size }) }),
      {
        maxLength: 40,
      },
    ),
  }),
);

describe('components', () => {
  it('are what can be reached, named by the smallest id', () => {
    fc.assert(
      fc.property(graph, ({ size, edges }) => {
        const ids = Array.from({ length: size }, (_, at) => at + 1);
        const parent = components(ids, edges, size);
        for (const id of ids) expect(parent[id]).toBe(Math.min(...reachable(id, edges)));
      }),
    );
  });

  it('do not depend on the order of the evidence', () => {
    fc.assert(
      fc.property(graph, fc.infiniteStream(fc.nat()), ({ size, edges }, keys) => {
        const ids = Array.from({ length: size }, (_, at) => at + 1);
        const shuffled = edges
          .map((edge) => ({ edge, key: Number(keys.next().value) }))
          .toSorted((x, y) => x.key - y.key)
          .map(({ edge }) => ({ a: edge.b, b: edge.a }));
        expect(components(ids, shuffled, size)).toEqual(components(ids, edges, size));
      }),
    );
  });
});

describe('shared identities', () => {
  const phone = { kind: 'phone', value: '+8613800001234' };

  function partition(db: Database): string[] {
    rebuildCustomers(db);
    return db
      .prepare<[], string>(
        `SELECT group_concat(value, ' ') FROM (
           SELECT c.customer_id, i.value FROM customers c JOIN identities i ON i.id = c.identity_id
           ORDER BY c.customer_id, i.value)
         GROUP BY customer_id ORDER BY 1`,
      )
      .pluck()
      .all();
  }

  function withBuyers(kind: string, count: number): Database {
    const db = openWorkspace(':memory:', { create: true });
    const people = openPeople(db);
    for (let n = 1; n <= count; n += 1) {
      const buyer = people.identity({ kind, value: `test_${n}` });
      people.tie(buyer, people.identity(phone), 'order-row');
    }
    return db;
  }

  it('a phone of three Taobao accounts is one household; of four it ties nobody', () => {
    const three = withBuyers('taobao', 3);
    expect(sharedIdentities(three).size).toBe(0);
    expect(partition(three)).toEqual(['+8613800001234 test_1 test_2 test_3']);
    const four = withBuyers('taobao', 4);
    expect(sharedIdentities(four).size).toBe(1);
    expect(partition(four)).toEqual(['+8613800001234', 'test_1', 'test_2', 'test_3', 'test_4']);
  });

  it('a phone of three WeChat people ties nobody; one account on each of four platforms is one person', () => {
    expect(partition(withBuyers('external_userid', 2))).toHaveLength(1);
    expect(partition(withBuyers('external_userid', 3))).toHaveLength(4);
    const db = openWorkspace(':memory:', { create: true });
    const people = openPeople(db);
    for (const kind of ['taobao', 'jd', 'xhs', '1688', 'shopify']) {
      people.tie(
        people.identity({ kind, value: `${kind}_1` }),
        people.identity(phone),
        'order-row',
      );
    }
    expect(partition(db)).toHaveLength(1);
  });

  it('a customer keeps its number when evidence goes, and splits when it must', () => {
    const db = withBuyers('taobao', 2);
    partition(db);
    db.exec('DELETE FROM evidence WHERE id = 2');
    expect(partition(db)).toEqual(['+8613800001234 test_1', 'test_2']);
  });
});
