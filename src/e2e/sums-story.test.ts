import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openWorkspace } from '../db/open.ts';
import { sumImports } from '../intake/import-sums.ts';
import { openHarness } from './harness.ts';

const HEADER = 'platform,order_no,status,buyer_id,created_at,currency,paid,refund\n';
const row = (no: string, status: string, paid = '10.00', refund = '', currency = 'CNY'): string =>
  `own,${no},${status},u_test_01,2026-03-01 08:00:00,${currency},${paid},${refund}\n`;

type Sums = {
  rows: Record<string, string | number>[];
  totals: Record<string, string | number>[];
};
const KEYS = ['file', 'untied', 'changed', 'held', 'earlier', 'counted'];
const lines = ({ rows }: Sums, of = 'paid'): string[] =>
  rows
    .filter((one) => one['sum_of'] === of)
    .map((one) => `${one['id']}: ${KEYS.map((key) => one[`${key}_minor`]).join(' ')}`);

async function threeFiles() {
  const at = openHarness();
  await at.run('init');
  // Two orders in three rows, of which one is there twice; one row is no order.
  at.write(
    'first.csv',
    HEADER + row('1', 'paid') + row('2', 'paid', '5.00') + row('2', 'paid', '5.00'),
  );
  at.write(
    'second.csv',
    HEADER + row('1', 'partly_refunded', '10.00', '4.00') + row('3', 'paid', '2.50'),
  );
  at.write('third.csv', HEADER + row('2', 'paid', '5.00') + row('4', 'paid', '3o.00'));
  await at.run('import first.csv second.csv third.csv');
  return at;
}

describe('the sums of files and of what is held', () => {
  test('say on a narrow screen what is left out, and no form that there is not', async () => {
    const at = await threeFiles();
    const { out } = await at.run('imports sums', { terminal: true, columns: 80 });
    expect(out.replaceAll('\n', ' ')).toContain('A wider window, --csv or --json has them.');
    expect((await at.run('imports sums --html x.html')).code).toBe(2);
  });

  test('are tied file by file, and add up to all orders', async () => {
    const at = await threeFiles();
    const sums = await at.json<Sums>('imports sums');
    expect(lines(sums)).toEqual([
      // file, lost, by other files, held, in earlier files, counted here
      '1: 1500 0 0 1500 0 1500', // 10 + 5
      '2: 1250 0 0 1250 1000 250', // order 1 again, and 3
      '3: 500 0 0 500 500 0', // order 2 again
    ]);
    expect(lines(sums, 'refund')).toEqual([
      '1: 0 0 400 400 0 400', // what the second file says of order 1
      '2: 400 0 0 400 400 0',
      '3: 0 0 0 0 0 0',
    ]);
    expect(
      sums.rows.map((one) => [one['rows'], one['orders'], one['more_rows'], one['rejected']]),
    ).toEqual(
      [3, 2, 1, 0, 3, 2, 1, 0, 2, 2, 0, 0, 2, 2, 0, 0, 2, 1, 0, 1, 2, 1, 0, 1].flatMap(
        (_, n, all) => (n % 4 === 0 ? [all.slice(n, n + 4)] : []),
      ),
    );
    expect(sums.totals).toEqual([
      { currency: 'CNY', sum_of: 'paid', counted_minor: 1750, workspace_minor: 1750 },
      { currency: 'CNY', sum_of: 'refund', counted_minor: 400, workspace_minor: 400 },
    ]);
    const { out, err } = await at.run('imports sums', { terminal: true });
    expect(out).toContain('15.00');
    expect(err).toContain('all files together 17.50, all orders held 17.50. They agree.');
  });

  test('are those of the files that stand, once one is taken back', async () => {
    const at = await threeFiles();
    await at.run('imports undo 1 --yes');
    const sums = await at.json<Sums>('imports sums');
    expect(lines(sums)).toEqual(['2: 1250 0 0 1250 0 1250', '3: 500 0 0 500 0 500']);
    expect(sums.totals[0]).toMatchObject({ counted_minor: 1750, workspace_minor: 1750 });
  });

  test('tell of an order that was lost', async () => {
    const at = await threeFiles();
    const db = openWorkspace(at.path('pscrm.db'), { create: false });
    db.exec(`UPDATE orders SET paid_minor = 1 WHERE order_no = '3'`);
    db.close();
    expect(lines(await at.json<Sums>('imports sums'))[1]).toBe('2: 1250 249 0 1001 1000 1');
    expect((await at.run('imports sums')).err).toContain('1 sum of files is not what is kept');
    expect((await at.run('doctor --data')).out).toContain('data-sums-untied');
  });

  test('tell of orders that no file shows', async () => {
    const at = await threeFiles();
    const db = openWorkspace(at.path('pscrm.db'), { create: false });
    db.exec(`UPDATE orders SET import_id = NULL WHERE order_no = '3'`);
    db.exec(
      `UPDATE imports SET totals = json('[{"currency":"CNY","paid_minor":1000,"refund_minor":400}]') WHERE id = 2`,
    );
    db.close();
    const said = await at.run('imports sums', { terminal: true });
    expect(said.err).toContain('all files together 15.00, all orders held 17.50');
    const { rows } = await at.json<{ rows: Record<string, string>[] }>('doctor --data');
    expect(rows.map(({ finding }) => finding)).toContain('data-sums-untied');
  });

  test('tie whatever the files say, and whichever is taken back', async () => {
    const cell = fc.record({
      no: fc.constantFrom('1', '2', '3'),
      status: fc.constantFrom(
        'unpaid',
        'paid',
        'completed',
        'refunded',
        'partly_refunded',
        'closed',
      ),
      paid: fc.constantFrom('', '0', '1.00', '2.50'),
      refund: fc.constantFrom('', '0', '1.00'),
      currency: fc.constantFrom('CNY', 'USD'),
    });
    const file = fc.array(cell, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(file, { minLength: 2, maxLength: 3 }),
        fc.nat(3),
        async (files, undone) => {
          const at = openHarness();
          await at.run('init');
          for (const [n, cells] of files.entries()) {
            const text = cells.map(({ no, status, paid, refund, currency }) =>
              row(no, status, paid, refund, currency),
            );
            at.write(`${n}.csv`, HEADER + text.join(''));
            await at.run(`import ${n}.csv`);
          }
          await at.run(`imports undo ${undone} --yes`);
          const db = openWorkspace(at.path('pscrm.db'), { create: false });
          const { imports, all } = sumImports(db);
          db.close();
          for (const one of imports) {
            expect(one.untied_minor).toBe(0);
            expect(one.held_minor).toBe(one.file_minor + one.changed_minor);
            expect(one.more_rows).toBeGreaterThanOrEqual(0);
          }
          for (const one of all) expect(one.counted_minor).toBe(one.workspace_minor);
        },
      ),
      { numRuns: 40 },
    );
  });
});
