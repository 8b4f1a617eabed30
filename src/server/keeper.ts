import { openVisitWriter, type VisitRow } from '../codes/redirect/record.ts';
import { foreignCode } from '../core/errors.ts';
import type { Database } from '../db/open.ts';
import {
  openSpillFile,
  removeSpillFile,
  reopenSpillFile,
  type SpillFile,
  spillIds,
} from './spill-file.ts';
import { countWaiting, openTaker, type Taker } from './spilled.ts';

/** So long do answers wait for another program's transaction; then visits are put aside. */
const PATIENCE_MS = 250;
/** Where not even a file takes visits, so many are held in memory. */
const HELD = 100_000;
const HELD_PIECE = 1_000;

/** What happens to the keeping of visits that somebody should hear of. */
export type KeeperEvent =
  /** They go to a spill file: the database cannot be written. */
  | { readonly event: 'spilling'; readonly why: string }
  /** They go nowhere but to memory: no file takes them either. */
  | { readonly event: 'unkept'; readonly why: string }
  | { readonly event: 'recovered' }
  | { readonly event: 'taken-in'; readonly visits: number };

export type KeeperOptions = {
  /** Wait until the disk has a visit, for a power cut. */
  readonly durable: boolean;
  /** A name for a new spill file: never the same twice, in the order of time. */
  readonly newId: () => string;
  readonly now: () => number;
};

export type Keeper = ReturnType<typeof openKeeper>;

const BEAT = /* sql */ `UPDATE server_holder SET beat_at = ? WHERE id = 1`;

/**
 * Keeps visits before they are answered: in the database; while that cannot be written, in a spill
 * file; while no file takes them either, in memory, up to a bound. What was put aside is taken in as
 * soon as the database can be written again, or by the next start.
 */
