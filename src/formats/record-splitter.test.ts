import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordProblem } from './quoted-record.ts';
import { LONGEST_RECORD, openRecords } from './record-splitter.ts';
import type { RecordText } from './record-text.ts';

type Read = { cells: string[]; line: number };

function read(pieces: readonly string[], delimiter = ',', quotes = true): Read[] {
  const later = readRecords(pieces, delimiter, quotes, false);
  expect(readRecords(pieces, delimiter, quotes, true)).toEqual(later);
  return later;
}

function readRecords(
  pieces: readonly string[],
  delimiter: string,
  quotes: boolean,
  wantsCells: boolean,
): Read[] {
  const found: Read[] = [];
  const records = openRecords(delimiter, { quotes, wantsCells: () => wantsCells });
  const take = (record: RecordText): void => {
    // Asked for before the record is split, and after.
    const alone = [record.cell(1), record.cell(0), record.cell(7)];
    const isBlank = record.isBlank();
    const { cells, line } = record;
    expect(alone).toEqual([cells[1] ?? '', cells[0] ?? '', cells[7] ?? '']);
    expect(isBlank).toBe(cells.every((cell) => cell.trim() === ''));
    found.push({ cells: [...cells], line });
  };
  for (const piece of pieces) records.push(piece, take);
  records.end(take);
  return found;
}
const cellsOf = (text: string): string[][] => read([text]).map(({ cells }) => cells);

/** csv-parse, told to be as forgiving. */
function reference(text: string, delimiter = ','): string[][] {
  return parse(text, {
    delimiter,
    record_delimiter: '\n',
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
  });
}

describe('records', () => {
  it.each([
    [
      'plain',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['no line end at the end', 'a,b', [['a', 'b']]],
    [
      'quoted, with a comma, a quote and a line break',
      '"a,1","b""2","c\n3"\n',
      [['a,1', 'b"2', 'c\n3']],
    ],
    ['an Excel text mark', '="1001",2\n', [['="1001"', '2']]],
    ['empty ones', ',"",\n', [['', '', '']]],
    ['a blank line', 'a\n\nb\n', [['a'], [''], ['b']]],
    ['a TAB behind the closing quote', '"a"\t,b\n', [['"a"\t', 'b']]],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
  });

  it('know the line on which each begins', () => {
    expect(read(['a\n"b\nc\nd",e\nf\n']).map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('without quotes take a quote for a mark like any other', () => {
    expect(read(['"\tb\n"c\t"\n'], '\t', false).map(({ cells }) => cells)).toEqual([
      ['"', 'b'],
      ['"c', '"'],
    ]);
  });

  it.each([
    ['never closed', 'a,b\nc,"d\ne,f\n', 2],
    ['closed by the next quote, on another line, with text behind it', 'a,"b\nc,"d",e\n', 1],
  ])('a quote that is %s is named by the line where it opened', (_, text, line) => {
    expect(() => read([text])).toThrow(new RecordProblem('csv-quote-open', line, 1));
    try {
      read([text]);
    } catch (error) {
      expect(error).toMatchObject({ code: 'csv-quote-open', line });
    }
  });

  it('that do not end are refused before they fill the memory', () => {
    const records = openRecords(',');
    const piece = 'x'.repeat(1_000_000);
    let pushed = 0;
    expect(() => {
      for (; pushed < 100; pushed += 1) records.push(piece, () => undefined);
    }).toThrow('csv-record-too-long');
    expect(pushed * piece.length).toBeLessThanOrEqual(LONGEST_RECORD + piece.length);
  });

  it.each([
    ['a line', 'x'.repeat(LONGEST_RECORD + 1)],
    ['a cell in quotes', `"${'x\n'.repeat(LONGEST_RECORD / 2 + 1)}"`],
  ])('that are whole and too long are refused as well: %s', (_, text) => {
    expect(() => read([`a\n${text}\nb\n`])).toThrow('csv-record-too-long');
  });

  const marks = fc.string({
    unit: fc.constantFrom('"', ',', '\n', 'a', '=', '\t', ';', '订'),
    maxLength: 40,
  });

  it('are those of csv-parse, wherever both see records', () => {
    fc.assert(
      fc.property(marks, fc.constantFrom(',', '\t', ';'), (text, delimiter) => {
        let mine: string[][];
        try {
          mine = read([text], delimiter).map(({ cells }) => cells);
        } catch {
          return; // an open quote, which csv-parse takes for text, or does not take at all
        }
        expect(mine).toEqual(reference(text, delimiter));
      }),
      { numRuns: 3000 },
    );
  });

  it('are the same however the text is cut into pieces', () => {
    fc.assert(
      fc.property(marks, fc.array(fc.nat(40)), (text, cuts) => {
        const places = [...new Set(cuts)].toSorted((a, b) => a - b);
        const pieces = [0, ...places].map((from, n) => text.slice(from, places[n]));
        const attempt = (some: readonly string[]): unknown => {
          try {
            return read(some);
          } catch (error) {
            return error instanceof RecordProblem ? [error.code, error.line] : error;
          }
        };
        expect(attempt(pieces)).toEqual(attempt([text]));
      }),
      { numRuns: 3000 },
    );
  });
});
