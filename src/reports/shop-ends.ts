import { dayOf } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import { readShopDays } from '../journeys/shop-days.ts';
import { type Awaited, endOf, type Known, LOOKED_AT, type Moment } from './known-end.ts';
import type { Reading } from './reading.ts';
import type { ShopFiles } from './shop-files.ts';

/** A shop that has sold on fewer days is none that goes on: somebody tried it out. */
const TRIED_OUT = 3;

/** Up to when each of the shops is known that are waited for, the least first. */
export function endsOf(
  db: Database,
  shops: readonly ShopFiles[],
  awaited: Awaited,
  moment: Moment,
): readonly { readonly shop: ShopFiles; readonly known: Known }[] {
  const ends = going(shops.map((shop) => ({ shop, days: daysOf(db, shop, moment) }))).map(
    ({ shop, days }) => ({ shop, known: endOf(awaited, days, shop.reading, moment) }),
  );
  // Of a shop that has sold nothing yet nothing is waited for, where there are others.
  const some = ends.filter(({ known }) => known.why !== 'none');
  return (some.length > 0 ? some : ends).toSorted(
    (one, other) => one.known.until - other.known.until,
  );
}

/** `youzan 旗舰店`; the platform alone where files name no shop. */
export function nameOf({ platform, shop }: ShopFiles): string {
  return shop === '' ? platform : `${platform} ${shop}`;
}

/** Only of a shop that has closed can somebody say more than was read. */
function hasClosed({ said, at }: Reading): boolean {
  return (said?.until ?? 0) > (at ?? 0);
}

type ShopSeen = { readonly shop: ShopFiles; readonly days: ReadonlySet<number> };

/** The shops that are waited for: not those that were tried out only, or have closed, where there are others. */
function going(shops: readonly ShopSeen[]): readonly ShopSeen[] {
  const some = shops.filter(({ days }) => days.size >= TRIED_OUT);
  const real = some.length > 0 ? some : shops;
  const open = real.filter(({ shop }) => !hasClosed(shop.reading));
  return open.length > 0 ? open : real;
}

function daysOf(
  db: Database,
  { platform, shop, reading }: ShopFiles,
  { timezone }: Moment,
): ReadonlySet<number> {
  if (reading.at === null) return new Set();
  const last = dayOf(reading.at, timezone);
  return new Set(readShopDays(db, { platform, shop, last, most: LOOKED_AT }));
}
