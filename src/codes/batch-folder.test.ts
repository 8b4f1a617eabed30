import { parse } from 'csv-parse/sync';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { qrMatrix } from '../print/matrix.ts';
import { qrPng } from '../print/png.ts';
import { paintSvg, scan, unpackPng } from '../print/qr-reader.fixture.ts';
import { qrSvg } from '../print/svg.ts';
import {
  discardFolder,
  type FolderOptions,
  makePartial,
  type Manifest,
  writeBatchFolder,
} from './batch-folder.ts';
import { CODE_COLUMNS, type CodeList, type CodeRow, issuedList } from './code-rows.ts';
import { checkFolder, commitFolder } from './commit-folder.ts';
import { issueBatch } from './issue-batch.ts';
import { planBatch } from './plan-batch.ts';
import { addOrder, campaign, MARCH, MARCH_DAY, workspace } from './workspace.fixture.ts';

let home = '';
let folder = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pscrm-batch-'));
  folder = join(home, 'cards');
});
afterEach(() => rmSync(home, { recursive: true }));

const KEEP = { replace: false };
const REPLACE = { replace: true };
const NONE: FolderOptions = { images: 'none' };
const svg = (url: string): string => qrSvg(qrMatrix(url));
const png = (url: string): Uint8Array => qrPng(qrMatrix(url), { scale: 4 });

/** A batch of so many codes. */
function listOf(count: number, seed = 'folder'): CodeList {
  const db = workspace();
  const plan = planBatch(db, { mode: 'count', count }, { campaign: campaign(db) });
  const issued = issueBatch(db, plan, { now: MARCH, day: MARCH_DAY, seed });
  return issuedList(issued, 'https://q.example.cn');
}

const rowsOf = (list: CodeList): CodeRow[] =>
  Array.from({ length: list.count }, (_, index) => list.row(index));

/** @returns the partial folder */
async function write(list: CodeList, options: FolderOptions, to = folder): Promise<string> {
  const partial = makePartial(to);
  await writeBatchFolder(partial, to, list, options);
  return partial;
}

function readManifest(place: string): Manifest {
  // as a printer's own program would read it
  const manifest: Manifest = JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8'));
  return manifest;
}

describe('the folder of a batch', () => {
  test.each(['svg', 'png'] as const)(
    'every %s of it is scanned as the URL of its line',
    async (images) => {
      const list60 = listOf(60);
      const render = images === 'svg' ? svg : png;
      commitFolder(await write(list60, { images, render }), folder, KEEP);
      const list = parse<Record<string, string>>(readFileSync(join(folder, 'codes.csv')), {
        columns: true,
      });
      expect(list).toHaveLength(60);
      for (const [index, line] of list.entries()) {
        const serial = String(index + 1).padStart(4, '0');
        const picture = readFileSync(join(folder, `${serial}-${line['code']}.${images}`));
        const seen = scan(images === 'svg' ? paintSvg(picture.toString()) : unpackPng(picture));
        expect(seen).toBe(line['url']);
        expect(seen).toBe(`https://q.example.cn/${line['code']}`);
      }
    },
  );

  test('holds the list, the pictures and a manifest that names each with its size and hash', async () => {
    const three = listOf(3);
    commitFolder(await write(three, { images: 'svg', render: svg }), folder, KEEP);
    const { files, ...head } = readManifest(folder);
    expect(head).toEqual({
      schema: 'pscrm.manifest/1',
      batch: 1,
      campaign: 'spring-card',
      channel: 'package-card',
      count: 3,
      first_code: three.row(0).code,
    });
    expect(files.map(({ name }) => name).toSorted()).toEqual(
      readdirSync(folder)
        .filter((name) => name !== 'manifest.json')
        .toSorted(),
    );
    expect(files.map(({ name }) => name)).toEqual([
      'codes.csv',
      ...rowsOf(three).map(({ code }, n) => `000${n + 1}-${code}.svg`),
    ]);
    for (const { name, bytes, sha256 } of files) {
      const data = readFileSync(join(folder, name));
      expect([bytes, sha256]).toEqual([
        data.length,
        createHash('sha256').update(data).digest('hex'),
      ]);
    }
  });

  test('without pictures it is the list and the manifest', async () => {
    commitFolder(await write(listOf(2), NONE), folder, KEEP);
    expect(readdirSync(folder).toSorted()).toEqual(['codes.csv', 'manifest.json']);
  });

  test('codes that differ in case alone get files of their own on every file system', async () => {
    const one = listOf(1);
    const row = (at: number): CodeRow => ({
      ...one.row(0),
      code: ['aBcdefg', 'AbCDEFG'][at] ?? '',
    });
    const partial = await write({ ...one, count: 2, row }, { images: 'svg', render: svg });
    const names = readdirSync(partial).map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(4);
  });

  test('hostile names come back from the list as text', async () => {
    const db = workspace();
    const shops = ["=cmd|' /C calc'!A0", 'a "quoted", one', 'two\nlines', '+86', '测试店'];
    for (const [n, shop] of shops.entries()) addOrder(db, `100${n}`, { shop, paid: n });
    const plan = planBatch(db, { mode: 'orders' }, { campaign: campaign(db, '春季') });
    const issued = issueBatch(db, plan, { now: MARCH, day: MARCH_DAY, seed: 'x' });
    const partial = await write(issuedList(issued, 'https://q.example.cn'), NONE);
    const text = readFileSync(join(partial, 'codes.csv'), 'utf8');
    expect(text.split('\n')[0]).toBe(
      'code,url,campaign,variant,channel,batch,platform,shop,order_no,owner',
    );
    const code = issued.codes[4]?.code;
    expect(text).toContain(
      `\n${code},https://q.example.cn/${code},春季,,package-card,1,pdd,测试店,1004,\n`,
    );
    const lines = parse(text);
    const column = CODE_COLUMNS.indexOf('shop');
    expect(lines.slice(1).map((line) => line[column])).toEqual([
      "'=cmd|' /C calc'!A0", // the guard against formulas
      'a "quoted", one',
      'two\nlines',
      "'+86",
      '测试店',
    ]);
  });
});

