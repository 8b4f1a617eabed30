import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { douyinFile, pddFile, plainFile, taobaoFile, youzanFile } from './files.fixture.ts';
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

describe('what a file holds is what is said', () => {
  test('orders and sums are the file’s own, to the cent, and the JSON has these keys', async () => {
    const at = openHarness();
    at.write('pdd.csv', FEBRUARY);
    const { schema, files } = await at.json<Imported>('import pdd.csv');
    expect(schema).toBe('pscrm.import/1');
    expect(files).toHaveLength(1);
    // The keys, in its order; `id`, `notes` and `rejects` are ours.
    expect(Object.keys(files[0] ?? {})).toEqual(
      (
        'id file format kind rows orders lines inserted updated unchanged rejected paid_minor ' +
        'refund_minor currency identities evidence duration_ms notes rejects'
      ).split(' '),
    );
    // 12.34 + 0.66 = 13.00
    expect(files[0]).toMatchObject({
      file: 'pdd.csv',
      format: 'pdd-orders',
      kind: 'orders',
      rows: 2,
      orders: 2,
      lines: 2,
      inserted: 2,
      paid_minor: 1300,
      refund_minor: 0,
      currency: 'CNY',
      identities: 0,
    });
  });

  test('Taobao’s paid is net of refunds, so that gross is paid + refund; orders files have no lines', async () => {
    const at = openHarness();
    at.write(
      'taobao.csv',
      taobaoFile(
        { 订单编号: '11', 买家会员名: '测试买家01', 买家实际支付金额: '80.00', 退款金额: '20.00' },
        {
          订单编号: '12',
          买家会员名: '测试买家02',
          买家实际支付金额: '0.00',
          退款金额: '59.90',
          订单状态: '交易关闭',
        },
        {
          订单编号: '13',
          买家会员名: '测试买家03',
          买家实际支付金额: '0.00',
          订单状态: '等待买家付款',
          订单付款时间: '',
        },
      ),
    );
    const { files } = await at.json<Imported>('import taobao.csv');
    // 100.00 + 59.90 gross, 20.00 + 59.90 refunded
    expect(files[0]).toMatchObject({ orders: 3, lines: 0, paid_minor: 15_990, refund_minor: 7990 });
  });

  test('Douyin: the refund is the sum of the refunded sub-orders', async () => {
    const at = openHarness();
    at.write(
      'douyin.csv',
      douyinFile(
        { 主订单编号: '691', 子订单编号: '691', 订单应付金额: '30.00' },
        { 主订单编号: '691', 子订单编号: '692', 订单应付金额: '12.50', 售后状态: '退款成功' },
        { 主订单编号: '693', 子订单编号: '693', 订单应付金额: '9.90', 售后状态: '退款成功' },
      ),
    );
    const { files } = await at.json<Imported>('import douyin.csv');
    expect(files[0]).toMatchObject({ orders: 2, lines: 3, paid_minor: 5240, refund_minor: 2240 });
    const batch = await at.run('campaign create c --channel package-card');
    expect(batch.code).toBe(0);
    await at.run('init --base-url https://q.example.cn');
    const plan = await at.run('code batch --campaign c --per-order --dry-run');
    expect(plan.err).toContain('skipped 1: partly refunded');
    expect(plan.err).toContain('skipped 1: refunded');
  });

  test('several currencies: no single sum, a total for each', async () => {
    const at = openHarness();
    at.write(
      'orders.csv',
      plainFile(
        { order_no: '1', currency: 'CNY', paid: '10.00', refund: '1.00' },
        { order_no: '2', currency: 'USD', paid: '30.50' },
        { order_no: '3', currency: 'JPY', paid: '2000' },
        { order_no: '4', currency: 'KWD', paid: '1.005' },
      ),
    );
    const { files } = await at.json<Imported>('import orders.csv');
    expect(files[0]).toMatchObject({ paid_minor: null, refund_minor: null, currency: null });
    expect(files[0]?.['totals']).toEqual([
      { currency: 'CNY', paid_minor: 1000, refund_minor: 100 },
      { currency: 'JPY', paid_minor: 2000, refund_minor: 0 },
      { currency: 'KWD', paid_minor: 1005, refund_minor: 0 },
      { currency: 'USD', paid_minor: 3050, refund_minor: 0 },
    ]);
    const list = await at.run('imports show 1');
    expect(list.out).toContain('1.005 KWD');
  });

  test('GBK, a byte order mark and standard input: the same order each time', async () => {
    const at = openHarness();
    const file = youzanFile({ 订单号: 'E1', 买家手机号: '13800000001' });
    at.write('gbk.csv', gb18030(file));
    const [gbk] = (await at.json<Imported>('import gbk.csv')).files;
    expect(gbk).toMatchObject({ format: 'youzan-orders', inserted: 1, paid_minor: 2000 });
    const [piped] = (await at.json<Imported>('import -', { stdin: `\uFEFF${file}` })).files;
    expect(piped).toMatchObject({ file: 'stdin', unchanged: 1, paid_minor: 2000 });
  });
});

