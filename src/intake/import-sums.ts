import type { Database } from '../db/open.ts';
import { listImports } from './ledger.ts';
import { currentOrder } from './order-state.ts';
import { openVersionRows } from './version-rows.ts';

/** What a sum is of. */
export const SUMMED = ['paid', 'refund'] as const;
export type Summed = (typeof SUMMED)[number];

/**
 * What a file of orders said in one currency, beside what is held of its orders now; minor units. Always
 * `file = shown + untied`, `held = shown + changed` and `held = earlier + counted`.
 */
export type ImportSum = {
  readonly id: number;
  readonly file: string;
  /** Rows of the file = orders + further rows of the same orders + rejected. */
  readonly rows: number;
  readonly orders: number;
  readonly more_rows: number;
  readonly rejected: number;
  readonly currency: string;
  readonly of: Summed;
  /** As it was added up while the file was read. */
  readonly file_minor: number;
  /** Not to be found in what is kept of the file: 0, or facts were lost. */
  readonly untied_minor: number;
  /** How much more or less is held now of orders that other files show otherwise, and how many these are. */
  readonly changed_minor: number;
  readonly changed_orders: number;
  readonly held_minor: number;
  /** Of orders that an earlier file shows, too; the rest is counted here, so that all files add up to all orders. */
  readonly earlier_minor: number;
  readonly counted_minor: number;
};

/** All files together, and all orders, in one currency. */
export type SumOfAll = {
  readonly currency: string;
  readonly of: Summed;
  readonly counted_minor: number;
  readonly workspace_minor: number;
};

type Amounts = Readonly<Record<Summed, number>>;
type Sum = { shown: number; held: number; earlier: number; changed: number };

// A lone order says what its only version says: all files that show it said that.
const LONE = /* sql */ `
SELECT seen.import_id, ifnull(orders.currency, '') AS currency,
  sum(ifnull(orders.paid_minor, 0)) AS paid, sum(ifnull(orders.refund_minor, 0)) AS refund,
  sum(iif(seen.is_first, 0, ifnull(orders.paid_minor, 0))) AS earlier_paid,
  sum(iif(seen.is_first, 0, ifnull(orders.refund_minor, 0))) AS earlier_refund
FROM (
  SELECT id AS order_id, import_id, 1 AS is_first FROM orders WHERE import_id IS NOT NULL
  UNION ALL SELECT order_id, import_id, 0 FROM order_sightings
) AS seen
JOIN orders ON orders.id = seen.order_id
JOIN imports ON imports.id = seen.import_id AND imports.kind = 'orders'
GROUP BY 1, 2`;
type LoneRow = Amounts & {
  readonly import_id: number;
  readonly currency: string;
  readonly earlier_paid: number;
  readonly earlier_refund: number;
};

const VERSIONS = /* sql */ `
SELECT versions.order_id, sightings.import_id, versions.id, ifnull(versions.currency, '') AS currency,
  ifnull(versions.paid_minor, 0) AS paid, ifnull(versions.refund_minor, 0) AS refund,
  ifnull(orders.currency, '') AS held_currency, ifnull(orders.paid_minor, 0) AS held_paid,
  ifnull(orders.refund_minor, 0) AS held_refund
FROM sightings
JOIN imports ON imports.id = sightings.import_id AND imports.kind = 'orders'
JOIN order_versions AS versions ON versions.id = sightings.fact_id
JOIN orders ON orders.id = versions.order_id
WHERE sightings.fact = 'version'
ORDER BY versions.order_id, sightings.import_id`;
type VersionRow = Amounts & {
  readonly order_id: number;
  readonly import_id: number;
  readonly id: number;
  readonly currency: string;
  readonly held_currency: string;
  readonly held_paid: number;
  readonly held_refund: number;
};

const HELD = /* sql */ `
SELECT ifnull(currency, '') AS currency, sum(ifnull(paid_minor, 0)) AS paid,
  sum(ifnull(refund_minor, 0)) AS refund
FROM orders GROUP BY 1 ORDER BY 1`;

