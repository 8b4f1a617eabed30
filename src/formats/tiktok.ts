import { type OrderFormat, statusOf } from './format.ts';

/** Columns that only the file of the United States has: other countries have states as well. */
export const US_ONLY = ['Retail Delivery Fee', 'Creator Handle'];

/**
 * What all TikTok Shop order files have in common: one row per SKU, with the order's amounts on each;
 * under the header a row that describes the columns; cells that end with a TAB.
 */
export const TIKTOK = {
  kind: 'orders',
  platform: 'tiktok',
  shape: 'group',
  skip: [{ 'Order ID': ['Platform unique order ID*'] }],
  columns: {
    order_no: ['Order ID'],
    created_at: ['Created Time'],
    paid_at: ['Paid Time'],
    completed_at: ['Delivered Time'],
    touched_at: ['RTS Time', 'Shipped Time', 'Cancelled Time'],
    refund: ['Order Refund Amount'],
    province: { from: ['State', 'Province'] },
    city: { from: ['City', 'District'] },
  },
  // How much was refunded decides between wholly and partly, see assemble.ts; that a return was asked
  // for (Cancelation/Return Type) is no refund yet.
  status: {
    seen: ['Order Status'],
    rules: statusOf('Order Status', {
      'Unpaid': 'unpaid',
      'ค้างชำระ': 'unpaid',
      'Belum dibayar': 'unpaid',
      'To ship': 'paid',
      'Awaiting Shipment': 'paid',
      'Awaiting Collection': 'paid',
      'ที่จะจัดส่ง': 'paid',
      'Shipped': 'shipped',
      'In Transit': 'shipped',
      'จัดส่งแล้ว': 'shipped',
      // Still open to a return: Completed comes after it.
      'Delivered': 'shipped',
      'Completed': 'completed',
      'เสร็จสมบูรณ์': 'completed',
      'Canceled': 'closed',
      'ยกเลิกแล้ว': 'closed',
      'Dibatalkan': 'closed',
    }),
  },
  paid: [{ amount: ['Order Amount'] }],
  line: {
    no: ['SKU ID'],
    name: [['Product Name'], ['Variation']],
    sku: ['Seller SKU'],
    quantity: ['Quantity'],
    price: ['SKU Unit Original Price'],
  },
  // Phone # is the receiver's, and masked.
  people: [{ kind: 'buyer', from: ['Buyer Username'] }],
} as const satisfies Omit<OrderFormat, 'id' | 'claims'>;
