import { NOBODY, type OrderDay } from '../../journeys/order-days.ts';
import { REFUNDED } from '../../journeys/purchases.ts';
import type { CurrencyRow } from '../currency.ts';
import type { Which } from './counted.ts';

/** Orders by what becomes of them in a report of one currency. */
export type Tally = {
  /** How many orders of known buyers would count in each currency, most first. */
  readonly currencies: readonly CurrencyRow[];
  /** In each currency: those with nobody known behind them, not wholly refunded. */
  readonly ofNobody: ReadonlyMap<string, number>;
  /** In each currency, anybody's: those wholly refunded, where refunds are looked at. */
  readonly refunded: ReadonlyMap<string, number>;
};

export function tallyOrders(
  days: readonly OrderDay[],
  { gross, workspace }: Pick<Which, 'gross' | 'workspace'>,
): Tally {
  const currencies = new Map<string, number>();
  const [ofNobody, refunded] = [new Map<string, number>(), new Map<string, number>()];
  for (const { flags, currency, orders } of days) {
    const isRefunded = (flags & REFUNDED) > 0 && !gross;
    const pile = isRefunded ? refunded : (flags & NOBODY) > 0 ? ofNobody : currencies;
    const name = currency || workspace;
    pile.set(name, (pile.get(name) ?? 0) + orders);
  }
  return {
    currencies: [...currencies]
      .map(([name, orders]) => ({ currency: name, orders }))
      .toSorted((a, b) => b.orders - a.orders || (a.currency < b.currency ? -1 : 1)),
    ofNobody,
    refunded,
  };
}
