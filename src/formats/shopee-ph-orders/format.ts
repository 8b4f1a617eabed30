import type { OrderFormat } from '../format.ts';
import { ENGLISH, PHILIPPINE_ONLY, shopee } from '../shopee.ts';

/** Shopee orders of the Philippines: English names, some of them with `(PHP)`. */
export const shopeePhOrders: OrderFormat = {
  ...shopee({ ...ENGLISH, paid: ['Grand Total'] }),
  id: 'shopee-ph-orders',
  claims: PHILIPPINE_ONLY.map((column) => ['Order ID', 'SKU Reference No.', column]),
  sure: { header: 'D', status: 'D', amounts: 'D' },
  timezone: 'Asia/Manila',
  currency: 'PHP',
  region: 'PH',
};
