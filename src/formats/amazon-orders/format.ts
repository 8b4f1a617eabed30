import { AMAZON_PAID } from '../amazon-paid.ts';
import type { OrderFormat } from '../format.ts';

/**
 * Amazon order report (TSV): one row per item, with money of its own, so that an item is a part of its
 * order. `item-price` is that of all pieces together. There is no status: amazon-all-orders has it.
 */
export const amazonOrders: OrderFormat = {
  id: 'amazon-orders',
  kind: 'orders',
  claims: [['order-id', 'order-item-id', 'purchase-date', 'item-price']],
  quoting: 'none',
  sure: {
    header: 'B',
    status: 'F',
    amounts: 'C',
    columns: { 'item-tax': 'F', 'gift-wrap-price': 'F', 'sales-channel': 'C' },
  },
  platform: 'amazon',
  shape: 'part',
  asks: ['currency'],
  columns: {
    order_no: ['order-id'],
    part: ['order-item-id'],
    shop: ['sales-channel'],
    currency: ['currency'],
    country: ['ship-country'],
    created_at: ['purchase-date'],
    paid_at: ['payments-date'],
    province: { from: ['ship-state'] },
    city: { from: ['ship-city'] },
  },
  status: {
    seen: ['payments-date'],
    rules: [
      { when: { 'payments-date': 'set' }, is: 'paid' },
      { when: { 'payments-date': 'empty' }, is: 'unpaid' },
    ],
  },
  paid: AMAZON_PAID,
  line: {
    no: ['order-item-id'],
    name: [['product-name']],
    sku: ['sku'],
    quantity: ['quantity-purchased'],
    total: ['item-price'],
  },
  // The address is a relay of the marketplace: it becomes an Amazon account, see people/normalise.ts.
  people: [
    { kind: 'email', from: ['buyer-email'] },
    { kind: 'phone', from: ['buyer-phone-number'] },
  ],
};