/** The few Chinese characters of these tests in GB18030; Node decodes it and does not encode it. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const bytes = Buffer.from([high, low]);
      const decoded = decoder.decode(bytes);
      if ([...decoded].length === 1) table.set(decoded, bytes);
    }
  }
  return Buffer.concat([...text].map((letter) => table.get(letter) ?? Buffer.from(letter)));
}

describe('again, overlapping, and in any order', () => {
  test('the same file again adds nothing', async () => {
    const at = openHarness();
    at.write('pdd.csv', FEBRUARY);
    await at.run('import pdd.csv');
    const before = await at.json<{ counts: unknown }>('status');
    const { files } = await at.json<Imported>('import pdd.csv');
    expect(files[0]).toMatchObject({ inserted: 0, updated: 0, unchanged: 2, paid_minor: 1300 });
    expect((await at.json<{ counts: unknown }>('status')).counts).toEqual(before.counts);
  });

  test('overlapping files merge', async () => {
    const at = openHarness();
    at.write('a.csv', FEBRUARY);
    at.write(
      'b.csv',
      FEBRUARY.replace('已发货，待签收', '已签收') +
        pddFile({ 订单号: '260201-000000000000003' }).split('\n')[1],
    );
    const { files } = await at.json<Imported>('import a.csv b.csv');
    expect(files[1]).toMatchObject({ orders: 3, inserted: 1, updated: 1, unchanged: 1 });
    expect(await at.json('status')).toMatchObject({ counts: { orders: 3, order_lines: 3 } });
  });

  const STAGES = ['待支付', '待发货', '已发货，待签收', '已签收'];
  test.each([
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 0, 3, 1],
  ])('a status never turns back: files in the order %i %i %i %i', async (...order) => {
    const at = openHarness();
    for (const [n, status] of STAGES.entries())
      at.write(`${n}.csv`, pddFile({ 订单号: '260201-000000000000001', 订单状态: status }));
    for (const n of order) await at.run(`import ${n}.csv`);
    await at.run('init --base-url https://q.example.cn');
    await at.run('campaign create c --channel package-card');
    const plan = await at.run('code batch --campaign c --per-order --dry-run');
    expect(plan.err).toContain('skipped 1: completed already');
  });

  test('Pinduoduo: an order never paid has no payment time; one that was has the time of its making', async () => {
    const at = openHarness();
    at.write(
      'pdd.csv',
      pddFile(
        { 订单号: '260201-000000000000001', 订单状态: '待支付' },
        { 订单号: '260201-000000000000002', 订单状态: '已取消' },
        { 订单号: '260201-000000000000003', 订单成交时间: '2026-02-01 23:30:00' },
      ),
    );
    const [file] = (await at.json<Imported>('import pdd.csv')).files;
    expect(file).toMatchObject({ orders: 3, paid_minor: 1000 });
    await at.run('init --base-url https://q.example.cn');
    await at.run('campaign create c --channel package-card');
    const plan = await at.run(
      'code batch --campaign c --per-order --since 2026-02-01 --until 2026-02-01 --dry-run --json',
    );
    expect(JSON.parse(plan.out)).toMatchObject({
      count: 1,
      skipped: [{ reason: 'not-paid', count: 2 }],
    });
  });
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

  test('two files of which the second is unknown: neither is read', async () => {
    const at = openHarness();
    at.write('pdd.csv', FEBRUARY);
    at.write('strange.csv', 'a,b\n1,2\n');
    const { code, err, out } = await at.run('import pdd.csv strange.csv');
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('[no-format]');
    expect(existsSync(at.path('pscrm.db'))).toBe(false);
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
    const orders = (one: typeof at) => one.json<{ orders: unknown }>('customer show 1');
    expect((await orders(at)).orders).toEqual((await orders(clean)).orders);
    const none = await at.run('import out.csv --rejects none.csv');
    expect([none.code, existsSync(at.path('none.csv'))]).toEqual([0, false]);
  });
});
