import type { OrderFormat } from '../format.ts';

/**
 * eBay orders report: a row of commas, the header, a blank row, then one row per item. An order of
 * several items has a row of its own before them, with its money and without an Item Number. At the
 * end stand a count and the seller's name.
 */
export const ebayOrders: OrderFormat = {
  id: 'ebay-orders',
  kind: 'orders',
  claims: [
    ['Sales Record Number', 'Order Number', 'Buyer Username'],
    ['Sales Record Number', 'Order Number', 'Item Number', 'Sold For'],
    ['Sales Record Number', 'User Id', 'Buyer Fullname', 'Order ID'],
  ],
  sure: {
    header: 'C',
    status: 'F',
    amounts: 'C',
    columns: { 'Order ID': 'D', 'User Id': 'D', 'Sale Price': 'D', 'Buyer Email': 'D' },
  },
  platform: 'ebay',
  shape: 'group',
  skip: [
    { 'Order Number': ['record(s) downloaded*'] },
    { 'Sales Record Number': ['*record(s) downloaded'] },
    { 'Sales Record Number': ['Seller ID*'] },
  ],
  summary: { 'Item Number': 'empty' },
  signs: { '$': 'USD', '£': 'GBP', '€': 'EUR' },
  columns: {
    order_no: ['Order Number', 'Order ID'],
    created_at: ['Sale Date'],
    paid_at: ['Paid On Date'],
    touched_at: ['Shipped On Date'],
    province: { from: ['Ship To State'] },
    city: { from: ['Ship To City'] },
  },
  // No status is exported; cancelled orders are not in the file at all.
  status: {
    seen: ['Paid On Date'],
    rules: [
      { when: { 'Shipped On Date': 'set' }, is: 'shipped' },
      { when: { 'Paid On Date': 'set' }, is: 'paid' },
      // Further items of an order say nothing: only the row with its total does.
      { when: { 'Paid On Date': 'empty', 'Total Price': 'set' }, is: 'unpaid' },
    ],
  },
  paid: [{ amount: ['Total Price'] }],
  line: {
    no: ['Transaction ID', 'Item Number'],
    name: [['Item Title'], ['Variation Details']],
    sku: ['Custom Label'],
    quantity: ['Quantity'],
    price: ['Sold For', 'Sale Price'],
  },
  // Ship To Phone is the receiver's.
  people: [
    { kind: 'buyer', from: ['Buyer Username', 'User Id'] },
    { kind: 'email', from: ['Buyer Email'] },
  ],
};
