import type { OrderFormat } from '../format.ts';
import { wooStatuses } from '../woo-status.ts';

/**
 * WooCommerce by SkyVerge's Customer/Order CSV Export: a row per order, or a row per item on which what
 * belongs to the order is repeated. Columns can be dropped and moved; without that of the currency, the
 * file does not say enough.
 */
export const wooSkyvergeOrders: OrderFormat = {
  id: 'woo-skyverge-orders',
  kind: 'orders',
  claims: [
    ['order_number', 'order_total', 'order_currency', 'billing_email'],
    ['order_number', 'order_total', 'order_currency', 'billing_phone'],
  ],
  sure: {
    header: 'D',
    status: 'E',
    amounts: 'D',
    columns: { date: 'F', item_id: 'F', item_total: 'F', refunded_total: 'F' },
  },
  platform: 'woocommerce',
  perShop: true,
  shape: 'group',
  asks: ['timezone'],
  columns: {
    order_no: ['order_number', 'order_id'],
    currency: ['order_currency'],
    country: ['billing_country', 'shipping_country'],
    created_at: ['order_date', 'date'],
    refund: ['refunded_total'],
    province: { from: ['shipping_state', 'billing_state'] },
    city: { from: ['shipping_city', 'billing_city'] },
  },
  status: { seen: ['status'], rules: wooStatuses('status') },
  paid: [{ amount: ['order_total'] }],
  line: {
    no: ['item_id'],
    name: [['item_name']],
    sku: ['item_sku'],
    quantity: ['item_quantity'],
    total: ['item_total'],
  },
  people: [
    { kind: 'email', from: ['billing_email'] },
    { kind: 'phone', from: ['billing_phone'] },
  ],
};
