import type { OrderFormat } from '../format.ts';
import { TIKTOK, US_ONLY } from '../tiktok.ts';

/**
 * TikTok Shop orders of Southeast Asia, and of any country but the United States. Which one is not in
 * the file; days stand before months in some of them, and after them in others.
 */
export const tiktokSeaOrders: OrderFormat = {
  ...TIKTOK,
  id: 'tiktok-sea-orders',
  claims: [
    ['Order ID', 'SKU ID', 'Order Amount'],
    ['Order ID', 'Cancelation/Return Type'],
  ],
  unless: US_ONLY,
  sure: { header: 'C', status: 'D', amounts: 'C' },
  asks: ['timezone', 'currency'],
  // Where a clock of twelve hours is written, months stand first.
  amPm: 'mdy',
};
