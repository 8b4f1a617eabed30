import { type OrderFormat, statusOf } from '../format.ts';

/** 拼多多 orders: one row per order, one kind of goods each. Nobody is named, in any version. */
export const pddOrders: OrderFormat = {
  id: 'pdd-orders',
  kind: 'orders',
  claims: [
    ['订单号', '用户实付金额(元)'],
    ['订单号', '样式ID', '商品数量(件)'],
  ],
  sure: {
    header: 'B',
    status: 'D',
    amounts: 'C',
    columns: {
      '支付时间': 'C',
      '省': 'C',
      '市': 'C',
      '拼单成功时间': 'D',
      '商家编码-SKU维度': 'D',
    },
  },
  platform: 'pdd',
  shape: 'row',
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  region: 'CN',
  columns: {
    order_no: ['订单号'],
    created_at: ['订单成交时间', '拼单成功时间', '支付时间'],
    // Not in the default columns: then a paid order counts as paid when it was made.
    paid_at: ['支付时间'],
    completed_at: ['确认收货时间'],
    touched_at: ['发货时间'],
    province: { from: ['省'] },
    city: { from: ['市'] },
  },
  dayInOrderNo: true,
  status: {
    seen: ['订单状态'],
    rules: [
      { when: { 售后状态: ['退款成功'] }, is: 'refunded' },
      { when: { 订单状态: ['*，退款成功'] }, is: 'refunded' },
      ...statusOf('订单状态', {
        '待支付': 'unpaid',
        '待发货': 'paid',
        '已发货，待签收': 'shipped',
        '已签收': 'completed',
        '已收货': 'completed',
        '已取消': 'closed',
      }),
      // Shorter forms of the above, not seen themselves.
      ...statusOf('订单状态', { 退款成功: 'refunded', 已发货: 'shipped' }, 'F'),
    ],
  },
  // 商家实收金额 has the platform's subsidy in it and can be more than the buyer paid.
  paid: [{ amount: ['用户实付金额(元)'] }],
  line: {
    name: [['商品'], ['商品规格']],
    sku: ['商家编码-规格维度', '商家编码-SKU维度', '样式ID'],
    quantity: ['商品数量(件)'],
    total: ['商品总价(元)'],
  },
  // 用户购买手机号 and 手机, where ticked, are masked or the receiver's. 身份证号码, in cross-border exports
  // up to 2020, is nobody's business.
  people: [],
};
