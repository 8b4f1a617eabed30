import { describe, expect, test } from 'vitest';
import { plainFile } from './files.fixture.ts';
import { openHarness, type Outcome } from './harness.ts';
import { ordersOf } from './orders-of.fixture.ts';

type Case = {
  readonly file: string | Buffer;
  readonly flags?: string;
  readonly code: number;
  /** What stderr must say, word for word. */
  readonly says?: readonly string[];
  /** Order numbers that are known afterwards; none: not even a workspace has been made, or an empty one. */
  readonly orders: readonly string[];
};

/** 已 in GBK. */
const GBK = Buffer.from([0xd2, 0xd1]);
const one = { order_no: 'W1' };
const two = { order_no: 'W2' };
const good = plainFile(one);
const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');
const [HEADER = '', ROW = ''] = good.split('\n');
const SIXTY = '123456'.repeat(10);

const CASES: Readonly<Record<string, Case>> = {
  'an empty file': { file: '', code: 3, says: ['[empty-file]'], orders: [] },
  'blank lines only': { file: '\n \n\t\n', code: 3, says: ['[empty-file]'], orders: [] },
  'a header and nothing else': { file: `${HEADER}\n`, code: 0, says: ['no rows'], orders: [] },
  'two encodings in one file': {
    file: Buffer.concat([Buffer.from(plainFile(one, { ...two, name: '茶' })), GBK]),
    code: 3,
    says: ['a.csv:4', '[mixed-encodings]'],
    orders: [],
  },
  'UTF-16 with its mark': { file: utf16(good.replaceAll(',', '\t')), code: 0, orders: ['W1'] },
  'UTF-16 that ends in half a character': {
    file: Buffer.concat([utf16(good), Buffer.from([0x41])]),
    code: 3,
    says: ['a.csv:3', '[not-text]'],
    orders: [],
  },
  'a NUL byte': {
    file: plainFile(one, { ...two, name: 'a\0b' }),
    code: 3,
    says: ['a.csv:3', '[nul-byte]'],
    orders: [],
  },
  'CR alone': {
    file: plainFile(one, two).replaceAll('\n', '\r'),
    code: 0,
    orders: ['W1', 'W2'],
  },
  'a quote that is never closed': {
    file: plainFile(one, { ...two, name: 'NAME' }, { order_no: 'W3' }).replace('NAME', '"tea'),
    code: 3,
    says: ['a.csv:3', '[csv-quote-open]'],
    orders: [],
  },
  'a header twice': {
    file: plainFile(one) + plainFile(two),
    code: 0,
    says: ['Line 3 is the header again'],
    orders: ['W1', 'W2'],
  },
  'the header of another export further down': {
    file: `${plainFile(one, two)}订单号,订单状态,用户实付金额(元),商家实收金额(元)\n1,待发货,1,1\n`,
    code: 3,
    says: ['a.csv:4', '订单号, 订单状态', '[second-header]', 'cut it in two'],
    orders: [],
  },
  'a quote in the header that is never closed': {
    file: good.replace('shop,', '"shop,'),
    code: 3,
    says: ['a.csv:1: column #2: a quote opens here', '[csv-quote-open]'],
    orders: [],
  },
  'a quote in the header that swallows names': {
    file: good.replace('shop,order_no,', '"shop,order_no",'),
    code: 3,
    says: ['quotes in the header', '[header-quotes]'],
    orders: [],
  },
  'a quote whose partner stands on the same line': {
    file: plainFile(one, { ...two, name: 'NAME', sku: 'SKU' })
      .replace('SKU', '"A')
      .replace('NAME', 'tea"'),
    code: 3,
    says: ['a.csv:3: sku: a quote has no partner here'],
    orders: ['W1'],
  },
  'a quote whose partner stands two rows below': {
    file: plainFile(one, { ...two, name: 'NAME' }, { order_no: 'W3', name: 'CUP' })
      .replace('NAME', '"tea')
      .replace('CUP', 'cup"'),
    code: 3,
    says: ['a.csv:3: column name: a quote opens here', '[csv-quote-open]'],
    orders: [],
  },
  'a column twice that says something else': {
    file: `${HEADER},paid\n${ROW},99.00\n`,
    code: 0,
    says: ['paid'],
    orders: ['W1'],
  },
  'ten thousand columns': {
    file: `${HEADER}${',x'.repeat(9983)}\n${ROW}${',1'.repeat(9983)}\n`,
    code: 0,
    orders: ['W1'],
  },
  'a line of 100 MB': {
    file: Buffer.concat([Buffer.from(`${good}own,`), Buffer.alloc(100_000_000, 'x')]),
    code: 3,
    says: ['a.csv:3', '[csv-record-too-long]', 'No quote is left open there'],
    orders: [],
  },
  'a header of 100 MB': { file: Buffer.alloc(100_000_000, 'x'), code: 3, orders: [] },
  'an id of sixty digits': { file: plainFile({ order_no: SIXTY }), code: 0, orders: [SIXTY] },
  'an id that a spreadsheet has ruined': {
    file: plainFile(one, { order_no: '1.23457E+59' }),
    code: 3,
    says: ['a.csv:3', '[id-ruined]'],
    orders: [],
  },
  'an amount below nothing': {
    file: plainFile({ ...one, paid: '-1.00' }, two),
    code: 3,
    says: ['a.csv:2: paid: must not be negative ("-1.00")'],
    orders: ['W2'],
  },
  'amounts beyond reason': {
    file: plainFile(
      { ...one, paid: '90071992547409.91' },
      { order_no: 'W3', paid: '9'.repeat(400) },
      { order_no: 'W4', paid: '1e400' },
      { ...two, paid: '100000000000.00' },
    ),
    code: 3,
    says: [
      'a.csv:2: paid: is too large',
      'a.csv:3: paid: is too large',
      'a.csv:4: paid: is not an',
    ],
    orders: ['W2'],
  },
  'dates of 1899 and 9999': {
    file: plainFile(
      { ...one, created_at: '1899-12-30 00:00:00' },
      { order_no: 'W3', created_at: '9999-12-31 23:59:59' },
      two,
    ),
    code: 3,
    says: ['a.csv:2: created_at: is not a date', 'a.csv:3: created_at: is not a date'],
    orders: ['W2'],
  },
  'dates that read in two ways': {
    file: plainFile({ ...one, created_at: '01/02/2026', paid_at: '' }),
    code: 2,
    says: ['[date-order-unknown]', '--date-order'],
    orders: [],
  },
  'the same, told': {
    file: plainFile({ ...one, created_at: '01/02/2026', paid_at: '' }),
    flags: '--date-order dmy',
    code: 0,
    orders: ['W1'],
  },
  'dates that contradict each other': {
    file: plainFile(
      { ...one, created_at: '31/01/2026', paid_at: '' },
      { ...two, created_at: '01/31/2026', paid_at: '' },
    ),
    code: 3,
    says: ['in line 2', 'in line 3', '[dates-contradict]'],
    orders: [],
  },
  'emoji and text from right to left': {
    file: plainFile({ ...one, name: '👩‍👩‍👧 \u202Eكود\u202C', buyer_id: 'משתמש🎉' }),
    code: 0,
    orders: ['W1'],
  },
  'a formula': {
    file: plainFile({ ...one, name: "=cmd|' /C calc'!A0" }, { order_no: '@SUM(1)' }),
    code: 0,
    orders: ['@SUM(1)', 'W1'],
  },
};

async function bring({ file, flags = '' }: Case): Promise<Outcome & { orders: string[] }> {
  const at = openHarness();
  at.write('a.csv', file);
  const outcome = await at.run(`import a.csv ${flags}`);
  return { ...outcome, orders: ordersOf(at) };
}

describe('a file that nobody wished for', () => {
  test.each(Object.entries(CASES))('%s', async (_, wanted) => {
    const { code, err, orders } = await bring(wanted);
    for (const words of wanted.says ?? []) expect(err).toContain(words);
    expect(err).not.toContain('[bug]');
    expect({ code, orders }, err).toEqual({ code: wanted.code, orders: wanted.orders });
  });
});
