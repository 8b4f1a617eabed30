import type { VisitRow } from '../codes/redirect/record.ts';
import type { Database } from '../db/open.ts';
import { readSpillFile, removeSpillFile, spillIds } from './spill-file.ts';

const TAKEN = /* sql */ `SELECT visits FROM spills WHERE id = ?`;
/** `visits` grows with what is taken in, in the same transaction: no visit is taken in twice. */
const TAKE = /* sql */ `
  INSERT INTO spills (id, visits, taken_at) VALUES (?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET visits = visits + excluded.visits, taken_at = excluded.taken_at`;

/** The visits that wait in files beside a workspace to be taken in, in the order of their files. */
export function* waitingVisits(db: Database): Generator<VisitRow> {
  const taken = db.prepare<[string], number>(TAKEN).pluck();
  for (const id of spillIds(db.name)) {
    let done = taken.get(id) ?? 0;
    for (const row of readSpillFile(db.name, id)) {
      if (done > 0) done -= 1;
      else yield row;
    }
  }
}

/** How many they are. */
export function countWaiting(db: Database): number {
  let waiting = 0;
  for (const _ of waitingVisits(db)) waiting += 1;
  return waiting;
}

const PIECE = 2_000;

export type Taker = {
  /** Takes the next piece of a file in. @returns how many visits; 0 when the file is done, and gone */
  readonly take: (now: number) => number;
  /** Leaves the rest for another time. */
  readonly close: () => void;
};

/**
 * Takes a spill file in that nobody adds to any more, a piece at a time, so that redirects go on
 * meanwhile; from where another process may have left off.
 * @param write writes visits, in the transaction that is begun here
 */
export function openTaker(
  db: Database,
  id: string,
  write: (rows: readonly VisitRow[]) => void,
): Taker {
  const take = db.prepare<[string, number, number]>(TAKE);
  const all = readSpillFile(db.name, id);
  const done = db.prepare<[string], number>(TAKEN).pluck().get(id) ?? 0;
  for (let n = 0; n < done; n += 1) all.next();
  let piece: VisitRow[] = [];
  const takePiece = (now: number): number => {
    // A piece that could not be written is still here.
    while (piece.length < PIECE) {
      const one = all.next();
      if (one.done === true) break;
      piece.push(one.value);
    }
    const taken = piece;
    if (taken.length === 0) {
      removeSpillFile(db.name, id);
      return 0;
    }
    db.transaction(() => {
      write(taken);
      take.run(id, taken.length, now);
    }).immediate();
    piece = [];
    return taken.length;
  };
  return { take: takePiece, close: () => void all.return(undefined) };
}
