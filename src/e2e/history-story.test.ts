import { describe, expect, test } from 'vitest';
import { openWorkspace } from '../db/open.ts';
import { openHarness } from './harness.ts';

const HEADER = 'platform,order_no,status,buyer_id,created_at,currency,paid,refund\n';
const row = (no: string, status: string, paid = '10.00', refund = ''): string =>
  `own,${no},${status},u_test_01,2026-03-01 08:00:00,CNY,${paid},${refund}\n`;

async function threeFiles() {
  const at = openHarness();
  await at.run('init');
  at.write('first.csv', HEADER + row('1', 'paid') + row('2', 'paid'));
  at.write('second.csv', HEADER + row('1', 'completed') + row('2', 'paid'));
  at.write('third.csv', HEADER + row('1', 'shipped') + row('3', 'paid', '3o.00'));
  await at.run('import first.csv second.csv third.csv');
  return at;
}

type Shown = {
  rows: {
    status: string;
    from: Record<string, { import: number; file: string; line: number }[]>;
    versions: { status: string; imports: { import: number; line: number }[] }[];
  }[];
};

describe('the history of an order', () => {
  test('names the import behind each value, and every version with all that showed it', async () => {
    const at = await threeFiles();
    const { rows } = await at.json<Shown>('order show own:1');
    expect(rows).toMatchObject([
      {
        status: 'completed',
        from: { status: [{ import: 2, file: 'second.csv', line: 2 }] },
        versions: [
          { status: 'completed', imports: [{ import: 2, line: 2 }] },
          { status: 'shipped', imports: [{ import: 3, line: 2 }] },
          { status: 'paid', imports: [{ import: 1, line: 2 }] },
        ],
      },
    ]);
    // An order that two files show alike is from both; its number alone finds it.
    const alike = await at.json<Shown>('order show 2');
    expect(alike.rows[0]?.from['status']).toEqual([
      { import: 1, file: 'first.csv', line: 3 },
      { import: 2, file: 'second.csv', line: 3 },
    ]);
  });

  test('is found by the number alone in every shop, and by no part of it', async () => {
    const at = await threeFiles();
    const shops = ['北店', '南店'].map(
      (shop) => `own,${shop},1,paid,u_test_01,2026-03-01,CNY,1,\n`,
    );
    at.write('shops.csv', HEADER.replace(',order_no', ',shop,order_no') + shops.join(''));
    expect((await at.run('import shops.csv')).code).toBe(0);
    at.write('more.csv', HEADER + row('21', 'paid') + row('100_%', 'paid'));
    await at.run('import more.csv');
    const keys = async (order: string) =>
      (await at.json<{ rows: { key: string }[] }>(`order show ${order}`)).rows.map(
        ({ key }) => key,
      );
    expect(await keys('1')).toEqual(['own:1', 'own:北店:1', 'own:南店:1']);
    expect(await keys('own:北店:1')).toEqual(['own:北店:1']);
    expect(await keys('100_%')).toEqual(['own:100_%']);
    for (const none of ['own:', '0_%', '北店:1', '_'])
      expect((await at.run(`order show ${none}`)).err).toContain('[unknown-order]');
  });

  test('masks the buyer unless asked, on a screen and in JSON', async () => {
    const at = await threeFiles();
    expect((await at.run('order show own:1')).out).not.toContain('u_test_01');
    expect((await at.run('order show own:1 --json')).out).not.toContain('u_test_01');
    expect((await at.run('order show own:1 --reveal')).out).toContain('u_test_01');
  });
});

describe('an import, shown', () => {
  test('tells what it changed and which rows it rejected', async () => {
    const at = await threeFiles();
    expect(await at.json('imports show 3')).toMatchObject({
      brought: 0,
      changed: [{ key: 'own:1', line: 2, said_status: 'shipped', status: 'completed' }],
      rejects: [{ line: 3, column: 'paid', reason: 'not-an-amount' }],
    });
    const { out } = await at.run('imports show 3');
    expect(out).toContain('own:1');
    expect(out).toContain('is not an amount');
    expect(out).not.toContain('3o.00');
  });

  test('that was undone says so, in the list too', async () => {
    const at = await threeFiles();
    await at.run('imports undo 3 --yes');
    expect((await at.run('imports list --csv')).out.split('\n')[3]).toMatch(/,\d{4}-\d\d-\d\d/);
    const { rows } = await at.json<{ rows: { id: number; undone_at: string | null }[] }>(
      'imports list',
    );
    expect(rows.map(({ undone_at }) => undone_at === null)).toEqual([true, true, false]);
  });
});

