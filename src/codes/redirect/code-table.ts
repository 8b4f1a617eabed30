import type { Database } from '../../db/open.ts';
import { mix } from './choose.ts';
import { loadShapes } from './code-shapes.ts';
import { openCodeFinder } from './load.ts';
import { textKey } from './recent.ts';
import type { CodeState } from './state.ts';

/** Rows that are read at once: some milliseconds, so that a server answers in between. */
const PIECE = 5_000;
const FULL = 0.7;
const SMALLEST = 2 ** 10;

const NEW_CODES = /* sql */ `
  SELECT c.id, c.id, c.code, c.campaign_id, c.variant, b.unit = 'single', c.pool_id, c.target_id,
    c.disabled_at, c.valid_from, c.valid_until
  FROM codes c JOIN batches b ON b.id = c.batch_id
  WHERE c.id > ? ORDER BY c.id LIMIT ?`;
const CHANGED_CODES = /* sql */ `
  SELECT x.id, c.id, c.code, c.campaign_id, c.variant, b.unit = 'single', c.pool_id, c.target_id,
    c.disabled_at, c.valid_from, c.valid_until
  FROM code_changes x JOIN codes c ON c.id = x.code_id JOIN batches b ON b.id = c.batch_id
  WHERE x.id > ? ORDER BY x.id LIMIT ?`;
const LAST_CHANGE = /* sql */ `SELECT coalesce(max(id), 0) FROM code_changes`;

/** Where the reading is, and then a code's columns. */
type Cells = readonly [
  place: number,
  id: number,
  code: string,
  campaignId: number,
  variant: string,
  single: 0 | 1,
  poolId: number | null,
  targetId: number | null,
  disabledAt: number | null,
  validFrom: number | null,
  validUntil: number | null,
];
/** What the codes of a batch have in common, mostly: kept once for all that are alike. */
type Kind = Omit<CodeState, 'id' | 'code'>;

/**
 * All codes of a workspace in memory, some 35 bytes for each: a look costs a tenth of what it costs in
 * the database, and needs none. It is read a piece at a time; until it is whole, the database is asked
 * for what is not there. Codes stand under 53 bits of their text; the few that share them stand apart.
 */
export function openCodeTable(db: Database) {
  const ask = openCodeFinder(db);
  const newCodes = db.prepare<[number, number], Cells>(NEW_CODES).raw();
  const changedCodes = db.prepare<[number, number], Cells>(CHANGED_CODES).raw();
  const seen = { code: 0, change: db.prepare<[], number>(LAST_CHANGE).pluck().get() ?? 0 };
  const kinds: Kind[] = [];
  const kindNumbers = new Map<string, number>();
  const apart = new Map<string, CodeState>();
  let shapes = loadShapes(db);
  let isWhole = false;
  let count = 0;
  let keys = new Float64Array(SMALLEST);
  let ids = new Int32Array(SMALLEST);
  let kindOf = new Int32Array(SMALLEST);

  /** Of a key: where it stands, or where it would. */
  const placeOf = (key: number): number => {
    const last = keys.length - 1;
    let place = mix(key % 4_294_967_296) & last;
    while (keys[place] !== 0 && keys[place] !== key) place = (place + 1) & last;
    return place;
  };

  const grow = (): void => {
    const [oldKeys, oldIds, oldKinds] = [keys, ids, kindOf];
    keys = new Float64Array(oldKeys.length * 2);
    ids = new Int32Array(keys.length);
    kindOf = new Int32Array(keys.length);
    for (const [at, key] of oldKeys.entries()) {
      if (key === 0) continue;
      const place = placeOf(key);
      keys[place] = key;
      ids[place] = oldIds[at] ?? 0;
      kindOf[place] = oldKinds[at] ?? 0;
    }
  };

  const kindNumber = (kind: Kind): number => {
    const name = Object.values(kind).join(' ');
    const known = kindNumbers.get(name) ?? kinds.push(kind) - 1;
    kindNumbers.set(name, known);
    return known;
  };

  const put = (cells: Cells): void => {
    const [, id, code, campaignId, variant, single, poolId, targetId, ...dates] = cells;
    const [disabledAt, validFrom, validUntil] = dates;
    const common = { campaignId, variant, single: single === 1, poolId, targetId };
    const kind = { ...common, disabledAt, validFrom, validUntil };
    const key = textKey(code);
    const place = placeOf(key);
    if (keys[place] === key && ids[place] !== id) {
      apart.set(code, { id, code, ...kind });
      return;
    }
    if (keys[place] === 0) count += 1;
    keys[place] = key;
    ids[place] = id;
    kindOf[place] = kindNumber(kind);
    if (count > keys.length * FULL) grow();
  };

  const knownAsTyped = (code: string): CodeState | undefined => {
    const other = apart.size === 0 ? undefined : apart.get(code);
    if (other !== undefined) return other;
    const key = textKey(code);
    const place = placeOf(key);
    const kind = keys[place] === key ? kinds[kindOf[place] ?? 0] : undefined;
    return kind === undefined ? undefined : { id: ids[place] ?? 0, code, ...kind };
  };

  /** Codes in capitals are read in small letters as well, but for one that is itself in small letters. */
  const inEitherCase = (
    code: string,
    look: (code: string) => CodeState | undefined,
  ): CodeState | undefined => {
    const found = look(code);
    if (found !== undefined) return found;
    const capitals = shapes.inCapitals(code);
    return capitals === undefined ? undefined : look(capitals);
  };

  const look = (code: string): CodeState | undefined =>
    knownAsTyped(code) ?? (isWhole || !shapes.fit(code) ? undefined : ask(code));

  /** @returns whether there may be more */
  const readFrom = (rows: typeof newCodes, from: keyof typeof seen): boolean => {
    let read = 0;
    for (const cells of rows.iterate(seen[from], PIECE)) {
      put(cells);
      seen[from] = cells[0];
      read += 1;
    }
    return read === PIECE;
  };

  return {
    /** What is in memory. */
    known: (code: string): CodeState | undefined => inEitherCase(code, knownAsTyped),
    /**
     * Asks the database only where the table is not whole yet, and never for a text that no batch can
     * have: one with a slip in it, where codes have check symbols.
     * @throws what the database throws
     */
    find: (code: string): CodeState | undefined => inEitherCase(code, look),
    /**
     * Reads the next piece of what was changed and what is new. To be called until it says that
     * nothing was, and again when something has changed.
     * @returns whether there may be more
     */
    readOn: (): boolean => {
      shapes = loadShapes(db);
      const isBehind = readFrom(changedCodes, 'change');
      isWhole = !readFrom(newCodes, 'code') && !isBehind;
      return !isWhole;
    },
  };
}
