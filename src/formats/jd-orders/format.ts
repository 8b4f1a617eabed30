import { type OrderFormat, statusOf } from '../format.ts';

/** 京东 POP orders: one row per kind of goods; what belongs to the order stands on each row. */
export const jdOrders: OrderFormat = {
  id: 'jd-orders',
  kind: 'orders',
  claims: [
    ['订单号', '下单帐号', '京东价'],
    ['订单号', '订购数量', '京东价'],
  ],
  // No whole header of a file after 2018 was seen, only names.
  sure: {
    header: 'B',
    status: 'D',
    amounts: 'D',
    columns: { 商家SKUID: 'D', 订单出库时间: 'D', 邮箱地址: 'D', 下单账号: 'F' },
  },
  platform: 'jd',
  shape: 'group',
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  region: 'CN',
  columns: {
    order_no: ['订单号'],
    created_at: ['下单时间'],
    paid_at: ['付款确认时间'],
    completed_at: ['订单完成时间'],
    touched_at: ['订单出库时间'],
    // 客户地址 has no blanks to part it by.
  },
  status: {
    seen: ['订单状态'],
    rules: [
      // A deleted order keeps its status behind the mark.
      { when: { 订单状态: ['(删除)*'] }, is: 'closed' },
      ...statusOf('订单状态', {
        等待付款: 'unpaid',
        待付款: 'unpaid',
        等待出库: 'paid',
        待出库: 'paid',
        等待境外出库: 'paid',
        等待境内发货: 'paid',
        等待确认收货: 'shipped',
        已发货: 'shipped',
        完成: 'completed',
        已完成: 'completed',
        取消: 'closed',
        已取消: 'closed',
      }),
      ...statusOf('订单状态', { 暂停: 'paid', 锁定: 'paid' }, 'F'),
    ],
  },
  // In files up to 2018. Newer ones have 商家应收, which is the merchant's revenue and not what was paid.
  paid: [{ amount: ['应付金额'] }],
  line: {
    no: ['商品ID'],
    name: [['商品名称']],
    sku: ['货号', '商家SKUID', '商品ID'],
    quantity: ['订购数量'],
    price: ['京东价'],
  },
  people: [
    { kind: 'jd', from: ['下单帐号', '下单账号'] },
    { kind: 'email', from: ['邮箱地址'] },
  ],
};
