import { DAY_MS } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import { withJourneys } from '../journeys/fresh.ts';
import { readContactTimes } from '../journeys/contacts.ts';
import { type Known, knownContacts, type Moment, readingOf } from './known.ts';
import { endsOf, nameOf } from './shop-ends.ts';
import type { Reading } from './reading.ts';
import { readShopFiles } from './shop-files.ts';

/** Files of one kind, or of one shop, that end before now. Instants are ms UTC. */
export type Ended = {
  readonly kind: 'orders' | 'joins' | 'leaves' | 'referrals';
  /** `youzan 旗舰店`; '' where it is no shop. */
  readonly shop: string;
  /** A shop of the brand's own. */
  readonly own: boolean;
  readonly until: number;
  /** They were read after that, and yet have nothing more: a silence that is not usual. */
  readonly silent: boolean;
  /** When the last was read, and which import that was. */
  readonly read: number;
  readonly import: number;
};

/** What was read so long ago is old: nothing later is known of anybody. */
const OLD = 28 * DAY_MS;

/** Files that do not reach to now: they fell silent, or the last of them was read four weeks ago or before. */
export function endedFiles(db: Database, moment: Moment): readonly Ended[] {
  const read = (): readonly Ended[] => [...endedShops(db, moment), ...endedContacts(db, moment)];
  return db.transaction(() => withJourneys(db, read)).deferred();
}

/** A shop that is so much behind another is not imported as often. */
const BEHIND = 7 * DAY_MS;

/**
 * How many own shops end while others go on, of all that are waited for: by a week and more, and nobody has said
 * that they are complete. Of a single shop there is nothing to compare.
 */
export function shopsBehind(
  db: Database,
  moment: Moment,
): { readonly n: number; readonly of: number } {
  const count = (): { readonly n: number; readonly of: number } => {
    const own = readShopFiles(db).shops.filter(({ domain }) => domain === 'private');
    const known = endsOf(db, own, 'private-orders', moment).map((one) => one.known);
    const furthest = Math.max(...known.map(({ until }) => until));
    const behind = known.filter(({ until, why }) => why !== 'said' && furthest - until > BEHIND);
    return { n: behind.length, of: known.length > 1 ? known.length : 0 };
  };
  return db.transaction(() => withJourneys(db, count)).deferred();
}

function endedShops(db: Database, moment: Moment): readonly Ended[] {
  const { shops } = readShopFiles(db);
  return (['private', 'public'] as const).flatMap((domain) => {
    const some = shops.filter((shop) => shop.domain === domain);
    return endsOf(db, some, `${domain}-orders`, moment).flatMap(({ shop, known }) =>
      ended(known, shop.reading, moment, {
        kind: 'orders',
        shop: nameOf(shop),
        own: domain === 'private',
      }),
    );
  });
}

const CONTACTS = [
  ['joins', 'joins'],
  ['leaves', 'friendships'],
  ['referrals', 'invitations'],
] as const;

function endedContacts(db: Database, moment: Moment): readonly Ended[] {
  const contacts = readContactTimes(db);
  return CONTACTS.flatMap(([kind, awaited]) => {
    const known = knownContacts(db, awaited, moment, contacts);
    return ended(known, readingOf(db, kind), moment, { kind, shop: '', own: false });
  });
}

function ended(
  { until, why }: Known,
  { at, last }: Reading,
  { asOf }: Moment,
  files: Pick<Ended, 'kind' | 'shop' | 'own'>,
): Ended[] {
  if (at === null || last === null || why === 'none' || why === 'whole') return [];
  const silent = why === 'last';
  if (!silent && until > asOf - OLD) return [];
  return [{ ...files, until, silent, read: at, import: last }];
}
