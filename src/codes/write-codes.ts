import type { Database } from '../db/open.ts';
import type { Campaign } from './campaigns.ts';
import type { Holder, Recipient } from './choice.ts';
import { type CodeSource, drawCode, variantFor } from './draw.ts';

/** A code as it was made; `n` counts from 1 in its batch. */
export type IssuedCode = {
  readonly n: number;
  readonly code: string;
  readonly variant: string;
  readonly holder: Holder | null;
};

/** Whose codes these are, and where they lead. */
export type CodesOf = {
  readonly batchId: number;
  readonly campaign: Campaign;
  readonly pool_id: number | null;
  readonly target_id: number | null;
  readonly count: number;
  /** In the order of the codes; none for codes of nobody in particular. */
  readonly holders: readonly Holder[];
  /** Codes that the workspace has already. */
  readonly existing: number;
};

// A clash is found by the insert itself: one look into the index instead of two.
const INSERT_CODE = /* sql */ `
  INSERT INTO codes (
    code, batch_id, campaign_id, n, variant, channel, order_key, owner_id, pool_id, target_id
  ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (code) DO NOTHING
`;
// A run of codes of one variant, as a JSON list in which all others are null: a code's number is its
// place. In the order of the index, and in one statement, which takes half of the time of one for each.
const INSERT_RUN = /* sql */ `
  INSERT INTO codes (code, batch_id, campaign_id, n, variant, channel, pool_id, target_id)
  SELECT value, :batchId, :campaignId, :from + key, :variant, :channel, :pool_id, :target_id
  FROM json_each(:codes) WHERE value IS NOT NULL ORDER BY value
  ON CONFLICT (code) DO NOTHING
`;
const FIND_IDENTITY = /* sql */ `SELECT id FROM identities WHERE kind = ? AND value = ?`;
const INSERT_IDENTITY = /* sql */ `INSERT INTO identities (kind, value) VALUES (?, ?)`;
// Nothing ties a new identity to anybody yet: it is a customer of its own.
const INSERT_CUSTOMER = /* sql */ `
  INSERT INTO customers (identity_id, customer_id) VALUES (:id, :id)
`;

/** So many codes are drawn and put in order before they are inserted. */
const RUN = 100_000;

/**
 * Draws the codes of a batch and inserts them: the first decent and free ones that the source gives, in
 * its order. A run of codes of nobody in particular is inserted in the order of the index, which is
 * several times as fast as in that of chance; where one is taken already, the run is taken back and goes
 * in turn.
 * @throws codes-exhausted {tries}
 */
export function writeCodes(db: Database, of: CodesOf, source: CodeSource): IssuedCode[] {
  const insert = openInsert(db, of);
  const codes: IssuedCode[] = [];
  while (codes.length < of.count) {
    const size = Math.min(RUN, of.count - codes.length);
    const run = Array.from({ length: size }, () => drawCode(source, () => true, of.existing));
    const made =
      (of.holders.length === 0 ? insertSorted(db, of, run, codes.length) : undefined) ??
      insertInTurn(run, codes.length, insert, (take, waiting) =>
        drawCode(() => waiting.pop() ?? source(), take, of.existing),
      );
    for (const one of made) codes.push(one);
  }
  return codes;
}

type Insert = (code: string, n: number) => IssuedCode | undefined;

/** A run in the order of the index. @returns undefined where one of them is taken: then none is kept */
function insertSorted(
  db: Database,
  { batchId, campaign, pool_id, target_id }: CodesOf,
  run: readonly string[],
  from: number,
): IssuedCode[] | undefined {
  const { id: campaignId, channel, variants } = campaign;
  const made = run.map((code, at) => {
    return { n: from + at + 1, code, variant: variantFor(code, variants), holder: null };
  });
  const insert = db.prepare(INSERT_RUN);
  const common = { batchId, campaignId, channel, pool_id, target_id, from: from + 1 };
  let inserted = 0;
  db.exec('SAVEPOINT run');
  for (const one of new Set(made.map(({ variant }) => variant))) {
    const codes = JSON.stringify(made.map(({ code, variant }) => (variant === one ? code : null)));
    inserted += insert.run({ ...common, variant: one, codes }).changes;
  }
  if (inserted < run.length) db.exec('ROLLBACK TO run');
  db.exec('RELEASE run');
  return inserted < run.length ? undefined : made;
}

/** A run one by one: whoever is taken gives its number to the next. */
function insertInTurn(
  run: readonly string[],
  from: number,
  insert: Insert,
  draw: (take: (code: string) => boolean, waiting: string[]) => void,
): IssuedCode[] {
  const waiting = run.toReversed();
  return run.map((_, at) => {
    let made: IssuedCode | undefined;
    draw((code) => (made = insert(code, from + at + 1)) !== undefined, waiting);
    if (made === undefined) throw new RangeError('drawing ends with a code, or in an error');
    return made;
  });
}

function openInsert(db: Database, of: CodesOf): Insert {
  const { batchId, campaign, pool_id, target_id } = of;
  const { id: campaignId, channel, variants } = campaign;
  const insert = db.prepare(INSERT_CODE);
  const ownerId = ownerIds(db);
  // In the order of the batch: identities are numbered as they come.
  const owners = of.holders.map((one) => (one.kind === 'person' ? ownerId(one) : null));
  return (code, n) => {
    const holder = of.holders[n - 1] ?? null;
    const variant = variantFor(code, variants);
    const order = holder?.kind === 'order' ? holder.key : null;
    const owner = owners[n - 1] ?? null;
    const parts = [variant, channel, order, owner, pool_id, target_id] as const;
    const { changes } = insert.run(code, batchId, campaignId, n, ...parts);
    return changes === 1 ? { n, code, variant, holder } : undefined;
  };
}

type Person = { readonly owner: Recipient; readonly identity_id: number | null };

function ownerIds(db: Database): (holder: Person) => number {
  const find = db.prepare<[string, string], number>(FIND_IDENTITY).pluck();
  const insert = db.prepare(INSERT_IDENTITY);
  const insertCustomer = db.prepare(INSERT_CUSTOMER);
  return ({ owner: { kind, value }, identity_id }) => {
    const known = identity_id ?? find.get(kind, value);
    if (known !== undefined) return known;
    const id = Number(insert.run(kind, value).lastInsertRowid);
    insertCustomer.run({ id });
    return id;
  };
}
