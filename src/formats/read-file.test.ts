import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { detect } from './detect.ts';
import { readFile } from './read-file.ts';
import { readSample } from './read-sample.fixture.ts';
import { openSource } from './source.ts';
import { tempFile } from './temp-file.fixture.ts';

const read = (content: string) => readSample(tempFile(content));

/** Visits of the codes A, B … by their lines. */
async function linesOfVisits(content: string): Promise<Record<string, number>> {
  const { facts } = await read(content);
  return Object.fromEntries(facts.map(({ line, values }) => [values['code'], line]));
}

describe('the line of a row is where an editor shows its beginning', () => {
  const HEADER = 'code,at,visitor';
  it.each(['\n', '\r\n', '\r'])('with lines that end in %j', async (eol) => {
    const rows = [HEADER, 'A,2026-03-01,', 'B,2026-03-01,', 'C,2026-03-01,', ''];
    expect(await linesOfVisits(rows.join(eol))).toEqual({ A: 2, B: 3, C: 4 });
  });

  it.each(['\n', '\r\n'])('behind cells of several lines, which end in %j', async (eol) => {
    const rows = [
      HEADER,
      'A,2026-03-01,"one',
      'two',
      'three"',
      'B,2026-03-01,"x',
      'y"',
      'C,2026-03-01,',
    ];
    expect(await linesOfVisits(rows.join(eol))).toEqual({ A: 2, B: 5, C: 7 });
  });

  it('behind blank lines, and behind rows of empty cells', async () => {
    const rows = [HEADER, '', 'A,2026-03-01,', '', '', 'B,2026-03-01,', ',,', 'C,2026-03-01,'];
    expect(await linesOfVisits(rows.join('\n'))).toEqual({ A: 3, B: 6, C: 8 });
  });

  it('behind lines above the header', async () => {
    expect(await linesOfVisits(`"a\nb"\n\n${HEADER}\nA,2026-03-01,`)).toEqual({ A: 5 });
  });

  it('with one column only', async () => {
    const { facts } = await read('person\n\nwm_test_01\nwm_test_02\n');
    expect(facts.map(({ line }) => line)).toEqual([3, 4]);
  });
});

describe('a quote that is not closed', () => {
  const HEADER = 'code,at,visitor\n';
  it.each([
    ['until the end of the file', 'A,2026-03-01,x\nB,2026-03-01,"y\nC,2026-03-01,z\n', 3],
    [
      'and a quote in the next row seems to close it',
      'A,2026-03-01,"x\nB,2026-03-01,"y"\nC,2026-03-01,z\n',
      2,
    ],
    ['in the first cell', '"A,2026-03-01,x\n"B",2026-03-01,y\nC,2026-03-01,z\n', 2],
    ['behind a cell of two lines that is closed', 'A,2026-03-01,"x\nx"\nB,2026-03-01,"y\nC,,\n', 4],
    ['inside a row that began lines before', '"A\n",2026-03-01,"y\nC,,\n', 3],
  ])('%s: the line is where it opened', async (_, rows, line) => {
    await expect(read(HEADER + rows)).rejects.toMatchObject({
      code: 'csv-quote-open',
      params: { line },
    });
  });

  it('is named rather than the length of what it swallows', async () => {
    const rows = `A,2026-03-01,x\nB,2026-03-01,"y\n${'C,2026-03-01,z\n'.repeat(300_000)}`;
    await expect(read(HEADER + rows)).rejects.toMatchObject({
      code: 'csv-quote-open',
      params: { line: 3 },
    });
  });

  it('is not seen where there is none', async () => {
    const rows =
      'A,2026-03-01,"""two"" lines\nof ""text"""\nB,2026-03-01,5" disk\nC,2026-03-01,="1"\n';
    const { facts } = await read(HEADER + rows);
    expect(facts.map(({ values }) => values['visitor'])).toEqual([
      '"two" lines\nof "text"',
      '5" disk',
      '1',
    ]);
  });
});

describe('a table that a spreadsheet has saved', () => {
  it('as "Unicode text": UTF-16 with TABs', async () => {
    const text = '\uFEFFcode\tat\tvisitor\r\nA\t2026/3/1 8:05\t测试\r\n';
    const { encoding, delimiter, facts } = await readSample(tempFile(Buffer.from(text, 'utf16le')));
    expect([encoding, delimiter]).toEqual(['utf-16le', '\t']);
    const at = Date.parse('2026-03-01T08:05:00+08:00');
    expect(facts).toMatchObject([{ line: 2, values: { code: 'A', at, visitor: '测试' } }]);
  });

  it('with semicolons, where the comma is in the cells', async () => {
    const { facts } = await read('code;at;visitor\nA;2026-03-01;x, y\n');
    expect(facts).toMatchObject([{ values: { code: 'A', visitor: 'x, y' } }]);
  });
});

