import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import type { VisitRow } from '../codes/redirect/record.ts';

/**
 * Where visits go while the database cannot be written: a file beside the workspace, a line for each
 * visit. It is made when the server starts, with room that the disk has given already: a disk that
 * is full later still takes some hundred thousand visits. Past that it grows like any file.
 */
const MARK = '-spill-';
const BLOCK = 256 * 1024;
/** So much room is asked for: less where the disk is nearly full, as the database needs some too. */
const ROOMS = [32 * BLOCK, 4 * BLOCK, BLOCK];

export type SpillFile = {
  readonly id: string;
  /** Bytes that hold visits. */
  readonly length: () => number;
  /** @throws what the disk says; nothing of these rows is then in the file */
  readonly append: (rows: readonly VisitRow[]) => void;
  readonly close: () => void;
};

export const spillPath = (database: string, id: string): string => `${database}${MARK}${id}`;

/** The spill files beside a workspace, by their ids, oldest first (ids begin with the time). */
export function spillIds(database: string): string[] {
  const folder = dirname(database);
  if (!existsSync(folder)) return [];
  const start = basename(database) + MARK;
  return readdirSync(folder)
    .filter((name) => name.startsWith(start))
    .map((name) => name.slice(start.length))
    .toSorted();
}

/**
 * Makes a spill file, with its room.
 * @param durable each append waits until the disk has it
 * @throws what the disk says, where it has no room for some thousand visits
 */
export function openSpillFile(database: string, id: string, durable: boolean): SpillFile {
  const fd = openSync(spillPath(database, id), 'wx', 0o600);
  try {
    takeRoom(fd);
  } catch (error) {
    closeSync(fd);
    removeSpillFile(database, id);
    throw error;
  }
  return appendable(fd, id, 0, durable);
}

/**
 * Goes on with a spill file that waits to be taken in, where the disk has no room for another: behind its
 * visits there is room that the disk has given already.
 * @returns null where that is used up
 */
export function reopenSpillFile(database: string, id: string, durable: boolean): SpillFile | null {
  const fd = openSync(spillPath(database, id), 'r+');
  const length = endOfVisits(fd);
  if (fstatSync(fd).size - length >= BLOCK) return appendable(fd, id, length, durable);
  closeSync(fd);
  return null;
}

/** Behind the last line that is whole. */
function endOfVisits(fd: number): number {
  const block = Buffer.alloc(BLOCK);
  let end = 0;
  for (let at = 0, n = 1; n > 0; at += n) {
    n = readSync(fd, block, 0, BLOCK, at);
    const zero = block.subarray(0, n).indexOf(0);
    const line = block.subarray(0, zero < 0 ? n : zero).lastIndexOf(0x0a);
    if (line >= 0) end = at + line + 1;
    if (zero >= 0) break;
  }
  return end;
}

function appendable(fd: number, id: string, from: number, durable: boolean): SpillFile {
  let length = from;
  return {
    id,
    length: () => length,
    append: (rows) => {
      const bytes = Buffer.from(rows.map((row) => `${JSON.stringify(cells(row))}\n`).join(''));
      try {
        writeWhole(fd, bytes, length);
        if (durable) fdatasyncSync(fd);
      } catch (error) {
        // What was begun is taken back: these rows are kept elsewhere, and must not be in two places.
        ftruncateSync(fd, length);
        throw error;
      }
      length += bytes.length;
    },
    close: () => closeSync(fd),
  };
}

/** Takes room from the disk: as much as it will give. @throws what the disk says, where that is none */
function takeRoom(fd: number): void {
  const zeros = Buffer.alloc(BLOCK);
  for (const room of ROOMS) {
    try {
      for (let at = 0; at < room; at += BLOCK) writeWhole(fd, zeros, at);
      fsyncSync(fd);
      return;
    } catch (error) {
      ftruncateSync(fd, 0);
      if (room === BLOCK) throw error;
    }
  }
}

function writeWhole(fd: number, bytes: Buffer, at: number): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(fd, bytes, done, bytes.length - done, at + done);
}

export function removeSpillFile(database: string, id: string): void {
  unlinkSync(spillPath(database, id));
}

type Cells = [string, number, number, string, number, number, number, number | null, number | null];

function cells(row: VisitRow): Cells {
  const { code, at, day, visitor, flags, reason, page, targetId, poolId } = row;
  return [code, at, day, visitor, flags, reason, page, targetId, poolId];
}

/**
 * The visits of a spill file, in order. A last line that was not finished is none: its visit was not
 * answered. So are zeros, which are room that was not used.
 */
export function* readSpillFile(database: string, id: string): Generator<VisitRow> {
  const fd = openSync(spillPath(database, id), 'r');
  try {
    const block = Buffer.alloc(BLOCK);
    let rest = '';
    for (let at = 0, n = 1; n > 0; at += n) {
      n = readSync(fd, block, 0, BLOCK, at);
      const zero = block.subarray(0, n).indexOf(0);
      // Everything in these lines is ASCII: a block may be cut anywhere.
      const lines = (rest + block.toString('latin1', 0, zero < 0 ? n : zero)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const row = readLine(line);
        if (row !== undefined) yield row;
      }
      if (zero >= 0) return;
    }
  } finally {
    closeSync(fd);
  }
}

function readLine(line: string): VisitRow | undefined {
  const read = parsed(line);
  if (!isCells(read)) return undefined;
  const [code, at, day, visitor, flags, reason, page, targetId, poolId] = read;
  return { code, at, day, visitor, flags, reason, page, targetId, poolId };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const TYPES = ['string', 'number', 'number', 'string', 'number', 'number', 'number'];

function isCells(read: unknown): read is Cells {
  if (!Array.isArray(read) || read.length !== 9) return false;
  const ids = [read[7], read[8]];
  return (
    TYPES.every((type, at) => typeof read[at] === type) &&
    ids.every((id) => id === null || typeof id === 'number')
  );
}