/** The sums of every standing import of orders, the oldest first, and of all of them together. */
export function sumImports(db: Database): {
  readonly imports: readonly ImportSum[];
  readonly all: readonly SumOfAll[];
} {
  const sums = new Map<string, Sum>();
  const sumOf = (id: number, currency: string, of: Summed): Sum => {
    const key = `${id} ${of} ${currency}`;
    const known = sums.get(key) ?? { shown: 0, held: 0, earlier: 0, changed: 0 };
    sums.set(key, known);
    return known;
  };
  addLone(db, sumOf);
  addVersioned(db, sumOf);

  const standing = listImports(db).filter((one) => one.kind === 'orders' && one.undone_at === null);
  const imports = standing.flatMap((one) => {
    const said = new Map(one.totals.map((total) => [total.currency, total]));
    const seen = [...sums.keys()].filter((key) => key.startsWith(`${one.id} `));
    const currencies = new Set([...said.keys(), ...seen.map((key) => key.split(' ')[2] ?? '')]);
    return [...currencies].toSorted().flatMap((currency) =>
      SUMMED.map((of): ImportSum => {
        const { shown, held, earlier, changed } = sumOf(one.id, currency, of);
        const file = said.get(currency)?.[`${of}_minor`] ?? 0;
        return {
          id: one.id,
          file: one.file,
          rows: one.rows,
          orders: one.orders,
          more_rows: one.rows - one.orders - one.rejected,
          rejected: one.rejected,
          currency,
          of,
          file_minor: file,
          untied_minor: file - shown,
          changed_minor: held - shown,
          changed_orders: changed,
          held_minor: held,
          earlier_minor: earlier,
          counted_minor: held - earlier,
        };
      }),
    );
  });
  return { imports, all: sumAll(db, imports) };
}

type SumOf = (id: number, currency: string, of: Summed) => Sum;

function addLone(db: Database, sumOf: SumOf): void {
  for (const row of db.prepare<[], LoneRow>(LONE).iterate())
    for (const of of SUMMED) {
      const sum = sumOf(row.import_id, row.currency, of);
      sum.shown += row[of];
      sum.held += row[of];
      sum.earlier += row[`earlier_${of}`];
    }
}

/** Order by order, file by file: what each said of it alone. */
function addVersioned(db: Database, sumOf: SumOf): void {
  const rows = db.prepare<[], VersionRow>(VERSIONS).all();
  for (let from = 0, to = 0, first = 0; from < rows.length; from = to) {
    const row = rows[from];
    if (row === undefined) return;
    while (rows[to]?.order_id === row.order_id && rows[to]?.import_id === row.import_id) to += 1;
    if (rows[first]?.order_id !== row.order_id) first = from;
    addOne(saidIn(db, rows.slice(from, to)), row, from > first, sumOf);
  }
}

function addOne(
  said: Amounts & { readonly currency: string },
  { import_id: id, held_currency, held_paid, held_refund }: VersionRow,
  isLater: boolean,
  sumOf: SumOf,
): void {
  const held = { paid: held_paid, refund: held_refund };
  for (const of of SUMMED) {
    sumOf(id, said.currency, of).shown += said[of];
    const sum = sumOf(id, held_currency, of);
    sum.held += held[of];
    if (isLater) sum.earlier += held[of];
    if (said[of] !== held[of] || said.currency !== held_currency) sum.changed += 1;
  }
}

/** Where a file shows an order in several states or in parts, what they come to. */
function saidIn(
  db: Database,
  rows: readonly VersionRow[],
): Amounts & { readonly currency: string } {
  const [only] = rows;
  if (only === undefined) throw new RangeError('an order that no row shows');
  if (rows.length === 1) return only;
  const ids = new Set<number | null>(rows.map(({ id }) => id));
  const versions = openVersionRows(db).rowsOf(only.order_id);
  const { currency, paid_minor, refund_minor } = currentOrder(
    versions.filter(({ id }) => ids.has(id)),
  );
  return { currency: currency ?? '', paid: paid_minor ?? 0, refund: refund_minor ?? 0 };
}

function sumAll(db: Database, imports: readonly ImportSum[]): SumOfAll[] {
  return db
    .prepare<[], Amounts & { readonly currency: string }>(HELD)
    .all()
    .flatMap((held) =>
      SUMMED.map((of) => ({
        currency: held.currency,
        of,
        counted_minor: imports
          .filter((one) => one.currency === held.currency && one.of === of)
          .reduce((sum, one) => sum + one.counted_minor, 0),
        workspace_minor: held[of],
      })),
    );
}
