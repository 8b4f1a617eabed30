import { posix } from 'node:path';
import { PscrmError } from '../core/errors.ts';
import { DAYS_TO_1904 } from './cell-value.ts';
import { readStyles } from './cell-style.ts';
import { type SharedStrings, readSharedStrings } from './shared-strings.ts';
import { sheetCsv } from './sheet.ts';
import { readXml } from './xml.ts';
import type { ZipEntry } from './zip.ts';

export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** The sheet as CSV, made anew each time. @throws what `sheetCsv` throws */
  readonly csv: (file: string, signal?: AbortSignal) => AsyncGenerator<string>;
};

const CONTENT_TYPES = '[content_types].xml';
const NO_STRINGS: SharedStrings = { get: () => undefined };

/** What a ZIP file of Office is: `workbook`, or what people call it. undefined for any other ZIP file. */
export function officeKind(entries: readonly ZipEntry[]): string | undefined {
  const has = (start: string): boolean =>
    entries.some(({ name }) => partName(name).startsWith(start));
  if (!has(CONTENT_TYPES))
    return has('meta-inf/manifest.xml') && has('content.xml') ? 'ODS' : undefined;
  if (has('xl/workbook.bin')) return 'XLSB';
  if (has('word/')) return 'Word';
  return has('ppt/') ? 'PowerPoint' : 'workbook';
}

/** The sheets of a workbook in their order. @throws workbook-broken */
export async function readWorkbook(
  entries: readonly ZipEntry[],
  file: string,
): Promise<readonly Sheet[]> {
  const parts = new Map(entries.map((entry) => [partName(entry.name), entry]));
  const part = (name: string, signal?: AbortSignal): AsyncIterable<Uint8Array> => {
    const entry = parts.get(partName(name));
    if (entry === undefined) throw new PscrmError('workbook-broken', { file });
    return entry.read(file, undefined, signal);
  };
  const links = async (of: string): Promise<readonly Link[]> =>
    parts.has(partName(relsOf(of))) ? readLinks(part(relsOf(of)), of, file) : [];

  const root = (await links('')).find(({ type }) => type === 'officeDocument');
  const book = root?.target ?? 'xl/workbook.xml';
  const linked = await links(book);
  const { sheets, day0 } = await readBook(part(book), file);
  const target = (type: string): string | undefined =>
    linked.find((one) => one.type === type)?.target;

  return sheets.flatMap(({ name, hidden, id }) => {
    const link = linked.find((one) => one.id === id);
    // A sheet that is one chart has no cells.
    if (link?.type !== 'worksheet') return [];
    const csv: Sheet['csv'] = async function* (label, signal) {
      const [strings, styles] = [target('sharedStrings'), target('styles')];
      yield* sheetCsv(part(link.target, signal), {
        file: label,
        day0,
        strings: strings ? await readSharedStrings(part(strings, signal), label) : NO_STRINGS,
        styles: styles ? await readStyles(part(styles, signal), label) : [],
      });
    };
    return [{ name, hidden, csv }];
  });
}

type Link = { readonly id: string; readonly type: string; readonly target: string };

/** Where the links of a part are kept: `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`. */
function relsOf(part: string): string {
  const { dir, base } = posix.parse(part);
  return posix.join(dir, '_rels', `${base}.rels`);
}

async function readLinks(
  xml: AsyncIterable<Uint8Array>,
  of: string,
  file: string,
): Promise<readonly Link[]> {
  const links: Link[] = [];
  await readXml(xml, file, {
    open: (name, { Id: id = '', Type: type = '', Target: target = '' }) => {
      if (name !== 'Relationship') return;
      const from = target.startsWith('/') ? '' : posix.dirname(of);
      links.push({ id, type: posix.basename(type), target: posix.join(from, target) });
    },
  });
  return links;
}

type BookSheet = { readonly name: string; readonly hidden: boolean; readonly id: string };

async function readBook(
  xml: AsyncIterable<Uint8Array>,
  file: string,
): Promise<{ readonly sheets: readonly BookSheet[]; readonly day0: number }> {
  const sheets: BookSheet[] = [];
  let day0 = 0;
  await readXml(xml, file, {
    open: (name, attributes) => {
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes['date1904'] ?? '')) {
        day0 = DAYS_TO_1904;
      }
      if (name !== 'sheet') return;
      const [, id = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? [];
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name: attributes['name'] ?? '', hidden, id });
    },
  });
  return { sheets, day0 };
}

/** Parts are named without regard to case, with either slash, from the root. */
function partName(name: string): string {
  return name
    .replaceAll('\\', '/')
    .replace(/^\.?\/+/, '')
    .toLowerCase();
}
