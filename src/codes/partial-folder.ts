import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';
import { discardFolder, makePartial, MANIFEST_SCHEMA } from './batch-folder.ts';

/**
 * What a folder says of the run that is filling it, from its first moment on: with the seed the same
 * codes can be drawn again, should the run be killed. It goes when the folder has its name: until then
 * no other run may begin one of that name.
 */
export type Begun = {
  /** Draws the codes; the person's own, or one that is made for this run. */
  readonly seed: string;
  /** A hash of what was asked for. */
  readonly request: string;
};

export const BEGUN = 'begun.json';
const BEGUN_SCHEMA = 'pscrm.begun/1';

/** This process among the others of its machine. */
export type Self = {
  readonly pid: number;
  readonly hostName: string;
  readonly isRunning: (pid: number) => boolean;
};

export function newSeed(): string {
  return randomBytes(16).toString('hex');
}

/** What was asked for, so that a run is only continued by the same. */
export function requestHash(request: unknown): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}

/** A partial folder that says whose it is. @throws file-not-found, file-unreadable, disk-full */
export function beginFolder(
  db: Database,
  folder: string,
  begun: Begun,
  { pid, hostName }: Pick<Self, 'pid' | 'hostName'>,
  mode?: number,
): string {
  const partial = makePartial(folder, mode);
  const mark = { schema: BEGUN_SCHEMA, workspace: workspaceOf(db), pid, host: hostName, ...begun };
  try {
    writeFileSync(join(partial, BEGUN), `${JSON.stringify(mark)}\n`);
  } catch (error) {
    discardFolder(partial);
    throw fileError(error, folder);
  }
  return partial;
}

/** Takes away what only a folder under way has. */
export function endFolder(folder: string): void {
  rmSync(join(folder, BEGUN), { force: true });
}

/** A folder that is not whole, or has no name yet. */
export type Left =
  /** A run is filling it, or about to give it its name. */
  | { readonly kind: 'filling' }
  /** Its codes are in the workspace: only its name is missing. */
  | { readonly kind: 'whole'; readonly path: string; readonly batch: number }
  /** Its run was killed before any of its codes was. */
  | { readonly kind: 'lost'; readonly path: string; readonly begun: Begun };

const FIRST_CODE = /* sql */ `SELECT code FROM codes WHERE batch_id = ? AND n = 1`;

/** A number of a process is given anew; and a run that draws writes many files a second. */
const SILENT_MS = 60_000;

/**
 * What runs of this workspace have left beside a folder, the newest first. Ask with the write lock of
 * the workspace held: then no other run of it begins one. Names are given without it, after the codes
 * are kept, so that a folder may go while this looks.
 * @param now milliseconds UTC
 */
export function leftBeside(db: Database, folder: string, self: Self, now: number): readonly Left[] {
  const place = resolve(folder);
  const home = dirname(place);
  if (!existsSync(home)) return [];
  const start = `${basename(place)}.partial-`;
  return readdirSync(home)
    .filter((name) => name.startsWith(start))
    .flatMap((name) => {
      const path = join(home, name);
      const found = statSync(path, { throwIfNoEntry: false });
      return found === undefined ? [] : [{ path, touched: found.mtimeMs }];
    })
    .toSorted((a, b) => b.touched - a.touched)
    .flatMap(({ path, touched }) => leftAt(db, path, self, now - touched) ?? []);
}

/** @param silent milliseconds since it was written into */
function leftAt(db: Database, path: string, self: Self, silent: number): Left | undefined {
  const mark = readJson(join(path, BEGUN));
  const isOurs = mark?.['schema'] === BEGUN_SCHEMA && mark['workspace'] === workspaceOf(db);
  const { seed, request, pid, host } = isOurs ? mark : {};
  // Its number is ours: a container that was started anew.
  const mayRun = host === self.hostName && typeof pid === 'number' && pid !== self.pid;
  if (mayRun && silent < SILENT_MS && self.isRunning(pid)) return { kind: 'filling' };
  const batch = keptBatch(db, path);
  if (batch !== undefined) return { kind: 'whole', path, batch };
  if (typeof seed !== 'string' || typeof request !== 'string') return undefined;
  return { kind: 'lost', path, begun: { seed, request } };
}

/** Are the codes of a folder in the workspace? */
export function isWhole(db: Database, path: string): boolean {
  return keptBatch(db, path) !== undefined;
}

/** The manifest is written last: who has it has everything, whether its codes were kept or not. */
function keptBatch(db: Database, path: string): number | undefined {
  const manifest = readJson(join(path, 'manifest.json'));
  const batch = manifest?.['schema'] === MANIFEST_SCHEMA ? manifest['batch'] : undefined;
  if (typeof batch !== 'number') return undefined;
  const firstCode = db.prepare<[number], string>(FIRST_CODE).pluck().get(batch);
  return firstCode !== undefined && firstCode === manifest?.['first_code'] ? batch : undefined;
}

function readJson(path: string): Partial<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Folders of workspaces that lie elsewhere are theirs. */
function workspaceOf(db: Database): string {
  return resolve(db.name);
}
