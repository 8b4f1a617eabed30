import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openWorkspace } from '../db/open.ts';
import { pddFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';
import { filesOf, type World, world } from './world.fixture.ts';

const BATCH =
  'code batch --campaign card --per-order --platform pdd --status paid,shipped,completed,refunded ' +
  '--images none --seed story --out cards';

/** The codes that BATCH makes: drawn from the seed in the order of payment. */
async function codesOf({ parcels: rows }: World): Promise<Map<string, string>> {
  const at = openHarness();
  await prepare(at);
  at.write('pdd.csv', pddFile(...rows));
  await at.run('import pdd.csv');
  const { code, err } = await at.run(BATCH);
  expect(code, err).toBe(0);
  const lines = at.read('cards/codes.csv').trim().split('\n').slice(1);
  return new Map(lines.map((line) => [line.split(',')[8] ?? '', line.split(',')[0] ?? '']));
}

async function prepare(at: ReturnType<typeof openHarness>): Promise<void> {
  await at.run('init --base-url https://q.example.cn');
  await at.run('campaign create card --channel package-card --variant a --variant b');
}

const ORDERS = `
  SELECT o.key, o.platform, o.shop, o.domain, o.status, o.created_at, o.paid_at, o.created_day,
         o.paid_day, o.currency, o.paid_minor, o.refund_minor, i.kind || ':' || i.value AS buyer,
         (SELECT json_group_array(json_array(n, line_no, sku, name, quantity, unit_price_minor))
          FROM order_lines l WHERE l.order_id = o.id) AS lines
  FROM orders o LEFT JOIN identities i ON i.id = o.buyer_id ORDER BY o.key`;

type Listed = { rows: { orders: number; identities: { kind: string; value: string }[] }[] };

/** All that a person could see, with nothing in it that only says when a row was written. */
async function importInOrder(files: Record<string, string>, order: readonly string[]) {
  const at = openHarness();
  await prepare(at);
  for (const name of order) {
    at.write(`${name}.csv`, files[name] ?? '');
    const { code, err } = await at.run(`import ${name}.csv`);
    expect(code, `${name}: ${err}`).toBe(0);
    if (name === 'pdd') expect((await at.run(BATCH)).code).toBe(0);
  }
  const { rows } = await at.json<Listed>('customer list --reveal');
  const people = rows.map(({ orders, identities, ...row }) => ({
    ...row,
    id: undefined,
    orders,
    identities: identities.map(({ kind, value }) => `${kind}:${value}`).toSorted(),
  }));
  const db = openWorkspace(at.path('pscrm.db'), { create: false });
  const orders = db.prepare(ORDERS).all();
  db.close();
  return {
    people: people.toSorted((a, b) => (a.identities.join() < b.identities.join() ? -1 : 1)),
    orders,
    funnel: await at.json('report funnel --campaign card --by variant'),
    kfactor: (await at.run('report kfactor --campaign friends --json')).out,
    cohort: await at.json('report cohort'),
    channels: await at.json('report channels --by variant'),
    staff: await at.json('report staff'),
    overview: await at.json('report overview'),
  };
}

describe('the order of import decides nothing', () => {
  test('the same files in four orders: the same people, orders and reports', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.infiniteStream(fc.nat()), async (it, numbers) => {
        const files = filesOf(it, await codesOf(it));
        const names = Object.keys(files);
        const shuffled = () =>
          names
            .map((name) => ({ name, at: numbers.next().value ?? 0 }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ name }) => name);
        const expected = await importInOrder(files, names);
        for (const order of [names.toReversed(), shuffled(), shuffled()])
          expect(await importInOrder(files, order), order.join(' ')).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  }, 300_000);
});
