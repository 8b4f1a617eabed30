import { PscrmError } from '../core/errors.ts';
import { isoInstant } from '../core/time.ts';
import { databaseError } from '../db/errors.ts';
import type { Database } from '../db/open.ts';
import { readSettings } from '../db/settings.ts';

/** A process among the others of its machine. */
export type Self = {
  readonly pid: number;
  readonly hostName: string;
  readonly isRunning: (pid: number) => boolean;
};

/** Says that it is there so often … */
export const BEAT_MS = 5_000;
/** … and on another machine, where nobody can look for its process, is taken for gone after that. */
const SILENT_MS = 15_000;
/** A number of a process is given anew, after a restart of the machine above all. */
const SILENT_HERE_MS = 60_000;

const FIND = /* sql */ `SELECT pid, host, address, since, beat_at FROM server_holder WHERE id = 1`;
type HolderRow = { pid: number; host: string; address: string; since: number; beat_at: number };
const HOLD = /* sql */ `
  INSERT OR REPLACE INTO server_holder (id, pid, host, address, since, beat_at)
  VALUES (1, ?, ?, ?, ?, ?)`;
const BEAT = /* sql */ `
  UPDATE server_holder SET beat_at = ? WHERE pid = ? AND host = ? AND since = ?`;
const LET_GO = /* sql */ `DELETE FROM server_holder WHERE pid = ? AND host = ? AND since = ?`;

/** The server that works on this workspace, if one does. */
export function findHolder(db: Database, self: Self, now: number): HolderRow | undefined {
  const last = lastHolder(db, self, now);
  return last?.isThere === true ? last : undefined;
}

/** The server that took the workspace last and did not let go of it: is it there still? */
export function lastHolder(
  db: Database,
  self: Self,
  now: number,
): (HolderRow & { readonly isThere: boolean }) | undefined {
  const row = db.prepare<[], HolderRow>(FIND).get();
  return row === undefined ? undefined : { ...row, isThere: isThere(row, self, now) };
}

function isThere({ pid, host, beat_at }: HolderRow, self: Self, now: number): boolean {
  const silent = now - beat_at;
  if (host !== self.hostName) return silent < SILENT_MS;
  // Its number is ours: a container that was started anew.
  if (pid === self.pid) return false;
  return silent < SILENT_HERE_MS && self.isRunning(pid);
}

export type Holder = ReturnType<typeof holdWorkspace>;

/**
 * Takes the workspace for one server. One whose process is gone is followed at once. Where the
 * database cannot be written now, people are to be redirected all the same: then it is taken later.
 * @throws server-running, naming who holds it and since when
 */
export function holdWorkspace(db: Database, self: Self, address: string, now: number) {
  const beat = db.prepare(BEAT);
  let isHeld = false;
  const take = (at: number): void => {
    db.transaction(() => {
      refuseOther(db, self, at);
      db.prepare(HOLD).run(self.pid, self.hostName, address, now, at);
    }).immediate();
    isHeld = true;
  };
  try {
    take(now);
  } catch (error) {
    if (!(databaseError(error, db.name) instanceof PscrmError)) throw error;
    if (error instanceof PscrmError) throw error;
    refuseOther(db, self, now);
  }
  return {
    /**
     * @returns false where another has taken it over: a machine that slept for an hour may find that
     * @throws what the database says, where it cannot be written now
     */
    beat: (at: number): boolean => {
      if (isHeld) return beat.run(at, self.pid, self.hostName, now).changes > 0;
      if (findHolder(db, self, at) !== undefined) return false;
      take(at);
      return true;
    },
    letGo: (): void => {
      db.prepare(LET_GO).run(self.pid, self.hostName, now);
    },
  };
}

function refuseOther(db: Database, self: Self, now: number): void {
  const other = findHolder(db, self, now);
  if (other === undefined) return;
  const { pid, host, address, since } = other;
  const zone = readSettings(db).timezone;
  const params = { database: db.name, pid, host, address, since: isoInstant(since, zone) };
  throw new PscrmError('server-running', params);
}
