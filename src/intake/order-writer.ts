import { isStatus } from '../core/status.ts';
import { dayOf } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import { platformDomain } from '../formats/platforms.ts';
import type { PeopleStore } from '../people/store.ts';
import type { Glimpse } from './batch.ts';
import { type GlimpsedOrder, openGlimpses } from './glimpses.ts';
import {
  type KnownOrder,
  type Named,
  openOrderRows,
  type OrderRows,
  type Purchase,
} from './order-rows.ts';
import { currentOrder, type OrderState } from './order-state.ts';
import { hashOf, type PreparedOrder } from './prepare-order.ts';
import type { Sightings } from './sightings.ts';
import { openTieSightings } from './tie-sightings.ts';
import { type KeptVersion, openVersionRows } from './version-rows.ts';

const DOMAIN = /* sql */ `
  SELECT domain FROM shop_domains WHERE platform = ? AND shop = ? ORDER BY import_id DESC LIMIT 1`;

/**
 * What a row of a file did. `new`: the first that is known of its order. `same`: the order is known and
 * nothing else was ever said of it. `other`: it has versions, and must be settled when the whole file
 * is read, for the file's latest time ranks them.
 */
export type Seen = {
  readonly orderId: number;
  readonly is: 'new' | 'same' | 'other';
  /** The file has not shown the order before. */
  readonly isFirst: boolean;
  /** The very row has been read before: a glance would have done. */
  readonly isPrinted?: boolean;
  /** Where it has, and shows it otherwise now: all that it showed before. */
  readonly before: readonly KeptVersion[];
};

export type Glimpsed = { readonly known: GlimpsedOrder; readonly isFirst: boolean };

export type OrderWriter = {
  /** @returns what is known of the order, where the row was read before and nothing else was ever said */
  readonly glimpse: (glimpse: Glimpse) => Glimpsed | undefined;
  readonly see: (order: PreparedOrder) => Seen;
  /** Computes an order's state from all its versions. @returns whether it changed, and was written */
  readonly settle: (orderId: number) => boolean;
  /** The versions of an order that this import showed. */
  readonly seenHere: (orderId: number) => readonly KeptVersion[];
};

/**
 * Writes the orders of one import. Run inside its transaction.
 * @param told of each order that is another than it was: as it was, and as it is
 */
