import { describe, expect, test } from 'vitest';
import { FORMATS } from '../formats/index.ts';
import { openHarness } from './harness.ts';

const json = async (line: string) => {
  const { code, out, err } = await openHarness().run(`${line} --json`);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
};

describe('formats list', () => {
  test('has a row for each format; its keys are these', async () => {
    const shown = await json('formats list');
    expect(Object.keys(shown)).toEqual(['schema', 'rows']);
    expect(shown.rows.map(({ format }: { format: string }) => format)).toEqual(
      FORMATS.map(({ id }) => id),
    );
    expect(shown.rows).toContainEqual({
      format: 'pdd-orders',
      kind: 'orders',
      platform: 'pdd',
      title: 'Pinduoduo orders',
      sure: 'B',
      from: 'built-in',
      claims: '订单号 + 用户实付金额(元)  |  订单号 + 样式ID + 商品数量(件)',
    });
  });

  test('says how sure every format of a platform is', async () => {
    const { rows } = await json('formats list');
    const unsaid = rows.filter(
      ({ platform, sure }: { platform: string | null; sure: string | null }) =>
        platform !== null && !/^[A-F]$/.test(sure ?? ''),
    );
    expect(unsaid).toEqual([]);
  });

  test('explains its letters in a terminal, and not to a pipe', async () => {
    const meaning = 'seen in a real exported file';
    expect((await openHarness().run('formats list', { terminal: true })).out).toContain(meaning);
    expect((await openHarness().run('formats list')).out).not.toContain(meaning);
  });
});

describe('formats show', () => {
  test('tells what is read from where and how sure that is; its keys are these', async () => {
    const shown = await json('formats show shopify-orders');
    expect(Object.keys(shown)).toEqual([
      'schema',
      'id',
      'kind',
      'title',
      'platform',
      'claims',
      'sure',
      'timezone',
      'currency',
      'region',
      'date_order',
      'asks',
      'not_read',
      'grades',
      'rows',
    ]);
    expect(Object.keys(shown.sure)).toEqual(['header', 'status', 'amounts']);
    expect(shown.rows).toEqual(
      expect.arrayContaining([
        { field: 'order_no', columns: 'Name', means: null, sure: 'A' },
        {
          field: 'status',
          columns: 'Fulfillment Status = fulfilled',
          means: 'shipped',
          sure: 'A',
        },
        {
          field: 'paid',
          columns: 'Total',
          means: 'Total − Outstanding Balance (Financial Status = partially_paid)',
          sure: 'A',
        },
        { field: 'refund', columns: 'Refunded Amount', means: null, sure: 'A' },
        { field: 'sku', columns: 'Lineitem sku', means: null, sure: 'A' },
        { field: 'person:email', columns: 'Email', means: null, sure: 'A' },
      ]),
    );
  });

  test('a column that we are less sure of has a row of its own', async () => {
    const { rows } = await json('formats show wecom-link');
    const staff = rows.filter(({ field }: { field: string }) => field === 'staff');
    expect(staff.map(({ sure }: { sure: string }) => sure)).toEqual(['C', 'F', 'C']);
  });

  test('says to people what the letters mean and what must be told', async () => {
    const { out } = await openHarness().run('formats show lazada-orders', { terminal: true });
    expect(out).toContain('not in the files, must be told with --timezone');
    expect(out).toContain('F  a guess of ours, nothing was seen: check it against your file');
    expect(out).not.toContain('A  seen');
  });

  test.each([
    ['woo-orders', 'Files of other plugins are not'],
    ['shopee-th-orders', 'Files of other countries'],
  ])('says with %s what is not read of its platform', async (id, words) => {
    expect((await json(`formats show ${id}`)).not_read).toContain(words);
    expect((await openHarness().run(`formats show ${id}`, { terminal: true })).out).toContain(
      words,
    );
    expect((await json('formats show pdd-orders')).not_read).toBeNull();
  });

  test('knows a platform that has one format by its name', async () => {
    expect((await json('formats show 拼多多')).id).toBe('pdd-orders');
    const { code, err } = await openHarness().run('formats show 淘宝');
    expect([code, err.includes('unknown-format')]).toEqual([2, true]);
    expect(err).toContain('Known: taobao-orders, taobao-items, taobao-suborders\n');
  });

  test.each(['weimob', '微盟'])('says of %s that nothing is known', async (name) => {
    const shown = await json(`formats show ${name}`);
    expect(Object.keys(shown)).toEqual(['schema', 'id', 'kind', 'note', 'rows']);
    expect(shown).toMatchObject({ id: 'weimob', kind: null, rows: [] });
    const { code, out, err } = await openHarness().run(`formats show ${name} --lang zh`);
    expect([code, out.trim()]).toEqual([0, '']);
    expect(err).toContain('没有见过微盟的订单导出');
    expect(err).toContain('pscrm formats new');
  });
});
