import { describe, expect, test } from 'vitest';
import { plainFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

const EBAY = [
  ',,,,,,,,',
  'Sales Record Number,Order Number,Buyer Username,Item Number,Item Title,Quantity,Sold For,Total Price,Sale Date,Paid On Date',
  '"","","","","","","","","",""',
  '101,E-1,test_buyer_01,,,3,,$30.00,Sep-27-26,Sep-27-26',
  '101,E-1,test_buyer_01,11,Mug,2,$10.00,,,',
  '101,E-1,test_buyer_01,12,Tray,1,$10.00,,,',
  '2 record(s) downloaded',
  'Seller ID : test_seller',
  '',
].join('\n');

describe('rows that are no data', () => {
  test('are counted apart, said in a note, and in none of the sums', async () => {
    const at = openHarness();
    at.write('ebay.csv', EBAY);
    const { code, err } = await at.run('import ebay.csv --dry-run --timezone UTC');
    expect(err).toContain('2 rows are no data');
    expect(code).toBe(0);
    const { out } = await at.run('import ebay.csv --timezone UTC --json');
    const [file] = JSON.parse(out).files;
    expect(file).toMatchObject({
      rows: 3,
      orders: 1,
      lines: 2,
      rejected: 0,
      paid_minor: 3000,
      currency: 'USD',
    });
    expect(file.notes).toContainEqual({ code: 'rows-no-data', params: { n: 2 } });
  });
});

describe('a file that was put together from two', () => {
  test('is read as one; the second header is said and not rejected', async () => {
    const at = openHarness();
    at.write('a.csv', plainFile({ order_no: 'W1' }) + plainFile({ order_no: 'W2' }));
    const { code, out, err } = await at.run('import a.csv');
    expect([code, out.includes('2 orders')]).toEqual([0, true]);
    expect(err).toContain('Line 3 is the header again');
  });
});

describe('an amount that reads in two ways', () => {
  const DONG = plainFile(
    { order_no: 'W1', currency: 'VND', paid: '120.000' },
    { order_no: 'W2', currency: 'VND', paid: '1.250.000' },
  );

  test('is rejected with the flag that settles it', async () => {
    const at = openHarness();
    at.write('a.csv', DONG);
    const { code, err } = await at.run('import a.csv');
    expect(code).toBe(3);
    expect(err.match(/--decimal-mark/g)).toHaveLength(2);
  });

  test('is what the flag says', async () => {
    const at = openHarness();
    at.write('a.csv', DONG);
    const { code, out } = await at.run('import a.csv --decimal-mark comma --json');
    expect(code).toBe(0);
    expect(JSON.parse(out).files[0]).toMatchObject({ paid_minor: 1_370_000, currency: 'VND' });
  });
});

describe('dates of either order', () => {
  test('are read as the flag says, and the same file with the other flag is another', async () => {
    const at = openHarness();
    at.write('a.csv', plainFile({ order_no: 'W1', created_at: '01/02/2026', paid_at: '' }));
    const run = async (order: string) => {
      const { out } = await at.run(`import a.csv --date-order ${order} --json`);
      const [{ inserted, updated, unchanged }] = JSON.parse(out).files;
      return { inserted, updated, unchanged };
    };
    expect(await run('dmy')).toEqual({ inserted: 1, updated: 0, unchanged: 0 });
    expect(await run('mdy')).toEqual({ inserted: 0, updated: 1, unchanged: 0 });
  });
});
