import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { PscrmError } from '../core/errors.ts';
import { normaliseHeader } from './cells.ts';
import type { Format } from './format.ts';
import { FORMATS } from './index.ts';
import { refuseMisquoted } from './misquoted-header.ts';
import { nearestFormats } from './nearest-formats.ts';
import { platformId, PLATFORMS } from './platforms.ts';
import { refusalOf } from './refused.ts';
import { Header } from './row.ts';
import { readText, type SourceFile } from './source.ts';

export type Delimiter = ',' | '\t' | ';';
const DELIMITERS: readonly Delimiter[] = [',', '\t', ';'];

/** Some exports have a few lines above the header. */
const HEADER_WITHIN = 10;
const HEAD_CHARACTERS = 262_144;
/** A header of ten thousand columns is longer than that. */
const HEAD_LONGEST = 4_000_000;

/** How a file is to be read: its format, and where its header stands. */
export type Detected = {
  readonly format: Format;
  readonly delimiter: Delimiter;
  readonly header: Header;
  /** Records (not counting blank lines) up to and with the header. */
  readonly skip: number;
};

export type Wanted = {
  readonly format?: string | undefined;
  readonly platform?: string | undefined;
  /** Only formats whose rows are this; then what else the file may be does not matter. */
  readonly kind?: Format['kind'] | undefined;
  /** Formats of one's own, beside those that are built in. */
  readonly more?: readonly Format[] | undefined;
};

/**
 * Finds the one format that claims a file. None, or two, is an error: which one it is, is never guessed.
 * A header without rows is enough.
 * @throws no-format, other-format where the one that claims it is not what was asked for, many-formats, not-orders {file, why}, header-quotes, csv-quote-open, unknown-format,
 *   empty-file, bad-option for a platform that nobody knows
 */
export async function detect(source: SourceFile, wanted: Wanted = {}): Promise<Detected> {
  const formats = candidates(wanted);
  const tables = await headTables(source);
  for (const { delimiter, cells, index } of fromAbove(tables)) {
    const header = new Header(cells);
    const claiming = formats.filter((format) => claimsHeader(format, header));
    if (claiming.length > 1) throw manyFormats(source.name, claiming, header);
    const [format] = claiming;
    if (format !== undefined) return { format, delimiter, header, skip: index + 1 };
    const refusal = refusalOf(header);
    if (refusal !== undefined)
      throw new PscrmError('not-orders', { file: source.name, why: refusal.id });
  }
  await refuseMisquoted(source, tables, (header) =>
    formats.some((format) => claimsHeader(format, header)),
  );
  const widest = tables
    .map(({ records }) => records[0] ?? [])
    .toSorted((a, b) => b.length - a.length);
  const header = new Header(widest[0] ?? []);
  throw otherFormat(source.name, wanted, tables) ?? noFormat(source.name, formats, header, wanted);
}

/** Of two tables in one file the upper one is what the file is, whatever divides its cells. */
function fromAbove(tables: readonly HeadTable[]) {
  return tables
    .flatMap(({ delimiter, records }) =>
      records.map((cells, index) => ({ delimiter, cells, index })),
    )
    .toSorted((a, b) => a.index - b.index);
}

/** The first records of a file, as each delimiter would split them. @throws empty-file, not-text */
export async function headTables(source: SourceFile): Promise<readonly HeadTable[]> {
  const head = await readHead(source);
  return DELIMITERS.map((delimiter) => ({ delimiter, records: headRecords(head, delimiter) }));
}

export type HeadTable = {
  readonly delimiter: Delimiter;
  readonly records: readonly (readonly string[])[];
};

function candidates({ format, platform, kind, more = [] }: Wanted): readonly Format[] {
  const known = [...FORMATS, ...more];
  const formats =
    kind === undefined
      ? known
      : known.filter((one) => one.kind === kind).map((one) => ({ ...one, unless: [] }));
  if (platform !== undefined) checkPlatform(platform);
  if (format !== undefined) {
    const found = formats.find(({ id }) => id === format);
    if (found === undefined) {
      throw new PscrmError('unknown-format', { name: format, known: formats.map(({ id }) => id) });
    }
    // Whoever names the format has seen the columns that speak against it.
    return [{ ...found, unless: [] }];
  }
  if (platform === undefined) return formats;
  const id = platformId(platform);
  const of = formats.filter((one) => 'platform' in one && one.platform === id);
  // A platform that we have no format for is one that plain order files name.
  return of.length > 0 ? [...of, ...formats.filter((one) => one.id === 'orders')] : formats;
}

