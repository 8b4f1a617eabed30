import { type OrderFormat, statusOf } from '../format.ts';

/**
 * Lazada orders: one row per piece, so that three of the same goods are three rows, each a part of its
 * order. The seller's country is nowhere in the file, and so neither are its clock and its money.
 */
export const lazadaOrders: OrderFormat = {
  id: 'lazada-orders',
  kind: 'orders',
  claims: [
    ['orderItemId', 'lazadaSku', 'orderNumber'],
    ['orderItemId', 'lazadaId', 'orderNumber'],
    ['orderItemId', 'sellerSku', 'orderNumber', 'paidPrice'],
  ],
  sure: {
    header: 'B',
    status: 'D',
    amounts: 'D',
    columns: {
      platformDiscountTotal: 'D',
      sellerNote: 'D',
      shippingRegion: 'F',
      customerEmail: 'D',
    },
  },
  platform: 'lazada',
  shape: 'part',
  asks: ['timezone', 'currency'],
  columns: {
    order_no: ['orderNumber'],
    part: ['orderItemId'],
    created_at: ['createTime'],
    completed_at: ['deliveredDate'],
    touched_at: ['updateTime'],
    refund: ['refundAmount'],
    province: { from: ['shippingRegion'] },
    city: { from: ['shippingCity'] },
  },
  status: {
    seen: ['status'],
    rules: [
      ...statusOf('status', { unpaid: 'unpaid' }, 'F'),
      ...statusOf('status', { pending: 'paid', packed: 'paid', ready_to_ship: 'paid' }, 'F'),
      ...statusOf('status', {
        'shipped': 'shipped',
        'delivered': 'completed',
        'confirmed': 'completed',
        'canceled': 'closed',
        'package returned': 'refunded',
      }),
    ],
  },
  // Of the piece, after discounts: sellerDiscountTotal, which some files write with a minus, is in it.
  paid: [{ amount: ['paidPrice'] }],
  line: {
    no: ['sellerSku'],
    name: [['itemName'], ['variation']],
    sku: ['sellerSku', 'lazadaSku'],
    price: ['unitPrice'],
  },
  // Phones are the receiver's.
  people: [{ kind: 'email', from: ['customerEmail'] }],
};