describe('whole or not at all', () => {
  test('nothing has the name of the folder before all of it is there', async () => {
    const early: boolean[] = [];
    const render = (url: string): string => {
      early.push(existsSync(folder));
      return svg(url);
    };
    const partial = await write(listOf(5), { images: 'svg', render });
    // a kill here leaves the partial folder, and no half one
    expect([...early, existsSync(folder)]).toEqual([false, false, false, false, false, false]);
    expect(partial.startsWith(`${folder}.partial-`)).toBe(true);
    commitFolder(partial, folder, KEEP);
    expect(readdirSync(home)).toEqual(['cards']);
    expect(readdirSync(folder)).toHaveLength(7);
  });

  test('an error while drawing leaves nothing', async () => {
    let drawn = 0;
    const render = (url: string): string => {
      if (++drawn === 4) throw new Error('no more ink');
      return svg(url);
    };
    const writing = write(listOf(5), { images: 'svg', render });
    await expect(writing).rejects.toThrow('no more ink');
    expect(readdirSync(home)).toEqual([]);
  });

  test('Ctrl-C half way leaves nothing', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number, total: number): void => {
      seen.push(done);
      if (done === 400) stop.abort();
      expect(total).toBe(1000);
    };
    const writing = write(listOf(1000), {
      images: 'svg',
      render: () => '<svg/>',
      onProgress,
      signal: stop.signal,
    });
    await expect(writing).rejects.toThrow('interrupted');
    expect(seen).toEqual([0, 200, 400]);
    expect(readdirSync(home)).toEqual([]);
  });

  test('a folder below a file is refused in our words', async () => {
    writeFileSync(join(home, 'file'), '');
    const writing = write(listOf(1), NONE, join(home, 'file', 'cards'));
    await expect(writing).rejects.toThrow('file-not-found');
  });

  test('folders above are made; a batch that was not kept after all is removed', async () => {
    const deep = join(home, 'a', 'b', 'cards');
    const partial = await write(listOf(1), NONE, `${deep}/`);
    discardFolder(partial);
    expect(readdirSync(join(home, 'a', 'b'))).toEqual([]);
  });
});

describe('a folder that is there already', () => {
  const begin = (seed: string): Promise<string> => write(listOf(2, seed), NONE);
  const list = (): string => readFileSync(join(folder, 'codes.csv'), 'utf8');

  test('stays as it is unless somebody says otherwise', async () => {
    commitFolder(await begin('first'), folder, KEEP);
    const before = list();
    expect(() => checkFolder(folder, KEEP)).toThrow('folder-exists');
    const partial = await begin('second');
    expect(() => commitFolder(partial, folder, KEEP)).toThrow('folder-exists');
    expect(list()).toBe(before);
    expect(existsSync(join(partial, 'codes.csv'))).toBe(true); // its codes may be committed

    checkFolder(folder, REPLACE);
    commitFolder(partial, folder, REPLACE);
    expect(list()).not.toBe(before);
    expect(readdirSync(home)).toEqual(['cards']);
  });

  test('comes back where the new one cannot be put in its place', async () => {
    commitFolder(await begin('first'), folder, KEEP);
    const before = list();
    const partial = await begin('second');
    discardFolder(partial); // somebody has tidied up
    expect(() => commitFolder(partial, folder, REPLACE)).toThrow('file-not-found');
    expect(list()).toBe(before);
    expect(readdirSync(home)).toEqual(['cards']);
  });

  test('keeps what somebody else has put into it', async () => {
    commitFolder(await begin('first'), folder, KEEP);
    writeFileSync(join(folder, 'notes.txt'), 'for the printer');
    mkdirSync(join(folder, 'proofs'));
    writeFileSync(join(folder, 'proofs/one.jpg'), 'a picture');
    const kept = commitFolder(await begin('second'), folder, REPLACE);
    expect([...kept].toSorted()).toEqual(['notes.txt', 'proofs']);
    const there = ['codes.csv', 'manifest.json', 'notes.txt', 'proofs'];
    expect(readdirSync(folder).toSorted()).toEqual(there);
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('for the printer');
    expect(readFileSync(join(folder, 'proofs/one.jpg'), 'utf8')).toBe('a picture');
    expect(readdirSync(home)).toEqual(['cards']);
  });

  test('may be empty', async () => {
    mkdirSync(folder);
    checkFolder(folder, KEEP);
    commitFolder(await begin('first'), folder, KEEP);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test.each([
    [
      'a folder of somebody else',
      () => (mkdirSync(folder), writeFileSync(join(folder, 'novel.txt'), 'It was')),
    ],
    [
      "somebody else's manifest.json",
      () => (
        mkdirSync(folder),
        writeFileSync(join(folder, 'manifest.json'), '{"name":"a web app"}')
      ),
    ],
    ['a file', () => writeFileSync(folder, 'notes')],
  ])('is never removed where it is %s', async (_, make) => {
    make();
    expect(() => checkFolder(folder, KEEP)).toThrow('folder-not-ours');
    expect(() => checkFolder(folder, REPLACE)).toThrow('folder-not-ours');
    const partial = await begin('first');
    expect(() => commitFolder(partial, folder, REPLACE)).toThrow('folder-not-ours');
    expect(existsSync(folder)).toBe(true);
  });
});
