import type { FactSeen } from '../formats/canonical.ts';

/** What a row of facts holds, by field name. */
export type Values = FactSeen['values'];

/** A text of a row; '' where there is none. */
export function text(values: Values, field: string): string {
  const value = values[field];
  return typeof value === 'string' ? value : '';
}

/** An instant of a row that the format requires, ms UTC. */
export function instant(values: Values, field: string): number {
  const value = values[field];
  return typeof value === 'number' ? value : 0;
}
