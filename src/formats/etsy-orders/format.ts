import { type OrderFormat, statusOf } from '../format.ts';

/** Signs that an amount may have, see core/money.ts; with another it is not read at all. */
const SIGNS = ['', '$', 'US$', 'CA$', 'A$', 'HK$', '£', '€', '¥', '₹', '฿', '₱', '₫', 'RM', 'Rp'];

/** How nothing is written. */
const ZERO = SIGNS.flatMap((sign) => [`${sign}0`, `${sign}0.00`]);

/**
 * Etsy sold orders (EtsySoldOrders…csv): one row per order; the goods are in etsy-items. Some
 * call shipping delivery, and what was shipped posted.
 */
export const etsyOrders: OrderFormat = {
  id: 'etsy-orders',
  kind: 'orders',
  claims: [
    ['Order ID', 'Order Net', 'Number of Items'],
    ['Order ID', 'Order Net', 'Adjusted Order Total'],
    ['Order ID', 'Buyer User ID', 'Order Total'],
  ],
  sure: {
    header: 'B',
    status: 'C',
    amounts: 'C',
    columns: { 'Date Paid': 'C', 'Date Posted': 'C', 'Delivery State': 'C', 'Delivery City': 'C' },
  },
  platform: 'etsy',
  shape: 'row',
  asks: ['currency'],
  dateOrder: 'mdy',
  orderNoSign: '#',
  columns: {
    order_no: ['Order ID'],
    currency: ['Currency'],
    created_at: ['Sale Date'],
    paid_at: ['Date Paid'],
    touched_at: ['Date Shipped', 'Date Posted'],
    province: { from: ['Ship State', 'Delivery State'] },
    city: { from: ['Ship City', 'Delivery City'] },
  },
  status: {
    seen: ['Status'],
    rules: [
      ...statusOf('Status', { Canceled: 'closed', Refunded: 'refunded' }, 'F'),
      ...statusOf('Status', { Completed: 'completed' }),
      // Paid stays Paid when the parcel is on its way.
      { when: { 'Status': ['Paid'], 'Date Shipped': 'set' }, is: 'shipped' },
      { when: { 'Status': ['Paid'], 'Date Posted': 'set' }, is: 'shipped' },
      ...statusOf('Status', { Paid: 'paid' }),
    ],
  },
  paid: [{ amount: ['Order Total'] }],
  // What is left after refunds. Where nothing was adjusted, it is the total itself, blank, or 0 beside
  // a net amount of 0; 0 beside another net amount means that all was given back.
  refund: [
    {
      when: { 'Adjusted Order Total': ZERO, 'Adjusted Net Order Amount': ZERO },
      amount: ['Order Total'],
      minus: [['Order Total']],
    },
    {
      when: { 'Adjusted Order Total': 'set' },
      amount: ['Order Total'],
      minus: [['Adjusted Order Total']],
    },
  ],
  people: [{ kind: 'buyer', from: ['Buyer User ID'] }],
};
