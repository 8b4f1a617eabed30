import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFailedFormula } from './cells.ts';
import { inventedFormat, readInvented } from './invented.fixture.ts';
import { readSample } from './read-sample.fixture.ts';
import { tempFile } from './temp-file.fixture.ts';

const sampleOf = (format: string): readonly string[] =>
  readFileSync(join(import.meta.dirname, format, 'sample.csv'), 'utf8').split('\n');
const read = (lines: readonly string[]) => readSample(tempFile(lines.join('\n')));

describe('an Amazon order of which a cancelled line names no currency', () => {
  it.each([
    ['behind the others', [3, 4]],
    ['before them', [4, 3]],
  ])('%s: has that of the line with the amount', async (_, at) => {
    const lines = sampleOf('amazon-all-orders');
    const { orders, rejects } = await read([0, ...at].map((nth) => lines[nth] ?? ''));
    expect(rejects).toEqual([]);
    expect(orders).toMatchObject([{ currency: 'USD', paid_minor: 2160 }]);
  });

  it('but keeps its price: nothing is nothing in any currency', async () => {
    const lines = sampleOf('amazon-all-orders');
    const cancelled = (lines[4] ?? '').split('\t');
    cancelled[16] = '15.00';
    const { orders } = await read([lines[0] ?? '', cancelled.join('\t'), lines[3] ?? '']);
    expect(orders).toMatchObject([{ currency: 'USD', paid_minor: 2160 }]);
  });
});

describe('a quote where a cell of Amazon’s begins', () => {
  it.each(['amazon-all-orders', 'amazon-orders', 'amazon-unshipped'])(
    '%s: is a mark like any other between TABs',
    async (format) => {
      const [header = '', row = ''] = sampleOf(format);
      const { orders } = await read([header, row.replace(/\tTest mug[^\t]*/, '\t"Test" 5" mug')]);
      expect(orders[0]?.lines[0]?.name).toBe('"Test" 5" mug');
      const lone = await read([header, row.replace(/\tTest mug[^\t]*/, '\t"Test mug')]);
      expect(lone.orders[0]?.lines[0]?.name).toBe('"Test mug');
    },
  );

  it('but quotes a cell where the file was saved anew with commas', async () => {
    const [header = '', row = ''] = sampleOf('amazon-all-orders');
    const cells = row
      .split('\t')
      .map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
    const { orders } = await read([header.replaceAll('\t', ','), cells.join(',')]);
    expect(orders[0]?.lines[0]?.name).toBe('Test mug 5" white');
  });
});

describe('what a spreadsheet shows where a formula failed', () => {
  const HEADER = 'platform,order_no,status,created_at,currency,paid,phone';

  it.each(['#N/A', '#REF!', '#VALUE!', '#NAME?', '#n/a'])('%s is no id', (text) => {
    expect(isFailedFormula(text)).toBe(true);
  });

  it.each(['#1001', '#N/A1', 'N/A', '#', ''])('%j is none of these', (text) => {
    expect(isFailedFormula(text)).toBe(false);
  });

  it('rejects the row: many such rows are not one order, nor of one person', async () => {
    const { orders, rejects } = await read([
      HEADER,
      'own,#N/A,paid,2026-03-01,CNY,1,',
      'own,2,paid,2026-03-01,CNY,1,#REF!',
      'own,3,paid,2026-03-01,CNY,1,',
    ]);
    expect(orders.map(({ order_no }) => order_no)).toEqual(['3']);
    expect(rejects).toMatchObject([
      { line: 2, column: 'order_no', reason: 'failed-formula' },
      { line: 3, column: 'phone', reason: 'failed-formula' },
    ]);
  });
});

describe('a number sign before an order number of Etsy’s', () => {
  it.each(['etsy-orders', 'etsy-items'])('%s: is no part of it', async (format) => {
    const lines = sampleOf(format);
    const signed = lines.map((line) => line.replace(/,(3000000001),/, ',#$1,'));
    expect(signed).not.toEqual(lines);
    const plain = await read(lines);
    expect((await read(signed)).orders).toEqual(plain.orders);
  });

  it('on one of two lines only: they are one order, with its currency', async () => {
    const lines = sampleOf('etsy-items').slice(0, 3);
    lines[1] = (lines[1] ?? '').replace(',3000000001,', ',#3000000001,');
    const { orders } = await read(lines);
    expect(orders).toHaveLength(1);
    expect(orders[0]?.lines).toHaveLength(2);
  });
});

