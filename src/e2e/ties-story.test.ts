import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Database, openWorkspace } from '../db/open.ts';
import { openHarness } from './harness.ts';
import { logicalDump } from './logical-dump.fixture.ts';

const HEADER = '订单编号,买家会员名,买家支付宝账号,联系手机,买家实际支付金额,订单状态,订单创建时间';

type Row = { no: string; buyer: string; pays: string; phone: string; amount: string };

const SAID: Readonly<Record<string, string>> = { early: '8', late: '9' };

const file = (rows: readonly Row[], n: number): string =>
  [
    HEADER,
    ...rows.map(
      ({ no, buyer, pays, phone, amount }) =>
        `${no},${buyer},${pays},${phone},${SAID[amount] ?? amount},交易成功,2026-03-01 08:00:00`,
    ),
  ].join('\n') + '\n'.repeat(n + 1);

/** Two orders, two buyers: the same order is shown alike, with another phone, and with another amount. */
const row: fc.Arbitrary<Row> = fc.record({
  no: fc.constantFrom('11', '12'),
  buyer: fc.constantFrom('测试买家01', '测试买家02'),
  pays: fc.constantFrom('', 'buyer01@example.com'),
  phone: fc.constantFrom('', '13800000001', '13800000002'),
  amount: fc.constantFrom('early', 'early', 'early', 'late'),
});
const files = fc.array(fc.array(row, { minLength: 1, maxLength: 3 }), {
  minLength: 2,
  maxLength: 5,
});

function read<T>(at: ReturnType<typeof openHarness>, work: (db: Database) => T): T {
  const db = openWorkspace(at.path('pscrm.db'), { create: false });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

async function imported(texts: readonly string[]) {
  const at = openHarness();
  await at.run('init');
  for (const [n, text] of texts.entries()) {
    at.write(`${n}.csv`, text);
    const { code, err } = await at.run(`import ${n}.csv`);
    expect(code, err).toBe(0);
  }
  return at;
}

describe('ties that orders show', () => {
  test('are those of the imports that stand, whichever was taken back', async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.infiniteStream(fc.nat()), async (contents, dice) => {
        const texts = contents.map(file);
        const at = await imported(texts);
        const standing = texts.map((text, n) => ({ text, id: n + 1 }));
        while (standing.length > 1 && (dice.next().value ?? 0) % 3 > 0) {
          const [gone] = standing.splice((dice.next().value ?? 0) % standing.length, 1);
          expect((await at.run(`imports undo ${gone?.id} --yes`)).code).toBe(0);
        }
        const fresh = openHarness();
        await fresh.run('init');
        for (const { text, id } of standing) {
          fresh.write(`${id - 1}.csv`, text);
          expect((await fresh.run(`import ${id - 1}.csv`)).code).toBe(0);
        }
        expect(read(at, logicalDump)).toEqual(read(fresh, logicalDump));
        expect((await at.run('rebuild')).code).toBe(0);
      }),
      { numRuns: 40 },
    );
  }, 300_000);

  test('name the first line of each import that shows them, read or only looked at', async () => {
    const one: Row = {
      no: '11',
      buyer: '测试买家01',
      pays: '',
      phone: '13800000001',
      amount: 'early',
    };
    const two = { ...one, no: '12' };
    const at = await imported([file([one, two], 0), file([two, one], 1), file([two], 2)]);
    const { evidence } = await at.json<{ evidence: unknown }>('customer show 1');
    expect(evidence).toMatchObject([
      {
        reason: 'order-row',
        imports: [
          { import: 1, file: '0.csv', line: 2 },
          { import: 2, file: '1.csv', line: 2 },
          { import: 3, file: '2.csv', line: 2 },
        ],
      },
    ]);
    // Nothing was written for it but the tie: the orders' own rows say who showed it.
    expect(read(at, (db) => db.prepare(`SELECT count(*) FROM sightings`).pluck().get())).toBe(0);
  });
});
