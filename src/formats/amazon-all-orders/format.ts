import { AMAZON_PAID } from '../amazon-paid.ts';
import { type OrderFormat, statusOf } from '../format.ts';

/**
 * Amazon All Orders report (TSV): one row per item, whose amounts add up to the order's. Nobody is named,
 * and refunds are not told.
 */
export const amazonAllOrders: OrderFormat = {
  id: 'amazon-all-orders',
  kind: 'orders',
  claims: [
    ['amazon-order-id', 'item-price'],
    ['amazon-order-id', 'order-status', 'asin'],
  ],
  quoting: 'none',
  sure: {
    header: 'B',
    status: 'D',
    amounts: 'C',
    columns: { 'item-tax': 'F', 'gift-wrap-price': 'F' },
  },
  platform: 'amazon',
  shape: 'group',
  asks: ['currency'],
  sums: ['paid'],
  columns: {
    order_no: ['amazon-order-id'],
    shop: ['sales-channel'],
    currency: ['currency'],
    created_at: ['purchase-date'],
    touched_at: ['last-updated-date'],
    province: { from: ['ship-state'] },
    city: { from: ['ship-city'] },
  },
  // item-status is the line's: a shipped order may have cancelled lines.
  status: {
    seen: ['order-status'],
    rules: [
      ...statusOf('order-status', {
        'Pending': 'unpaid',
        'Unshipped': 'paid',
        'Shipping': 'shipped',
        'Partially Shipped': 'shipped',
        'Shipped': 'shipped',
        'Cancelled': 'closed',
        'Canceled': 'closed',
      }),
      // Delivered to Buyer, Returned to Seller, Lost in Transit …: on its way, or further than that.
      { when: { 'order-status': ['Shipped - *'] }, is: 'shipped', sure: 'C' },
    ],
  },
  paid: AMAZON_PAID,
  line: {
    name: [['product-name']],
    sku: ['sku'],
    quantity: ['quantity'],
    total: ['item-price'],
  },
  people: [],
};
