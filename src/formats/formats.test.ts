import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { isTextKey } from '../text/translate.ts';
import { claimsHeader, detect } from './detect.ts';
import { FORMATS } from './index.ts';
import { readable, readSample } from './read-sample.fixture.ts';
import { Header } from './row.ts';
import { openSource } from './source.ts';

const HERE = import.meta.dirname;
const FOLDERS = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const SAMPLES = FOLDERS.flatMap((folder) =>
  readdirSync(join(HERE, folder))
    .filter((file) => /^sample.*\.csv$/.test(file))
    .map((file) => ({ folder, file, path: join(HERE, folder, file) })),
);

/**
 * Headers as platforms export them, as facts: blanks at the ends, both widths of brackets, columns
 * named twice. `claimedBy` is the one format that may claim such a file; null where none may.
 */
type HeaderSeen = { name: string; claimedBy: string | null; header: string };
const HEADERS: readonly HeaderSeen[] = JSON.parse(readFileSync(join(HERE, 'headers.json'), 'utf8'));

function expectedPath(path: string): string {
  return path.replace(/sample([^/\\]*)\.csv$/, 'expected$1.json');
}

function claimants(header: string): string[] {
  const [cells = []] = parse(header);
  return claimantsOf(cells);
}

function claimantsOf(cells: readonly string[]): string[] {
  return FORMATS.filter((format) => claimsHeader(format, new Header(cells))).map(({ id }) => id);
}

describe('a format', () => {
  it('is a folder and a line in index.ts, one for one', () => {
    expect(FORMATS.map(({ id }) => id).toSorted()).toEqual(FOLDERS.toSorted());
  });

  it.each(FOLDERS)('%s has its data, a sample and what the sample says', (folder) => {
    const files = readdirSync(join(HERE, folder));
    expect(files).toEqual(expect.arrayContaining(['format.ts', 'sample.csv', 'expected.json']));
    const samples = files.filter((file) => file.startsWith('sample'));
    const expected = files.filter((file) => file.startsWith('expected'));
    expect(expected.length).toBe(samples.length);
  });

  it.each(FORMATS.map(({ id }) => id))('%s has a name in both languages', (id) => {
    expect(isTextKey(`format.${id}`)).toBe(true);
  });

  // Cross-border exports have such columns, and they are nobody's business.
  it.each(FORMATS)('$id reads no number of an identity card', (format) => {
    expect(JSON.stringify(format)).not.toMatch(/身份证|ID Number|nationalRegistration/i);
  });
});

describe('a sample', () => {
  it.each(SAMPLES)(
    '$folder/$file is claimed by its own format and no other',
    async ({ folder, path }) => {
      const { header } = await detect(await openSource(path, Readable.from([])));
      const claiming = FORMATS.filter((format) => claimsHeader(format, header));
      expect(claiming.map(({ id }) => id)).toEqual([folder]);
    },
  );

  it.each(SAMPLES)('$folder/$file says what was worked out by hand', async ({ path }) => {
    expect(existsSync(expectedPath(path))).toBe(true);
    const expected: unknown = JSON.parse(readFileSync(expectedPath(path), 'utf8'));
    expect(readable(await readSample(path))).toEqual(expected);
  });

  it.each(SAMPLES)('$folder/$file loses no row: each is read or rejected', async ({ path }) => {
    const sample = await readSample(path);
    expect(sample.orderRows + sample.facts.length + sample.rejects.length).toBe(sample.rows);
  });

  // A shifted format or a dropped rule would show here first.
  it.each(FOLDERS.filter((folder) => folder !== 'recipients'))(
    '%s shows rows that are rejected as well',
    async (folder) => {
      const { rejects } = await readSample(join(HERE, folder, 'sample.csv'));
      expect(rejects).not.toEqual([]);
    },
  );
});

describe('a header as exported', () => {
  it.each(HEADERS)('$name: $claimedBy', ({ header, claimedBy }) => {
    expect(claimants(header)).toEqual(claimedBy === null ? [] : [claimedBy]);
  });

  it('is known in spite of a BOM, TABs and Excel text marks', () => {
    expect(claimantsOf(['\uFEFF订单号\t', '="用户实付金额（元）"\t'])).toEqual(['pdd-orders']);
  });
});
