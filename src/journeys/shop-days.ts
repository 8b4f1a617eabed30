import type { Database } from '../db/open.ts';
import type { DayDifference } from './order-days.ts';

const CLEAR = /* sql */ `DELETE FROM shop_days`;
const DROP = /* sql */ `DELETE FROM shop_days WHERE day IN (SELECT value FROM json_each(?))`;
const ALL = /* sql */ `
  INSERT INTO shop_days (platform, shop, day)
  SELECT DISTINCT platform, shop, paid_day
  FROM orders NOT INDEXED WHERE paid_at IS NOT NULL AND paid_day IS NOT NULL`;
const SOME = /* sql */ `
  INSERT INTO shop_days (platform, shop, day)
  SELECT DISTINCT platform, shop, paid_day
  FROM json_each(?) t CROSS JOIN orders ON paid_day = t.value WHERE paid_at IS NOT NULL`;

/** Lays out anew which shops sold on some days, or on all. */
export function layOutShopDays(db: Database, days: readonly number[] | 'all'): void {
  if (days === 'all') {
    db.exec(CLEAR);
    db.exec(ALL);
    return;
  }
  const list = JSON.stringify(days);
  db.prepare<[string]>(DROP).run(list);
  db.prepare<[string]>(SOME).run(list);
}

const DIFFERENCES = /* sql */ `
  WITH sold AS (
    SELECT DISTINCT platform, shop, paid_day AS day
    FROM orders NOT INDEXED WHERE paid_at IS NOT NULL AND paid_day IS NOT NULL)
  SELECT 'shop-days' AS kind, coalesce(s.day, o.day) AS id, iif(s.day IS NULL, NULL, concat_ws(' ', s.platform, s.shop)) AS stored,
    iif(o.day IS NULL, NULL, concat_ws(' ', o.platform, o.shop)) AS computed
  FROM shop_days s FULL JOIN sold o ON o.platform = s.platform AND o.shop = s.shop AND o.day = s.day
  WHERE (s.day IS NULL OR o.day IS NULL)
    AND coalesce(s.day, o.day) NOT IN (SELECT day FROM day_marks)
  ORDER BY 2, 3, 4`;

/** Days on which other shops are held to have sold than did, and that are not known to be stale. */
export function checkShopDays(db: Database): DayDifference[] {
  return db.prepare<[], DayDifference>(DIFFERENCES).all();
}

const READ = /* sql */ `
  SELECT day FROM shop_days
  WHERE platform = @platform AND shop = @shop AND day <= @last
  ORDER BY day DESC LIMIT @most`;
/** `last`: the latest day that counts; `most`: how many are read, from there back. */
export type ShopScope = {
  readonly platform: string;
  readonly shop: string;
  readonly last: number;
  readonly most: number;
};

/** Days on which a shop sold, the latest first. */
export function readShopDays(db: Database, scope: ShopScope): readonly number[] {
  return db.prepare<ShopScope, number>(READ).pluck().all(scope);
}
