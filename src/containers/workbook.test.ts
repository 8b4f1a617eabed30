import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PscrmError } from '../core/errors.ts';
import { accessTo } from './bytes.ts';
import { type MadeBook, makeWorkbook, workbookParts } from './workbook.fixture.ts';
import { readWorkbook } from './workbook.ts';
import { makeZip } from './zip.fixture.ts';
import { readZip } from './zip.ts';

const open = async (zip: Buffer) =>
  readWorkbook(await readZip(accessTo(zip), 'book.xlsx'), 'book.xlsx');

async function csvOf(zip: Buffer, sheet = 0, seen = { characters: 0 }): Promise<string> {
  let csv = '';
  for await (const piece of (await open(zip))[sheet]?.csv('book.xlsx') ?? []) {
    seen.characters += piece.length;
    if (csv.length < 1_000_000) csv += piece;
  }
  return csv;
}

/** A sheet with these rows of XML, as CSV. */
const sheet = (rows: string, more: Partial<MadeBook> = {}): Promise<string> =>
  csvOf(makeWorkbook({ sheets: [{ rows }], ...more }));
/** One cell, as text. */
const cell = async (xml: string, more: Partial<MadeBook> = {}): Promise<string> =>
  (await sheet(`<row r="1">${xml}</row>`, more)).slice(0, -1);

describe('the text of a cell', () => {
  const strings = [
    '<si><t>订单号</t></si>',
    '<si><r><t>测试</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 买家01</t></r></si>',
    '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>',
    '<si><t>one_x000D_\ntwo</t></si>',
    '<si><t>say "hi", &amp; 🎁</t></si>',
    '<si/>',
  ].join('');

  it.each([
    ['shared', '<c r="A1" t="s"><v>0</v></c>', '订单号'],
    ['of several looks', '<c r="A1" t="s"><v>1</v></c>', '测试 买家01'],
    ['without how it is read aloud', '<c r="A1" t="s"><v>2</v></c>', '東京'],
    ['with line breaks', '<c r="A1" t="s"><v>3</v></c>', 'one two'],
    ['with quotes and a comma', '<c r="A1" t="s"><v>4</v></c>', '"say ""hi"", & 🎁"'],
    ['that is empty', '<c r="A1" t="s"><v>5</v></c>', ''],
    ['written in place', '<c r="A1" t="inlineStr"><is><t>a</t><rPh><t>x</t></rPh></is></c>', 'a'],
    ['of a formula', '<c r="A1" t="str"><f>A2&amp;"x"</f><v>ax</v></c>', 'ax'],
    ['that looks like a number stays text', '<c t="inlineStr"><is><t>0012</t></is></c>', '0012'],
    ['of an error', '<c r="A1" t="e"><v>#N/A</v></c>', '#N/A'],
    ['that is true', '<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    [
      'that is a date in ISO',
      '<c r="A1" t="d"><v>2026-03-01T10:00:00</v></c>',
      '2026-03-01 10:00:00',
    ],
    ['CDATA', '<c t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>', 'a<b'],
    ['with a prefix', '<x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c>', 'a'],
  ])('%s', async (_, xml, text) => {
    expect(await cell(xml, { strings })).toBe(text);
  });
});

describe('a number', () => {
  it.each([
    ['12', '12'],
    ['99.900000000000006', '99.9'],
    ['0.30000000000000004', '0.3'],
    ['1E-07', '0.0000001'],
    ['-1.5E-07', '-0.00000015'],
    ['-5.5', '-5.5'],
    ['-0', '0'],
    ['2.60301E+11', '260301000000'],
    ['138000000001', '138000000001'],
    ['999999999999999', '999999999999999'],
  ])('%s is %s: digits, never an exponent', async (value, text) => {
    expect(await cell(`<c r="A1"><v>${value}</v></c>`)).toBe(text);
  });

  it('in percent is the number', async () => {
    expect(await cell('<c r="A1" s="1"><v>0.05</v></c>', { formats: ['0.00%'] })).toBe('0.05');
  });

  it.each(['3.51532123456789E+17', '1000000000000000', '6917529027641081856', '-1E+20'])(
    '%s has lost digits: the file is refused, with the place',
    async (value) => {
      await expect(sheet(`<row r="7"><c r="AB7"><v>${value}</v></c></row>`)).rejects.toMatchObject({
        code: 'id-ruined',
        params: { file: 'book.xlsx', line: 7, column: 'AB', value },
      });
    },
  );
});

