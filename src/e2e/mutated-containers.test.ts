import { readFileSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeWorkbook } from '../containers/workbook.fixture.ts';
import { makeZip } from '../containers/zip.fixture.ts';
import { detect } from '../formats/detect.ts';
import { fileContext, type Told } from '../formats/file-context.ts';
import { readSample } from '../formats/read-sample.fixture.ts';
import { openSource } from '../formats/source.ts';
import { tempFile } from '../formats/temp-file.fixture.ts';
import type { Batch, Reply } from '../intake/batch.ts';
import { pack, unpack } from '../intake/batch-codec.ts';
import { readBatches } from '../intake/read-batches.ts';
import { undoImport } from '../intake/undo.ts';
import { bring, checkCounts, fresh, isRefusal, RUNS, SAMPLES, ZONE } from './fuzzing.fixture.ts';
import { logicalDump } from './logical-dump.fixture.ts';
import { mutate, mutation, readTable } from './mutations.fixture.ts';

const MUTATIONS = fc.array(mutation, { minLength: 1, maxLength: 4 });
const ONE_EACH = SAMPLES.filter(({ name }) => name.endsWith('/sample.csv'));
const FEW = Math.ceil(RUNS / 2);
const MINUTES = 600_000;
/** What XML cannot hold, and TABs and line breaks, which are blanks in a sheet. */
const NOT_IN_XML = /[^\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** What a file says, but for the lines on which it does; or that it is refused, for quotes round its names or else. */
async function said(bytes: Uint8Array, told: Told): Promise<unknown> {
  try {
    const { rows, orders, facts, rejects } = await readSample(tempFile(bytes), { told });
    return {
      rows,
      orders: orders.map((order) => ({ ...order, line: 0 })),
      facts: facts.map(({ values }) => values),
      rejects: rejects.map(({ column, reason, value }) => [column, reason, value]),
    };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return error.code === 'header-quotes' ? 'misquoted' : 'refused';
  }
}

const zipped = (bytes: Buffer): Buffer => makeZip({ name: 'orders.csv', data: bytes });

describe('a mutated sample', () => {
  test.each(ONE_EACH)(
    '$name: says in a ZIP file what it says outside of it',
    async ({ bytes, told }) => {
      await fc.assert(
        fc.asyncProperty(MUTATIONS, async (mutations) => {
          const mutated = mutate(bytes, mutations);
          expect(await said(zipped(mutated), told)).toEqual(await said(mutated, told));
        }),
        { numRuns: FEW },
      );
    },
    MINUTES,
  );

  // Amazon's files have no quotes: a cell with a TAB or line break in it can be in a sheet only.
  test.each(ONE_EACH.filter(({ name }) => !name.startsWith('amazon')))(
    '$name: says as a sheet what it says as CSV',
    async ({ bytes, told }) => {
      await fc.assert(
        fc.asyncProperty(MUTATIONS, async (mutations) => {
          const records = readTable(mutate(bytes, mutations))?.records ?? [];
          for (const cells of records)
            cells.splice(0, cells.length, ...cells.map((cell) => cell.replace(NOT_IN_XML, ' ')));
          // With a line end behind the last record: without one it may be cut off, which no sheet is.
          const csv = records
            .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
            .concat('')
            .join('\n');
          const sheet = makeWorkbook({ sheets: [{ rows: records }] });
          const asCsv = await said(Buffer.from(csv), told);
          // In CSV such a quote is doubtful; in a sheet it is a mark like any other.
          if (JSON.stringify(asCsv).includes('stray-quote')) return;
          // A cell that is a whole line of names: the quotes around it are those that CSV alone has.
          if (asCsv === 'misquoted' && records.some(({ length }) => length === 1)) return;
          expect(await said(sheet, told)).toEqual(asCsv);
        }),
        { numRuns: FEW },
      );
    },
    MINUTES,
  );

  test('whose lines are a cell each, is read from a sheet and refused where each stands in quotes', async () => {
    const told: Told = { timezone: ZONE };
    const bytes = readFileSync('src/formats/xhs-orders/sample.csv');
    const lines = (readTable(bytes)?.records ?? []).map((cells) => cells.join(';'));
    const rows = ['1'.repeat(60), ...lines].map((line) => [line]);
    const csv = rows.map(([line]) => `"${line}"\n`).join('');
    expect(await said(Buffer.from(csv), told)).toBe('misquoted');
    expect(await said(makeWorkbook({ sheets: [{ rows }] }), told)).toMatchObject({ rows: 9 });
  });

  test.each(ONE_EACH)(
    '$name: crosses from one thread to another as it is, looked at or read',
    async ({ bytes, told }) => {
      const path = tempFile('');
      await fc.assert(
        fc.asyncProperty(MUTATIONS, async (mutations) => {
          writeFileSync(path, mutate(bytes, mutations));
          expect(await crossed(path, told, true)).toEqual(await crossed(path, told, false));
        }),
        { numRuns: FEW },
      );
    },
    MINUTES,
  );
});

/** The orders of a file by key, each batch of which goes through the packing that threads use. */
async function crossed(path: string, told: Told, glance: boolean): Promise<unknown> {
  const orders: Batch['orders'][number][] = [];
  let rejects = 0;
  const take = (batch: Batch): Reply => {
    expect(unpack(structuredClone(pack(batch)))).toEqual(batch);
    orders.push(...batch.orders);
    rejects += batch.rejects.length;
    return { again: batch.glimpses.map((_, place) => place), glance };
  };
  try {
    const source = await openSource(path, Readable.from([]));
    const detected = await detect(source);
    const context = await fileContext(source, detected, told, { timezone: ZONE, currency: 'CNY' });
    const { rows } = await readBatches({ source, detected, context, timezone: ZONE }, take);
    return { rows, rejects, orders: orders.toSorted((a, b) => a.line - b.line) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return error.code === 'header-quotes' ? 'misquoted' : 'refused';
  }
}

const damage = fc.array(
  mutation.filter(({ kind }) => ['bytes', 'flip', 'again', 'truncate'].includes(kind)),
  { minLength: 1, maxLength: 3 },
);
const LOCKED = readFileSync(new URL('../containers/locked.xlsx', import.meta.url));
const sheetOf = (bytes: Buffer): Buffer =>
  makeWorkbook({ sheets: [{ rows: readTable(bytes)?.records ?? [] }] });

describe('a container with damaged bytes', () => {
  test.each([
    ...ONE_EACH.slice(0, 4).flatMap(({ name, bytes, told }) => [
      { name: `${name}, zipped`, bytes: zipped(bytes), told },
      { name: `${name}, a sheet`, bytes: sheetOf(bytes), told },
      {
        name: `${name}, a sheet, zipped`,
        bytes: makeZip({ name: 'a.xlsx', data: sheetOf(bytes) }),
        told,
      },
    ]),
    { name: 'a locked workbook', bytes: LOCKED, told: {} },
  ])(
    '$name: is refused and changes nothing, or is read and can be taken back',
    async ({ bytes, told }) => {
      const path = tempFile('');
      await fc.assert(
        fc.asyncProperty(damage, async (damages) => {
          writeFileSync(path, mutate(bytes, damages));
          const db = fresh();
          try {
            const empty = logicalDump(db);
            const result = await bring(db, path, told);
            if (result !== undefined) {
              await checkCounts(db, path, result, told);
              undoImport(db, result.id, 0, ZONE);
            }
            expect(logicalDump(db)).toEqual(empty);
          } finally {
            db.close();
          }
        }),
        { numRuns: FEW * 6 },
      );
    },
    MINUTES,
  );
});
