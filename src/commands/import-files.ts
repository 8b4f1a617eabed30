import { basename } from 'node:path';
import { PscrmError } from '../core/errors.ts';
import type { Note } from '../core/table.ts';
import { shortName } from '../core/width.ts';
import { detect, type Wanted } from '../formats/detect.ts';
import type { SourceFile } from '../formats/source.ts';
import type { OwnFormat } from '../own-formats/load.ts';
import type { Input } from './command.ts';
import type { Context } from './context.ts';
import { expandPath, type ImportPath } from './import-paths.ts';
import type { FoundFile } from './import-result.ts';
import { openFiles } from './open-files.ts';
import { ownFormats } from './own-formats.ts';
import type { Refusals } from './refusals.ts';

/** The files that can be read, and what gives all of them back, the refused ones included. */
export type FoundFiles = {
  readonly found: readonly FoundFile[];
  readonly dispose: () => Promise<void>;
};

/**
 * Every file that the arguments of `import` name, opened and detected, in the order in which they were
 * typed. All are looked at before any is read: a typo in the last name changes nothing.
 * @param refusals takes the files that are refused
 * @throws file-not-found, no-match … and, of a file that comes alone, what opening and detecting it
 *   throws; recipients-file. What was opened is disposed of
 */
export async function findFiles(
  context: Context,
  input: Input,
  typed: readonly string[],
  refusals: Refusals,
): Promise<FoundFiles> {
  const own = await ownFormats(context, input);
  const more = own.map(({ format }) => format);
  const wanted = { format: input.text('format'), platform: input.text('platform'), more };
  const open = openFiles(context, input, refusals.add);
  const opened: SourceFile[] = [];
  const found: FoundFile[] = [];
  let unknown: PscrmError | undefined;
  const dispose = async (): Promise<void> => {
    for (const source of opened) await source.dispose();
  };

  const look = async (sheets: readonly SourceFile[], path: ImportPath): Promise<void> => {
    const result = await detectSheets(sheets, wanted);
    for (const note of result.notes) context.note(note);
    found.push(...result.found.map((one) => ({ ...one, ownFormat: hashOf(one, own) })));
    if (result.unknown === undefined) return;
    if (!mayBeProse(sheets, path)) throw noWorkbook(sheets, result.unknown) ?? result.unknown;
    unknown ??= result.unknown;
    for (const { name } of sheets)
      context.note({ code: 'text-passed-over', params: { file: name } });
  };

  try {
    for (const argument of typed) {
      const expanded = expandPath(argument, context.io.cwd, input.flag('recursive'));
      for (const note of expanded.notes) context.note(note);
      for (const path of expanded.paths) {
        const name = path.path === '-' ? 'stdin' : basename(path.path);
        const archive = await refusals.attempt(name, () => open(path.path), path.typed);
        if (archive === undefined) continue;
        opened.push(...archive.files.flat());
        for (const note of archive.notes) context.note(note);
        for (const sheets of archive.files) {
          const [first] = sheets;
          if (first !== undefined)
            await refusals.attempt(nameOf(first, sheets), () => look(sheets, path));
        }
      }
    }
    if (found.length + refusals.all.length === 0 && unknown !== undefined) throw unknown;
    refusals.count(found.length);
    return { found, dispose };
  } catch (error) {
    await dispose();
    if (context.io.signal.aborted) throw new PscrmError('interrupted', {}, { cause: error });
    throw error;
  }
}

/** A workbook whose sheets are all refused is refused as one file. */
function nameOf(first: SourceFile, sheets: readonly SourceFile[]): string {
  return sheets.length > 1 ? workbookName(first) : first.name;
}

function hashOf({ detected }: FoundFile, own: readonly OwnFormat[]): string | undefined {
  return own.find(({ format }) => format.id === detected.format.id)?.sha256;
}

/** A text that nobody named and that lies beside others may be there to be read by people. */
function mayBeProse(sheets: readonly SourceFile[], { typed }: ImportPath): boolean {
  return sheets.every(
    ({ name, inside }) => /\.txt$/i.test(name) && (!typed || inside?.entry !== undefined),
  );
}

/** CSV under the name of a workbook is read as what it is; other text there is no table at all. */
function noWorkbook(sheets: readonly SourceFile[], unknown: PscrmError): PscrmError | undefined {
  const [only] = sheets;
  if (unknown.code !== 'no-format' || only === undefined || only.inside?.sheet !== undefined)
    return undefined;
  if (!/\.xls[xm]?$/i.test(only.name)) return undefined;
  return new PscrmError('text-workbook', { file: only.name }, { cause: unknown });
}

/** Other sheets of a workbook may be anything. */
const NOT_OURS: ReadonlySet<string> = new Set(['no-format', 'other-format', 'empty-file']);

type DetectedSheets = {
  readonly found: readonly FoundFile[];
  readonly notes: readonly Note[];
  /** Why there is none. */
  readonly unknown?: PscrmError;
};

/**
 * Of a workbook, the sheets that a format claims, each a file; where one does, it is called what the
 * workbook is called. Of any other file, the file.
 */
async function detectSheets(
  sheets: readonly SourceFile[],
  wanted: Wanted,
): Promise<DetectedSheets> {
  const found: FoundFile[] = [];
  const others: string[] = [];
  let unknown: PscrmError | undefined;
  for (const source of sheets) {
    try {
      const detected = await detect(source, wanted);
      // A list of people says nothing that happened: codes are made for it.
      if (detected.format.kind === 'recipients')
        throw new PscrmError('recipients-file', { file: source.name });
      found.push({ source, detected });
    } catch (error) {
      if (!(error instanceof PscrmError) || !NOT_OURS.has(error.code)) throw error;
      unknown ??= error;
      others.push(shortName(source.inside?.sheet ?? source.name));
    }
  }
  const [only] = found;
  if (only === undefined) return { found, notes: [], ...(unknown && { unknown }) };
  const file = workbookName(only.source);
  const notes: Note[] =
    others.length === 0
      ? []
      : [{ code: 'sheets-passed-over', params: { file, n: others.length, names: others } }];
  if (found.length > 1) return { found, notes };
  return { found: [{ ...only, source: { ...only.source, name: file } }], notes };
}

/** `book.xlsx` for `book.xlsx/订单`. */
function workbookName({ name, inside }: SourceFile): string {
  const tail = `/${shortName(inside?.sheet ?? '')}`;
  return inside?.sheet !== undefined && name.endsWith(tail) ? name.slice(0, -tail.length) : name;
}