describe('a date', () => {
  it.each([
    [14, '46082', '2026-03-01'],
    [22, '46082', '2026-03-01 00:00:00'],
    ['yyyy-mm-dd hh:mm:ss', '46082.417361111112', '2026-03-01 10:01:00'],
    ['yyyy-mm-dd', '46082.417361111112', '2026-03-01 10:01:00'],
    ['yyyy"年"m"月"d"日"', '46082', '2026-03-01'],
    ['[$-804]yyyy/m/d;@', '46082', '2026-03-01'],
    ['hh:mm', '0.5', '12:00:00'],
    ['yyyy-mm-dd hh:mm:ss', '46081.999999999', '2026-03-01 00:00:00'],
    [14, '0', ''],
    ['yyyy-mm-dd hh:mm', '0', ''],
    ['h:mm', '0', '00:00:00'],
    [14, '1', '1900-01-01'],
    [14, '61', '1900-03-01'],
    [14, '2958465', '9999-12-31'],
    [14, '-1', '-1'],
    [14, '2958466', '2958466'],
    ['[h]:mm', '1.5', '1.5'],
    ['"day "0', '3', '3'],
    ['0.00E+00', '3', '3'],
    ['[Red]0.00', '3', '3'],
  ])('%s shows %s as %s', async (format, value, text) => {
    expect(await cell(`<c r="A1" s="1"><v>${value}</v></c>`, { formats: [format] })).toBe(text);
  });

  it('may count from 1904', async () => {
    const book = { formats: [14], date1904: true };
    expect(await cell('<c r="A1" s="1"><v>44620</v></c>', book)).toBe('2026-03-01');
  });
});

describe('rows', () => {
  const a = (r: string, text: string): string => `<c r="${r}" t="str"><v>${text}</v></c>`;

  it('that are missing are empty lines, so that a line has the number of its row', async () => {
    expect(await sheet(`<row r="2">${a('B2', 'x')}</row><row r="5">${a('A5', 'y')}</row>`)).toBe(
      '\n,x\n\n\ny\n',
    );
  });

  it('may come without numbers, and cells without places', async () => {
    const bare = '<c t="str"><v>a</v></c>';
    expect(await sheet(`<row>${bare}${bare}</row><row/><row>${bare}</row>`)).toBe('a,a\n\na\n');
    expect(await sheet(`<row>${a('B1', 'x')}</row><row>${a('A3', 'y')}</row>`)).toBe(',x\n\ny\n');
  });

  it('may begin anew for each cell', async () => {
    const rows = `<row r="1">${a('A1', 'x')}</row><row r="1">${a('B1', 'y')}</row><row r="2">${a('A2', 'z')}</row>`;
    expect(await sheet(rows)).toBe('x,y\nz\n');
  });

  it('that go back, or beyond the last, are no workbook', async () => {
    for (const rows of [
      `<row r="3">${a('A3', 'x')}</row><row r="2">${a('A2', 'y')}</row>`,
      `<row r="1048577">${a('A1', 'x')}</row>`,
      `<row r="1">${a('XFE1', 'x')}</row>`,
    ]) {
      await expect(sheet(rows)).rejects.toMatchObject({ code: 'workbook-broken' });
    }
  });

  it('need the results of their formulas', async () => {
    await expect(sheet('<row r="2"><c r="C2"><f>A1*2</f></c></row>')).rejects.toMatchObject({
      code: 'formula-unsaved',
      params: { line: 2, column: 'C' },
    });
    expect(await sheet('<row r="1"><c r="A1" t="str"><f>A2</f><v></v></c></row>')).toBe('\n');
  });
});

