import { describe, expect, it } from 'vitest';
import type { SampleRead } from './read-sample.fixture.ts';
import { readSample } from './read-sample.fixture.ts';
import { tempFile } from './temp-file.fixture.ts';

const HEADER = 'platform,order_no,status,name,sku,created_at,currency,paid,buyer_id';
const row = (no: string, name: string, buyer = '测试买家01'): string =>
  `own,${no},paid,${name},A,2026-03-01,CNY,10.00,${buyer}`;
const read = (...rows: readonly string[]): Promise<SampleRead> =>
  readSample(tempFile([HEADER, ...rows, ''].join('\n')));
const orderNos = ({ orders }: SampleRead): string[] => orders.map(({ order_no }) => order_no);

describe('a quote with a partner on the same line', () => {
  it.each([
    ['swallows the commas between two marks', row('W2', '"tea', '5"'), 'name'],
    ['that were quoted cells before one of them was lost', row('W2', '"tea', '"测试"'), 'name'],
    ['into the last cell', `own,W2,paid,tea,A,2026-03-01,CNY,"10.00,x"`, 'paid'],
    [
      'beside a cell with a comma that is quoted well',
      'own,W2,paid,"tea, green","A,2026-03-01,CNY,10.00,x"',
      'sku',
    ],
    ['stands inside of a quoted cell, not doubled', row('W2', '"a "b, c" d"'), 'name'],
  ])('%s', async (_, bad, column) => {
    const sample = await read(row('W1', 'tea'), bad, row('W3', 'tea'));
    expect(orderNos(sample)).toEqual(['W1', 'W3']);
    expect(sample.rejects).toMatchObject([{ line: 3, column, reason: 'stray-quote' }]);
  });

  it('is found in the first row, and where each row ends with a comma more', async () => {
    const { orders, rejects } = await read(`${row('W1', '"tea', 'x"')},`, `${row('W2', 'tea')},`);
    expect([orders.length, rejects[0]?.reason]).toEqual([1, 'stray-quote']);
    const later = await read(`${row('W1', 'tea')},`, 'own,W2,paid,"tea,A",2026-03-01,CNY,10.00,x,');
    expect(later.rejects).toMatchObject([{ line: 3, column: 'name', reason: 'stray-quote' }]);
  });

  it.each([
    ['around a comma', row('W1', '"tea, green"'), 'tea, green A'],
    ['doubled', row('W1', '"5"" disk"'), '5" disk'],
    ['inside of a cell', row('W1', '5" disk'), '5" disk'],
    ['with text behind it', row('W1', '"tea" green'), '"tea" green'],
  ])('is none of these: %s', async (_, good, name) => {
    const { orders, rejects } = await read(good, row('W2', 'tea'));
    expect(rejects).toEqual([]);
    expect(name).toContain(orders[0]?.lines[0]?.name);
  });

  it('is none where a row leaves out its last cells, and what is quoted is an address', async () => {
    const short = 'own,W1,paid,"tea, green",A,2026-03-01,CNY,10.00';
    const { orders, rejects } = await read(short, row('W2', 'tea'));
    expect(rejects).toEqual([]);
    expect(orders[0]?.lines[0]?.name).toBe('tea, green');
  });
});

describe('a quote with a partner on another line', () => {
  it.each([
    ['in the same column', [row('W2', '"tea'), row('W3', 'cup"')], 'name'],
    ['in a column further left', [row('W2', 'tea', '"x'), row('W3', 'cup"')], 'buyer_id'],
    ['in a column further right', [row('W2', '"tea'), row('W3', 'cup', 'x"')], 'name'],
    ['rows below', [row('W2', '"tea'), row('W3', 'pot'), row('W4', 'cup"')], 'name'],
  ])('%s refuses the file by the line where the first opens', async (_, rows, column) => {
    await expect(read(row('W1', 'tea'), ...rows, row('W9', 'tea'))).rejects.toMatchObject({
      code: 'csv-quote-open',
      params: { file: 'file.csv', line: 3, column },
    });
  });

  it('is told by its own line, below a cell of two lines', async () => {
    const rows = [`own,W2,paid,"two\nlines","A,2026-03-01,CNY,10.00,x`, row('W3', 'cup', 'x"')];
    await expect(read(...rows)).rejects.toMatchObject({ params: { line: 3, column: 'sku' } });
  });

  it('is none where the lines are text, with as many commas as a row has', async () => {
    const note = '"tea,,,,,\ngreen, black, or white, in cans"';
    const { orders, rejects } = await read(row('W1', note), row('W2', 'tea'));
    expect([orders.length, rejects]).toEqual([2, []]);
  });

  it('names the column where the quote is never closed at all', async () => {
    await expect(read(row('W1', '"tea'), row('W2', 'cup'))).rejects.toMatchObject({
      params: { line: 2, column: 'name' },
    });
  });
});
