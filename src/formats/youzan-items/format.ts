import type { OrderFormat } from '../format.ts';

/** 有赞 items: one row per kind of goods in an order. */
export const youzanItems: OrderFormat = {
  id: 'youzan-items',
  kind: 'items',
  claims: [['订单号', '商品实际成交金额']],
  sure: { header: 'C', columns: { 买家手机号: 'D' } },
  platform: 'youzan',
  shape: 'group',
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  region: 'CN',
  columns: {
    order_no: ['订单号'],
    completed_at: ['交易成功时间'],
    touched_at: ['商品发货时间'],
    province: { from: ['收货人省份'] },
    city: { from: ['收货人城市'] },
  },
  status: { seen: [], rules: [] },
  paid: [],
  line: {
    name: [['商品名称'], ['商品规格']],
    sku: ['规格编码', '商品编码'],
    quantity: ['商品数量'],
    price: ['商品单价'],
    total: ['商品金额小计'],
  },
  // In the longer file only. Never the receiver's: a gift goes to somebody else.
  people: [{ kind: 'phone', from: ['买家手机号'] }],
};
