/** What no result is written over, not even with --yes. */
import { copyFileSync, linkSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { qrMatrix } from '../print/matrix.ts';
import { qrPng } from '../print/png.ts';
import { plainFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

const TEMPLATE = 'front:\n  - picture: bg.png\n  - symbol: M\n    at: [50, 10, 30]\n';

const KEPT = [true, '[out-is-source]'];

async function openShop() {
  const at = openHarness();
  for (const line of [
    'init --base-url https://q.example.cn',
    'campaign create card --channel package-card',
    'code batch --campaign card --count 3 --seed kept --images none --out codes',
  ])
    expect(await at.run(line), line).toMatchObject({ code: 0 });
  at.write('bg.png', qrPng(qrMatrix('a picture')));
  at.write('card.yaml', TEMPLATE);
  /** Runs a line with --yes. @returns whether the file is as before, and the error */
  const keeps = async (file: string, line: string) => {
    const before = readFileSync(at.path(file));
    const { err } = await at.run(`${line} --yes`);
    return [readFileSync(at.path(file)).equals(before), /\[[a-z-]+\]/.exec(err)?.[0]];
  };
  return { ...at, keeps };
}

test('the workspace, under whatever name', async () => {
  const at = await openShop();
  linkSync(at.path('pscrm.db'), at.path('linked.pdf'));
  for (const line of [
    'sheet --batch 1 --out pscrm.db',
    'sheet --batch 1 --out ./codes/../pscrm.db',
    'sheet --batch 1 --out linked.pdf',
    'sheet init pscrm.db',
    'code export --batch 1 --format csv --out pscrm.db',
    'code export --batch 1 --format zip --out pscrm.db',
    'code export --batch 1 --format labels --out pscrm.db',
  ])
    expect(await at.keeps('pscrm.db', line), line).toEqual(KEPT);
  // A report writes into the workspace itself, what it has laid out for the next one.
  const { err } = await at.run('report funnel --html pscrm.db --yes');
  expect(err).toContain('[out-is-source]');
  expect((await at.run('status')).code).toBe(0);
  // SQLite would take it for the newest part of the workspace.
  const { code } = await at.run('sheet init pscrm.db-wal --yes');
  expect(code).toBe(2);
});

test('a template, and the picture in it', async () => {
  const at = await openShop();
  expect(
    await at.keeps('card.yaml', 'sheet --batch 1 --template card.yaml --out card.yaml'),
  ).toEqual(KEPT);
  expect(await at.keeps('bg.png', 'sheet --batch 1 --template card.yaml --out bg.png')).toEqual(
    KEPT,
  );
});

test('a file that rows are read from, when their rejects are written', async () => {
  const at = await openShop();
  at.write('orders.csv', plainFile({ order_no: 'W1' }));
  expect(await at.keeps('orders.csv', 'import orders.csv --rejects orders.csv')).toEqual(KEPT);
  expect(await at.keeps('pscrm.db', 'import orders.csv --rejects pscrm.db')).toEqual(KEPT);
  at.write('people.csv', '手机号\n13800000001\n一二三\n');
  const batch = 'code batch --campaign card --recipients people.csv --images none --out people';
  expect(await at.keeps('people.csv', `${batch} --rejects people.csv`)).toEqual(KEPT);
});

test('what lies in the folder of a batch and is not of it, and a folder with the workspace', async () => {
  const at = await openShop();
  at.write('codes/notes.txt', 'for the printer');
  for (const line of [
    'code export --batch 1 --format svg --out codes --yes',
    'code batch --campaign card --count 2 --images none --out codes --yes',
  ]) {
    const { code, err } = await at.run(line);
    expect([code, err]).toEqual([0, expect.stringContaining('Kept in codes')]);
    expect(at.read('codes/notes.txt')).toBe('for the printer');
  }
  copyFileSync(at.path('codes/manifest.json'), at.path('manifest.json'));
  expect(await at.keeps('pscrm.db', 'code export --batch 1 --format svg --out .')).toEqual(KEPT);
});
