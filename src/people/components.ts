import type { Database } from '../db/open.ts';

/**
 * The identity graph: two identities are one person when evidence connects them. A customer is a
 * connected component, named by its smallest identity id, so that any order of the same facts gives
 * the same people.
 */

/**
 * Telephone numbers and addresses that several people use (a forwarding agent, a shop's own number):
 * known to more than three accounts of one platform (where there are none, to more than three e-mail
 * addresses), or more than two WeChat people. They tie nobody. Order, contact and openid neighbours do
 * not count: one person has many of those; nor do the numbers that one address sends presents to.
 */
const SHARED = /* sql */ `
  SELECT id FROM (
    SELECT p.id, n.kind, count(DISTINCT n.id) AS neighbours
    FROM identities p
    JOIN (SELECT a AS one, b AS other FROM evidence UNION SELECT b, a FROM evidence) e ON e.one = p.id
    JOIN identities n ON n.id = e.other
    WHERE p.kind IN ('phone', 'email')
      AND n.kind NOT IN ('phone', 'order', 'contact', 'openid', 'member', 'cookie')
    GROUP BY p.id, n.kind
  )
  GROUP BY id
  HAVING max(neighbours > CASE WHEN kind IN ('external_userid', 'unionid') THEN 2 ELSE 3 END)`;

const EVIDENCE = /* sql */ `SELECT a, b FROM evidence`;
const CURRENT = /* sql */ `SELECT identity_id, customer_id FROM customers`;
const IDENTITIES = /* sql */ `SELECT id FROM identities`;
const PUT = /* sql */ `
  INSERT INTO customers (identity_id, customer_id) VALUES (?, ?)
  ON CONFLICT (identity_id) DO UPDATE SET customer_id = excluded.customer_id`;

/** The identities that tie nobody because several people use them. */
export function sharedIdentities(db: Database): ReadonlySet<number> {
  return new Set(db.prepare<[], number>(SHARED).pluck().all());
}

/**
 * For each identity the smallest id of its component (union-find with path halving; the smaller root
 * wins). Index: identity id; 0 where there is no such identity.
 */
export function components(
  identities: Iterable<number>,
  edges: Iterable<{ readonly a: number; readonly b: number }>,
  highest: number,
): Int32Array {
  const parent = new Int32Array(highest + 1);
  for (const id of identities) parent[id] = id;
  const root = (id: number): number => {
    let at = id;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up;
      at = up;
    }
    return at;
  };
  for (const { a, b } of edges) {
    const [one, other] = [root(a), root(b)];
    if (one < other) parent[other] = one;
    else parent[one] = other;
  }
  for (let id = 1; id <= highest; id += 1) if (parent[id] !== 0) parent[id] = root(id);
  return parent;
}

/** Computes all customers anew and writes what differs. */
export function rebuildCustomers(db: Database): void {
  const highest =
    db.prepare<[], number>('SELECT ifnull(max(id), 0) FROM identities').pluck().get() ?? 0;
  const shared = sharedIdentities(db);
  const customer = components(
    db.prepare<[], number>(IDENTITIES).pluck().iterate(),
    tiesAmong(db, shared),
    highest,
  );
  const stored = new Int32Array(highest + 1);
  for (const row of db
    .prepare<[], { identity_id: number; customer_id: number }>(CURRENT)
    .iterate()) {
    stored[row.identity_id] = row.customer_id;
  }
  const put = db.prepare<[number, number]>(PUT);
  for (let id = 1; id <= highest; id += 1) {
    const now = customer[id] ?? 0;
    if (now !== 0 && now !== stored[id]) put.run(id, now);
  }
}

function* tiesAmong(
  db: Database,
  shared: ReadonlySet<number>,
): Generator<{ a: number; b: number }> {
  for (const tie of db.prepare<[], { a: number; b: number }>(EVIDENCE).iterate()) {
    if (!shared.has(tie.a) && !shared.has(tie.b)) yield tie;
  }
}
