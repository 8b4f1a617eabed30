import type { Database } from '../db/open.ts';
import { readSilent } from './flags.ts';
import { readHands } from './hands.ts';

export type IdentityRow = { readonly id: number; readonly kind: string; readonly value: string };

/** Where a file showed it. */
export type Seen = { readonly import: number; readonly file: string; readonly line: number };

export type EvidenceRow = {
  readonly a: IdentityRow;
  readonly b: IdentityRow;
  /** `order-row`, `join-row`, `order-buyer`, `code`, or `by-hand`. */
  readonly reason: string;
  /** Why the tie is known and does not count: one end is `shared` or `blocked`, or it was `cut`. */
  readonly void: 'shared' | 'blocked' | 'cut' | null;
  readonly code: string | null;
  /** The action by hand, for reason `by-hand`. */
  readonly action: number | null;
  /** Every import that saw it, the first one first; none for what follows from a code or was done by hand. */
  readonly imports: readonly Seen[];
};

type Stored = {
  readonly a: number;
  readonly b: number;
  readonly a_kind: string;
  readonly a_value: string;
  readonly b_kind: string;
  readonly b_value: string;
  readonly reason: string;
  readonly source: string;
  readonly action: number | null;
  readonly imports: string;
};

/** Lone orders say the ties that their rows show by themselves: `also_named`, see db/migrations/006. */
const OF_CUSTOMER = /* sql */ `
  WITH members AS (SELECT identity_id AS id FROM customers WHERE customer_id = ?),
  found AS (
    SELECT e.id, e.a, e.b, e.reason, e.source FROM members m CROSS JOIN evidence e ON e.a = m.id
    UNION SELECT e.id, e.a, e.b, e.reason, e.source FROM members m CROSS JOIN evidence e ON e.b = m.id
  ),
  showing AS (
    SELECT o.id, o.import_id, o.line, min(t.value, o.buyer_id) AS a, max(t.value, o.buyer_id) AS b
    FROM (SELECT a AS id FROM found UNION SELECT b FROM found) near
    CROSS JOIN orders o ON o.buyer_id = near.id AND o.also_named IS NOT NULL
    CROSS JOIN json_each(o.also_named) t
  ),
  lone AS MATERIALIZED (
    SELECT a, b, import_id, line FROM showing
    UNION ALL SELECT a, b, s.import_id, s.line
    FROM showing CROSS JOIN order_sightings s ON s.order_id = showing.id
  )
  SELECT f.a, f.b, a.kind AS a_kind, a.value AS a_value, b.kind AS b_kind, b.value AS b_value,
         f.reason, f.source, NULL AS action,
         (SELECT json_group_array(json_object('import', i.id, 'file', i.file, 'line', s.line) ORDER BY i.id)
          FROM (SELECT import_id, min(line) AS line FROM (
                  SELECT import_id, line FROM sightings WHERE fact = 'evidence' AND fact_id = f.id
                  UNION ALL
                  SELECT l.import_id, l.line FROM lone l WHERE l.a = f.a AND l.b = f.b
                    AND f.reason = 'order-row' AND f.source = ''
                ) GROUP BY import_id) s
          JOIN imports i ON i.id = s.import_id) AS imports
  FROM found f JOIN identities a ON a.id = f.a JOIN identities b ON b.id = f.b
  ORDER BY f.id`;
const BY_HAND = /* sql */ `
  SELECT p.a, p.b, a.kind AS a_kind, a.value AS a_value, b.kind AS b_kind, b.value AS b_value,
         'by-hand' AS reason, '' AS source, p.id AS action, '[]' AS imports
  FROM people_actions p JOIN identities a ON a.id = p.a JOIN identities b ON b.id = p.b
  WHERE p.action = 'merge' AND p.undone_at IS NULL
    AND (p.a IN (SELECT identity_id FROM customers WHERE customer_id = @id)
      OR p.b IN (SELECT identity_id FROM customers WHERE customer_id = @id))
  ORDER BY p.id`;

/** What is known to tie a customer's identities, to one another and to others: counting or not. */
export function readEvidence(db: Database, customer: number): EvidenceRow[] {
  const hands = readHands(db);
  const silent = readSilent(db);
  const whyVoid = ({ a, b, action }: Stored): EvidenceRow['void'] => {
    if (hands.blocked.has(a) || hands.blocked.has(b)) return 'blocked';
    if (action !== null) return null;
    if (silent.has(a) || silent.has(b)) return 'shared';
    return hands.isCut(a, b) ? 'cut' : null;
  };
  const rows = [
    ...db.prepare<[number], Stored>(OF_CUSTOMER).all(customer),
    ...db.prepare<{ id: number }, Stored>(BY_HAND).all({ id: customer }),
  ];
  return rows.map((row) => {
    const imports: Seen[] = JSON.parse(row.imports);
    return {
      a: { id: row.a, kind: row.a_kind, value: row.a_value },
      b: { id: row.b, kind: row.b_kind, value: row.b_value },
      reason: row.reason,
      void: whyVoid(row),
      code: row.source || null,
      action: row.action,
      imports,
    };
  });
}

/** The fewest ties that lead from one identity to another; empty where none do. */
export function shortestPath(
  evidence: readonly EvidenceRow[],
  from: number,
  to: number,
): readonly EvidenceRow[] {
  const ties = new Map<number, EvidenceRow[]>();
  for (const one of evidence) {
    if (one.void !== null) continue;
    for (const { id } of [one.a, one.b]) {
      const known = ties.get(id);
      if (known === undefined) ties.set(id, [one]);
      else known.push(one);
    }
  }
  const cameBy = new Map<number, EvidenceRow | null>([[from, null]]);
  const queue = [from];
  for (const at of queue) {
    for (const tie of ties.get(at) ?? []) {
      const next = tie.a.id === at ? tie.b.id : tie.a.id;
      if (cameBy.has(next)) continue;
      cameBy.set(next, tie);
      queue.push(next);
    }
  }
  const path: EvidenceRow[] = [];
  for (let at = to, tie = cameBy.get(at); tie; tie = cameBy.get(at)) {
    path.unshift(tie);
    at = tie.a.id === at ? tie.b.id : tie.a.id;
  }
  return path;
}
