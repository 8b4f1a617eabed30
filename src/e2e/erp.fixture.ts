import { expect } from 'vitest';
import { plainFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

type Harness = ReturnType<typeof openHarness>;

/** A merchant's ERP: nobody knows these columns. The third row cannot be read. */
export const ERP = [
  '线上单号,店铺名称,订单状态,下单时间,付款时间,实付金额,退款金额,买家账号,买家手机,收货人,商品名称,商品编码,数量,单价',
  'E1,测试店,已发货,2026/3/1 9:05,2026/3/1 9:06,59.80,0,测试买家01,13800000001,测试人甲,测试茶叶,TEA-1,2,29.90',
  'E2,测试店,交易结束,2026/3/1 10:00,2026/3/1 10:01,88.00,10.00,测试买家02,,测试人乙,测试饼干,COO-1,1,88.00',
  'E3,测试店,待付款,2026年3月2日,,20.00,,测试买家03,13800000003,测试人丙,测试饼干,COO-1,1,20.00',
  'E4,测试店,奇怪,2026/3/2 10:00,,20.00,,测试买家03,13800000003,测试人丙,测试饼干,COO-1,1,20.00',
  '',
].join('\n');

/** The same orders as our own plain file has them. */
const ROW = { platform: 'weimob', shop: '测试店', line_no: '', currency: 'CNY' };
export const PLAIN = plainFile(
  {
    ...ROW,
    order_no: 'E1',
    status: 'shipped',
    created_at: '2026-03-01 09:05',
    paid_at: '2026-03-01 09:06',
    paid: '59.80',
    refund: '0',
    buyer_id: '测试买家01',
    phone: '13800000001',
    name: '测试茶叶',
    sku: 'TEA-1',
    quantity: '2',
    unit_price: '29.90',
  },
  {
    ...ROW,
    order_no: 'E2',
    status: 'completed',
    created_at: '2026-03-01 10:00',
    paid_at: '2026-03-01 10:01',
    paid: '88.00',
    refund: '10.00',
    buyer_id: '测试买家02',
    phone: '',
    name: '测试饼干',
    sku: 'COO-1',
    quantity: '1',
    unit_price: '88.00',
  },
  {
    ...ROW,
    order_no: 'E4',
    status: 'closed',
    created_at: '2026-03-02 10:00',
    paid_at: '',
    paid: '20.00',
    refund: '',
    buyer_id: '测试买家03',
    phone: '13800000003',
    name: '测试饼干',
    sku: 'COO-1',
    quantity: '1',
    unit_price: '20.00',
  },
);

/** Kind, id, columns are right, platform, shape; two statuses, right now; zone, currency, write. */
const ANSWERS = [
  'orders',
  'my-erp',
  '',
  'weimob',
  'row',
  '交易结束',
  'completed',
  '奇怪',
  'closed',
  '',
  '',
  '',
  true,
];
const SAME = 'Next time without questions: pscrm ';

export function opened(): Harness {
  const at = openHarness();
  at.write('erp.csv', ERP);
  return at;
}

export function sameLine(err: string): string {
  return (
    err
      .split('\n')
      .find((line) => line.startsWith(SAME))
      ?.slice(SAME.length) ?? ''
  );
}

export async function described(): Promise<{ at: Harness; same: string; err: string }> {
  const at = opened();
  const { code, err } = await at.run('formats new erp.csv', { terminal: true, answers: ANSWERS });
  expect(code, err).toBe(0);
  return { at, same: sameLine(err), err };
}
