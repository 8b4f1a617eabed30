import { type OrderFormat, statusOf } from '../format.ts';

/**
 * 淘宝/天猫 “已卖出的宝贝” → 批量导出 (ExportOrderList…csv, 2014 to 2021) and 千牛 since 2022, where the
 * merchant ticks the columns. One row per order; no goods.
 */
export const taobaoOrders: OrderFormat = {
  id: 'taobao-orders',
  kind: 'orders',
  claims: [
    ['订单编号', '买家会员名'],
    ['订单编号', '买家应付货款'],
    ['订单编号', '买家实际支付金额'],
    ['订单编号', '买家实付金额'],
  ],
  // Sub-orders; item lines; 1688; the ERP exports that have 订单编号 too.
  unless: ['子订单编号', '外部系统编号', '卖家会员名', '货品标题', '货品总价(元)', '子单原始单号'],
  // The names of 千牛 were seen less often, and whether its amounts are net was never checked.
  sure: {
    header: 'A',
    status: 'B',
    amounts: 'A',
    columns: { 买家实付金额: 'D', 确认收货时间: 'B', 发货时间: 'B' },
  },
  platform: 'taobao',
  shape: 'row',
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  region: 'CN',
  columns: {
    order_no: ['订单编号'],
    shop: ['店铺名称'],
    // 千牛 without 订单创建时间 ticked: an order is paid for within a day or so of being made.
    created_at: ['订单创建时间', '订单付款时间'],
    paid_at: ['订单付款时间'],
    completed_at: ['确认收货时间'],
    touched_at: ['发货时间'],
    refund: ['退款金额'],
    // `浙江省 杭州市 西湖区 …`: the rest of the address is not ours to know.
    province: { from: ['收货地址'], word: 1 },
    city: { from: ['收货地址'], word: 2 },
  },
  noRefund: ['无退款申请'],
  status: {
    seen: ['订单状态'],
    rules: [
      ...statusOf('订单状态', { '买家已付款，等待卖家发货': 'paid' }, 'A'),
      ...statusOf('订单状态', {
        '等待买家付款': 'unpaid',
        '卖家部分发货': 'shipped',
        '卖家已发货，等待买家确认': 'shipped',
        '交易成功': 'completed',
        // Paid and wholly refunded is `refunded`: the amounts say so, see assemble.ts.
        '交易关闭': 'closed',
      }),
      // Seen among items only.
      ...statusOf('订单状态', { 退款成功: 'refunded' }, 'F'),
      // Where 订单状态 was not ticked, the least that the payment time proves.
      { when: { 订单状态: 'absent', 订单付款时间: 'set' }, is: 'paid', sure: 'F' },
      { when: { 订单状态: 'absent', 订单付款时间: 'empty' }, is: 'unpaid', sure: 'F' },
    ],
  },
  // Already net of refunds: 总金额 = 买家实际支付金额 + 退款金额 in all 24,087 paid rows of a public file.
  paid: [{ amount: ['买家实际支付金额', '买家实付金额'], net: true }],
  people: [
    { kind: 'taobao', from: ['买家会员名'] },
    { kind: 'alipay', from: ['买家支付宝账号'] },
    { kind: 'phone', from: ['联系手机', '联系电话'] },
  ],
};
