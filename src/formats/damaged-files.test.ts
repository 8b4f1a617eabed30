import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PscrmError } from '../core/errors.ts';
import { FORMATS } from './index.ts';
import { readSample } from './read-sample.fixture.ts';
import { tempFile } from './temp-file.fixture.ts';

const SAMPLES = FORMATS.map(({ id }) => ({
  id,
  bytes: readFileSync(join(import.meta.dirname, id, 'sample.csv')),
}));

/** What people, spreadsheets and bad cables do to a file. */
const damage = fc.record({
  at: fc.nat(),
  remove: fc.nat(40),
  insert: fc.oneof(
    fc.constantFrom(
      '"',
      ',',
      '\n',
      '\r',
      '\t',
      ';',
      '=',
      '\0',
      '1E+20',
      '\uFEFF',
      '订',
      '-',
      ',,,,',
    ),
    fc.string(),
    fc.uint8Array({ maxLength: 8 }),
  ),
});

function damaged(
  bytes: Buffer,
  { at, remove, insert }: { at: number; remove: number; insert: string | Uint8Array },
): Buffer {
  const place = at % (bytes.length + 1);
  return Buffer.concat([
    bytes.subarray(0, place),
    Buffer.from(insert),
    bytes.subarray(place + remove),
  ]);
}

describe('a damaged file', () => {
  it.each(SAMPLES)(
    '$id: is refused with a code, or every row of it is read or rejected',
    async ({ bytes }) => {
      const path = tempFile('');
      await fc.assert(
        fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
          writeFileSync(path, damages.reduce<Buffer>(damaged, bytes));
          try {
            const sample = await readSample(path);
            expect(sample.orderRows + sample.facts.length + sample.rejects.length).toBe(
              sample.rows,
            );
          } catch (error) {
            if (!(error instanceof PscrmError)) throw error;
            expect(error.code).not.toBe('bug');
          }
        }),
        { numRuns: 40 },
      );
    },
  );
});

describe('the order of rows', () => {
  it('does not decide what an order is', async () => {
    const header = 'platform,order_no,status,created_at,currency,paid,sku,quantity';
    const rows = ['1', '2', '3'].flatMap((no) => [
      `own,${no},paid,2026-03-0${no},CNY,${no}0.00,A,1`,
      `own,${no},,,,,B,2`,
    ]);
    const path = tempFile('');
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        writeFileSync(path, [header, ...shuffled].join('\n'));
        const { orders, rejects } = await readSample(path);
        expect(rejects).toEqual([]);
        const totals = orders.map(({ order_no, paid_minor, lines }) => [
          order_no,
          paid_minor,
          lines.length,
        ]);
        expect(totals.toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))).toEqual([
          ['1', 1000, 2],
          ['2', 2000, 2],
          ['3', 3000, 2],
        ]);
      }),
      { numRuns: 40 },
    );
  });
});
