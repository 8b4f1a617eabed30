import type { Database } from '../db/open.ts';
import { MANY, markStale } from '../journeys/marks.ts';
import { openComponents } from './components.ts';
import { type FlagChange, flagsAmong, tiesNobody, writeFlags } from './flags.ts';
import type { Hands } from './hands.ts';
import { openCustomerWriter } from './write-customers.ts';

/**
 * All customers at once, with 20 bytes of memory for each identity and 8 for each tie. Ids are read as
 * JSON arrays, a page of ids at a time: a row less to step over for each is what makes it quick.
 */
const PAGE = 50_000;

const HIGHEST = /* sql */ `SELECT ifnull(max(id), 0) FROM identities`;
const COUNT_TIES = /* sql */ `SELECT count(*) FROM evidence`;
const IDENTITIES = /* sql */ `
  SELECT json_group_array(i.id) AS one, json_group_array(ifnull(c.customer_id, 0)) AS other
  FROM identities i LEFT JOIN customers c ON c.identity_id = i.id
  WHERE i.id > ? AND i.id <= ?`;
const TIES = /* sql */ `
  SELECT json_group_array(a) AS one, json_group_array(b) AS other
  FROM (SELECT DISTINCT a, b FROM evidence WHERE a > ? AND a <= ?)`;
const GONE = /* sql */ `
  DELETE FROM customers WHERE identity_id NOT IN (SELECT id FROM identities) RETURNING customer_id`;
const GONE_FLAGS = /* sql */ `
  DELETE FROM identity_flags WHERE identity_id NOT IN (SELECT id FROM identities)`;

/** Reads two columns of numbers, a page of ids at a time. */
function readPairs(
  db: Database,
  sql: string,
  highest: number,
  take: (one: number, other: number) => void,
): void {
  const page = db.prepare<[number, number], { one: string; other: string }>(sql);
  for (let from = 0; from < highest; from += PAGE) {
    const row = page.get(from, from + PAGE);
    if (row === undefined) continue;
    const ones: number[] = JSON.parse(row.one);
    const others: number[] = JSON.parse(row.other);
    for (let at = 0; at < ones.length; at += 1) take(ones[at] ?? 0, others[at] ?? 0);
  }
}

/** Computes all flags and customers anew and writes what differs. */
export function rebuildCustomers(db: Database, threshold: number, hands: Hands): FlagChange {
  const moved = new Set(db.prepare<[], number>(GONE).pluck().all());
  db.exec(GONE_FLAGS);
  const highest = db.prepare<[], number>(HIGHEST).pluck().get() ?? 0;
  const parent = new Int32Array(highest + 1);
  const stored = new Int32Array(highest + 1);
  readPairs(db, IDENTITIES, highest, (id, customer) => {
    parent[id] = id;
    stored[id] = customer;
  });
  const ties = readTies(db, highest);
  const flags = flagsAmong(db, crowded(db, ties, highest, threshold, hands), threshold, hands);
  const change = writeFlags(db, undefined, flags);

  const people = openComponents(parent);
  const silent = (id: number): boolean => flags.size > 0 && tiesNobody(flags.get(id));
  for (let at = 0; at < ties.count; at += 1) {
    const [a, b] = [ties.a[at] ?? 0, ties.b[at] ?? 0];
    if (!silent(a) && !silent(b) && !hands.isCut(a, b)) people.tie(a, b);
  }
  for (const { a, b } of hands.merges) {
    if (!hands.blocked.has(a) && !hands.blocked.has(b)) people.tie(a, b);
  }
  const customers = people.finish();
  const writer = openCustomerWriter(db);
  for (let id = 1; id <= highest; id += 1) {
    const customer = customers[id] ?? 0;
    const before = stored[id] ?? 0;
    if (customer === 0 || customer === before) continue;
    writer.put(id, customer);
    // Beyond so many all are stale, whoever they are.
    if (moved.size <= MANY) moved.add(customer).add(before === 0 ? customer : before);
  }
  writer.flush();
  markStale(db, { people: moved });
  return change;
}

type Ties = { readonly a: Int32Array; readonly b: Int32Array; readonly count: number };

function readTies(db: Database, highest: number): Ties {
  const most = db.prepare<[], number>(COUNT_TIES).pluck().get() ?? 0;
  const [a, b] = [new Int32Array(most), new Int32Array(most)];
  let count = 0;
  readPairs(db, TIES, highest, (one, other) => {
    a[count] = one;
    b[count] = other;
    count += 1;
  });
  return { a, b, count };
}

const PHONES_AMONG = /* sql */ `
  SELECT i.id FROM json_each(?) t CROSS JOIN identities i ON i.id = t.value
  WHERE i.kind IN ('phone', 'email')`;

/** Who may have a flag: three neighbours for telephones and addresses, the threshold for others. */
function crowded(
  db: Database,
  { a, b, count }: Ties,
  highest: number,
  threshold: number,
  { blocked }: Hands,
): readonly number[] {
  const neighbours = new Int32Array(highest + 1);
  for (let at = 0; at < count; at += 1) {
    for (const id of [a[at] ?? 0, b[at] ?? 0]) neighbours[id] = (neighbours[id] ?? 0) + 1;
  }
  const many: number[] = [...blocked];
  const some: number[] = [];
  for (let id = 1; id <= highest; id += 1) {
    const n = neighbours[id] ?? 0;
    if (n > threshold) many.push(id);
    else if (n >= 3) some.push(id);
  }
  return [...many, ...db.prepare<[string], number>(PHONES_AMONG).pluck().all(JSON.stringify(some))];
}
