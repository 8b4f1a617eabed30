import { existsSync } from 'node:fs';
import { openWorkspace } from '../db/open.ts';
import type { openHarness } from './harness.ts';

/** The numbers of all orders that a test's workspace knows; none where there is no workspace. */
export function ordersOf(at: ReturnType<typeof openHarness>): string[] {
  if (!existsSync(at.path('pscrm.db'))) return [];
  const db = openWorkspace(at.path('pscrm.db'), { create: false });
  const orders = db
    .prepare<[], string>('SELECT order_no FROM orders ORDER BY order_no')
    .pluck()
    .all();
  db.close();
  return orders;
}
