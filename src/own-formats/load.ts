import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileError } from '../core/errors.ts';
import type { Format } from '../formats/format.ts';
import { checkFormat, type Problem } from './check-format.ts';

/** A format of one's own and the file that it stands in. */
export type OwnFormat = {
  readonly format: Format;
  readonly file: string;
  /** Of the file's text: tells two formats of one id apart. */
  readonly sha256: string;
};

/** A file that holds no format, and why. */
export type BadFormat = { readonly file: string; readonly problems: readonly Problem[] };

/** The folder beside the database whose formats are used in every import. */
export const FORMATS_FOLDER = 'pscrm-formats';

/** @param database the path of the database file, which need not be there */
export function formatsFolder(database: string): string {
  return join(dirname(database), FORMATS_FOLDER);
}

/** The files of formats in a folder, by name; none where there is no such folder. */
export function formatFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  try {
    const names = readdirSync(folder).filter((name) => /^[^.].*\.json$/i.test(name));
    return names.toSorted().map((name) => join(folder, name));
  } catch (error) {
    throw fileError(error, folder);
  }
}

/**
 * Reads formats from their files. A file that is named twice is read once.
 * @throws file-not-found, file-unreadable, not-a-file
 */
export async function readOwnFormats(
  files: readonly string[],
): Promise<{ readonly formats: readonly OwnFormat[]; readonly bad: readonly BadFormat[] }> {
  const formats: OwnFormat[] = [];
  const bad: BadFormat[] = [];
  for (const file of new Set(files)) {
    const text = readText(file);
    const { format, problems } = await checkFormat(text);
    if (format === undefined) {
      bad.push({ file, problems });
      continue;
    }
    formats.push({ format, file, sha256: createHash('sha256').update(text).digest('hex') });
  }
  return { formats, bad };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw fileError(error, file);
  }
}
