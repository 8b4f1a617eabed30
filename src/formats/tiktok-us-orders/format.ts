import type { OrderFormat } from '../format.ts';
import { TIKTOK, US_ONLY } from '../tiktok.ts';

/** TikTok Shop orders of the United States: `01/31/2026 11:05:00 PM`, Pacific time. */
export const tiktokUsOrders: OrderFormat = {
  ...TIKTOK,
  id: 'tiktok-us-orders',
  claims: US_ONLY.flatMap((column) => [
    ['Order ID', 'SKU ID', 'Order Amount', column],
    ['Order ID', 'Cancelation/Return Type', column],
  ]),
  sure: { header: 'C', status: 'D', amounts: 'C' },
  timezone: 'America/Los_Angeles',
  currency: 'USD',
  region: 'US',
  dateOrder: 'mdy',
};
