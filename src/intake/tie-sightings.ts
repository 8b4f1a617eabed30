import type { Database } from '../db/open.ts';
import type { Named } from './order-rows.ts';

/** The first line of each import, in whatever order they are come upon. */
const ADD = /* sql */ `
  INSERT INTO sightings (fact, fact_id, import_id, line)
  SELECT 'evidence', e.id, @import, @line
  FROM json_each(@also) t CROSS JOIN evidence e
    ON e.a = min(t.value, @buyer) AND e.b = max(t.value, @buyer)
   AND e.reason = 'order-row' AND e.source = ''
  WHERE true
  ON CONFLICT (fact, fact_id, import_id) DO UPDATE SET line = min(line, excluded.line)`;

/** What a lone order's row says by itself of the ties that it shows, and each import that showed it. */
const SPELL = /* sql */ `
  INSERT INTO sightings (fact, fact_id, import_id, line)
  SELECT 'evidence', e.id, s.import_id, s.line
  FROM (SELECT id, buyer_id, also_named FROM orders WHERE id = @order AND also_named IS NOT NULL) o
  CROSS JOIN json_each(o.also_named) t
  CROSS JOIN evidence e ON e.a = min(t.value, o.buyer_id) AND e.b = max(t.value, o.buyer_id)
   AND e.reason = 'order-row' AND e.source = ''
  CROSS JOIN (SELECT import_id, line FROM orders WHERE id = @order
              UNION ALL SELECT import_id, line FROM order_sightings WHERE order_id = @order) s
  WHERE true
  ON CONFLICT (fact, fact_id, import_id) DO UPDATE SET line = min(line, excluded.line)`;
const SPELT = /* sql */ `UPDATE orders SET also_named = NULL, print = NULL WHERE id = ?`;

/**
 * Which imports showed the ties between the people whom an order's row names. A lone order says it
 * itself, in `also_named` (see db/migrations/006); where that does not do, sightings of their own say it.
 */
export function openTieSightings(db: Database) {
  const add = db.prepare<{ import: number; line: number; also: string; buyer: number }>(ADD);
  const spell = db.prepare<{ order: number }>(SPELL);
  const spelt = db.prepare<[number]>(SPELT);
  return {
    /** A row shows these ties. */
    add: ({ buyerId: buyer, also }: Named, importId: number, line: number): void => {
      if (buyer !== null && also !== null) add.run({ import: importId, line, also, buyer });
    },
    /** From now on sightings say what the order's row said. */
    spell: (orderId: number): void => {
      spell.run({ order: orderId });
      spelt.run(orderId);
    },
  };
}