export function openKeeper(
  db: Database,
  { durable, newId, now }: KeeperOptions,
  tell: (event: KeeperEvent) => void,
) {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const beat = db.prepare<[number]>(BEAT);
  const write = openVisitWriter(db);
  const inFiles = db.name === ':memory:' ? 0 : countWaiting(db);
  const counts = { putAside: 0, takenIn: 0, lost: 0, waiting: inFiles };
  let busySince: number | null = null;
  let why: string | null = null;
  let held: VisitRow[] = [];
  let spill: SpillFile | null = null;
  let noSpill: unknown = null;
  /** Files to take in: what former servers left, then our own. The first may be under way. */
  const waiting = db.name === ':memory:' ? [] : spillIds(db.name);
  let taker: Taker | null = null;
  let takenIn = 0;
  let whyNotTaken: unknown = null;

  const prepareSpill = (): void => {
    if (spill !== null || db.name === ':memory:') return;
    try {
      spill = openSpillFile(db.name, newId(), durable);
      noSpill = null;
    } catch (error) {
      noSpill = error;
    }
  };
  /** On a full disk: the last file that waits has the room that it was made with. */
  const reopenSpill = (): void => {
    const id = waiting.at(-1);
    if (spill !== null || id === undefined) return;
    try {
      spill = reopenSpillFile(db.name, id, durable);
    } catch {
      // What a new one said is what is the matter.
    }
    if (spill === null) return;
    noSpill = null;
    waiting.pop();
    if (waiting.length === 0) dropTaker();
  };
  const dropTaker = (): void => {
    taker?.close();
    taker = null;
  };
  const rollBack = (): void => {
    if (db.inTransaction) db.exec('ROLLBACK');
  };

  const countTaken = (visits: number): void => {
    counts.takenIn += visits;
    counts.waiting -= visits;
  };

  const startSpilling = (error: unknown): void => {
    why = foreignCode(error) ?? String(error);
    prepareSpill();
    reopenSpill();
    tell({ event: 'spilling', why });
  };

  const putAside = (rows: readonly VisitRow[]): void => {
    if (rows.length === 0) return;
    counts.putAside += rows.length;
    counts.waiting += rows.length;
    try {
      if (spill === null) throw new RangeError('there is no spill file');
      spill.append(rows);
    } catch (error) {
      const whyNot = foreignCode(error) ?? 'ENOENT';
      if (held.length === 0) tell({ event: 'unkept', why: whyNot });
      const room = HELD - held.length;
      const lost = Math.max(0, rows.length - room);
      counts.lost += lost;
      counts.waiting -= lost;
      held.push(...rows.slice(0, room));
    }
  };

  /** @returns false where another program is writing, and there is patience left */
  const began = (): boolean => {
    try {
      begin.run();
      busySince = null;
      return true;
    } catch (error) {
      const isBusy = foreignCode(error)?.startsWith('SQLITE_BUSY') === true;
      busySince ??= now();
      if (!isBusy || now() - busySince >= PATIENCE_MS) startSpilling(error);
      return false;
    }
  };

  /**
   * What is in memory goes in, a piece at a time; that shows whether the database can be written again.
   * @returns whether there is more
   */
  const recover = (): boolean => {
    try {
      db.transaction(() => {
        beat.run(now());
        write(held.slice(0, HELD_PIECE));
      }).immediate();
    } catch {
      return false;
    }
    countTaken(Math.min(HELD_PIECE, held.length));
    held = held.slice(HELD_PIECE);
    if (held.length > 0) return true;
    [why, busySince] = [null, null];
    if (spill !== null && spill.length() > 0) {
      spill.close();
      waiting.push(spill.id);
      spill = null;
    }
    prepareSpill();
    tell({ event: 'recovered' });
    return true;
  };

  /** @returns false where nothing is left, or nothing can be taken in now */
  const takePiece = (): boolean => {
    const [id] = waiting;
    if (id === undefined) return false;
    try {
      taker ??= openTaker(db, id, write);
      const visits = taker.take(now());
      takenIn += visits;
      countTaken(visits);
      if (visits > 0) return true;
    } catch (error) {
      whyNotTaken = error;
      return false;
    }
    taker = null;
    waiting.shift();
    // Its room can be used again.
    prepareSpill();
    if (waiting.length > 0) return true;
    if (takenIn > 0) tell({ event: 'taken-in', visits: takenIn });
    takenIn = 0;
    return false;
  };

  /**
   * Mends what can be mended. To be called some times a second.
   * @returns whether there is more to take in: then rather sooner
   */
  const tick = (): boolean => (why === null ? takePiece() : recover());

  // Before the first visit, so that counts are whole; unless it cannot be: then later.
  while (takePiece());
  if (waiting.length > 0) startSpilling(whyNotTaken);
  else prepareSpill();

  return {
    counts,
    tick,
    /** Why the database is not written now; null where it is. */
    why: (): string | null => why,
    /** The database knows of every visit: its counts are those in memory. */
    isWhole: (): boolean => why === null && waiting.length === 0,
    /** Why no file is there for the time when the database cannot be written; null where one is. */
    noSpill: (): unknown => noSpill,
    /** Visits that are in memory alone. */
    held: (): number => held.length,
    /**
     * Keeps the visits of a turn. They are decided inside the transaction in which they are kept.
     * @param decide is called once, or not at all where the answer is false: ask again in some ms
     */
    keep: (decide: () => readonly VisitRow[]): boolean => {
      if (why === null && began()) {
        let rows: readonly VisitRow[] = [];
        try {
          rows = decide();
          write(rows);
          commit.run();
        } catch (error) {
          rollBack();
          startSpilling(error);
          putAside(rows);
        }
        return true;
      }
      if (why === null) return false;
      putAside(decide());
      return true;
    },
    /** Leaves nothing behind but what the next start has to take in. */
    close: (): void => {
      while (tick());
      if (spill === null) return;
      spill.close();
      if (spill.length() === 0) removeSpillFile(db.name, spill.id);
    },
  };
}
