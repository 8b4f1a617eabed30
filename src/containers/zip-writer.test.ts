import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { accessTo } from './bytes.ts';
import { openZipWriter } from './zip-writer.ts';
import { readZip } from './zip.ts';

function place(): string {
  const dir = mkdtempSync(join(tmpdir(), 'pscrm-zip-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return join(dir, 'a.zip');
}

/** 2026-03-01 08:00:02 UTC */
const MADE = Date.UTC(2026, 2, 1, 8, 0, 2);
const LARGE = { entries: 1_000_000, directoryBytes: 2 ** 28 };

async function textOf(read: (file: string) => AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of read('a.zip')) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

test('what is written is read back by a library, names and all, and the same bytes each time', async () => {
  const path = place();
  const files = [
    ['codes.csv', 'a,b\n'.repeat(5000)],
    ['测试.svg', '<svg/>'],
    ['empty', ''],
    ['stored.png', 'as it is'],
  ] as const;
  const write = (): Buffer => {
    const zip = openZipWriter(path, MADE);
    for (const [name, text] of files)
      zip.add(name, [Buffer.from(text.slice(0, 3)), Buffer.from(text.slice(3))]);
    zip.close();
    return readFileSync(path);
  };
  const written = write();
  // 'PK' and 1980 + 46, month 3, day 1; 8 h 0 min, 2 s by twos
  expect(written.readUInt16LE(12)).toBe((46 << 9) | (3 << 5) | 1);
  expect(written.readUInt16LE(10)).toBe((8 << 11) | 1);
  const entries = await readZip(accessTo(written), 'a.zip');
  const found = await Promise.all(
    entries.map(async ({ name, read }) => [name, await textOf(read)]),
  );
  expect(found).toEqual(files);
  expect(write().equals(written)).toBe(true);
});

test('more than 65,535 files are a ZIP64', async () => {
  const path = place();
  const zip = openZipWriter(path, MADE);
  for (let n = 0; n < 70_000; n += 1) zip.add(`${n}.txt`, [Buffer.from(String(n))]);
  zip.close();
  const data = readFileSync(path);
  expect(data.indexOf(Buffer.from('PK\u0006\u0006'))).toBeGreaterThan(0);
  const entries = await readZip(accessTo(data), 'a.zip', LARGE);
  expect([entries.length, statSync(path).size]).toEqual([70_000, data.length]);
  for (const { name, read } of [0, 65_535, 69_999].flatMap((n) => entries[n] ?? []))
    expect(`${await textOf(read)}.txt`).toBe(name);
  await expect(readZip(accessTo(data), 'a.zip')).rejects.toThrow('zip-too-large');
});
