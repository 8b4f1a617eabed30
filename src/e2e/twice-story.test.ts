import { expect, it } from 'vitest';
import { openDesk } from '../intake/desk.fixture.ts';
import { douyinFile, pddFile, plainFile, taobaoFile } from './files.fixture.ts';

const first = { 订单号: '260201-000000000000001', 订单状态: '已收货' };
const other = { 订单号: '260201-000000000000002' };
const again = { ...first, '订单状态': '待发货', '商品': '测试毛巾', '用户实付金额(元)': '11.00' };
const lines = (file: string): string[] => file.trimEnd().split('\n');

it('says which orders stand in a file twice and differ, once for each', async () => {
  const { bring } = openDesk();
  const { notes } = await bring('pdd.csv', lines(pddFile(first, other, again, again, first)));
  expect(notes).toContainEqual({ code: 'orders-twice', params: { n: 1, line: 2, other: 4 } });
});

it('says so of orders too that other files have shown before', async () => {
  const { bring } = openDesk();
  await bring('before.csv', lines(pddFile(other, first)));
  const { notes } = await bring('pdd.csv', lines(pddFile(first, other, again)));
  expect(notes).toContainEqual({ code: 'orders-twice', params: { n: 1, line: 2, other: 4 } });
});

it('says nothing of the same row twice, of news from another file, or of orders in parts', async () => {
  const { bring } = openDesk();
  const codes = async (name: string, file: string) =>
    (await bring(name, lines(file))).notes.map(({ code }) => code);
  expect(await codes('same.csv', pddFile(first, other, first))).not.toContain('orders-twice');
  expect(await codes('news.csv', pddFile(again, other))).not.toContain('orders-twice');
  const part = { 主订单编号: '6900000000000000001', 子订单编号: '6900000000000000001' };
  const parts = douyinFile(part, { ...part, 子订单编号: '6900000000000000002' });
  expect(await codes('parts.csv', parts)).not.toContain('orders-twice');
});

it('says how many orders of unknown status are left out of the sums, and how much they show', async () => {
  const { bring } = openDesk();
  const odd = { ...other, '订单状态': '测试状态', '用户实付金额(元)': '20.00' };
  const also = { ...odd, '订单号': '260201-000000000000003', '用户实付金额(元)': '1.50' };
  const { notes } = await bring('odd.csv', lines(pddFile(first, odd, also)));
  // 20.00 + 1.50 yuan
  const left = {
    code: 'unknown-status-unpaid',
    params: { n: 2, amount_minor: 2150, currency: 'CNY' },
  };
  expect(notes).toContainEqual(left);
  // Of rows that are known to the letter too: no database holds what is counted nowhere.
  const { notes: later } = await bring('odd-2.csv', lines(pddFile(also, first, odd)));
  expect(later).toContainEqual(left);
  const { notes: none } = await bring('known.csv', lines(pddFile(first, other)));
  expect(none.map(({ code }) => code)).not.toContain('unknown-status-unpaid');
});

it('says how many closed orders count as sold, and how much: they show a payment and no refund', async () => {
  const { bring, harness } = openDesk();
  const closed = { 订单状态: '交易关闭', 买家实际支付金额: '20.00', 退款金额: '0.00' };
  const file = taobaoFile(
    { 订单编号: '1', ...closed },
    { ...closed, 订单编号: '2', 买家实际支付金额: '1.50' },
    { ...closed, 订单编号: '3', 退款金额: '20.00' },
    { ...closed, 订单编号: '4', 订单状态: '测试状态', 买家实际支付金额: '7.00' },
    { 订单编号: '5' },
  );
  const { notes } = await bring('closed.csv', lines(file));
  // 20.00 + 1.50 yuan; the third was refunded, and the fifth has a usual status
  const counted = {
    code: 'closed-paid',
    params: { n: 2, amount_minor: 2150, currency: 'CNY', lines: ['2', '3'] },
  };
  const unknown = {
    code: 'unknown-status-paid',
    params: { n: 1, amount_minor: 700, currency: 'CNY', lines: ['5'] },
  };
  expect(notes).toEqual(expect.arrayContaining([counted, unknown]));
  // Also where the rows are known to the letter, and only glanced at.
  const later = await bring('again.csv', [...lines(file), '']);
  expect(later.notes).toEqual(expect.arrayContaining([counted, unknown]));
  expect((await harness.run(['import', 'closed.csv', '--shop', 'x'])).err).toContain(
    '2 orders are closed or cancelled, yet show a payment and no refund: they count as sold, 21.50 CNY (line 2, 3).',
  );
});

it('counts an order that a file shows in several ways as it is in the end', async () => {
  const { bring } = openDesk();
  const row = { 订单编号: '1', 买家实际支付金额: '20.00', 退款金额: '0.00' };
  const { notes } = await bring(
    'late.csv',
    lines(taobaoFile(row, { ...row, 订单状态: '交易关闭' })),
  );
  expect(notes).toContainEqual({
    code: 'closed-paid',
    params: { n: 1, amount_minor: 2000, currency: 'CNY', lines: ['2'] },
  });
});

it('says which orders are unpaid by their status and yet have a time of payment: they count as sold', async () => {
  const { bring, harness } = openDesk();
  const paid = { platform: 'youzan', paid_at: '2026-03-02 10:00:00' };
  const file = plainFile(
    { ...paid, order_no: '1', status: 'paid' },
    { ...paid, order_no: '2', status: 'unpaid', paid: '20' },
    { ...paid, order_no: '3', status: 'unpaid', paid_at: '' },
    { ...paid, order_no: '4', status: 'unpaid', paid: '1.50' },
    { ...paid, order_no: '5', status: 'unpaid', refund: '5' },
  );
  const { notes } = await bring('odd.csv', lines(file));
  // 20 + 1.50 yuan; the third has no time of payment, and the fifth was refunded, if it was paid
  const told = {
    code: 'unpaid-paid',
    params: { n: 2, amount_minor: 2150, currency: 'CNY', lines: ['3', '5'] },
  };
  expect(notes).toContainEqual(told);
  const { notes: later } = await bring('again.csv', [...lines(file), '']);
  expect(later).toContainEqual(told);
  const { err } = await harness.run(['import', 'odd.csv', '--shop', 'x']);
  expect(err).toContain(
    '2 orders are unpaid by status, yet show when they were paid, and no refund',
  );
  expect(err).toContain('21.50 CNY (line 3, 5).');
});

it('names twenty lines at most, and says that there are more', async () => {
  const { bring } = openDesk();
  const rows = Array.from({ length: 22 }, (_, n) => ({
    platform: 'youzan',
    order_no: String(n),
    status: 'unpaid',
    paid_at: '2026-03-02 10:00:00',
    paid: '1',
  }));
  const { notes } = await bring('many.csv', lines(plainFile(...rows)));
  const named = [...Array.from({ length: 20 }, (_, n) => String(n + 2)), '…'];
  expect(notes).toContainEqual({
    code: 'unpaid-paid',
    params: { n: 22, amount_minor: 2200, currency: 'CNY', lines: named },
  });
});
