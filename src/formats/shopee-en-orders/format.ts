import type { OrderFormat } from '../format.ts';
import { ENGLISH, PHILIPPINE_ONLY, shopee } from '../shopee.ts';

/** Shopee orders in English (seen from Malaysia). The country is not in the header: it must be told. */
export const shopeeEnOrders: OrderFormat = {
  ...shopee(ENGLISH),
  id: 'shopee-en-orders',
  claims: [
    ['Order ID', 'SKU Reference No.', 'Username (Buyer)'],
    ['Order ID', 'SKU Reference No.', 'Deal Price'],
    ['Order ID', 'Order Status', 'Order Creation Date', 'Hot Listing'],
  ],
  unless: PHILIPPINE_ONLY,
  sure: { header: 'C', status: 'D', amounts: 'D' },
  asks: ['timezone', 'currency'],
};
