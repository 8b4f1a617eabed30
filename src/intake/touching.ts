import type { Database } from '../db/open.ts';
import type { Stale } from '../journeys/marks.ts';
import type { Touched } from '../people/touched.ts';
import type { Purchase } from './order-rows.ts';

/** More than this is counted no further: then all is derived anew, and memory stays flat. */
const MANY = 50_000;

const BOUND = /* sql */ `
  SELECT EXISTS (SELECT 1 FROM codes WHERE order_key IS NOT NULL)
      OR EXISTS (SELECT 1 FROM identities WHERE kind = 'order')`;

/** Notes what an import touches, for what follows from it. Orders only where a code or a person has one. */
export function openTouching(db: Database) {
  const touched = {
    identities: new Set<number>(),
    joins: new Set<number>(),
    orders: new Set<number>(),
  };
  const acted = new Set<number>();
  const days = new Set<number>();
  const actor = (id: number): void => {
    if (acted.size <= MANY) acted.add(id);
  };
  const areBound = db.prepare<[], number>(BOUND).pluck().get() === 1;
  let tooMany = false;
  const into =
    (set: Set<number>) =>
    (id: number): void => {
      if (tooMany) return;
      set.add(id);
      if (set.size > MANY) {
        tooMany = true;
        for (const each of Object.values(touched)) each.clear();
      }
    };
  return {
    identity: into(touched.identities),
    join: into(touched.joins),
    order: areBound ? into(touched.orders) : (): void => undefined,
    all: (): Touched | 'all' => (tooMany ? 'all' : touched),
    /** Somebody whose joins or leaves are others than they were. */
    actor,
    /** Whose order, paid when, is another than it was. */
    purchase: ({ buyer_id: buyer, paid_day: day }: Purchase): void => {
      if (buyer !== null) actor(buyer);
      if (day !== null) days.add(day);
    },
    /** What is stale of what is laid out for reports. */
    stale: (): Stale => ({ people: acted.size > MANY ? 'all' : acted, days }),
  };
}
