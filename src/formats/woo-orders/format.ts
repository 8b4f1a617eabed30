import type { OrderFormat } from '../format.ts';
import { wooStatuses } from '../woo-status.ts';

/**
 * WooCommerce by the plugin Advanced Order Export: one row per item, on which what belongs to the order
 * is repeated. Every column is optional, and in any place.
 */
export const wooOrders: OrderFormat = {
  id: 'woo-orders',
  kind: 'orders',
  claims: [
    ['Order Number', 'Order Status', 'Email (Billing)'],
    ['Order Number', 'Order Status', 'Phone (Billing)'],
    ['Order Number', 'Order Status', 'Order Total Amount'],
    ['Order Number', 'Order Status', 'Item Cost'],
  ],
  sure: { header: 'D', status: 'E', amounts: 'D' },
  platform: 'woocommerce',
  perShop: true,
  shape: 'group',
  asks: ['timezone', 'currency'],
  columns: {
    order_no: ['Order Number'],
    country: ['Country Code (Billing)', 'Country Code (Shipping)'],
    created_at: ['Order Date'],
    paid_at: ['Paid Date'],
    completed_at: ['Completed Date'],
    refund: ['Order Refund Amount'],
    province: { from: ['State Code (Shipping)', 'State Code (Billing)'] },
    city: { from: ['City (Shipping)', 'City (Billing)'] },
  },
  status: { seen: ['Order Status'], rules: wooStatuses('Order Status') },
  paid: [{ amount: ['Order Total Amount'] }],
  line: {
    no: ['Item #'],
    name: [['Item Name']],
    sku: ['SKU'],
    quantity: ['Quantity', 'Quantity (- Refund)'],
    price: ['Item Cost'],
  },
  people: [
    { kind: 'email', from: ['Email (Billing)'] },
    { kind: 'phone', from: ['Phone (Billing)'] },
  ],
};
