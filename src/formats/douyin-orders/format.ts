import { type OrderFormat, statusOf } from '../format.ts';

/** 抖店 orders: one row per sub-order, whose amounts add up to the order's. Nobody is named. */
export const douyinOrders: OrderFormat = {
  id: 'douyin-orders',
  kind: 'orders',
  claims: [
    ['主订单编号', '子订单编号', '选购商品'],
    ['主订单编号', '子订单编号', '订单应付金额'],
  ],
  sure: { header: 'B', status: 'C', amounts: 'C', columns: { 货号: 'C', 商品金额: 'C' } },
  platform: 'douyin',
  shape: 'part',
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  region: 'CN',
  columns: {
    order_no: ['主订单编号'],
    part: ['子订单编号'],
    created_at: ['订单提交时间'],
    paid_at: ['支付完成时间'],
    completed_at: ['订单完成时间'],
    touched_at: ['发货时间'],
    province: { from: ['省'] },
    city: { from: ['市'] },
  },
  status: {
    seen: ['订单状态'],
    rules: [
      { when: { 售后状态: ['退款成功'] }, is: 'refunded' },
      // No file with these two was seen.
      ...statusOf('订单状态', { 待支付: 'unpaid', 备货中: 'paid' }, 'F'),
      ...statusOf('订单状态', {
        待发货: 'paid',
        已发货: 'shipped',
        已完成: 'completed',
        已关闭: 'closed',
      }),
    ],
  },
  paid: [{ amount: ['订单应付金额'] }],
  line: {
    no: ['子订单编号'],
    name: [['选购商品'], ['商品规格']],
    sku: ['商家编码', '货号'],
    quantity: ['商品数量'],
    price: ['商品单价', '商品金额'],
  },
  // 收件人手机号 is cipher text, and the receiver's.
  people: [],
};
