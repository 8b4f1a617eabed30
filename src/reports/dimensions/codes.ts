import type { Cell } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import { type Dimension, isPeriod, periodOf } from './dimension.ts';

/** What codes can be told apart by: where they were placed, whose parcel they lie in, where they lead. */
export type CodeFacets = {
  /** '' where the code has none. */
  readonly variant: string;
  readonly channel: string;
  readonly batch: number | null;
  /** Those of the parcel. */
  readonly platform: string | null;
  readonly shop: string | null;
  readonly product: string | null;
  readonly province: string | null;
  readonly target: string | null;
  readonly staff: string | null;
  /** Days since 1970-01-01. */
  readonly issued_day: number | null;
};

/** The value of a code; null where it has none. */
export function codeValue(code: CodeFacets, by: Dimension): Cell {
  if (isPeriod(by)) return code.issued_day === null ? null : periodOf(by, code.issued_day);
  if (by === 'variant') return code.variant === '' ? null : code.variant;
  // Where the people came from: the platform that the parcel was bought on, else the channel.
  if (by === 'first-source') return code.platform ?? code.channel;
  return code[by];
}

// The platform is read off the order's key, so that it is known before any file showed the order. What a
// pool decides at each scan is no property of a code.
const CODES = /* sql */ `
SELECT codes.id, codes.code AS name, codes.variant, codes.channel, batches.id AS batch,
  nullif(substr(codes.order_key, 1, instr(codes.order_key, ':') - 1), '') AS platform,
  nullif(orders.shop, '') AS shop, nullif(orders.province, '') AS province,
  (
    SELECT coalesce(nullif(sku, ''), nullif(name, '')) FROM order_lines
    WHERE order_id = orders.id ORDER BY n LIMIT 1
  ) AS product,
  targets.name AS target, nullif(targets.staff, '') AS staff, batches.created_day AS issued_day
FROM codes
JOIN batches ON batches.id = codes.batch_id
LEFT JOIN orders ON orders.key = codes.order_key
LEFT JOIN targets
  ON targets.id = iif(codes.pool_id IS NULL, coalesce(codes.target_id, batches.target_id), NULL)
WHERE @codes IS NULL OR codes.id IN (SELECT value FROM json_each(@codes))`;
type CodeRow = CodeFacets & { readonly id: number; readonly name: string };

/**
 * The value of each code, by its id and by its own text. Reading all codes takes its time.
 * @param codes the ids of those that matter; all where none are given
 */
export function readCodeValues(
  db: Database,
  by: Dimension,
  codes?: readonly number[],
): { readonly byId: ReadonlyMap<number, Cell>; readonly byName: ReadonlyMap<string, Cell> } {
  const byId = new Map<number, Cell>();
  const byName = new Map<string, Cell>();
  const asked = { codes: codes === undefined ? null : JSON.stringify(codes) };
  for (const code of db.prepare<{ codes: string | null }, CodeRow>(CODES).iterate(asked)) {
    const value = codeValue(code, by);
    byId.set(code.id, value);
    byName.set(code.name, value);
  }
  return { byId, byName };
}
