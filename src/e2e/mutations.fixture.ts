import fc from 'fast-check';
import { openRecords } from '../formats/record-splitter.ts';

/** What people, spreadsheets, editors and bad cables do to a file, as data, so that it can be shrunk. */
type Mutation =
  | {
      readonly kind: 'bytes';
      readonly at: number;
      readonly remove: number;
      readonly insert: Buffer;
    }
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'again'; readonly at: number; readonly length: number }
  | { readonly kind: 'truncate'; readonly at: number }
  | { readonly kind: 'cell'; readonly row: number; readonly column: number; readonly text: string }
  | { readonly kind: 'cells'; readonly column: number; readonly text: string }
  | { readonly kind: 'column'; readonly does: 'drop' | 'repeat' | 'move'; readonly column: number }
  | { readonly kind: 'row'; readonly does: 'drop' | 'repeat' | 'move'; readonly row: number }
  | { readonly kind: 'written'; readonly delimiter: string; readonly eol: string; readonly as: As };

type As = 'utf-8' | 'utf-8-bom' | 'utf-16le';

/** What a cell may hold that nobody thought of. */
const HOSTILE: readonly string[] = [
  '1'.repeat(60),
  '-1',
  '-0.01',
  '1e400',
  '3.5E+16',
  '99999999999999999999.99',
  '9007199254740993',
  '90071992547409.91',
  '90071992547409.93',
  '1899-12-30 00:00:00',
  '9999-12-31 23:59:59',
  '0000-00-00 00:00:00',
  '2026-02-30 10:00:00',
  '01/02/2026',
  '31/12/2026 10:00',
  '46082.5',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://127.0.0.1","x")',
  '@SUM(1+1)*cmd',
  '+1380000',
  '👩‍👩‍👧‍👦🎉',
  '\u202Eكود\u202C',
  'אבג',
  '字'.repeat(5000),
  '138****0001',
  "'null",
  'null',
  '１２３４５６',
  '１２．５０',
  '¥1,234.50',
  '1.234,50',
  '#N/A',
  '#REF!',
  'constructor',
  '__proto__',
  '\u001B[31mred\u0007',
  '\u0000',
  '\uFEFF',
  '\uD800',
  'a\nb\nc',
  '"',
  '""',
  "'",
  '="1001"',
  '="',
  ' ',
  '\t',
  '\u3000',
  '',
  "1'; DROP TABLE orders; --",
];

/** 订单 in GBK and in UTF-8, and marks that decide where a cell ends. */
const MARKS = [
  '"',
  '""',
  ',',
  '\n',
  '\r',
  '\r\n',
  '\t',
  ';',
  '=',
  '\0',
  '\uFEFF',
  '订单',
  ',,,,',
  '-',
];
const PIECES: readonly Buffer[] = MARKS.concat(HOSTILE.filter((one) => one.length < 70)).map(
  (one) => Buffer.from(one),
);
const GBK = Buffer.from([0xb6, 0xa9, 0xb5, 0xa5]);
const UTF16_MARK = Buffer.from([0xff, 0xfe]);

const at = fc.nat(1_000_000);
const inTable = fc.nat(200);
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
  fc.string({ unit: 'binary', maxLength: 12 }),
);

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('bytes' as const),
      at: fc.oneof(at, fc.constant(0)),
      remove: fc.oneof(fc.constant(0), fc.nat(40)),
      insert: fc.oneof(
        fc.constantFrom(...PIECES, GBK, UTF16_MARK),
        fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
      ),
    }),
  },
  fc.record({ kind: fc.constant('flip' as const), at, bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('again' as const), at, length: fc.nat(2000) }),
  fc.record({ kind: fc.constant('truncate' as const), at }),
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('cell' as const),
      row: fc.nat(12),
      column: inTable,
      text,
    }),
  },
  fc.record({ kind: fc.constant('cells' as const), column: inTable, text }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('column' as const),
      does: fc.constantFrom('drop', 'repeat', 'move'),
      column: inTable,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('row' as const),
      does: fc.constantFrom('drop', 'repeat', 'move'),
      row: fc.nat(12),
    }),
  },
  fc.record({
    kind: fc.constant('written' as const),
    delimiter: fc.constantFrom(',', '\t', ';', '|'),
    eol: fc.constantFrom('\n', '\r\n', '\r'),
    as: fc.constantFrom('utf-8', 'utf-8-bom', 'utf-16le'),
  }),
);