describe('strictly', () => {
  test('one row that cannot be read takes the whole file back, and the rejects are written', async () => {
    const at = openHarness();
    at.write('a.csv', HEADER + row('1', 'paid') + row('2', 'paid', '3o.00'));
    const { code, err } = await at.run('import a.csv --strict --rejects bad.csv');
    expect(code).toBe(3);
    expect(err).toContain('[rejected-strictly]');
    expect(at.read('bad.csv').trim().split('\n')).toHaveLength(2);
    expect(await at.json('status')).toMatchObject({ counts: { orders: 0, identities: 0 } });
    expect((await at.json<{ rows: unknown[] }>('imports list')).rows).toEqual([]);
    at.write('b.csv', HEADER + row('1', 'paid'));
    expect((await at.run('import b.csv --strict')).code).toBe(0);
  });
});

describe('the very same file', () => {
  test('is told at once, until it is undone or told something else', async () => {
    const at = await threeFiles();
    const again = await at.run('import first.csv');
    expect(again.err).toContain('#1 (first.csv)');
    expect(again.out).toContain('0 new, 0 changed, 2 unchanged');
    expect((await at.json<{ rows: unknown[] }>('imports list')).rows).toHaveLength(3);
    // Rows to be mended, and other options, are reasons to read it again.
    await at.run('import third.csv');
    await at.run('import first.csv --shop 测试店铺');
    expect((await at.json<{ rows: unknown[] }>('imports list')).rows).toHaveLength(5);
    await at.run('imports undo 2 --yes');
    await at.run('import second.csv');
    expect((await at.json<{ rows: unknown[] }>('imports list')).rows).toHaveLength(6);
  });
});

describe('rebuild', () => {
  test('finds nothing, whatever was imported and undone', async () => {
    const at = await threeFiles();
    await at.run('imports undo 1 --yes');
    expect(await at.json('rebuild')).toMatchObject({ orders: 2, differences: [] });
  });

  test('says and mends what was stored otherwise; a dry run leaves it', async () => {
    const at = await threeFiles();
    const damage = (): void => {
      const db = openWorkspace(at.path('pscrm.db'), { create: false });
      db.exec("UPDATE orders SET status = 'unpaid' WHERE key = 'own:1'");
      db.exec("UPDATE orders SET paid_day = 1 WHERE key = 'own:2'");
      db.exec('UPDATE customers SET customer_id = 99');
      db.close();
    };
    damage();
    type Rebuilt = { differences: { kind: string }[] };
    const kinds = ({ differences }: Rebuilt) => differences.map(({ kind }) => kind);
    expect(kinds(await at.json<Rebuilt>('rebuild --dry-run'))).toEqual([
      'order',
      'order',
      'customer',
    ]);
    expect(kinds(await at.json<Rebuilt>('rebuild'))).toEqual(['order', 'order', 'customer']);
    expect(kinds(await at.json<Rebuilt>('rebuild'))).toEqual([]);
    expect((await at.json<Shown>('order show own:1')).rows[0]?.status).toBe('completed');
  });

  test.each([
    ['a day of an order that files show differently', "SET paid_day = 1 WHERE key = 'own:1'"],
    ['how many versions it has', "SET versions = 5 WHERE key = 'own:1'"],
    ['that it has several', "SET versions = 1 WHERE key = 'own:1'"],
    ['how many versions a lone order has', "SET versions = 5 WHERE key = 'own:2'"],
    ['how many lines', "SET lines = 9 WHERE key = 'own:2'"],
    ['whether its shop is the brand’s own', "SET domain = 'private' WHERE key = 'own:2'"],
  ])('finds and mends %s', async (_what, damage) => {
    const at = await threeFiles();
    const shown = await at.json('order show own:1');
    const db = openWorkspace(at.path('pscrm.db'), { create: false });
    db.exec(`UPDATE orders ${damage}`);
    db.close();
    const id = damage.includes('own:1') ? 1 : 2;
    expect(await at.json('rebuild')).toMatchObject({ orders: 2, differences: [{ id }] });
    expect(await at.json('rebuild')).toMatchObject({ differences: [] });
    expect(await at.json('order show own:1')).toEqual(shown);
  });

  test('of what older rules computed follows the new ones, and calls that no difference', async () => {
    const at = await threeFiles();
    const older = (damage: string): void => {
      const db = openWorkspace(at.path('pscrm.db'), { create: false });
      db.exec(`UPDATE settings SET value = '0:20' WHERE key = 'people_rules'; ${damage}`);
      db.close();
    };
    older('UPDATE customers SET customer_id = 99');
    expect(await at.json('rebuild')).toMatchObject({ differences: [] });
    expect((await at.json<{ rows: unknown[] }>('customer list')).rows).toHaveLength(1);
    expect(await at.json('rebuild')).toMatchObject({ differences: [] });
  });

  test('with another threshold follows the new rule, and calls that no difference', async () => {
    const at = await threeFiles();
    expect(await at.json('rebuild --shared-threshold 5')).toMatchObject({ differences: [] });
    expect(await at.json('init')).toMatchObject({ shared_threshold: 5 });
  });
});
