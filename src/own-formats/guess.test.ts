import { describe, expect, it } from 'vitest';
import {
  guessColumn,
  guessColumns,
  guessDateOrder,
  guessDecimal,
  guessKind,
  guessShape,
} from './guess.ts';
import { guessStatus } from './guess-status.ts';
import type { Look } from './look.ts';

/** A file as it was looked through: its header and its rows. */
function look(header: readonly string[], ...rows: readonly (readonly string[])[]): Look {
  const columns = header.map((name, at) => {
    const values = rows.map((cells) => cells[at] ?? '').filter((text) => text !== '');
    return { name, filled: values.length, first: [...new Set(values)], words: new Map() };
  });
  const none = { statuses: [], orders: [], facts: [], rejected: 0, rejects: [] };
  return { rows: rows.length, columns, sample: rows, ...none };
}

describe('columns are guessed', () => {
  it('by the names that platforms have for them', () => {
    const taobao = look([
      '订单编号',
      '买家会员名',
      '买家实际支付金额',
      '订单状态',
      '订单创建时间',
      '订单付款时间',
      '联系手机',
    ]);
    expect(guessColumns('orders', taobao)).toEqual({
      order_no: '订单编号',
      status: '订单状态',
      created_at: '订单创建时间',
      paid_at: '订单付款时间',
      paid: '买家实际支付金额',
      buyer: '买家会员名',
      phone: '联系手机',
    });
  });

  it('by words that ERPs and sheets use, in Chinese and English', () => {
    const sheet = look([
      'Order number',
      'Status',
      'Order date',
      'Total paid',
      'Phone',
      'E-mail',
      'Qty',
    ]);
    expect(guessColumns('orders', sheet)).toMatchObject({
      order_no: 'Order number',
      status: 'Status',
      created_at: 'Order date',
      phone: 'Phone',
      email: 'E-mail',
      quantity: 'Qty',
    });
  });

  it('not where what stands in them cannot be it', () => {
    const header = ['订单号', '状态', '下单时间', '邮箱'];
    const odd = look(header, ['1', 'x', '以后', '无'], ['2', 'x', '以后', '无']);
    expect(guessColumns('orders', odd)).toEqual({ order_no: '订单号', status: '状态' });
  });

  it('in doubt by what stands in the cells, never one in which something else stands', () => {
    const header = ['x', 'goods', 'day', 'value'];
    const sheet = look(
      header,
      ['', 'tea 12', '04 Jul 2022 11:46', 'CNY 1,299.00'],
      ['', '', '', ''],
    );
    const dated = look(header, ['', 'tea 12', '13/07/2026', '￥5元']);
    for (const one of [sheet, dated]) {
      expect(guessColumn('created_at', one, {})).toBe('day');
      expect(guessColumn('created_at', one, { paid_at: 'day' })).toBeUndefined();
      expect(guessColumn('paid', one, {})).toBe('value');
    }
    const unsure = look(header, ['', 'tea', '2026-03-01', '1'], ['', 'cup', 'soon', '2']);
    expect(guessColumn('created_at', unsure, {})).toBe('day');
    for (const id of ['W1001', 'AB12', '351532000000000001', '2026-07-13'])
      expect(guessColumn('amount', look(['x'], [id]), {}), id).toBeUndefined();
  });

  it('each at most once', () => {
    const guessed = Object.values(
      guessColumns('orders', look(['订单编号', '商品编号', '行号', '编号'])),
    );
    expect(new Set(guessed).size).toBe(guessed.length);
  });
});

describe('what a row is, is guessed', () => {
  const columns = { order_no: '单号', paid: '实付' };
  const header = ['单号', '实付', '商品'];
  it.each([
    [
      'row',
      [
        ['1', '10', 'a'],
        ['2', '20', 'b'],
      ],
    ],
    [
      'group',
      [
        ['1', '10', 'a'],
        ['1', '10', 'b'],
        ['2', '5', 'c'],
      ],
    ],
    [
      'group',
      [
        ['1', '10', 'a'],
        ['1', '', 'b'],
        ['2', '5', 'c'],
      ],
    ],
    [
      'group',
      [
        ['1', '10', 'a'],
        ['', '', 'b'],
      ],
    ],
    [
      'part',
      [
        ['1', '10', 'a'],
        ['1', '4', 'b'],
      ],
    ],
  ])('%s', (shape, rows) => {
    expect(guessShape(columns, look(header, ...rows))).toBe(shape);
  });

  it('and what kind of file it is', () => {
    expect(guessKind(look(['订单号', '订单状态']))).toBe('orders');
    expect(guessKind(look(['订单号', '商品名称']))).toBe('items');
    expect(guessKind(look(['客户名称', '添加时间', '添加人']))).toBe('joins');
  });
});

describe('how dates and amounts are written, is guessed', () => {
  const dated = (...dates: string[]): unknown =>
    guessDateOrder({ created_at: 't' }, look(['t'], ...dates.map((one) => [one])));
  it('by a date that can be read in one way only', () => {
    expect(dated('2026-03-01')).toBeUndefined();
    expect(dated('01/02/2026', '13/02/2026')).toBe('dmy');
    expect(dated('01/02/2026', '02/13/2026')).toBe('mdy');
    expect(dated('01/02/2026')).toBe('open');
  });

  it('by a comma where the minor units begin', () => {
    const decimal = (...amounts: string[]): unknown =>
      guessDecimal({ paid: 'p' }, look(['p'], ...amounts.map((one) => [one])));
    expect(decimal('1.299,00', '5')).toBe(',');
    expect(decimal('1,299.00')).toBeUndefined();
    expect(decimal('1,299')).toBeUndefined();
  });
});

describe('a status is guessed', () => {
  it.each([
    ['等待买家付款', 'unpaid'],
    ['待发货', 'paid'],
    ['部分退款', 'partly_refunded'],
    ['已全额退款成功', 'refunded'],
    ['配送中', 'shipped'],
    ['已签收', 'completed'],
    ['已取消', 'closed'],
    ['Partly Refunded', 'partly_refunded'],
    ['Order finished', 'completed'],
    ['奇怪', undefined],
  ])('%s: %s', (seen, is) => {
    expect(guessStatus(seen)).toBe(is);
  });
});
