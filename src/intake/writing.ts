import type { Note } from '../core/table.ts';
import type { Database } from '../db/open.ts';
import type { Reject } from '../formats/canonical.ts';
import { openPeople } from '../people/store.ts';
import { FactProblem } from './fact-problem.ts';
import { openFacts } from './fact-writer.ts';
import { currentOrder } from './order-state.ts';
import { openOrders } from './order-writer.ts';
import type { PreparedOrder } from './prepare-order.ts';
import type { Batch, Glimpse, Reply, SeenFact } from './batch.ts';
import { openShops } from './shops.ts';
import { openSightings } from './sightings.ts';
import { openTally } from './tally.ts';
import { openTouching } from './touching.ts';
import { openWorkbench } from './workbench.ts';

export type WritingInto = {
  readonly importId: number;
  readonly kind: string;
  /** The workspace's. */
  readonly timezone: string;
  readonly region: string | null;
  readonly platform: string;
  readonly now: number;
  /** What the file calls a field. */
  readonly columnOf: (field: string) => string;
};

/** Writes what a file says, batch by batch, and adds it up. Run inside the import's transaction. */
export function openWriting(db: Database, into: WritingInto) {
  const { importId, kind, timezone } = into;
  const bench = openWorkbench(db);
  const touching = openTouching(db);
  const people = openPeople(db, touching.identity);
  const sightings = openSightings(db, importId, touching.join);
  const tally = openTally(db, kind, importId);
  const orders = openOrders(db, { timezone, importId }, people, sightings, touching.purchase);
  const facts = openFacts(db, into, people, sightings, touching.actor);
  const knownElsewhere = db.prepare<[number, number], number>(KNOWN_ELSEWHERE).pluck();
  const shops = openShops();
  let latestAt: number | null = null;

  const note = (at: number | null): void => {
    if (at !== null && (latestAt === null || at > latestAt)) latestAt = at;
  };

  /** @returns whether the row need not have been read: a glance would have told */
  const takeOrder = (order: PreparedOrder): boolean => {
    const seen = orders.see(order);
    const isOther = seen.is === 'other';
    tally.order(order, seen, isOther && !seen.isFirst && bench.isLate(seen.orderId));
    if (isOther) bench.unsettle(seen.orderId, !seen.isFirst);
    if (seen.is !== 'same') touching.order(seen.orderId);
    note(order.latest_at);
    shops.see(order);
    return seen.isPrinted === true;
  };

  /** @returns false where the row must be read after all */
  const takeGlimpse = (glimpse: Glimpse): boolean => {
    const seen = orders.glimpse(glimpse);
    if (seen === undefined) return false;
    tally.glimpsed(seen, glimpse.line);
    note(seen.known.latest_at);
    shops.see(seen.known);
    return true;
  };

  const takeFact = ({ fact, cells }: SeenFact): void => {
    try {
      tally.fact(fact, facts.write(fact));
      note(instantOf(fact));
    } catch (error) {
      if (!(error instanceof FactProblem)) throw error;
      const { reason, value } = error;
      const column = into.columnOf(error.column);
      bench.reject({ line: fact.line, column, reason, value, cells });
    }
  };

  return {
    take: (batch: Batch): Reply => {
      const again: number[] = [];
      for (const [place, glimpse] of batch.glimpses.entries()) {
        if (!takeGlimpse(glimpse)) again.push(place);
      }
      sightings.flush();
      let wouldDo = batch.glimpses.length - again.length;
      for (const order of batch.orders) if (takeOrder(order)) wouldDo += 1;
      for (const fact of batch.facts) takeFact(fact);
      for (const reject of batch.rejects) bench.reject(reject);
      const rows = batch.orders.length + batch.glimpses.length;
      return { again, glance: wouldDo > MOSTLY * rows };
    },
    /** The latest instant that the file names, ms UTC. */
    latestAt: (): number | null => latestAt,
    /** The shops whose orders the file holds. */
    shops: shops.all,
    /** Works out what has become of the orders that have several versions. */
    settle: async (pause: () => Promise<void> | undefined): Promise<void> => {
      for (const { order_id, is_late } of bench.unsettled()) {
        await pause();
        const changed = orders.settle(order_id);
        const isKnown = knownElsewhere.get(order_id, importId) !== undefined;
        if (isKnown) tally.settled(changed ? 'updated' : 'unchanged');
        if (is_late === 1) tally.late(currentOrder(orders.seenHere(order_id)), order_id);
      }
    },
    touched: touching.all,
    stale: touching.stale,
    rejects: (): Generator<Reject> => bench.rejects(),
    result: () => ({ ...tally.result(), ...people.added() }),
    notes: (): Note[] => [
      ...tally.notes(),
      ...hiddenNote(facts.hidden()),
      ...campaignNote(facts.createdCampaigns()),
    ],
  };
}

/** When somebody joined, left or was invited, ms UTC. */
function instantOf({ values }: SeenFact['fact']): number | null {
  const at = values['joined_at'] ?? values['left_at'] ?? values['at'];
  return typeof at === 'number' ? at : null;
}

/** Where most rows are known, to look first is worth it: those that are not are looked at in vain. */
const MOSTLY = 0.7;

/** Has another import shown the order too? It was no new one then. */
const KNOWN_ELSEWHERE = /* sql */ `
  SELECT 1 FROM order_versions v CROSS JOIN sightings s ON s.fact = 'version' AND s.fact_id = v.id
  WHERE v.order_id = ? AND s.import_id <> ? LIMIT 1`;

function hiddenNote(n: number): Note[] {
  return n === 0 ? [] : [{ code: 'numbers-hidden', params: { n } }];
}

function campaignNote(names: readonly string[]): Note[] {
  return names.length === 0
    ? []
    : [{ code: 'campaign-created', params: { names, n: names.length } }];
}
