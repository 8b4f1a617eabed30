import { type OrderFormat, statusOf } from '../format.ts';

/**
 * 1688 orders, as seller or as buyer: one row per kind of goods; what belongs to the order, its number
 * too, stands on its first row only. The buyer is a business.
 */
export const alibaba1688Orders: OrderFormat = {
  id: '1688-orders',
  kind: 'orders',
  claims: [
    ['订单编号', '买家公司名', '货品标题'],
    ['订单编号', '货品总价(元)', '实付款(元)'],
  ],
  sure: { header: 'C', status: 'D', amounts: 'D' },
  platform: '1688',
  shape: 'group',
  fillDown: true,
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  region: 'CN',
  columns: {
    order_no: ['订单编号'],
    shop: ['卖家会员名', '卖家公司名'],
    created_at: ['订单创建时间'],
    paid_at: ['订单付款时间'],
    // How 收货地址 is parted is not known: a province is not worth taking in a whole address.
  },
  status: {
    seen: ['订单状态'],
    rules: statusOf('订单状态', {
      等待买家付款: 'unpaid',
      等待卖家发货: 'paid',
      等待买家收货: 'shipped',
      等待买家确认收货: 'shipped',
      交易成功: 'completed',
      交易取消: 'closed',
      交易关闭: 'closed',
    }),
  },
  paid: [{ amount: ['实付款(元)'] }],
  line: {
    no: ['SKU ID'],
    name: [['货品标题']],
    sku: ['单品货号', '货号', 'SKU ID'],
    quantity: ['数量'],
    price: ['单价(元)'],
  },
  // 联系手机 is the receiver's: a reseller has parcels sent to customers of its own.
  people: [{ kind: '1688', from: ['买家会员名'] }],
};