export function openOrders(
  db: Database,
  { timezone, importId }: { timezone: string; importId: number },
  people: PeopleStore,
  sightings: Sightings,
  told: (purchase: Purchase) => void = () => undefined,
): OrderWriter {
  const rows = openOrderRows(db);
  const versions = openVersionRows(db);
  const glimpses = openGlimpses(db);
  const domainOf = openDomains(db);
  const tieBuyer = openBuyers(people);
  const ties = openTieSightings(db);
  // Files are mostly all new or all known: what the last row was is tried first for the next.
  let expectNew = true;

  const add = (order: PreparedOrder, named: Named): Seen | undefined => {
    const domain = domainOf(order.platform, order.shop);
    const orderId = rows.addLone(order, named, domain, importId);
    if (orderId === undefined) return undefined;
    told({ buyer_id: named.buyerId, paid_day: order.paid_day });
    return { orderId, is: 'new', isFirst: true, before: [] };
  };

  const see = (order: PreparedOrder): Seen => {
    const named = tieBuyer(order);
    const added = expectNew ? add(order, named) : undefined;
    if (added !== undefined) return added;
    const known = rows.find(order.key);
    expectNew = known === undefined;
    if (known !== undefined) return seeAgain(known, order, named);
    return add(order, named) ?? raise(order.key);
  };

  const seeAgain = (known: KnownOrder, order: PreparedOrder, named: Named): Seen => {
    const orderId = known.id;
    if (known.versions === 1 && known.print !== null && known.print === order.print)
      return sameAgain(known, order);
    const hash = hashOf(order);
    if (known.versions === 1 && known.hash === hash) return saysTheSame(known, order, named);
    const same = versions.of(orderId).find((one) => one.hash === hash);
    // Lone all the same, where its hash had not been computed yet.
    if (same?.id === null) return saysTheSame(known, order, named);
    glimpses.forget(order.key);
    const before = seenHere(orderId);
    if (same === undefined && known.versions === 1) versions.split(orderId);
    const versionId = same?.id ?? versions.add(orderId, { ...order, hash }, named.buyerId);
    ties.add(named, importId, order.line);
    sightings.add('version', versionId, order.line);
    return { orderId, is: 'other', isFirst: before.length === 0, before };
  };

  const showAgain = (
    { id, import_id }: Pick<KnownOrder, 'id' | 'import_id'>,
    line: number,
  ): boolean => import_id !== importId && sightings.addOrder(id, line);

  const sameAgain = (known: KnownOrder, { line, print }: PreparedOrder): Seen => {
    const isPrinted = print !== null && known.print === print;
    return {
      orderId: known.id,
      is: 'same',
      isFirst: showAgain(known, line),
      isPrinted,
      before: [],
    };
  };

  /** It may name other people with the buyer all the same: its own ties stand apart then. */
  const saysTheSame = (known: KnownOrder, order: PreparedOrder, named: Named): Seen => {
    if (known.also_named !== named.also) {
      glimpses.forget(order.key);
      ties.spell(known.id);
      ties.add(named, importId, order.line);
    }
    return sameAgain(known, order);
  };

  const glimpse = ({ key, print, line }: Glimpse): Glimpsed | undefined => {
    const known = glimpses.find(key, print);
    // What a row of an unknown status shows as its amount is kept nowhere: it is read again.
    if (known === undefined || showsUnpaid(known)) return undefined;
    const isFirst = known.import_id !== importId && sightings.noteOrder(known.id, line);
    return { known, isFirst };
  };

  const seenHere = (orderId: number): readonly KeptVersion[] => {
    const all = versions.of(orderId);
    const here = versions.seenBy(orderId, importId);
    return all.filter(({ id }) => (id === null ? sightings.hasOrder(orderId) : here.has(id)));
  };

  return {
    glimpse,
    see,
    seenHere,
    settle: (orderId) => {
      const before = rows.purchase(orderId);
      const changed = settleOrder(orderId, versions.of(orderId), rows, domainOf, timezone);
      if (changed) {
        told(before);
        told(rows.purchase(orderId));
      }
      return changed;
    },
  };
}

function showsUnpaid({ status, paid_minor }: GlimpsedOrder): boolean {
  return paid_minor === 0 && status !== '' && !isStatus(status);
}

function raise(key: string): never {
  throw new RangeError(`an order that is neither known nor new: ${key.slice(0, 4)}…`);
}

export type DomainOf = (platform: string, shop: string) => string;

/** Whether a shop is the brand's own: as it was last marked, else as its platform is. */
export function openDomains(db: Database): DomainOf {
  const marked = db.prepare<[string, string], string>(DOMAIN).pluck();
  const known = new Map<string, string>();
  return (platform, shop) => {
    const name = `${platform}\u0000${shop}`;
    let domain = known.get(name);
    if (domain === undefined) {
      domain = marked.get(platform, shop) ?? platformDomain(platform);
      known.set(name, domain);
    }
    return domain;
  };
}

/** Writes the state that follows from an order's versions. @returns whether it changed */
export function settleOrder(
  orderId: number,
  versions: readonly KeptVersion[],
  rows: OrderRows,
  domainOf: DomainOf,
  timezone: string,
): boolean {
  const state: OrderState = currentOrder(versions);
  const day = (at: number | null): number | null => (at === null ? null : dayOf(at, timezone));
  const days = { created: day(state.created_at), paid: day(state.paid_at) };
  return rows.write(orderId, state, domainOf(rows.platform(orderId), state.shop), days);
}

/** The buyer's identities, tied to one another because one row names them all. */
function openBuyers(people: PeopleStore): (order: PreparedOrder) => Named {
  return ({ people: [first, ...others] }) => {
    if (first === undefined) return NOBODY;
    const buyerId = people.identity(first);
    if (others.length === 0) return { buyerId, also: null };
    const also = others
      .map((other) => people.identity(other))
      .filter((other) => people.link(buyerId, other));
    return { buyerId, also: also.length === 0 ? null : JSON.stringify(also) };
  };
}

const NOBODY: Named = { buyerId: null, also: null };
