import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeZip } from '../containers/zip.fixture.ts';
import { pddFile, plainFile, taobaoFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

type Imported = { schema: string; files: Record<string, unknown>[]; error?: { code: string } };

/** Every byte of the workspace, whatever files SQLite keeps beside it. */
function bytesOf(dir: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(dir)
    .filter((one) => one.startsWith('pscrm.db'))
    .toSorted())
    hash.update(name).update(readFileSync(`${dir}/${name}`));
  return hash.digest('hex');
}

const FEBRUARY = pddFile(
  { '订单号': '260201-000000000000001', '用户实付金额(元)': '12.34' },
  { '订单号': '260201-000000000000002', '订单状态': '已发货，待签收', '用户实付金额(元)': '0.66' },
);

test('a row that falls with another of its order shows no cell of its own', async () => {
  const at = openHarness();
  at.write('a.csv', plainFile({ order_no: 'W1', paid: '1.00' }, { order_no: 'W1', paid: '2.00' }));
  const { err } = await at.run('import a.csv');
  expect(err).toMatch(/another row of this order cannot be read$/m);
});

describe('dry runs and refusals change nothing', () => {
  test('a dry run prints the plan, leaves every byte as it was, and creates no workspace', async () => {
    const at = openHarness();
    at.write('pdd.csv', FEBRUARY);
    const first = await at.run('import pdd.csv --dry-run');
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toContain('2 new');
    expect(existsSync(at.path('pscrm.db'))).toBe(false);
    await at.run('import pdd.csv');
    const before = bytesOf(at.dir);
    at.write('more.csv', pddFile({ 订单号: '260301-000000000000009' }));
    expect((await at.run('import more.csv --dry-run')).out).toContain('1 new');
    expect(bytesOf(at.dir)).toBe(before);
  });

  test('two files of which the second is unknown: the first is read', async () => {
    const at = openHarness();
    at.write('pdd.csv', FEBRUARY);
    at.write('strange.csv', 'a,b\n1,2\n');
    const { code, err, out } = await at.run('import pdd.csv strange.csv');
    expect([code, out]).toEqual([3, expect.stringContaining('2 new, 0 changed')]);
    expect(err).toMatch(/error: strange\.csv: .* \[no-format\]\nhint: /);
    const { rows } = await at.json<{ rows: { file: string }[] }>('imports list');
    expect(rows.map(({ file }) => file)).toEqual(['pdd.csv']);
  });

  test('an id that a spreadsheet has ruined refuses the whole file', async () => {
    const at = openHarness();
    at.write(
      'taobao.csv',
      taobaoFile({ 订单编号: '35153200000000001' }, { 订单编号: '3.51532E+16' }),
    );
    const { code, err } = await at.run('import taobao.csv');
    expect(code).toBe(3);
    expect(err).toContain('taobao.csv:3: 订单编号: a spreadsheet has turned this id into a number');
    expect(await at.json('status')).toMatchObject({ counts: { orders: 0 }, last_import: null });
  });
});

