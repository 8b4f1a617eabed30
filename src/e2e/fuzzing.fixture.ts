import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { PscrmError } from '../core/errors.ts';
import { type Database, openWorkspace } from '../db/open.ts';
import { detect } from '../formats/detect.ts';
import { type Told } from '../formats/file-context.ts';
import { isOrderFormat } from '../formats/format.ts';
import { FORMATS } from '../formats/index.ts';
import { readSample, toldBeside } from '../formats/read-sample.fixture.ts';
import { openSource } from '../formats/source.ts';
import { importFile, type ImportResult } from '../intake/import-file.ts';

const FORMATS_FOLDER = join(import.meta.dirname, '../formats');
/** Every sample of a file of orders or facts, and what must be told beside it. */
export const SAMPLES = FORMATS.filter(({ kind }) => kind !== 'recipients').flatMap((format) =>
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
export const RUNS = Number(process.env['PSCRM_FUZZ_RUNS'] ?? 2);

/** What a file may be refused for: what is in it, or what must be told beside it. */
export function isRefusal(error: unknown): error is PscrmError {
  return (
    error instanceof PscrmError &&
    (error.exitCode === 3 ||
      ['missing-option', 'date-order-unknown', 'password-needed'].includes(error.code))
  );
}

/** Imports a file as people do. @returns undefined where it is refused for what is in it */
export async function bring(
  db: Database,
  path: string,
  told: Told,
): Promise<ImportResult | undefined> {
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
export async function checkCounts(
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

export const fresh = (): Database => openWorkspace(':memory:', { create: true });

/** The workspace's zone, where nobody said which. */
export const ZONE = 'Asia/Shanghai';
