import { type OrderFormat, statusOf } from '../format.ts';

/**
 * 淘宝/天猫 items since about 2020, and the files of suppliers: one row per sub-order (子订单), each with a
 * state and money of its own. Their sum is the order.
 */
export const taobaoSuborders: OrderFormat = {
  id: 'taobao-suborders',
  kind: 'orders',
  claims: [
    ['子订单编号', '主订单编号', '外部系统编号', '购买数量'],
    ['子订单编号', '主订单编号', '买家实际支付金额'],
    ['子订单编号', '主订单编号', '买家实付金额'],
  ],
  // 抖店 calls its numbers the same.
  unless: ['选购商品', '订单应付金额'],
  // Names of 2023 and later were seen one by one; whether these amounts are net was never checked.
  sure: {
    header: 'C',
    status: 'B',
    amounts: 'D',
    columns: {
      商品标题: 'D',
      商品价格: 'D',
      买家实付金额: 'D',
      发货时间: 'D',
      确认收货时间: 'D',
      子单实际支付金额: 'F',
    },
  },
  platform: 'taobao',
  shape: 'part',
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  region: 'CN',
  columns: {
    order_no: ['主订单编号'],
    part: ['子订单编号'],
    shop: ['店铺名称'],
    created_at: ['订单创建时间', '订单付款时间'],
    paid_at: ['订单付款时间'],
    completed_at: ['确认收货时间'],
    touched_at: ['发货时间'],
    refund: ['退款金额'],
    // In the supplier's file only.
    province: { from: ['收货地址'], word: 1 },
    city: { from: ['收货地址'], word: 2 },
  },
  noRefund: ['无退款申请'],
  status: {
    seen: ['订单状态'],
    rules: [
      // Where 退款金额 is there, the amounts say so.
      { when: { 订单状态: ['交易关闭'], 退款状态: ['退款成功'] }, is: 'refunded', sure: 'F' },
      ...statusOf('订单状态', {
        '等待买家付款': 'unpaid',
        '买家已付款，等待卖家发货': 'paid',
        '卖家部分发货': 'shipped',
        '卖家已发货，等待买家确认': 'shipped',
        '交易成功': 'completed',
        '交易关闭': 'closed',
        '退款成功': 'refunded',
      }),
      { when: { 订单状态: 'absent', 订单付款时间: 'set' }, is: 'paid', sure: 'F' },
      { when: { 订单状态: 'absent', 订单付款时间: 'empty' }, is: 'unpaid', sure: 'F' },
    ],
  },
  // The supplier's file has the order's amount beside the sub-order's: only the latter may be summed.
  paid: [{ amount: ['子单实际支付金额', '买家实际支付金额', '买家实付金额'], net: true }],
  line: {
    no: ['子订单编号'],
    name: [
      ['标题', '商品标题', '宝贝标题'],
      ['商品属性', '颜色/尺码'],
    ],
    sku: ['商家编码', '外部系统编号'],
    quantity: ['购买数量', '宝贝数量'],
    price: ['价格', '商品价格'],
  },
  people: [
    { kind: 'taobao', from: ['买家会员名'] },
    { kind: 'phone', from: ['联系手机'] },
  ],
};
