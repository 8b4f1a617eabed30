import type { OrderFormat } from '../format.ts';

/**
 * Our own plain order file, for orders from anywhere else. One row per line; the order's amounts stand
 * on each of its lines or on its first.
 */
export const plainOrders: OrderFormat = {
  id: 'orders',
  kind: 'orders',
  claims: [['platform', 'order_no', 'status', 'created_at', 'currency', 'paid']],
  perShop: true,
  shape: 'group',
  columns: {
    order_no: ['order_no'],
    platform: ['platform'],
    shop: ['shop'],
    currency: ['currency'],
    created_at: ['created_at'],
    paid_at: ['paid_at'],
    refund: ['refund'],
  },
  status: { seen: ['status'], rules: [] },
  ownWords: true,
  paid: [{ amount: ['paid'] }],
  line: {
    no: ['line_no'],
    name: [['name']],
    sku: ['sku'],
    quantity: ['quantity'],
    price: ['unit_price'],
  },
  people: [
    { kind: 'buyer', from: ['buyer_id'] },
    { kind: 'phone', from: ['phone'] },
    { kind: 'email', from: ['email'] },
  ],
};