describe('a record that is too long', () => {
  it('5 MB in one cell is refused, and the line is named', async () => {
    const rows = `A,2026-03-01,x\nB,2026-03-01,"${'y'.repeat(5_000_000)}"\nC,2026-03-01,z\n`;
    await expect(read(`code,at,visitor\n${rows}`)).rejects.toMatchObject({
      code: 'csv-record-too-long',
      params: { line: 3 },
    });
  });

  it('1 MB is read', async () => {
    const { facts } = await read(`code,at,visitor\nA,2026-03-01,${'y'.repeat(1_000_000)}\n`);
    expect(String(facts[0]?.values['visitor'])).toHaveLength(1_000_000);
  });
});

describe('the number of cells', () => {
  it('more than columns is a shifted row: what stands too far is named', async () => {
    const { facts, rejects } = await read('code,at,visitor\nA,2026-03-01,x,y\nB,2026-03-01,x,\n');
    expect(facts.map(({ values }) => values['code'])).toEqual(['B']);
    expect(rejects).toEqual([
      {
        line: 2,
        column: '#4',
        reason: 'too-many-cells',
        value: 'y',
        cells: ['A', '2026-03-01', 'x', 'y'],
      },
    ]);
  });

  it('fewer than columns: what is missing is blank', async () => {
    const { facts, rejects } = await read('code,at,visitor\nA,2026-03-01\nB\n');
    expect(facts.map(({ values }) => values)).toMatchObject([{ code: 'A', visitor: null }]);
    expect(rejects).toMatchObject([{ line: 3, column: 'at', reason: 'missing' }]);
  });
});

describe('an id that a spreadsheet has ruined', () => {
  it('refuses the file, whatever else is in it', async () => {
    const rows =
      '订单号,用户实付金额(元),订单状态,订单成交时间\n260301-1,1,待发货,2026-03-01\n3.51532E+16,1,待发货,2026-03-01\n';
    await expect(read(rows)).rejects.toMatchObject({
      code: 'id-ruined',
      params: { file: 'file.csv', line: 3, column: '订单号', value: '3.51532E+16' },
    });
  });

  it('is looked for in facts as well', async () => {
    const rows = 'phone,joined_at,staff\n1.38E+10,2026-03-01,staff_a\n';
    await expect(read(rows)).rejects.toMatchObject({
      code: 'id-ruined',
      params: { column: 'phone' },
    });
  });
});

describe('the currency of an order of several lines', () => {
  const HEADER = 'platform,order_no,status,created_at,currency,paid,sku,unit_price\n';
  it('goes on where the further lines leave it blank', async () => {
    const { orders } = await read(`${HEADER}x,1,paid,2026-03-01,JPY,500,A,300\nx,1,,,,,B,200\n`);
    expect(orders).toMatchObject([
      {
        currency: 'JPY',
        paid_minor: 500,
        lines: [{ unit_price_minor: 300 }, { unit_price_minor: 200 }],
      },
    ]);
  });

  it('is not taken over by the next order, and neither is that of the workspace', async () => {
    const { orders, rejects } = await read(
      `${HEADER}x,1,paid,2026-03-01,JPY,500,A,500\nx,2,paid,2026-03-01,,5,B,5\n`,
    );
    expect(orders).toMatchObject([{ currency: 'JPY', paid_minor: 500 }]);
    expect(rejects).toMatchObject([{ line: 3, column: 'currency', reason: 'currency-unknown' }]);
  });
});

describe('an import that is interrupted', () => {
  it('stops in the middle of the file', async () => {
    const path = tempFile(`code,at,visitor\n${'A,2026-03-01,\n'.repeat(50_000)}`);
    const source = await openSource(path, Readable.from([]));
    const stop = new AbortController();
    let seen = 0;
    const sink = {
      order: () => {},
      reject: () => {},
      fact: () => {
        seen += 1;
        if (seen === 3000) stop.abort();
      },
    };
    const context = { timezone: 'Asia/Shanghai', currency: 'CNY', shop: '' };
    const reading = readFile(source, await detect(source), context, sink, { signal: stop.signal });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toBeLessThan(50_000);
  });
});