describe('rows that cannot be read', () => {
  const bad = (n: number) => ({ order_no: `W${n}`, created_at: 'soon' });

  test('are said with file, line, column, reason and value; the first twenty; exit 3', async () => {
    const at = openHarness();
    at.write(
      'orders.csv',
      plainFile({ order_no: 'good' }, ...Array.from({ length: 22 }, (_, n) => bad(n))),
    );
    const { code, out, err } = await at.run('import orders.csv');
    expect(code).toBe(3);
    expect(out).toContain('1 new, 0 changed, 0 unchanged, 22 rows rejected');
    // The header is line 1 and the good order line 2.
    expect(err).toContain('orders.csv:3: created_at: is not a date that we can read ("soon")\n');
    expect(err.match(/^orders\.csv:/gm)).toHaveLength(20);
    expect(err).toContain('… and 2 more rejected rows');
  });

  test('show the ends of what stood there, all of it with --reveal; the file holds it anyway', async () => {
    const at = openHarness();
    const created_at = '测试省测试路1号';
    at.write('orders.csv', plainFile({ order_no: 'W1', created_at }));
    const { err } = await at.run('import orders.csv --rejects out.csv');
    expect(err).toContain('("测***号")');
    expect(at.read('out.csv')).toContain(created_at);
    for (const line of ['import orders.csv', 'formats test orders.csv'])
      expect((await at.run(`${line} --reveal`)).err).toContain(`("${created_at}")`);
  });

  test('list the words of which one must stand there', async () => {
    const at = openHarness();
    at.write('orders.csv', plainFile({ order_no: 'W1', status: 'done' }));
    const { err } = await at.run('import orders.csv --rejects out.csv');
    const why =
      'is not one of the known words: unpaid, paid, shipped, completed, closed, partly_refunded, refunded';
    expect(err).toContain(`orders.csv:2: status: ${why} ("done")`);
    expect(at.read('out.csv')).toContain(`"status: ${why}"`);
  });

  test('say so where a comma may have moved the cells, on the screen and in the file', async () => {
    const at = openHarness();
    const [header = '', row = ''] = plainFile({ order_no: 'W1' }).split('\n');
    const moved = row.replace('W1,1,', 'W2,1,,');
    at.write('orders.csv', [header, row, moved, ''].join('\n'));
    const { err } = await at.run('import orders.csv --rejects out.csv');
    const why = 'the row has more cells than others: is there an unquoted comma before this cell?';
    expect(err).toContain(why);
    expect(at.read('out.csv')).toContain(why);
  });

  test('of several files are followed by one word on how to have them all', async () => {
    const at = openHarness();
    const name = (n: number): string => `${n}.csv`;
    at.write(
      'a.zip',
      makeZip(...[1, 2, 3].map((n) => ({ name: name(n), data: plainFile(bad(n)) }))),
    );
    const { err } = await at.run('import a.zip');
    expect(err.match(/^--rejects FILE/gm)).toHaveLength(1);
    const told = await at.run('import a.zip --strict');
    expect(told.err).not.toMatch(/^--rejects FILE/m);
  });

  test('are written by a dry run as well: their file is no part of the workspace', async () => {
    const at = openHarness();
    at.write('orders.csv', plainFile(bad(1)));
    const { err } = await at.run('import orders.csv --dry-run --rejects out.csv');
    expect(err).not.toMatch(/^--rejects FILE/m);
    expect(readdirSync(at.dir).toSorted()).toEqual(['orders.csv', 'out.csv']);
    expect(at.read('out.csv')).toContain('W1');
  });

  test('are written whole, can be mended and imported again', async () => {
    const at = openHarness();
    at.write(
      'orders.csv',
      plainFile(
        {
          order_no: '000000000012345678',
          phone: '13800000001',
          created_at: 'soon',
          name: '测试, "茶"',
        },
        { order_no: 'W2' },
      ),
    );
    const first = await at.run('import orders.csv --rejects out.csv');
    expect([first.code, first.err.includes('out.csv')]).toEqual([3, true]);
    const rejects = at.read('out.csv');
    expect(rejects.split('\n')[0]).toMatch(/^platform,shop,order_no,.*,pscrm_rejected_because$/);
    at.write('out.csv', rejects.replace('soon', '2026-03-01 10:00:00'));
    const again = await at.json<Imported>('import out.csv');
    expect(again.files[0]).toMatchObject({ inserted: 1, rejected: 0, paid_minor: 1000 });
    // The same as if the row had been right at once.
    const clean = openHarness();
    clean.write(
      'orders.csv',
      plainFile(
        { order_no: '000000000012345678', phone: '13800000001', name: '测试, "茶"' },
        { order_no: 'W2' },
      ),
    );
    await clean.run('import orders.csv');
    const orders = async (one: typeof at) => {
      const shown = await one.json<{ orders: { imports: { file: string }[] }[] }>(
        'customer show 1',
      );
      return shown.orders.map(({ imports, ...order }) => ({
        order,
        files: imports.map(({ file }) => file),
      }));
    };
    // Only where it was read is another file.
    const [mended] = await orders(at);
    const [right] = await orders(clean);
    expect(mended).toEqual({ ...right, files: ['out.csv'] });
    const none = await at.run('import out.csv --rejects none.csv');
    expect([none.code, existsSync(at.path('none.csv'))]).toEqual([0, false]);
  });
});
