import { writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PscrmError } from '../core/errors.ts';
import { STATUSES } from '../core/status.ts';
import { openWorkspace } from '../db/open.ts';
import { detect } from '../formats/detect.ts';
import type { Condition, Format, OrderFormat } from '../formats/format.ts';
import { openSource } from '../formats/source.ts';
import { tempFile } from '../formats/temp-file.fixture.ts';
import { importFile } from '../intake/import-file.ts';
import { formatText } from './answers.ts';
import { checkFormat } from './check-format.ts';
import { FACT_KINDS, fieldsOfKind } from './fact-fields.ts';

const COLUMNS = ['单号', 'b', 'c', 'd', 'e', 'f'];
const column = fc.constantFrom(...COLUMNS, 'not there');
const source = fc.uniqueArray(column, { minLength: 1, maxLength: 3 });
const some = fc.uniqueArray(column, { maxLength: 2 });
const TEXTS = [
  '',
  'x',
  'done',
  '1',
  '12.50',
  '-3',
  '1.299,00',
  '$5',
  '2026-03-01',
  '02/03/2026',
  '13/03/2026 5:00',
  '13800000001',
  'a@example.com',
  'CNY',
  '是',
  '*',
  'null',
  '=1+1',
];
const text = fc.constantFrom(...TEXTS);
const condition: fc.Arbitrary<Condition> = fc.dictionary(
  column,
  fc.oneof(
    fc.constantFrom('set' as const, 'empty' as const, 'absent' as const),
    fc.array(fc.constantFrom('x', 'do*', '*ne', '*', ''), { minLength: 1, maxLength: 3 }),
  ),
  { minKeys: 1, maxKeys: 2 },
);
const rule = fc.record(
  {
    when: condition,
    amount: source,
    plus: fc.array(source, { maxLength: 2 }),
    minus: fc.array(source, { maxLength: 2 }),
    net: fc.constant(true as const),
  },
  { requiredKeys: ['amount'] },
);
const place = fc.record(
  { from: source, word: fc.constantFrom(1 as const, 2 as const) },
  { requiredKeys: ['from'] },
);
const claim = {
  id: fc.constant('any'),
  claims: fc.constant([['单号']]),
  skip: fc.array(condition, { maxLength: 1 }),
  quoting: fc.constant('none' as const),
  dateOrder: fc.constantFrom('mdy' as const, 'dmy' as const),
  amPm: fc.constantFrom('mdy' as const, 'dmy' as const),
  timezone: fc.constantFrom('Asia/Shanghai', 'America/New_York'),
  currency: fc.constantFrom('CNY', 'JPY', 'KWD'),
  region: fc.constantFrom('CN', 'US'),
};

const orders: fc.Arbitrary<Format> = fc.record(
  {
    ...claim,
    kind: fc.constantFrom('orders' as const, 'items' as const),
    platform: fc.constantFrom('weimob', 'erp'),
    perShop: fc.constant(true as const),
    shape: fc.constantFrom('row' as const, 'group' as const, 'part' as const),
    fillDown: fc.constant(true as const),
    summary: condition,
    sums: fc.subarray(['paid' as const, 'refund' as const]),
    signs: fc.constant({ $: 'USD' }),
    decimal: fc.constant(',' as const),
    columns: fc.record(
      {
        order_no: source,
        part: source,
        shop: some,
        currency: some,
        country: some,
        created_at: source,
        paid_at: some,
        completed_at: some,
        touched_at: some,
        refund: some,
        province: place,
        city: place,
      },
      { requiredKeys: ['order_no', 'part', 'created_at'] },
    ),
    refund: fc.array(rule, { maxLength: 2 }),
    noRefund: fc.constant(['x']),
    orderNoSign: fc.constant('#' as const),
    dayInOrderNo: fc.constant(true as const),
    status: fc.record({
      seen: source,
      rules: fc.array(fc.record({ when: condition, is: fc.constantFrom(...STATUSES) }), {
        maxLength: 3,
      }),
    }),
    ownWords: fc.constant(true as const),
    paidWhen: condition,
    paid: fc.array(rule, { maxLength: 2 }),
    line: fc.record(
      {
        no: some,
        sku: some,
        name: fc.array(some, { maxLength: 2 }),
        quantity: some,
        price: some,
        total: some,
      },
      { requiredKeys: ['name'] },
    ),
    people: fc.array(
      fc.record({ kind: fc.constantFrom('buyer', 'phone', 'email', 'alipay'), from: source }),
      { maxLength: 3 },
    ),
  },
  {
    requiredKeys: [
      'id',
      'kind',
      'claims',
      'platform',
      'shape',
      'columns',
      'status',
      'paid',
      'line',
      'people',
    ] satisfies readonly (keyof OrderFormat)[],
  },
);

const facts: fc.Arbitrary<Format> = fc.constantFrom(...FACT_KINDS).chain((kind) => {
  const { known } = fieldsOfKind(kind);
  const fields = Object.fromEntries(
    Object.entries(known).map(([name, field]) => [
      name,
      source.map((from) => ({ ...field, from })),
    ]),
  );
  return fc.record(
    { ...claim, kind: fc.constant(kind), fields: fc.record(fields) },
    { requiredKeys: ['id', 'kind', 'claims', 'fields'] },
  );
});

const rows = fc.array(fc.array(text, { minLength: 1, maxLength: COLUMNS.length }), {
  maxLength: 6,
});

describe('any format that passes the checks', () => {
  it('reads any file to its end, or refuses it in our words: no row is lost', async () => {
    const file = tempFile('x');
    const db = openWorkspace(':memory:', { create: true });
    let read = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(orders, facts), rows, async (written, lines) => {
        const { format, problems } = await checkFormat(formatText(written));
        expect(problems).toEqual([]);
        if (format === undefined) return;
        writeFileSync(
          file,
          [COLUMNS, ...lines]
            .map((cells) => `${cells.map((cell) => `"${cell}"`).join(',')}\n`)
            .join(''),
        );
        const opened = await openSource(file, Readable.from([]));
        try {
          const detected = await detect(opened, { format: 'any', more: [format] });
          const rejects = new Set<number>();
          const result = await importFile(
            db,
            opened,
            detected,
            { dryRun: true },
            {
              now: 0,
              elapsed: () => 0,
              onReject: ({ line }) => rejects.add(line),
            },
          );
          read += 1;
          expect(result.rows).toBeLessThanOrEqual(lines.length);
          expect(result.rejected).toBe(rejects.size);
          expect(result.orders).toBeLessThanOrEqual(result.rows - result.rejected);
        } catch (error) {
          if (!(error instanceof PscrmError)) throw error;
          expect(error.code).toMatch(/^(?:date-order-unknown|dates-contradict|id-ruined)$/);
        } finally {
          await opened.dispose();
        }
      }),
      { numRuns: 300 },
    );
    // Most files are read, so that this is no test of refusals alone.
    expect(read).toBeGreaterThan(100);
    db.close();
  });
});
