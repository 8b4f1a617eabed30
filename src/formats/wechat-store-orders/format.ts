import { type OrderFormat, statusOf } from '../format.ts';

/**
 * 微信小店 orders, and 视频号小店 before it was called so: one row per kind of goods; what belongs to the
 * order stands on each row, refunds belong to the row. Nobody is named: of 企业微信加密id, in the columns of
 * 2026, it is not known whose it is.
 */
export const wechatStoreOrders: OrderFormat = {
  id: 'wechat-store-orders',
  kind: 'orders',
  claims: [
    ['订单号', '带货账号昵称'],
    ['订单号', '技术服务费', '商品编码(平台)'],
    ['订单号', '订单实际支付金额', '商品编码(平台)'],
  ],
  // The file of what was settled.
  unless: ['流水单号', '记账时间', '动帐类型'],
  sure: { header: 'B', status: 'E', amounts: 'C', columns: { 下单时间: 'C', 商品价格: 'C' } },
  platform: 'wechat-store',
  shape: 'group',
  sums: ['refund'],
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  region: 'CN',
  columns: {
    order_no: ['订单号'],
    created_at: ['订单下单时间', '下单时间'],
    paid_at: ['支付时间'],
    completed_at: ['订单完成结算时间', '订单确认收货时间'],
    touched_at: ['订单发货时间'],
    refund: ['商品已退款金额'],
    province: { from: ['省'] },
    city: { from: ['市'] },
  },
  status: {
    seen: ['订单状态'],
    // As the platform's interface for programs names them: no file with a status in it was seen.
    rules: [
      ...statusOf('订单状态', {
        待付款: 'unpaid',
        礼物待收下: 'paid',
        一起买待成团: 'paid',
        待发货: 'paid',
        部分发货: 'shipped',
        待收货: 'shipped',
        已完成: 'completed',
        全部商品售后之后订单取消: 'closed',
        用户取消: 'closed',
      }),
      ...statusOf('订单状态', { 已取消: 'closed', 已关闭: 'closed' }, 'F'),
    ],
  },
  // 订单实际收款金额 is the merchant's revenue.
  paid: [{ amount: ['订单实际支付金额'] }],
  line: {
    no: ['SKU编码(自定义)', '商品编码(平台)'],
    name: [['商品名称'], ['商品属性']],
    sku: ['SKU编码(自定义)'],
    quantity: ['商品数量'],
    price: ['商品价格(单件)', '商品价格'],
    total: ['商品实际价格(总共)'],
  },
  // 收件人手机 is masked, and the receiver's.
  people: [],
};
