import { describe, expect, test } from 'vitest';
import { douyinFile, plainFile, pddFile, taobaoFile, youzanFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

type Imported = { schema: string; files: Record<string, unknown>[]; error?: { code: string } };

describe('what a file holds is what is said', () => {
  test('orders and sums are the file’s own, to the cent, and the JSON has these keys', async () => {
    const at = openHarness();
    at.write(
      'pdd.csv',
      pddFile(
        { '订单号': '260201-000000000000001', '用户实付金额(元)': '12.34' },
        { '订单号': '260201-000000000000002', '用户实付金额(元)': '0.66' },
      ),
    );
    const { schema, files } = await at.json<Imported>('import pdd.csv');
    expect(schema).toBe('pscrm.import/1');
    expect(files).toHaveLength(1);
    // The keys, in its order; `id`, `complete_until`, `notes` and `rejects` are ours.
    expect(Object.keys(files[0] ?? {})).toEqual(
      (
        'id file format kind rows orders lines inserted updated unchanged rejected paid_minor ' +
        'refund_minor currency identities evidence complete_until duration_ms notes rejects'
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
    const list = await at.run('imports show 1', { terminal: true });
    expect(list.out).toMatch(/^KWD +1\.005 +0\.000$/m);
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
