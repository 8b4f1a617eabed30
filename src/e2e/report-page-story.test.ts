import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plainFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

async function withOrders() {
  const at = openHarness();
  await at.run('init');
  at.write('orders.csv', plainFile({ order_no: 'A1', buyer_id: 'u_test_a', paid: '1234.50' }));
  await at.run('import orders.csv');
  return at;
}

describe('a report as a page', () => {
  test('is written beside what is printed, and replaces a page only when told to', async () => {
    const at = await withOrders();
    const first = await at.run('report cohort --html page.html');
    expect(first.out).toMatch(/^2026-03\t/);
    expect(first.err).toMatch(/^Page: page\.html$/m);
    expect(at.read('page.html')).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(readdirSync(at.dir).filter((name) => name.includes('partial'))).toEqual([]);

    const again = await at.run('report cohort --html page.html');
    expect(again).toMatchObject({ code: 2, out: '', err: expect.stringContaining('[needs-yes]') });
    expect((await at.run('report cohort --html page.html --yes --lang zh')).code).toBe(0);
    expect(at.read('page.html')).toContain('<html lang="zh-CN">');
  });

  test('goes to stdout alone with -, and into no folder that is not there', async () => {
    const at = await withOrders();
    const { out } = await at.run('report cohort --html -');
    expect(out).toMatch(/^<!doctype html>\n/);
    expect(out).toMatch(/<\/html>\n$/);
    const lost = await at.run('report cohort --html no/such/page.html');
    const refused = { code: 1, out: '', err: expect.stringContaining('[folder-missing]') };
    expect(lost).toMatchObject(refused);
  });
});
