import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { csvLine } from '../core/csv.ts';
import { fileError } from '../core/errors.ts';
import type { Reject } from '../formats/canonical.ts';
import { cleanCell } from '../formats/cells.ts';

/** The column that says why; the importer does not know it and passes it over. */
export const REASON_COLUMN = 'pscrm_rejected_because';

/** Excel shows 12 digits and more as 3.5E+11 and saves that: an apostrophe keeps them a text. */
const LONG_NUMBER = /^\d{12,}$/;

function kept(raw = ''): string {
  const cell = cleanCell(raw);
  return LONG_NUMBER.test(cell) ? `'${cell}` : cell;
}

export type RejectsFile = {
  readonly add: (reject: Reject, why: string) => void;
  /** Puts the finished file in its place. @returns its name, or undefined where nothing was rejected */
  readonly finish: () => string | undefined;
  readonly discard: () => void;
};

/**
 * Rejected rows as a CSV that can be mended and imported again: the header and cells of the original,
 * formulas neutralised, and a last column with the reason. Written beside, renamed when whole.
 */
export function openRejectsFile(file: string, header: readonly string[]): RejectsFile {
  const partial = `${file}.partial`;
  let handle: number | undefined;
  const write = (cells: readonly string[]): void => {
    handle ??= openSync(partial, 'w', 0o600);
    writeFileSync(handle, csvLine(cells));
  };
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw fileError(error, file);
    }
  };
  return {
    add: (reject, why) =>
      guarded(() => {
        if (handle === undefined) write([...header.map((cell) => cell.trim()), REASON_COLUMN]);
        const cells = header.map((_, at) => kept(reject.cells[at]));
        // Cells too many stay too many: a shifted row must not pass because its end was cut off.
        write([...cells, why, ...reject.cells.slice(header.length).map(kept)]);
      }),
    finish: () =>
      guarded(() => {
        if (handle === undefined) return undefined;
        closeSync(handle);
        handle = undefined;
        renameSync(partial, file);
        return file;
      }),
    discard: () => {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
      rmSync(partial, { force: true });
    },
  };
}

/** The nth file with rejects has a name of its own: headers differ. `out.csv`, `out.2.csv` … */
export function rejectsName(file: string, nth: number): string {
  if (nth === 1) return file;
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}.${nth}${extension}`;
}
