import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { FORMATS } from './index.ts';
import { readSample } from './read-sample.fixture.ts';
import { Header } from './row.ts';
import { isSecondHeader } from './second-header.ts';
import { tempFile } from './temp-file.fixture.ts';

const KNOWN: readonly { name: string; claimedBy: string | null; header: string }[] = JSON.parse(
  readFileSync(join(import.meta.dirname, 'headers.json'), 'utf8'),
);
const sample = (id: string): string =>
  readFileSync(join(import.meta.dirname, id, 'sample.csv'), 'utf8');
const header = new Header(['platform', 'order_no', 'status', 'created_at', 'currency', 'paid']);

describe('the header of another table', () => {
  it.each(KNOWN.filter(({ claimedBy }) => claimedBy !== null && claimedBy !== 'recipients'))(
    'is known by its names: $name',
    ({ header: line }) => {
      const [cells = []]: string[][] = parse(line, { relax_quotes: true });
      expect(isSecondHeader(cells, header)).toBe(true);
    },
  );

  it('is the same columns in another order, or fewer of them', () => {
    expect(isSecondHeader(['order_no', 'platform', 'paid', 'created_at'], header)).toBe(true);
    expect(isSecondHeader(['Order_No', 'Status', 'Remark'], header)).toBe(true);
  });

  it.each(FORMATS.map(({ id }) => id))('is no row of the sample of %s', (id) => {
    for (const name of readdirSync(join(import.meta.dirname, id))) {
      if (!/^sample.*\.csv$/.test(name)) continue;
      const bytes = readFileSync(join(import.meta.dirname, id, name));
      const rows: string[][] = parse(new TextDecoder('gb18030').decode(bytes), {
        relax_quotes: true,
        relax_column_count: true,
        delimiter: [',', '\t', ';'],
      });
      // Lines may stand above the header, and one of description below it.
      for (const cells of rows.slice(6)) expect(isSecondHeader(cells, header)).toBe(false);
    }
  });
});

describe('two exports in one file', () => {
  it.each([
    ['of one platform, orders and items', 'etsy-orders', 'etsy-items'],
    ['of two platforms', 'pdd-orders', 'douyin-orders'],
    ['of orders and of visits', 'visits', 'shopify-orders'],
  ])('%s: the line where the second begins is named', async (_, first, second) => {
    const one = sample(first).replace(/\n*$/, '\n');
    const reading = readSample(tempFile(one + sample(second).replace(/^\uFEFF/, '')));
    await expect(reading).rejects.toMatchObject({
      code: 'second-header',
      params: { file: 'file.csv', line: one.split('\n').length },
    });
  });
});