function checkPlatform(name: string): void {
  const choices = PLATFORMS.map(({ id }) => id);
  if (choices.includes(platformId(name))) return;
  throw new PscrmError('bad-option', { option: '--platform', value: name, choices });
}

/** Does the format claim a file with this header? */
export function claimsHeader(format: Format, header: Header): boolean {
  if (format.unless?.some((column) => header.has(column)) === true) return false;
  return format.claims.some((set) => set.every((column) => header.has(column)));
}

async function readHead(source: SourceFile): Promise<string> {
  let text = '';
  for await (const piece of readText(source)) {
    text += piece;
    const isEnough = text.length >= HEAD_CHARACTERS && hasLines(text, HEADER_WITHIN + 1);
    if (isEnough || text.length >= HEAD_LONGEST) return text;
  }
  if (text.trim() === '') throw new PscrmError('empty-file', { file: source.name });
  return text;
}

function hasLines(text: string, wanted: number): boolean {
  let at = -1;
  for (let n = 0; n < wanted; n += 1) {
    at = text.indexOf('\n', at + 1);
    if (at < 0) return false;
  }
  return true;
}

function headRecords(text: string, delimiter: Delimiter): readonly (readonly string[])[] {
  const records: string[][] = [];
  const keep = (record: string[]): null => {
    records.push(record);
    return null;
  };
  try {
    parse(text, { ...CSV_OPTIONS, delimiter, to: HEADER_WITHIN + 1, on_record: keep });
    return records;
  } catch (error) {
    // A quote that is never closed is reported with its line when the file is read.
    if (error instanceof CsvError) return records;
    throw error;
  }
}

/** How every file is split into records, here and in read-file.ts. */
export const CSV_OPTIONS = {
  record_delimiter: '\n', // readText leaves no other
  relax_quotes: true, // `="1001"` is how Taobao writes an id
  relax_column_count: true,
  skip_records_with_empty_values: true,
  skip_empty_lines: true,
  max_record_size: 4_000_000,
};

function manyFormats(file: string, claiming: readonly Format[], header: Header): PscrmError {
  const decided = claiming.map((format) => {
    const set = format.claims.find((columns) => columns.every((column) => header.has(column)));
    return `${format.id} (${(set ?? []).join(', ')})`;
  });
  return new PscrmError('many-formats', { file, candidates: decided.join('; ') });
}

/** A slip in `--format` or `--platform`: the file itself says well what it is. */
function otherFormat(
  file: string,
  { format, platform, kind, more = [] }: Wanted,
  tables: readonly HeadTable[],
): PscrmError | undefined {
  if (format === undefined && platform === undefined) return undefined;
  const formats = candidates({ kind, more });
  for (const { cells } of fromAbove(tables)) {
    const header = new Header(cells);
    const claiming = formats.filter((one) => claimsHeader(one, header)).map(({ id }) => id);
    if (claiming.length === 0) continue;
    const option = format === undefined ? `--platform ${platform}` : `--format ${format}`;
    return new PscrmError('other-format', { file, option, claiming });
  }
  return undefined;
}

/** Names the formats that came nearest, with the columns that they lack or do not bear. */
function noFormat(
  file: string,
  formats: readonly Format[],
  header: Header,
  { format }: Wanted,
): PscrmError {
  const near = nearestFormats(formats, header).slice(0, 3);
  const shown = near.map(({ id, against }) => `${id} (${against.join(', ')})`);
  const columns = header.cells.map(normaliseHeader).filter((name) => name !== '');
  return new PscrmError('no-format', {
    file,
    columns: columns.slice(0, 8).join(', ') + (columns.length > 8 ? ' …' : ''),
    candidates: shown.join('; '),
    ...(shown.length === 0 ? { why: 'far' } : format !== undefined && { why: 'named' }),
  });
}
