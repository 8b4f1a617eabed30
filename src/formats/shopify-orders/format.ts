import { type OrderFormat, statusOf } from '../format.ts';

/**
 * Shopify `orders_export*.csv`: one row per line item; only the first row of an order has its cells
 * filled. Order names are unique within a shop only.
 */
export const shopifyOrders: OrderFormat = {
  id: 'shopify-orders',
  kind: 'orders',
  claims: [['Name', 'Financial Status', 'Lineitem quantity']],
  sure: {
    header: 'A',
    status: 'A',
    amounts: 'A',
    columns: { 'Canceled at': 'E', 'Shipping Province Name': 'A' },
  },
  platform: 'shopify',
  perShop: true,
  shape: 'group',
  asks: ['currency'],
  columns: {
    order_no: ['Name'],
    currency: ['Currency'],
    country: ['Shipping Country', 'Billing Country'],
    created_at: ['Created at'],
    paid_at: ['Paid at'],
    touched_at: ['Fulfilled at', 'Cancelled at', 'Canceled at'],
    refund: ['Refunded Amount'],
    province: { from: ['Shipping Province Name', 'Shipping Province'] },
    city: { from: ['Shipping City'] },
  },
  status: {
    seen: ['Financial Status'],
    rules: [
      // Refunded orders are mostly cancelled ones: that money came in and went back says more.
      { when: { 'Financial Status': ['refunded'] }, is: 'refunded' },
      { when: { 'Cancelled at': 'set' }, is: 'closed' },
      { when: { 'Canceled at': 'set' }, is: 'closed' },
      ...statusOf('Financial Status', {
        voided: 'closed',
        expired: 'closed',
        partially_refunded: 'partly_refunded',
      }),
      // Cash on delivery is `pending` and `fulfilled`: shipped, and not paid.
      ...statusOf('Fulfillment Status', { fulfilled: 'shipped', partial: 'shipped' }),
      ...statusOf('Financial Status', {
        paid: 'paid',
        partially_paid: 'paid',
        pending: 'unpaid',
        authorized: 'unpaid',
      }),
    ],
  },
  // `Paid at` is blank on the paid orders of some shops.
  paidWhen: { 'Financial Status': ['paid', 'partially_paid', 'refunded', 'partially_refunded'] },
  paid: [
    {
      when: { 'Financial Status': ['partially_paid'] },
      amount: ['Total'],
      minus: [['Outstanding Balance']],
    },
    // `paid` rows can carry an Outstanding Balance as well: not to be trusted there.
    { amount: ['Total'] },
  ],
  line: {
    name: [['Lineitem name']],
    sku: ['Lineitem sku'],
    quantity: ['Lineitem quantity'],
    price: ['Lineitem price'],
  },
  people: [
    { kind: 'email', from: ['Email'] },
    { kind: 'phone', from: ['Phone', 'Billing Phone', 'Shipping Phone'] },
  ],
};
