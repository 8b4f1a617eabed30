import type { OrderFormat } from '../format.ts';
import { wooStatuses } from '../woo-status.ts';

/**
 * WooCommerce › Analytics › Orders: one row per order, in the site's own time. The buyer is a name
 * only, and the goods are joined in one cell.
 */
export const wooAnalytics: OrderFormat = {
  id: 'woo-analytics',
  kind: 'orders',
  claims: [
    ['Order #', 'Customer type', 'Net Sales'],
    ['Order #', 'Customer type', 'N. Revenue'],
  ],
  sure: { header: 'E', status: 'E', amounts: 'E' },
  platform: 'woocommerce',
  perShop: true,
  shape: 'row',
  asks: ['timezone', 'currency'],
  columns: { order_no: ['Order #'], created_at: ['Date'] },
  status: { seen: ['Status'], rules: wooStatuses('Status') },
  // Without freight and tax. `N. Revenue (formatted)` may have them, and is written for people: with a
  // sign, HTML entities and the site's own marks for thousands and cents, so that it cannot be trusted.
  paid: [{ amount: ['Net Sales', 'N. Revenue'] }],
  // Customer is a name: nobody is known by it.
  people: [],
};
