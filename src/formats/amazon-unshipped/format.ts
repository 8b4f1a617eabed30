import type { OrderFormat } from '../format.ts';

/**
 * Amazon unshipped orders report (TSV): what is still to be sent, and to whom. It names no money, and
 * so must not stand in the place of reports that do: it says what is in an order.
 */
export const amazonUnshipped: OrderFormat = {
  id: 'amazon-unshipped',
  kind: 'items',
  claims: [['order-id', 'order-item-id', 'purchase-date', 'quantity-to-ship']],
  unless: ['item-price'],
  quoting: 'none',
  sure: { header: 'C', status: 'F' },
  platform: 'amazon',
  shape: 'group',
  columns: {
    order_no: ['order-id'],
    country: ['ship-country'],
    created_at: ['purchase-date'],
    paid_at: ['payments-date'],
    touched_at: ['reporting-date'],
    province: { from: ['ship-state'] },
    city: { from: ['ship-city'] },
  },
  status: {
    seen: ['payments-date'],
    rules: [{ when: { 'payments-date': 'set' }, is: 'paid' }],
  },
  paid: [],
  line: {
    no: ['order-item-id'],
    name: [['product-name']],
    sku: ['sku'],
    quantity: ['quantity-purchased'],
  },
  people: [
    { kind: 'email', from: ['buyer-email'] },
    { kind: 'phone', from: ['buyer-phone-number'] },
  ],
};
