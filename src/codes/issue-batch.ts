import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';
import {
  ALPHABETS,
  chooseLength,
  type CodeForm,
  type CodeLength,
  guessOdds,
  LONGEST,
  PLAIN,
  wantedLengths,
} from './alphabet.ts';
import { codeSource, type RandomBytes } from './draw.ts';
import type { BatchPlan } from './plan-batch.ts';
import { type IssuedCode, writeCodes } from './write-codes.ts';

export type IssueOptions = {
  /** Milliseconds UTC, and the same as a day of the workspace's zone. */
  readonly now: number;
  readonly day: number;
  /** The same seed gives the same codes in a fresh workspace; null draws at random. */
  readonly seed: string | null;
  /** Draws the codes instead of the seed and is not kept: a run that is continued draws the same again. */
  readonly drawnBy?: string;
  /** Where the codes will lie, as the person wrote it; kept with the batch. */
  readonly folder?: string;
  /** Symbols in a code with its check symbol, where a person wants it otherwise than `chooseLength`. */
  readonly length?: number;
  /** How codes are made; PLAIN where nothing is said. */
  readonly form?: CodeForm;
  readonly random?: RandomBytes;
  /** Where the codes lead from the start: a pool or a target, or nothing yet. */
  readonly destination?: { readonly pool_id: number | null; readonly target_id: number | null };
};

export type IssuedBatch = {
  readonly batchId: number;
  readonly campaign: string;
  readonly channel: string;
  readonly form: CodeForm;
  /** The check symbol included. */
  readonly length: number;
  /** A random guess hits a live code of the workspace once in so many tries. */
  readonly guessOneIn: number;
  readonly codes: readonly IssuedCode[];
};

const COUNT_CODES = /* sql */ `SELECT count(*) FROM codes`;
// Whoever issues codes makes the campaign theirs: undoing the import that named it must not take it away.
const ADOPT = /* sql */ `UPDATE campaigns SET origin = 'user' WHERE id = ?`;
const INSERT_BATCH = /* sql */ `
  INSERT INTO batches (
    campaign_id, channel, mode, unit, invites, count, length, alphabet, has_check, capitals, seed,
    folder, created_at, created_day, pool_id, target_id
  ) VALUES (
    :campaign_id, :channel, :mode, :unit, :invites, :count, :length, :alphabet, :has_check, :capitals,
    :seed, :folder, :now, :day, :pool_id, :target_id
  )
`;
/**
 * Carries a plan out: writes the batch, its codes, and the recipients that were not known yet; all or
 * nothing (a savepoint where the caller has a transaction open).
 *
 * To have cards only where there are codes, the caller goes: BEGIN IMMEDIATE → planBatch → issueBatch
 * → writeBatchFolder (a partial folder beside) → COMMIT → commitFolder (renames it). A kill before the
 * COMMIT leaves no code; after it, the codes and their whole folder under its partial name. Where there
 * are pictures, it goes through that once and takes it back, draws them while others may write, and goes
 * through it again: the seed draws the same codes.
 *
 * With a seed, facts that name the codes may have come in before (from the workspace that made them
 * first): whoever attributes joins should do so again after issuing.
 * @throws nothing-to-issue for an empty plan; bad-option for a length that no code has; codes-exhausted {tries}
 */
export function issueBatch(db: Database, plan: BatchPlan, options: IssueOptions): IssuedBatch {
  if (plan.count === 0) throw new PscrmError('nothing-to-issue');
  return db.transaction(() => write(db, plan, options))();
}

function write(db: Database, plan: BatchPlan, options: IssueOptions): IssuedBatch {
  const { campaign, holders, count } = plan;
  const { seed, random, now, day, form = PLAIN } = options;
  const { pool_id, target_id } = options.destination ?? { pool_id: null, target_id: null };
  const existing = countCodes(db);
  const { length, guessOneIn } = lengthOf(plan, form, existing, options.length);
  const batchId = Number(
    db.prepare(INSERT_BATCH).run({
      campaign_id: campaign.id,
      channel: campaign.channel,
      mode: plan.mode,
      unit: plan.unit,
      invites: plan.invites ? 1 : 0,
      count,
      length,
      alphabet: ALPHABETS[form.alphabet],
      has_check: form.check ? 1 : 0,
      capitals: form.capitals ? 1 : 0,
      seed,
      folder: options.folder ?? null,
      now,
      day,
      pool_id,
      target_id,
    }).lastInsertRowid,
  );
  db.prepare(ADOPT).run(campaign.id);
  const source = codeSource(form, length, options.drawnBy ?? seed, random);
  const of = { batchId, campaign, pool_id, target_id, count, holders, existing };
  const codes = writeCodes(db, of, source);
  const { name, channel } = campaign;
  return { batchId, campaign: name, channel, form, length, guessOneIn, codes };
}

function countCodes(db: Database): number {
  return db.prepare<[], number>(COUNT_CODES).pluck().get() ?? 0;
}

/**
 * How long the codes of a plan would be, before there are any.
 * @throws bad-option for a length that they may not have
 */
export function plannedLength(
  db: Database,
  plan: Pick<BatchPlan, 'count' | 'personal'>,
  { form = PLAIN, length }: Pick<IssueOptions, 'form' | 'length'>,
): CodeLength {
  return lengthOf(plan, form, countCodes(db), length);
}

function lengthOf(
  { count, personal }: Pick<BatchPlan, 'count' | 'personal'>,
  form: CodeForm,
  existing: number,
  wanted: number | undefined,
): CodeLength {
  if (wanted === undefined) return chooseLength(form, count, existing, personal);
  const { from, text } = wantedLengths(form, personal);
  if (!Number.isSafeInteger(wanted) || wanted < from || wanted > LONGEST)
    throw new PscrmError('bad-option', { option: '--length', value: wanted, choices: [text] });
  return { length: wanted, guessOneIn: guessOdds(form, wanted, existing + count) };
}
