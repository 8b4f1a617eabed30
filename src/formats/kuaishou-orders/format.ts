import { type OrderFormat, statusOf } from '../format.ts';

/** 快手小店 orders: one row per order, one kind of goods each. Nobody is named, in any version. */
export const kuaishouOrders: OrderFormat = {
  id: 'kuaishou-orders',
  kind: 'orders',
  claims: [
    ['订单号', 'CPS达人ID', '实付款'],
    ['订单号', '快赚客ID'],
  ],
  sure: { header: 'B', status: 'D', amounts: 'D', columns: { 账号明细: 'F' } },
  platform: 'kuaishou',
  shape: 'row',
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  region: 'CN',
  columns: {
    order_no: ['订单号'],
    // The account that sold; that it is the shop is a guess.
    shop: ['账号明细'],
    created_at: ['订单创建时间'],
    paid_at: ['订单支付时间'],
    touched_at: ['发货时间'],
    province: { from: ['收货地址-省'] },
    city: { from: ['收货地址-市'] },
  },
  status: {
    seen: ['订单状态'],
    rules: [
      { when: { 售后状态: ['退款成功'] }, is: 'refunded' },
      ...statusOf('订单状态', { 待付款: 'unpaid' }, 'F'),
      ...statusOf('订单状态', {
        待发货: 'paid',
        已发货: 'shipped',
        // Received, and still open to a refund: 交易成功 comes after it.
        已收货: 'shipped',
        交易成功: 'completed',
        交易关闭: 'closed',
      }),
    ],
  },
  paid: [{ amount: ['实付款'] }],
  line: {
    name: [['商品名称'], ['商品规格']],
    sku: ['SKU编码'],
    quantity: ['成交数量'],
    price: ['商品单价'],
  },
  // 收货人电话 is masked, and the receiver's. 实名姓名 is nobody's business.
  people: [],
};