export function mutate(bytes: Buffer, mutations: readonly Mutation[]): Buffer {
  return mutations.reduce(applyOne, bytes);
}

function applyOne(bytes: Buffer, one: Mutation): Buffer {
  switch (one.kind) {
    case 'bytes': {
      const place = one.at % (bytes.length + 1);
      const rest = bytes.subarray(place + one.remove);
      return Buffer.concat([bytes.subarray(0, place), one.insert, rest]);
    }
    case 'flip': {
      const copy = Buffer.from(bytes);
      const place = one.at % Math.max(1, copy.length);
      if (copy.length > 0) copy[place] = (copy[place] ?? 0) ^ (1 << one.bit);
      return copy;
    }
    case 'again': {
      const place = one.at % (bytes.length + 1);
      const twice = bytes.subarray(place, place + one.length);
      return Buffer.concat([bytes.subarray(0, place), twice, bytes.subarray(place)]);
    }
    case 'truncate':
      return bytes.subarray(0, one.at % (bytes.length + 1));
    default:
      return inTheTable(bytes, one);
  }
}

type TableMutation = Extract<Mutation, { kind: 'cell' | 'cells' | 'column' | 'row' | 'written' }>;

function inTheTable(bytes: Buffer, one: TableMutation): Buffer {
  const table = readTable(bytes);
  if (table === undefined) return bytes;
  const { records, delimiter } = table;
  if (one.kind === 'written') return write(records, one);
  if (one.kind === 'row') shift(records, one.row, one.does);
  else if (one.kind === 'column') {
    const width = Math.max(1, ...records.map((cells) => cells.length));
    for (const cells of records) {
      const column = one.column % width;
      if (column < cells.length) shift(cells, column, one.does);
    }
  } else if (one.kind === 'cells') {
    for (const cells of records.slice(1))
      if (cells.length > 0) cells[one.column % cells.length] = one.text;
  } else {
    const cells = records[one.row % Math.max(1, records.length)] ?? [];
    if (cells.length > 0) cells[one.column % cells.length] = one.text;
  }
  return write(records, { delimiter, eol: '\n', as: 'utf-8' });
}

function shift(list: unknown[], place: number, does: 'drop' | 'repeat' | 'move'): void {
  const nth = place % Math.max(1, list.length);
  const taken = does === 'repeat' ? list.slice(nth, nth + 1) : list.splice(nth, 1);
  if (does !== 'drop') list.splice((nth * 7 + 3) % (list.length + 1), 0, ...taken);
}

/** The cells of a text. @returns undefined where it is no table any more */
export function readTable(bytes: Buffer): { records: string[][]; delimiter: string } | undefined {
  const all = decoded(bytes);
  const [first = ''] = all.split('\n');
  const delimiter =
    [',', '\t', ';'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  const records: string[][] = [];
  const splitter = openRecords(delimiter);
  try {
    splitter.push(all, ({ cells }) => void records.push([...cells]));
    splitter.end(({ cells }) => void records.push([...cells]));
  } catch {
    return undefined;
  }
  return { records, delimiter };
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function write(
  records: readonly (readonly string[])[],
  { delimiter, eol, as }: { delimiter: string; eol: string; as: As },
): Buffer {
  const quoted = (cell: string): string =>
    /["\n\r]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const all = records.map((cells) => cells.map(quoted).join(delimiter) + eol).join('');
  if (as === 'utf-16le') return Buffer.from(`\uFEFF${all}`, 'utf16le');
  return Buffer.from(as === 'utf-8-bom' ? `\uFEFF${all}` : all);
}
