import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PscrmError } from '../core/errors.ts';
import { type Database, openWorkspace } from '../db/open.ts';
import { detect } from '../formats/detect.ts';
import { type Told } from '../formats/file-context.ts';
import { isOrderFormat } from '../formats/format.ts';
import { FORMATS } from '../formats/index.ts';
import { readSample, toldBeside } from '../formats/read-sample.fixture.ts';
import { openSource } from '../formats/source.ts';
import { tempFile } from '../formats/temp-file.fixture.ts';
import { importFile, type ImportResult } from '../intake/import-file.ts';
import { undoImport } from '../intake/undo.ts';
import { logicalDump } from './logical-dump.fixture.ts';
import { mutate, mutation } from './mutations.fixture.ts';

const FORMATS_FOLDER = join(import.meta.dirname, '../formats');
const SAMPLES = FORMATS.filter(({ kind }) => kind !== 'recipients').flatMap((format) =>
  readdirSync(join(FORMATS_FOLDER, format.id))
    .filter((name) => /^sample.*\.(?:csv|tsv|txt)$/.test(name))
    .map((name) => {
      const path = join(FORMATS_FOLDER, format.id, name);
      return {
        name: `${format.id}/${name}`,
        bytes: readFileSync(path),
        told: toldBeside(path, format),
      };
    }),
);

/** How often each sample is mutated; a long hunt sets more. */
const RUNS = Number(process.env['PSCRM_FUZZ_RUNS'] ?? 2);

/** What a file may be refused for: what is in it, or what must be told beside it. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof PscrmError &&
    (error.exitCode === 3 || ['missing-option', 'date-order-unknown'].includes(error.code))
  );
}

async function bring(db: Database, path: string, told: Told): Promise<ImportResult | undefined> {
  try {
    const source = await openSource(path, Readable.from([]));
    const detected = await detect(source);
    if (detected.format.kind === 'recipients') return undefined;
    return await importFile(db, source, detected, told, { now: 0, elapsed: () => 0 });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}

const SUMS = `
  SELECT currency, sum(coalesce(paid_minor, 0)) AS paid_minor, sum(coalesce(refund_minor, 0)) AS refund_minor
  FROM orders WHERE paid_minor IS NOT NULL OR refund_minor IS NOT NULL GROUP BY currency ORDER BY currency`;

/** Every row is accepted or rejected, once; what is said of the file is what is in the tables. */
async function checkCounts(
  db: Database,
  path: string,
  result: ImportResult,
  told: Told,
): Promise<void> {
  const { id, rows, rejected, orders, inserted, updated, unchanged } = result;
  const lines = db
    .prepare<[number], number>('SELECT line FROM import_rejects WHERE import_id = ?')
    .pluck()
    .all(id);
  expect(lines.length, 'rejects kept').toBe(rejected);
  expect(new Set(lines).size, 'a row is rejected once').toBe(rejected);
  const read = await readSample(path, { told });
  expect(read.rows, 'rows').toBe(rows);
  if (!isOrderFormat(read.format)) {
    expect(inserted + updated + unchanged + rejected, 'accepted + rejected').toBe(rows);
    return;
  }
  expect(read.orderRows + rejected, 'accepted + rejected').toBe(rows);
  const known = db.prepare<[], number>('SELECT count(*) FROM orders').pluck().get();
  expect(orders, 'orders').toBe(known);
  expect(inserted, 'all are new').toBe(known);
  expect(result.totals, 'sums').toEqual(db.prepare(SUMS).all());
}

/** The workspace's, where nobody said which. */
const ZONE = 'Asia/Shanghai';
const MUTATIONS = fc.array(mutation, { minLength: 1, maxLength: 4 });
const fresh = (): Database => openWorkspace(':memory:', { create: true });

describe('a mutated sample', () => {
  test.each(SAMPLES)(
    '$name: is refused and changes nothing, or every row of it is accounted for and can be taken back',
    async ({ bytes, told }) => {
      const path = tempFile('');
      await fc.assert(
        fc.asyncProperty(MUTATIONS, async (mutations) => {
          writeFileSync(path, mutate(bytes, mutations));
          const db = fresh();
          try {
            const empty = logicalDump(db);
            const result = await bring(db, path, told);
            if (result === undefined) {
              expect(logicalDump(db)).toEqual(empty);
              return;
            }
            await checkCounts(db, path, result, told);
            const once = logicalDump(db);
            const again = await bring(db, path, told);
            expect({ ...again }, 'again').toMatchObject({ inserted: 0, updated: 0, identities: 0 });
            if (again !== undefined && again.id !== result.id) undoImport(db, again.id, 0, ZONE);
            expect(logicalDump(db), 'again and taken back').toEqual(once);
            undoImport(db, result.id, 0, ZONE);
            expect(logicalDump(db), 'taken back').toEqual(empty);
          } finally {
            db.close();
          }
        }),
        { numRuns: RUNS },
      );
    },
    3_600_000,
  );

  test.each(SAMPLES.filter(({ name }) => name.endsWith('/sample.csv')))(
    '$name: over the sample itself, either can be taken back as if it had never been there',
    async ({ bytes, told }) => {
      const [sample, path] = [tempFile(bytes), tempFile('')];
      await fc.assert(
        fc.asyncProperty(MUTATIONS, fc.boolean(), async (mutations, takesSample) => {
          // The same bytes would be no second file.
          writeFileSync(path, Buffer.concat([mutate(bytes, mutations), Buffer.from('\n')]));
          const [only, db] = [fresh(), fresh()];
          try {
            const first = await bring(db, sample, told);
            const before = logicalDump(db);
            const alone = await bring(only, path, told);
            const second = await bring(db, path, told);
            expect(second?.rejected, 'rejected').toBe(alone?.rejected);
            if (first === undefined) throw new Error('the sample itself is not read');
            if (second === undefined) {
              expect(logicalDump(db)).toEqual(before);
              return;
            }
            undoImport(db, takesSample ? first.id : second.id, 0, ZONE);
            expect(logicalDump(db), takesSample ? 'the mutated alone' : 'the sample alone').toEqual(
              takesSample ? logicalDump(only) : before,
            );
          } finally {
            only.close();
            db.close();
          }
        }),
        { numRuns: RUNS },
      );
    },
    3_600_000,
  );
});
