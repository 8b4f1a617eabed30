import type { OrderFormat } from '../format.ts';

/**
 * 淘宝/天猫 items up to about 2018 (ExportItemlist…csv, ExportOrderDetailList…csv): one row per line of
 * an order, with its goods and no money of the order. Later files name sub-orders: taobao-suborders.
 */
export const taobaoItems: OrderFormat = {
  id: 'taobao-items',
  kind: 'items',
  claims: [
    ['订单编号', '外部系统编号', '购买数量'],
    ['主订单编号', '外部系统编号', '购买数量'],
  ],
  unless: ['子订单编号'],
  sure: { header: 'A', columns: { 主订单编号: 'C', 商品标题: 'D', 商品价格: 'D' } },
  platform: 'taobao',
  shape: 'group',
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  region: 'CN',
  columns: { order_no: ['主订单编号', '订单编号'] },
  status: { seen: [], rules: [] },
  paid: [],
  line: {
    name: [['标题', '商品标题'], ['商品属性']],
    sku: ['商家编码', '外部系统编号'],
    quantity: ['购买数量'],
    price: ['价格', '商品价格'],
  },
  people: [],
};
