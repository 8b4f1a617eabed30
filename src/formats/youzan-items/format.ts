import type { OrderFormat } from '../format.ts';

/** 有赞 items: one row per kind of goods in an order. */
export const youzanItems: OrderFormat = {
  id: 'youzan-items',
  kind: 'items',
  claims: [['订单号', '商品实际成交金额']],
  platform: 'youzan',
  shape: 'group',
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  region: 'CN',
  columns: {
    order_no: ['订单号'],
    completed_at: ['交易成功时间'],
    touched_at: ['商品发货时间'],
  },
  status: { seen: [], rules: [] },
  paid: [],
  line: {
    name: [['商品名称'], ['商品规格']],
    sku: ['规格编码', '商品编码'],
    quantity: ['商品数量'],
    price: ['商品单价'],
  },
  people: [],
};
