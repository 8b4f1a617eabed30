import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';
import {
  ALPHABET,
  chooseLength,
  guessOdds,
  LENGTHS,
  LONGEST,
  SHORTEST_WANTED,
} from './alphabet.ts';
import type { Holder, Recipient } from './choice.ts';
import { codeSource, drawCode, type RandomBytes, variantFor } from './draw.ts';
import type { BatchPlan } from './plan-batch.ts';

export type IssueOptions = {
  /** Milliseconds UTC, and the same as a day of the workspace's zone. */
  readonly now: number;
  readonly day: number;
  /** The same seed gives the same codes in a fresh workspace; null draws at random. */
  readonly seed: string | null;
  /** Where the codes will lie, as the person wrote it; kept with the batch. */
  readonly folder?: string;
  /** Symbols in a code, where a person wants it otherwise than `chooseLength`. */
  readonly length?: number;
  readonly random?: RandomBytes;
  /** Where the codes lead from the start: a pool or a target, or nothing yet. */
  readonly destination?: { readonly pool_id: number | null; readonly target_id: number | null };
};

/** A code as it was made; `n` counts from 1 in its batch. */
export type IssuedCode = {
  readonly n: number;
  readonly code: string;
  readonly variant: string;
  readonly holder: Holder | null;
};

export type IssuedBatch = {
  readonly batchId: number;
  readonly campaign: string;
  readonly channel: string;
  readonly length: number;
  readonly alphabet: string;
  /** A random guess hits a live code of the workspace once in so many tries. */
  readonly guessOneIn: number;
  readonly codes: readonly IssuedCode[];
};

const COUNT_CODES = /* sql */ `SELECT count(*) FROM codes`;
// Whoever issues codes makes the campaign theirs: undoing the import that named it must not take it away.
const ADOPT = /* sql */ `UPDATE campaigns SET origin = 'user' WHERE id = ?`;
const INSERT_BATCH = /* sql */ `
  INSERT INTO batches (
    campaign_id, channel, mode, unit, invites, count, length, alphabet, seed, folder,
    created_at, created_day, pool_id, target_id
  ) VALUES (
    :campaign_id, :channel, :mode, :unit, :invites, :count, :length, :alphabet, :seed, :folder,
    :now, :day, :pool_id, :target_id
  )
`;
// A clash is found by the insert itself: one look into the index instead of two.
const INSERT_CODE = /* sql */ `
  INSERT INTO codes (
    code, batch_id, campaign_id, n, variant, channel, order_key, owner_id, pool_id, target_id
  ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (code) DO NOTHING
`;
const FIND_IDENTITY = /* sql */ `SELECT id FROM identities WHERE kind = ? AND value = ?`;
const INSERT_IDENTITY = /* sql */ `INSERT INTO identities (kind, value) VALUES (?, ?)`;
// Nothing ties a new identity to anybody yet: it is a customer of its own.
const INSERT_CUSTOMER = /* sql */ `
  INSERT INTO customers (identity_id, customer_id) VALUES (:id, :id)
`;

/**
 * Carries a plan out: writes the batch, its codes, and the recipients that were not known yet; all or
 * nothing (a savepoint where the caller has a transaction open).
 *
 * To have cards only where there are codes, the caller goes: BEGIN IMMEDIATE → planBatch → issueBatch
 * → writeBatchFolder (a partial folder beside) → COMMIT → commitFolder (renames it). A kill before the
 * COMMIT leaves no code; after it, the codes and their whole folder under its partial name.
 *
 * With a seed, facts that name the codes may have come in before (from the workspace that made them
 * first): whoever attributes joins should do so again after issuing.
 * @throws nothing-to-issue for an empty plan; bad-option for a length that is no whole number from 4 to
 *   30; codes-exhausted {tries}
 */
export function issueBatch(db: Database, plan: BatchPlan, options: IssueOptions): IssuedBatch {
  if (plan.count === 0) throw new PscrmError('nothing-to-issue');
  return db.transaction(() => write(db, plan, options))();
}

function write(db: Database, plan: BatchPlan, options: IssueOptions): IssuedBatch {
  const { campaign, holders, count } = plan;
  const { seed, random, now, day } = options;
  const { pool_id, target_id } = options.destination ?? { pool_id: null, target_id: null };
  const existing = db.prepare<[], number>(COUNT_CODES).pluck().get() ?? 0;
  const { length, guessOneIn } = lengthOf(plan, existing, options.length);
  const batchId = Number(
    db.prepare(INSERT_BATCH).run({
      campaign_id: campaign.id,
      channel: campaign.channel,
      mode: plan.mode,
      unit: plan.unit,
      invites: plan.invites ? 1 : 0,
      count,
      length,
      alphabet: ALPHABET,
      seed,
      folder: options.folder ?? null,
      now,
      day,
      pool_id,
      target_id,
    }).lastInsertRowid,
  );
  db.prepare(ADOPT).run(campaign.id);
  const insert = db.prepare(INSERT_CODE);
  const ownerId = ownerIds(db);
  const source = codeSource(length, seed, random);
  const codes: IssuedCode[] = [];
  for (let n = 1; n <= count; n++) {
    const holder = holders[n - 1] ?? null;
    const orderKey = holder?.kind === 'order' ? holder.key : null;
    const owner = holder?.kind === 'person' ? ownerId(holder) : null;
    let variant = '';
    const take = (candidate: string): boolean => {
      variant = variantFor(candidate, campaign.variants);
      const { channel, id } = campaign;
      const { changes } = insert.run(
        candidate,
        batchId,
        id,
        n,
        variant,
        channel,
        orderKey,
        owner,
        pool_id,
        target_id,
      );
      return changes === 1;
    };
    const code = drawCode(source, take, existing);
    codes.push({ n, code, variant, holder });
  }
  const { name, channel } = campaign;
  return { batchId, campaign: name, channel, length, alphabet: ALPHABET, guessOneIn, codes };
}

function lengthOf(
  plan: BatchPlan,
  existing: number,
  wanted: number | undefined,
): { length: number; guessOneIn: number } {
  if (wanted === undefined) return chooseLength(plan.count, existing, plan.personal);
  if (!Number.isSafeInteger(wanted) || wanted < SHORTEST_WANTED || wanted > LONGEST) {
    throw new PscrmError('bad-option', { option: '--length', value: wanted, choices: [LENGTHS] });
  }
  return { length: wanted, guessOneIn: guessOdds(wanted, existing + plan.count) };
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