describe('a date that a spreadsheet shows as the number that it keeps', () => {
  it.each(['45231.5', '45231', '32874', '73050.999'])('%s is said to be one', async (made) => {
    const { rejects } = await readInvented(inventedFormat(), [
      'No,Item,State,Made,Total',
      `1,MUG,paid,${made},10`,
    ]);
    expect(rejects).toMatchObject([{ line: 2, column: 'Made', reason: 'date-serial' }]);
  });

  it.each(['32873', '73051', '4523', '452315', '45231.', '-45231'])(
    '%s is no date of a shop',
    async (made) => {
      const { rejects } = await readInvented(inventedFormat(), [
        'No,Item,State,Made,Total',
        `1,MUG,paid,${made},10`,
      ]);
      expect(rejects).toMatchObject([{ line: 2, reason: 'not-a-date' }]);
    },
  );
});

describe('a row that is wider than the others and cannot be read', () => {
  const HEADER = 'No,Item,State,Made,Total,Buyer';
  const GOOD = '1,MUG,paid,2026-03-01,10,';

  it('may have an unquoted comma, though nothing stands too far', async () => {
    const { rejects } = await readInvented(inventedFormat(), [
      HEADER,
      GOOD,
      '2,MUG, white,paid,2026-03-01,10,',
    ]);
    expect(rejects).toMatchObject([{ line: 3, column: 'Made', moved: true }]);
  });

  it('where every row ends in a comma too: it is wider than those', async () => {
    const { orders, rejects } = await readInvented(inventedFormat(), [
      HEADER,
      `${GOOD},`,
      '2,MUG, white,paid,2026-03-01,10,,',
      '3,MUG,paid,soon,10,,',
    ]);
    expect(orders).toHaveLength(1);
    expect(rejects.map(({ line, moved }) => [line, moved])).toEqual([
      [3, true],
      [4, undefined],
    ]);
  });
});

describe('a currency column that leaves the currency open', () => {
  const { currency: _, ...bare } = inventedFormat();
  const format = { ...bare, columns: { ...bare.columns, currency: ['Unit'] } };
  const HEADER = 'No,Item,State,Made,Total,Unit';

  it('is no reason to take the workspace’s for an amount', async () => {
    const { orders, rejects } = await readInvented(format, [
      HEADER,
      '1,MUG,paid,2026-03-01,10,',
      '2,MUG,paid,2026-03-01,0,',
      '3,MUG,unpaid,2026-03-01,10,',
    ]);
    expect(orders.map(({ order_no }) => order_no)).toEqual(['2', '3']);
    expect(rejects).toMatchObject([{ line: 2, column: 'Unit', reason: 'currency-unknown' }]);
  });

  it('while another row of the order may say it, and so may a person', async () => {
    const { orders } = await readInvented(format, [
      HEADER,
      '1,MUG,paid,2026-03-01,10,USD',
      '1,TRAY,paid,2026-03-01,10,',
    ]);
    expect(orders).toMatchObject([{ currency: 'USD', paid_minor: 1000 }]);
    const told = await readInvented(format, [HEADER, '1,MUG,paid,2026-03-01,10,'], {
      currency: 'THB',
    });
    expect(told.orders).toMatchObject([{ currency: 'THB', paid_minor: 1000 }]);
  });

  it.each(['etsy-orders', 'etsy-items', 'amazon-orders', 'amazon-all-orders'])(
    '%s: without the column it must be told',
    async (id) => {
      const lines = sampleOf(id).filter((line) => line !== '');
      const mark = (lines[0] ?? '').includes('\t') ? '\t' : ',';
      const named = lines.map((line, nth) =>
        nth === 0
          ? line.replace(new RegExp(`(^|${mark})currency(?=${mark})`, 'i'), '$1other')
          : line,
      );
      expect(named[0]).not.toBe(lines[0]);
      await expect(readSample(tempFile(named.join('\n')), { told: {} })).rejects.toMatchObject({
        params: { option: '--currency', format: id },
      });
    },
  );
});
