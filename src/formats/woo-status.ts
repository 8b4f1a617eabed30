import type { Status } from '../core/status.ts';
import { type StatusRule, statusOf } from './format.ts';

/** What WooCommerce calls its statuses, in the database and on the screen. */
const STATUSES: readonly (readonly [slug: string, label: string, is: Status])[] = [
  ['pending', 'Pending payment', 'unpaid'],
  ['on-hold', 'On hold', 'unpaid'],
  ['processing', 'Processing', 'paid'],
  ['completed', 'Completed', 'completed'],
  ['cancelled', 'Cancelled', 'closed'],
  ['failed', 'Failed', 'closed'],
  ['refunded', 'Refunded', 'refunded'],
];

/** Rules for a column of WooCommerce statuses: `on-hold`, `wc-on-hold`, `On-hold` and `On hold`. */
export function wooStatuses(column: string): StatusRule[] {
  return STATUSES.flatMap(([slug, label, is]) => {
    const capital = slug.charAt(0).toUpperCase() + slug.slice(1);
    const spellings = new Set([slug, `wc-${slug}`, capital, label]);
    return statusOf(column, Object.fromEntries([...spellings].map((text) => [text, is])));
  });
}
