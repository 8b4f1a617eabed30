import { type OrderFormat, statusOf } from '../format.ts';

/** 有赞 orders: one row per order; the goods are in the items file (youzan-items). */
export const youzanOrders: OrderFormat = {
  id: 'youzan-orders',
  kind: 'orders',
  claims: [
    ['订单号', '订单实付金额', '归属店铺'],
    ['订单号', '订单实付金额', '买家付款时间'],
    // An older file, of which the first eleven columns are known and none of the amounts.
    ['订单号', '订单状态', '收货人/提货人', '交易类型', '交易方式'],
  ],
  sure: { header: 'C', status: 'D', amounts: 'C' },
  platform: 'youzan',
  shape: 'row',
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  region: 'CN',
  columns: {
    order_no: ['订单号'],
    shop: ['归属店铺'],
    created_at: ['订单创建时间'],
    paid_at: ['买家付款时间'],
    completed_at: ['交易成功时间'],
    refund: ['订单已退款金额'],
    province: { from: ['收货人省份'] },
    city: { from: ['收货人城市'] },
  },
  status: {
    seen: ['订单状态'],
    rules: [
      ...statusOf('订单退款状态', {
        '退款成功（全额退款）': 'refunded',
        '退款成功（部分退款）': 'partly_refunded',
      }),
      ...statusOf('订单状态', {
        待付款: 'unpaid',
        等待买家付款: 'unpaid',
        待发货: 'paid',
        待成团: 'paid',
        待接单: 'paid',
        部分发货: 'shipped',
        已发货: 'shipped',
        交易完成: 'completed',
        交易成功: 'completed',
        交易关闭: 'closed',
        已关闭: 'closed',
      }),
    ],
  },
  paid: [{ amount: ['订单实付金额'] }],
  // Never 收货人手机号/提货人手机号: a gift goes to somebody else.
  people: [{ kind: 'phone', from: ['买家手机号'] }],
};
