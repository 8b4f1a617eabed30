import type { Database } from '../../db/open.ts';
import { PRIVATE, type Purchases, readPurchases, REFUNDED } from '../../journeys/purchases.ts';
import { KEPT_AFTER_MS, LONG_KEPT_AFTER_MS } from '../friendship.ts';
import type { Arrival } from './arrivals.ts';

/** What somebody bought in the own shop, seen from their join. */
export type Buying = {
  /** A paid private order before the join, or at its instant, that was not wholly refunded. */
  readonly before: boolean;
  /** They have not had the whole window yet: the two that follow say nothing of them. */
  readonly early: boolean;
  /** Their first such order ever came after the join, and within the window where there is one. */
  readonly firstAfter: boolean;
  /** Minor units of all private orders after the join, of those within the window where there is one. */
  readonly minor: number;
  /** Of those in the first 7 × 24 hours after it, and in the first 180; null: nobody has seen as many. */
  readonly inWeek: number | null;
  readonly inHalfYear: number | null;
};

export type Money = {
  readonly asOf: number;
  /** Only amounts in it; an order that names none is in `workspace`'s. */
  readonly currency: string;
  readonly workspace: string;
  /** What was paid, wholly refunded orders included, instead of what was kept of it. */
  readonly gross: boolean;
  /** Up to when private orders are known, ms UTC. */
  readonly known: number;
  /** How long after the join an order counts, its last instant included: ms; null: for ever. */
  readonly window: number | null;
};

/**
 * What each of them bought. Status and refunds are those known today.
 * @returns by place in `arrivals`
 */
export function readBuying(
  db: Database,
  arrivals: readonly Arrival[],
  money: Money,
): readonly Buying[] {
  const purchases = readPurchases(db);
  const places = new Map<number, number>();
  for (const [n, person] of purchases.people.entries()) places.set(person, n);
  return arrivals.map(({ person, at }) => {
    return buyingOf(purchases, places.get(person), at, money);
  });
}

/** @param n whose place it is; undefined: who never bought */
function buyingOf(
  purchases: Purchases,
  n: number | undefined,
  joinedAt: number,
  money: Money,
): Buying {
  const { at, flags, paid, net, currency, words, starts } = purchases;
  const [week, halfYear] = [joinedAt + KEPT_AFTER_MS, joinedAt + LONG_KEPT_AFTER_MS];
  const due = money.window === null ? null : joinedAt + money.window;
  const early = due !== null && due > money.known;
  let [before, after, minor, inWeek, inHalfYear] = [false, false, 0, 0, 0];
  const end = n === undefined ? 0 : (starts[n + 1] ?? 0);
  for (let place = starts[n ?? -1] ?? 0; place < end; place += 1) {
    const [paidAt, flag] = [at[place] ?? 0, flags[place] ?? 0];
    if ((flag & PRIVATE) === 0 || paidAt > money.asOf) continue;
    const counts = (flag & REFUNDED) === 0;
    if (paidAt <= joinedAt) {
      before ||= counts;
      continue;
    }
    const isDue = !early && (due === null || paidAt <= due);
    after ||= counts && isDue;
    const code = words[currency[place] ?? 0] ?? '';
    if ((code === '' ? money.workspace : code) !== money.currency) continue;
    const amount = (money.gross ? paid[place] : net[place]) ?? 0;
    if (isDue) minor += amount;
    if (paidAt <= week) inWeek += amount;
    if (paidAt <= halfYear) inHalfYear += amount;
  }
  return {
    before,
    early,
    firstAfter: after && !before,
    minor,
    inWeek: week <= money.known ? inWeek : null,
    inHalfYear: halfYear <= money.known ? inHalfYear : null,
  };
}