describe('a workbook', () => {
  it('tells its sheets, and which are hidden', async () => {
    const zip = makeWorkbook({
      sheets: [
        { name: '说明', rows: [['a']] },
        { name: '订单 & 明细', state: 'veryHidden', rows: [['b', 'c']] },
      ],
    });
    const sheets = await open(zip);
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['说明', false],
      ['订单 & 明细', true],
    ]);
    expect(await csvOf(zip, 1)).toBe('b,c\n');
  });

  it('with thousands of shared texts finds each', async () => {
    const strings = Array.from({ length: 5000 }, (_, n) => `<si><t>文${n}</t></si>`).join('');
    for (const n of [0, 1023, 1024, 2047, 4999]) {
      expect(await cell(`<c t="s"><v>${n}</v></c>`, { strings })).toBe(`文${n}`);
    }
  });

  it.each([
    ['an unknown shared text', '<row><c t="s"><v>9</v></c></row>'],
    ['XML without an end', '<row><c t="s">'],
    ['an entity of its own', '<row><c t="str"><v>&lol;</v></c></row>'],
    ['no number', '<row><c><v>abc</v></c></row>'],
  ])('with %s is refused', async (_, rows) => {
    await expect(sheet(rows)).rejects.toMatchObject({ code: 'workbook-broken' });
  });

  it('without one of its parts is refused', async () => {
    const parts = workbookParts({ sheets: [{ rows: [['a']] }] });
    for (const gone of ['xl/workbook.xml', 'xl/worksheets/sheet1.xml']) {
      const zip = makeZip(...parts.filter(({ name }) => name !== gone));
      await expect(csvOf(zip)).rejects.toMatchObject({ code: 'workbook-broken' });
    }
  });
});

describe('a workbook that wants to fill the memory', () => {
  it('with entities is refused before any is resolved', async () => {
    const lol =
      '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    const parts = workbookParts({ sheets: [{ rows: '' }] }).map((part) =>
      String(part.name).endsWith('sheet1.xml') ? { ...part, data: lol } : part,
    );
    await expect(csvOf(makeZip(...parts))).rejects.toMatchObject({ code: 'workbook-broken' });
  });

  it('with one endless cell is stopped', async () => {
    const seen = { characters: 0 };
    // Random enough not to be taken for a bomb by its ratio.
    const text = Array.from({ length: 600_000 }, (_, n) => (n * 7919).toString(36)).join(' ');
    const rows = `<row r="1"><c t="str"><v>${text}${text}</v></c></row>`;
    await expect(csvOf(makeWorkbook({ sheets: [{ rows }] }), 0, seen)).rejects.toMatchObject({
      code: 'workbook-too-large',
    });
    expect(seen.characters).toBe(0);
  });

  it('with many cells that point to one long text is stopped', async () => {
    const seen = { characters: 0 };
    const strings = `<si><t>${'x'.repeat(1_000_000)}</t></si>`;
    const cells = Array.from({ length: 1000 }, () => '<c t="s"><v>0</v></c>').join('');
    const rows = `<row>${cells}</row>`;
    const zip = makeWorkbook({ strings, sheets: [{ rows }] });
    await expect(csvOf(zip, 0, seen)).rejects.toMatchObject({ code: 'csv-record-too-long' });
    expect(seen.characters).toBe(0);
  });
});

describe('a workbook with a damaged part', () => {
  const parts = workbookParts({
    strings: '<si><t>订单号</t></si>',
    formats: ['yyyy-mm-dd'],
    sheets: [
      { rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46082</v></c></row>' },
    ],
  });

  it('is refused in our words, or read as far as it goes', async () => {
    const piece = fc.constantFrom(
      '',
      '<',
      '>',
      '"',
      '&',
      '</row>',
      '<row r="9">',
      '-1',
      '99999999',
      'é',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(parts.length - 1),
        fc.nat(),
        fc.nat(8),
        piece,
        async (which, at, length, insert) => {
          const damaged = parts.map((part, n) => {
            const text = String(part.data);
            const from = at % (text.length + 1);
            const data = text.slice(0, from) + insert + text.slice(from + length);
            return n === which ? { ...part, data } : part;
          });
          try {
            await csvOf(makeZip(...damaged));
          } catch (error) {
            expect(error).toBeInstanceOf(PscrmError);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
