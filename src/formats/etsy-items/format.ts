import type { OrderFormat } from '../format.ts';

/** Etsy sold order items (EtsySoldOrderItems…csv): one row per item; the orders are in etsy-orders. */
export const etsyItems: OrderFormat = {
  id: 'etsy-items',
  kind: 'items',
  claims: [['Transaction ID', 'Listing ID', 'Item Name']],
  sure: { header: 'B', status: 'F', columns: { 'Buyer': 'F', 'VAT Paid by Buyer': 'C' } },
  platform: 'etsy',
  shape: 'group',
  asks: ['currency'],
  dateOrder: 'mdy',
  orderNoSign: '#',
  columns: {
    order_no: ['Order ID'],
    currency: ['Currency'],
    created_at: ['Sale Date'],
    paid_at: ['Date Paid'],
    touched_at: ['Date Shipped'],
    province: { from: ['Ship State'] },
    city: { from: ['Ship City'] },
  },
  status: {
    seen: [],
    rules: [
      { when: { 'Date Shipped': 'set' }, is: 'shipped' },
      { when: { 'Date Paid': 'set' }, is: 'paid' },
    ],
  },
  paid: [],
  line: {
    no: ['Transaction ID'],
    name: [['Item Name'], ['Variations']],
    sku: ['SKU'],
    quantity: ['Quantity'],
    price: ['Price'],
  },
  // Buyer may be a name, which others bear too; the orders file has an id.
  people: [],
};
