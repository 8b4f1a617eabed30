import type { Database } from '../db/open.ts';

/** People whom a target won on a day: `day` counts days since 1970-01-01 in the workspace's zone. */
export type DayOfAdds = {
  readonly target_id: number;
  readonly day: number;
  readonly adds: number;
};

// What a target can bring back decides which joins are its adds. An acquisition link brings back a code;
// a contact way its own fixed state; a picture of somebody's QR, or another address, nothing: there the joins
// of that member of staff without a state are taken for its own. A join that carries another state came another way.
const ADDS = /* sql */ `
  SELECT t.id AS target_id, j.day, count(DISTINCT j.identity_id) AS adds
  FROM joins j
  JOIN join_attributions a ON a.join_id = j.id
  LEFT JOIN contact_ways w ON w.state = j.state AND a.level = 'P3'
  JOIN targets t ON
    CASE t.kind
      WHEN 'contact-way' THEN t.id = w.target_id
      WHEN 'acquisition-link' THEN t.staff = j.staff AND t.staff <> '' AND a.level = 'P1'
      ELSE t.staff = j.staff AND t.staff <> '' AND j.state = ''
    END
  WHERE j.day > ?
  GROUP BY t.id, j.day
  ORDER BY t.id, j.day`;

/** The adds of every target, by day. @param after only days later than this one */
export function readAdds(db: Database, after: number): DayOfAdds[] {
  return db.prepare<[number], DayOfAdds>(ADDS).all(after);
}

const ADDS_OF = /* sql */ `
  SELECT count(DISTINCT j.identity_id)
  FROM targets t
  JOIN joins j ON j.joined_at >= t.created_at
  JOIN join_attributions a ON a.join_id = j.id
  LEFT JOIN contact_ways w ON w.state = j.state AND a.level = 'P3'
  WHERE t.id = ? AND
    CASE t.kind
      WHEN 'contact-way' THEN t.id = w.target_id
      WHEN 'acquisition-link' THEN t.staff = j.staff AND t.staff <> '' AND a.level = 'P1'
      ELSE t.staff = j.staff AND t.staff <> '' AND j.state = ''
    END`;

/** How many people a target has won since it is there, each once. */
export function countAdds(db: Database, targetId: number): number {
  return db.prepare<[number], number>(ADDS_OF).pluck().get(targetId) ?? 0;
}
