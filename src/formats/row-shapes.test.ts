import { describe, expect, it } from 'vitest';
import { inventedFormat, readInvented } from './invented.fixture.ts';

describe('rows that are no data', () => {
  const format = inventedFormat({
    skip: [{ No: ['*record(s) downloaded'] }, { No: ['Seller ID:*'] }, { No: ['The number*'] }],
  });
  const HEADER = 'No,Item,State,Made,Total';

  it('are neither read nor rejected nor counted, but named', async () => {
    const read = await readInvented(format, [
      HEADER,
      'The number of the order,What it is,,,',
      '1,MUG,paid,2026-03-01,10',
      '"","","","",""',
      '2,MUG,paid,soon,10',
      '2 record(s) downloaded',
      'Seller ID：test_seller',
    ]);
    expect(read.orders.map(({ order_no }) => order_no)).toEqual(['1']);
    expect(read.rejects.map(({ line, reason }) => [line, reason])).toEqual([[5, 'not-a-date']]);
    expect(read.rows).toBe(2);
    expect(read.notes).toEqual([{ code: 'rows-no-data', params: { n: 3 } }]);
  });

  it('are not looked for where a format names none', async () => {
    const read = await readInvented(inventedFormat(), [HEADER, '2 record(s) downloaded']);
    expect(read.rejects).toHaveLength(1);
    expect(read.notes).toEqual([]);
  });
});

describe('a header that comes again', () => {
  it('is left out with its line: files were put one behind the other', async () => {
    const part = ['No,Item,State,Made,Total', '1,MUG,paid,2026-03-01,10'];
    const other = ['\uFEFFNo,Item,State,Made,Total', '2,MUG,paid,2026-03-01,10'];
    const read = await readInvented(inventedFormat(), [...part, ...other]);
    expect(read.orders).toHaveLength(2);
    expect(read.rejects).toEqual([]);
    expect(read.notes).toEqual([{ code: 'header-again', params: { line: 3 } }]);
  });
});

describe('order numbers that stand on the first row of an order only', () => {
  const format = inventedFormat({
    fillDown: true,
    columns: { order_no: ['No'], shop: ['Shop'], created_at: ['Made'] },
  });
  const HEADER = 'No,Shop,Item,State,Made,Total';

  it('go on for the rows below, with their shop', async () => {
    const { orders, rejects } = await readInvented(format, [
      HEADER,
      '1,north,MUG,paid,2026-03-01,10',
      ',,TRAY,,,',
      ',,BOWL,,,',
      '2,south,MUG,paid,2026-03-01,5',
    ]);
    expect(rejects).toEqual([]);
    expect(orders).toMatchObject([
      {
        order_no: '1',
        shop: 'north',
        paid_minor: 1000,
        lines: [{ name: 'MUG' }, { name: 'TRAY' }, { name: 'BOWL' }],
      },
      { order_no: '2', shop: 'south', lines: [{ name: 'MUG' }] },
    ]);
  });

  it('cannot go on from nothing', async () => {
    const { rejects } = await readInvented(format, [HEADER, ',,TRAY,,,']);
    expect(rejects).toMatchObject([{ line: 2, column: 'No', reason: 'missing' }]);
  });

  it('go on from a row that cannot be read, so that its order is rejected as one', async () => {
    const { orders, rejects } = await readInvented(format, [
      HEADER,
      '1,,MUG,paid,2026-03-01,10',
      '2,,MUG,paid,soon,10',
      ',,TRAY,,,',
    ]);
    expect(orders.map(({ order_no, lines }) => [order_no, lines.length])).toEqual([['1', 1]]);
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'not-a-date'],
      [4, 'order-incomplete'],
    ]);
  });

  it('go on for a row that cannot be read itself: its order is not read without it', async () => {
    const { orders, rejects } = await readInvented(format, [
      HEADER,
      '1,,MUG,paid,2026-03-01,10',
      ',,TRAY,,soon,',
      '2,,MUG,paid,2026-03-01,10',
    ]);
    expect(orders.map(({ order_no }) => order_no)).toEqual(['2']);
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'order-incomplete'],
      [3, 'not-a-date'],
    ]);
  });

  it('are taken as they stand by other formats', async () => {
    const rows = [HEADER, '1,,MUG,paid,2026-03-01,10', ',,TRAY,,,'];
    const { fillDown: _, ...other } = format;
    const { rejects } = await readInvented(other, rows);
    expect(rejects).toMatchObject([{ line: 3, reason: 'missing' }]);
  });
});

