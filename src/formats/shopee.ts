import type { Status } from '../core/status.ts';
import { type OrderFormat, type Source, type StatusRule, statusOf } from './format.ts';

/** What a country's file calls its columns and statuses. */
export type ShopeeWords = {
  readonly orderNo: string;
  readonly status: string;
  /** Where it is filled, it overrides the status. */
  readonly returned: string;
  readonly statuses: Readonly<Record<string, Status>>;
  /** Statuses that nobody has seen in a file. */
  readonly guessed: Readonly<Record<string, Status>>;
  readonly createdAt: string;
  readonly paidAt: Source;
  readonly completedAt: Source;
  readonly shippedAt: Source;
  readonly province: Source;
  readonly city: Source;
  readonly name: string;
  readonly variation: string;
  readonly sku: Source;
  readonly quantity: string;
  readonly price: Source;
  /** Of the whole order, on each of its rows. */
  readonly paid: Source;
  readonly buyer: Source;
};

/**
 * What Shopee's order files have in common, whatever their language: one row per SKU, on which what
 * belongs to the order is repeated. Some have lines of advertising above the header.
 */
export function shopee(words: ShopeeWords): Omit<OrderFormat, 'id' | 'claims' | 'sure'> {
  return {
    kind: 'orders',
    platform: 'shopee',
    shape: 'group',
    columns: {
      order_no: [words.orderNo],
      created_at: [words.createdAt],
      paid_at: words.paidAt,
      completed_at: words.completedAt,
      touched_at: words.shippedAt,
      province: { from: words.province },
      city: { from: words.city },
    },
    // No word of `returned` is known to us: an order with one keeps it as its status.
    status: {
      seen: [words.returned, words.status],
      rules: [...unlessReturned(words, 'empty'), ...unlessReturned(words, 'absent')],
    },
    paid: [{ amount: words.paid }],
    line: {
      name: [[words.name], [words.variation]],
      sku: words.sku,
      quantity: [words.quantity],
      price: words.price,
    },
    // The phone is the receiver's, and masked.
    people: [{ kind: 'buyer', from: words.buyer }],
  };
}

function unlessReturned(words: ShopeeWords, returned: 'empty' | 'absent'): StatusRule[] {
  return [
    ...statusOf(words.status, words.statuses),
    ...statusOf(words.status, words.guessed, 'F'),
  ].map((rule) => ({ ...rule, when: { ...rule.when, [words.returned]: returned } }));
}

/** The columns of English files: those of Malaysia, and of the Philippines beside its own. */
export const ENGLISH: ShopeeWords = {
  orderNo: 'Order ID',
  status: 'Order Status',
  returned: 'Return / Refund Status',
  statuses: { Unpaid: 'unpaid', Completed: 'completed', Cancelled: 'closed' },
  guessed: { 'To ship': 'paid', 'Shipping': 'shipped' },
  createdAt: 'Order Creation Date',
  paidAt: ['Order Paid Time'],
  completedAt: ['Order Complete Time'],
  shippedAt: ['Ship Time'],
  province: ['Province'],
  city: ['City'],
  name: 'Product Name',
  variation: 'Variation Name',
  sku: ['SKU Reference No.', 'Parent SKU Reference No.'],
  quantity: 'Quantity',
  price: ['Deal Price'],
  // Total Amount stands where other countries have the price of the goods without freight.
  paid: ['Grand Total', 'Total Amount'],
  buyer: ['Username (Buyer)'],
};

/** Columns that only the file of the Philippines has. */
export const PHILIPPINE_ONLY = [
  "Products' Price Paid by Buyer (PHP)",
  'Total Discount(PHP)',
  'Price Discount(from Seller)(PHP)',
  'Shopee Rebate(PHP)',
  'Seller Voucher(PHP)',
  'Shopee Voucher(PHP)',
  'Shopee Coins Offset(PHP)',
  'Credit Card Discount Total(PHP)',
];
