import type { Database } from '../db/open.ts';
import { type FileRead, type Reading, readingIn } from './reading.ts';

/** A shop whose orders files hold, and what is read of all files that tell of it. */
export type ShopFiles = {
  readonly platform: string;
  readonly shop: string;
  readonly domain: string;
  readonly reading: Reading;
};

/** Of files that were read at one moment, those without orders come last: they are of a shop that is there by then. */
const FILES = /* sql */ `
SELECT id, imported_at AS at, iif(latest_at <= imported_at, latest_at, NULL) AS latest,
  complete_until AS until, format, orders,
  iif(options = '', '', ifnull(options ->> '$.shop', '')) AS told
FROM imports
WHERE kind = 'orders' AND undone_at IS NULL
ORDER BY imported_at, orders = 0, id`;
type FileRow = FileRead & {
  readonly format: string;
  /** 0: it is of days without orders, and says itself of no shop. */
  readonly orders: number;
  /** The shop that was told beside it. */
  readonly told: string;
};

const HELD = /* sql */ `
SELECT import_shops.import_id, import_shops.platform, import_shops.shop, import_shops.domain
FROM import_shops
JOIN imports ON imports.id = import_shops.import_id
WHERE imports.kind = 'orders' AND imports.undone_at IS NULL`;
type HeldRow = {
  import_id: number;
  platform: string;
  shop: string;
  domain: string;
};

/** Shops whose orders come in the same files; such a file that lacks one of them says that it sold nothing. */
type Feed = { readonly told: string; readonly shops: Set<string>; readonly files: FileRow[] };

/**
 * Which shops there are, and up to when the files that tell of each of them were read. Two shops of one platform give
 * files of the same format, and the one's say nothing of the other: files tell of the shops in them, and of those
 * that came in one file with these before.
 * @returns the shops, and what is read of files that are of no shop: of a format for all platforms, without a row
 */
export function readShopFiles(db: Database): {
  readonly shops: readonly ShopFiles[];
  readonly ofNone: Reading;
  /** Files without orders of which nobody knows which of several shops they are of. */
  readonly astray: readonly number[];
} {
  const files = db.prepare<[], FileRow>(FILES).all();
  const held = grouped(db.prepare<[], HeldRow>(HELD).all(), ({ import_id: id }) => id);
  const formats = grouped(files, ({ format }) => format);
  const feeds = [...formats.values()].flatMap((some) => feedsOf(some, held));
  const shops = new Map<string, HeldRow>();
  for (const one of [...held.values()].flat()) shops.set(keyOf(one), one);
  const placed = new Set(feeds.flatMap((feed) => feed.files.map(({ id }) => id)));
  const told = new Set(feeds.flatMap(({ shops: of }) => [...of]));
  return {
    shops: [...shops].flatMap(([key, { platform, shop, domain }]) => {
      if (!told.has(key)) return [];
      const own = feeds.filter((feed) => feed.shops.has(key));
      const reading = readingOf(own.flatMap((feed) => feed.files));
      // The latest order in a file of several shops may be of any of them.
      const latest = own.every((feed) => feed.shops.size === 1) ? reading.latest : null;
      return [{ platform, shop, domain, reading: { ...reading, latest } }];
    }),
    ofNone: readingOf(files.filter(({ id }) => !held.has(id))),
    astray: files.filter(({ id, orders }) => orders === 0 && !placed.has(id)).map(({ id }) => id),
  };
}

function keyOf({ platform, shop }: Pick<HeldRow, 'platform' | 'shop'>): string {
  return `${platform}\u0000${shop}`;
}

/** The feeds in files of one format. Where another shop was told beside files, they are of another. */
function feedsOf(
  files: readonly FileRow[],
  held: ReadonlyMap<number, readonly HeldRow[]>,
): readonly Feed[] {
  const keysOf = ({ id }: FileRow): string[] => (held.get(id) ?? []).map(keyOf);
  const feeds: Feed[] = [];
  const early: FileRow[] = [];
  for (const file of files) {
    const keys = keysOf(file);
    if (file.orders === 0) {
      // Of the shop that there was when it was read, whichever others have come since.
      const feed = feedOfEmpty(feeds, file);
      if (feed === undefined) early.push(file);
      else feed.files.push(file);
      continue;
    }
    if (keys.length === 0) continue;
    const [first, ...others] = feeds.filter(
      ({ told, shops }) => told === file.told && keys.some((key) => shops.has(key)),
    );
    if (first === undefined) {
      feeds.push({ told: file.told, shops: new Set(keys), files: [file] });
      continue;
    }
    for (const other of others) feeds.splice(feeds.indexOf(other), 1);
    for (const key of [...keys, ...others.flatMap(({ shops }) => [...shops])]) first.shops.add(key);
    first.files.push(file, ...others.flatMap((other) => other.files));
  }
  if (feeds.length === 0)
    return files
      .filter(({ orders }) => orders === 0)
      .map((file) => ({ told: file.told, shops: new Set(keysOf(file)), files: [file] }));
  for (const file of early) feedOfEmpty(feeds, file)?.files.push(file);
  return feeds;
}

/** A file without orders names no shop: it is of the only one that it can be of, or says nothing. */
function feedOfEmpty(feeds: readonly Feed[], { told }: FileRow): Feed | undefined {
  const holds = ({ shops }: Feed): boolean =>
    [...shops].some((key) => key.endsWith(`\u0000${told}`));
  const same = feeds.filter((feed) => feed.told === told || (told !== '' && holds(feed)));
  const [only, ...others] = same.length === 0 && told === '' ? feeds : same;
  return others.length === 0 ? only : undefined;
}

/** Two feeds are put together in the order in which their files were read. */
function readingOf(files: readonly FileRow[]): Reading {
  return readingIn(files.toSorted((one, other) => one.at - other.at || one.id - other.id));
}

function grouped<T, K>(all: readonly T[], by: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const key = by(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
