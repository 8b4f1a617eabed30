import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvLine } from './csv.ts';

test('quotes stand only where they are needed', () => {
  expect(csvLine(['Ab3xY9k', 'spring card', '', '测试店'])).toBe('Ab3xY9k,spring card,,测试店\n');
  expect(csvLine(['a,b', 'say "hi"', 'two\nlines'])).toBe('"a,b","say ""hi""","two\nlines"\n');
});

test('what a spreadsheet would run is text', () => {
  expect(csvLine(["=cmd|' /C calc'!A0"])).toBe("'=cmd|' /C calc'!A0\n");
  expect(csvLine(['+1', '-1', '@SUM(A1)', '\tx', '1-1'])).toBe("'+1,'-1,'@SUM(A1),'\tx,1-1\n");
  expect(csvLine(['=HYPERLINK("http://x.example","a")'])).toBe(
    '"\'=HYPERLINK(""http://x.example"",""a"")"\n',
  );
});

test('another reader gets every text back, but for the guard', () => {
  const hostile = fc.array(fc.constantFrom('"', ',', '\n', '\r', '=', "'", ' ', 'a', '单'));
  const cell = fc.oneof(
    fc.string(),
    hostile.map((letters) => letters.join('')),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
      // a second line shows that the first ends where it should; one empty cell alone is no record
      const text = csvLine([...cells, 'end']) + csvLine(['next']);
      const guarded = cells.map((one) => (/^[=+\-@\t\r]/.test(one) ? `'${one}` : one));
      expect(parse(text, { relax_column_count: true, record_delimiter: '\n' })).toEqual([
        [...guarded, 'end'],
        ['next'],
      ]);
    }),
  );
});

test('cells one by one make the line that they make together', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'Ab3xY9k',
      'https://q.example.cn/Ab3xY9k',
      '-1',
      '=1',
      '测试店',
      '',
      'a b',
      '\t1',
    ),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
      expect(`${cells.map(csvCell).join(',')}\n`).toBe(csvLine(cells));
    }),
  );
});
