import type { OrderLine } from '../formats/canonical.ts';
import type { Version } from './order-state.ts';

/** A row of order_versions: lines are JSON there. */
export type StoredVersion = Omit<Version, 'lines'> & { readonly lines: string };

export function parseVersion(row: StoredVersion): Version {
  const lines: OrderLine[] = JSON.parse(row.lines);
  return { ...row, lines };
}
