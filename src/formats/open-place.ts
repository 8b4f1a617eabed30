import { createHash } from 'node:crypto';
import { type Content, CONTENT_WITHIN, contentOf } from '../containers/content.ts';
import { openPackage } from '../containers/package.ts';
import { officeKind, readWorkbook, type Sheet } from '../containers/workbook.ts';
import { readZip, type ZipEntry } from '../containers/zip.ts';
import { PscrmError } from '../core/errors.ts';
import type { Note } from '../core/table.ts';
import { shortName } from '../core/width.ts';
import { type Encoding, survey } from './encoding.ts';
import { bytesAt, openAt, type Place } from './place.ts';
import type { SourceFile } from './source.ts';

/** A source that nobody has to dispose of. */
export type Found = Omit<SourceFile, 'dispose'>;

/** What is at a place: each inner list is one file; a workbook is a list of its sheets. */
export type FoundFiles = {
  readonly files: readonly (readonly Found[])[];
  readonly notes: readonly Note[];
};

export type FindOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly encoding?: Encoding | undefined;
  /** Told of a file of an archive that is refused; without, the archive is. @throws to refuse the archive */
  readonly onRefused?: ((file: string, error: unknown) => void) | undefined;
};

/** Names under which tables are looked for in a folder or an archive. What they are, content tells. */
export const TABLE_NAME = /\.(?:csv|tsv|txt|xlsx|xlsm|xls)$/i;
/** What systems put into archives and folders for themselves. */
export const SYSTEM_NAME = /(?:^|\/)(?:\.(?!\/)|__MACOSX\/|~\$|desktop\.ini$|thumbs\.db$)/i;

/** Finds the tables at a place by what it holds, whatever its name says. */
export async function findFiles(place: Place, options: FindOptions): Promise<FoundFiles> {
  const { name: file } = place;
  const content = await contentAt(place);
  switch (content.kind) {
    case 'text':
      return { files: [[await findText(place, options)]], notes: [] };
    case 'html':
      throw new PscrmError('html-file', { file });
    case 'other':
      throw new PscrmError('other-file', { file, kind: content.name });
    case 'zip':
    case 'compound':
      return findPacked(place, options);
  }
}

async function contentAt(place: Place): Promise<Content> {
  for await (const start of bytesAt(place)()) {
    return contentOf(start.subarray(0, CONTENT_WITHIN));
  }
  throw new PscrmError('empty-file', { file: place.name });
}

async function findText(place: Place, { encoding, signal }: FindOptions): Promise<Found> {
  const { name, path, entry, password } = place;
  const seen = await survey(bytesAt(place), name, { forced: encoding, signal });
  const inside = entry === undefined ? {} : { inside: { entry, password } };
  return { name, path, ...inside, lenient: encoding !== undefined, ...seen };
}

async function findPacked(place: Place, options: FindOptions): Promise<FoundFiles> {
  const { name: file, password } = place;
  const data = await openAt(place);
  try {
    const entries = await readZip(await openPackage(data, file, password), file);
    const kind = officeKind(entries);
    if (kind === 'workbook') {
      const sheets = await readWorkbook(entries, file);
      const read = shown(sheets);
      const left = sheets.filter((sheet) => !read.includes(sheet)).map(({ name }) => name);
      return { files: [await findSheets(place, read, options)], notes: hiddenNote(file, left) };
    }
    if (kind !== undefined) throw new PscrmError('other-file', { file, kind });
    if (place.entry !== undefined) throw new PscrmError('other-file', { file, kind: 'ZIP' });
    return await findEntries(place, entries, options);
  } finally {
    await data.close();
  }
}

/** Hidden sheets are lists for menus and the like, unless there is nothing else. */
function shown(sheets: readonly Sheet[]): readonly Sheet[] {
  const visible = sheets.filter(({ hidden }) => !hidden);
  return visible.length > 0 ? visible : sheets;
}

/** What is in one may be wanted all the same: whoever reads this can show it. */
function hiddenNote(file: string, names: readonly string[]): Note[] {
  if (names.length === 0) return [];
  const params = { file, n: names.length, names: firstOf(names.map((name) => shortName(name))) };
  return [{ code: 'hidden-sheets-passed-over', params }];
}

async function findSheets(
  place: Place,
  sheets: readonly Sheet[],
  { signal }: FindOptions,
): Promise<readonly Found[]> {
  const { path, entry, password } = place;
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of bytesAt(place)(signal)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  const whole = hash.digest('hex');
  if (sheets.length === 0) throw new PscrmError('empty-file', { file: place.name });
  return sheets.map(({ name: sheet }) => ({
    name: sheets.length === 1 ? place.name : `${place.name}/${shortName(sheet)}`,
    path,
    inside: { entry, sheet, password },
    bytes,
    // Two sheets of one workbook are two files.
    sha256: createHash('sha256').update(`${whole}/${sheet}`).digest('hex'),
    encoding: 'utf-8',
    lenient: false,
  }));
}

async function findEntries(
  place: Place,
  entries: readonly ZipEntry[],
  options: FindOptions,
): Promise<FoundFiles> {
  const files: (readonly Found[])[] = [];
  const notes: Note[] = [];
  const names: string[] = [];
  let refused = 0;
  for (const { name, index } of entries) {
    if (SYSTEM_NAME.test(name)) continue;
    if (!TABLE_NAME.test(name)) {
      names.push(shortName(name));
      continue;
    }
    const inner = { ...place, name: `${place.name}/${shortName(name)}`, entry: index };
    try {
      const found = await findFiles(inner, options);
      files.push(...found.files);
      notes.push(...found.notes);
    } catch (error) {
      if (options.onRefused === undefined || isOfArchive(error)) throw error;
      options.onRefused(inner.name, error);
      refused += 1;
    }
  }
  if (files.length + refused === 0) throw new PscrmError('zip-empty', { file: place.name, names });
  if (names.length > 0) notes.push(passedOver(place.name, names));
  return { files, notes };
}

/** A password opens all of an archive; one that is damaged or a trap is not read from at all. */
function isOfArchive(error: unknown): boolean {
  return error instanceof PscrmError && /^(?:zip|password)-/.test(error.code);
}

const NAMES_SHOWN = 5;

/** What in a folder or archive was not looked at. */
export function passedOver(file: string, names: readonly string[]): Note {
  return { code: 'passed-over', params: { file, n: names.length, names: firstOf(names) } };
}

function firstOf(names: readonly string[]): readonly string[] {
  const more = names.length > NAMES_SHOWN ? ['…'] : [];
  return [...names.slice(0, NAMES_SHOWN), ...more];
}