describe('an order with a row that sums it up', () => {
  const format = inventedFormat({ summary: { Item: 'empty' } });
  const HEADER = 'No,Item,Pieces,Buyer,State,Made,Total,Sent';

  it('takes its amounts from that row, which is no line', async () => {
    const { orders, rejects } = await readInvented(format, [
      HEADER,
      '1,,2,buyer01@example.com,paid,2026-03-01,30,',
      '1,MUG,1,,paid,2026-03-01,10,',
      '1,TRAY,1,,paid,2026-03-01,15,',
    ]);
    expect(rejects).toEqual([]);
    expect(orders).toMatchObject([
      { line: 2, paid_minor: 3000, lines: [{ name: 'MUG' }, { name: 'TRAY' }] },
    ]);
    expect(orders[0]?.people).toHaveLength(1);
  });

  it('wherever that row stands', async () => {
    const { orders } = await readInvented(format, [
      HEADER,
      '1,MUG,1,,unpaid,2026-03-01,10,',
      '1,,2,,paid,2026-03-01,30,',
    ]);
    expect(orders).toMatchObject([{ line: 2, status: 'paid', paid_minor: 3000 }]);
  });

  it('and one without takes all from its only row', async () => {
    const { orders } = await readInvented(format, [HEADER, '1,MUG,1,,paid,2026-03-01,10,']);
    expect(orders).toMatchObject([{ paid_minor: 1000, lines: [{ name: 'MUG' }] }]);
  });
});

describe('places', () => {
  const place = async (address: string, word?: 1 | 2) => {
    const from = { from: ['Address'], ...(word !== undefined && { word }) };
    const format = inventedFormat({
      columns: { order_no: ['No'], created_at: ['Made'], province: from },
    });
    const { orders } = await readInvented(format, [
      'No,Item,State,Made,Address',
      `1,MUG,paid,2026-03-01,${address}`,
    ]);
    return orders[0]?.province;
  };

  it.each([
    ['江苏省', undefined, '江苏省'],
    ['江苏省 南京市 建邺区 沙洲街道****', 1, '江苏省'],
    ['江苏省　南京市 建邺区', 2, '南京市'],
    ['江苏省', 2, null],
    ['', 1, null],
    ['****', undefined, null],
    ['*** 南京市', 1, null],
    ['*** 南京市', 2, '南京市'],
    ['测试买家01，86-13800000001，江苏省 南京市', 1, null],
  ] as const)('"%s", word %s: %s', async (address, word, expected) => {
    expect(await place(address, word)).toBe(expected);
  });
});

describe('a file with a row for each piece', () => {
  it('has one piece a row', async () => {
    const format = inventedFormat({
      shape: 'part',
      columns: { order_no: ['No'], part: ['Part'], created_at: ['Made'] },
      line: { name: [['Item']], price: ['Price'] },
    });
    const { orders } = await readInvented(format, [
      'No,Part,Item,State,Made,Total,Price',
      '1,11,MUG,paid,2026-03-01,10,10',
      '1,12,MUG,paid,2026-03-01,10,10',
    ]);
    expect(orders.map(({ part, lines }) => [part, lines[0]?.quantity])).toEqual([
      ['11', 1],
      ['12', 1],
    ]);
  });
});

describe('columns of one name', () => {
  it('the first is read, and where the other says something else it is said once', async () => {
    const read = await readInvented(inventedFormat(), [
      'No,Item,State,Made,Total,Total,Note,Note',
      '1,MUG,paid,2026-03-01,10,10,a,b',
      '2,MUG,paid,2026-03-01,10,,a,b',
      '3,MUG,paid,2026-03-01,10,12,a,b',
      '4,MUG,paid,2026-03-01,10,13,a,b',
    ]);
    expect(read.orders.map(({ paid_minor }) => paid_minor)).toEqual([1000, 1000, 1000, 1000]);
    // Of the two notes nothing is read.
    expect(read.notes).toEqual([{ code: 'column-twice', params: { column: 'Total', line: 4 } }]);
  });
});

describe('a file of ten thousand columns', () => {
  it('is read like any other', async () => {
    const more = Array.from(
      { length: 10_000 },
      (_, n) => `A column of no use: number ${n} of many`,
    );
    const read = await readInvented(inventedFormat(), [
      'Branding,of the shop',
      ['No,Item,State,Made', ...more, 'Total'].join(','),
      ['1,MUG,paid,2026-03-01', ...more.map(() => 'x'), '10'].join(','),
      ['2,MUG,paid,2026-03-01', ...more.map(() => ''), '20'].join(','),
    ]);
    expect(read.orders.map(({ paid_minor }) => paid_minor)).toEqual([1000, 2000]);
  });
});
