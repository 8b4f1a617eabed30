import type { EventChoice } from './words.ts';

/** What is read, and up to when. */
export type Scope = {
  /** Milliseconds UTC. */
  readonly asOf: number;
  /** Nobody begins before, milliseconds UTC. */
  readonly since: number;
  /** Which flags leave a visit out: see VISITS. */
  readonly skip: number;
  /** Are orders that were wholly refunded orders? */
  readonly gross: boolean;
  /** The workspace's currency: that of amounts whose file says none. */
  readonly workspace: string;
  /** The workspace's time zone. */
  readonly timezone: string;
};

/** Hands an event over: whose it is (or, of a visit, which code's), when, and which row it is. */
export type Take = (who: number, at: number, id: number) => void;

/** The words that a filter lets through; undefined where there is no such filter. */
export function wordsOf(choice: EventChoice, key: string): ReadonlySet<string> | undefined {
  for (const filter of choice.filters)
    if (filter.key === key && 'values' in filter) return new Set(filter.values);
  return undefined;
}

/** The numbers that all filters of a key let through, ends included. */
export function boundsOf(choice: EventChoice, key: string): { min: number; max: number } {
  let min = -Infinity;
  let max = Infinity;
  for (const filter of choice.filters) {
    if (filter.key !== key || 'values' in filter) continue;
    min = Math.max(min, filter.min ?? -Infinity);
    max = Math.min(max, filter.max ?? Infinity);
  }
  return { min, max };
}

/** In which currencies an order may be; undefined: in any. Amounts are compared in one only. */
export function currenciesOf(
  choice: EventChoice,
  { workspace }: Scope,
): ReadonlySet<string> | undefined {
  const named = wordsOf(choice, 'currency');
  if (named !== undefined || !choice.filters.some(({ key }) => key === 'paid')) return named;
  return new Set([workspace]);
}

/** Is nothing asked of an event but by these filters? */
export function isOnlyBy(choice: EventChoice, keys: readonly string[]): boolean {
  return choice.filters.every(({ key }) => keys.includes(key));
}
