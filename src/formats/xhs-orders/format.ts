import { type OrderFormat, statusOf } from '../format.ts';

/**
 * 小红书 orders: one row per SKU. That 用户应付金额 belongs to the row and is to be added up is a guess:
 * no order of several SKUs was seen. It holds for orders of one. 订购人身份证号 and 收件人身份证号 are
 * never read.
 */
export const xhsOrders: OrderFormat = {
  id: 'xhs-orders',
  kind: 'orders',
  claims: [
    ['订单号', '小红书编码'],
    ['订单号', '用户编号', 'SKU件数'],
  ],
  // The files of what was settled and of commissions.
  unless: ['售后单号', '计佣基数', '动账金额'],
  // Amounts are a D where an order has one SKU.
  sure: { header: 'C', status: 'F', amounts: 'F', columns: { '用户应付金额(元)': 'F' } },
  platform: 'xhs',
  shape: 'group',
  sums: ['paid'],
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  region: 'CN',
  columns: {
    order_no: ['订单号'],
    shop: ['店铺名称'],
    created_at: ['订单创建时间'],
    paid_at: ['支付时间'],
    completed_at: ['订单完成时间'],
    touched_at: ['订单发货时间'],
    province: { from: ['省'] },
    city: { from: ['市'] },
  },
  status: {
    seen: ['订单状态'],
    // What 售后状态 can say is not known, so that refunds do not show.
    rules: [
      ...statusOf('订单状态', { 已取消: 'closed' }, 'D'),
      ...statusOf('订单状态', {
        待付款: 'unpaid',
        待发货: 'paid',
        待收货: 'shipped',
        已完成: 'completed',
        已关闭: 'closed',
      }),
    ],
  },
  // 商家应收金额(元)（支付金额） is the merchant's revenue.
  paid: [{ amount: ['用户应付金额(元)'] }],
  line: {
    no: ['规格ID'],
    name: [['SKU名称', '商品名称'], ['SKU规格']],
    sku: ['商家编码', '小红书编码', '条形码'],
    quantity: ['SKU件数'],
    total: ['商品总价(元)'],
  },
  // 收件人电话 is the receiver's.
  people: [{ kind: 'xhs', from: ['用户编号'] }],
};
