import { PscrmError } from '../core/errors.ts';
import { isoInstant } from '../core/time.ts';
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
 * Takes the workspace for one server. One whose process is gone is followed at once.
 * @throws server-running, naming who holds it and since when
 */
export function holdWorkspace(db: Database, self: Self, address: string, now: number) {
  db.transaction(() => {
    const other = findHolder(db, self, now);
    if (other === undefined) {
      db.prepare(HOLD).run(self.pid, self.hostName, address, now, now);
      return;
    }
    const { pid, host, since } = other;
    const zone = readSettings(db).timezone;
    throw new PscrmError('server-running', {
      database: db.name,
      pid,
      host,
      address: other.address,
      since: isoInstant(since, zone),
    });
  }).immediate();
  const beat = db.prepare(BEAT);
  return {
    /** @returns false where another has taken it over: a machine that slept for an hour may find that */
    beat: (at: number): boolean => beat.run(at, self.pid, self.hostName, now).changes > 0,
    letGo: (): void => {
      db.prepare(LET_GO).run(self.pid, self.hostName, now);
    },
  };
}
