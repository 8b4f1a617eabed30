/** What is said before a sheet goes to the printer, and of its files where there are others already. */
import { readdirSync, readFileSync, utimesSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pdfTexts } from '../print/sheet/pdf-reader.fixture.ts';
import { plainFile } from './files.fixture.ts';
import { NOW, openHarness } from './harness.ts';

/** 31 cards: ten on a page, four pages. */
async function openPrinter() {
  const at = openHarness();
  for (const line of [
    'init --base-url https://q.example.cn',
    'campaign create card --channel package-card',
    'code batch --campaign card --count 31 --seed files --images none --out codes',
  ])
    expect(await at.run(line), line).toMatchObject({ code: 0 });
  return { ...at, pdfs: () => readdirSync(at.dir).filter((name) => name.endsWith('.pdf')) };
}

test('no card is left in a second file, when they are split otherwise', async () => {
  const at = await openPrinter();
  await at.run('sheet --batch 1 --out c.pdf --pages-per-file 1');
  expect(at.pdfs()).toEqual(['c-01.pdf', 'c-02.pdf', 'c-03.pdf', 'c-04.pdf']);
  at.write('c-05.pdf', 'of somebody else');
  // One card printed again: the file that it is in has others.
  expect((await at.run('sheet --batch 1 --only 30 --out c.pdf')).err).not.toContain('Removed');
  expect(await at.run('sheet --batch 1 --out c.pdf --pages-per-file 3')).toMatchObject({ code: 2 });
  const { err } = await at.run('sheet --batch 1 --out c.pdf --pages-per-file 3 --yes');
  expect(err).toContain('Removed, as their cards are in the new files: c-03.pdf, c-04.pdf, c.pdf');
  expect(at.pdfs()).toEqual(['c-01.pdf', 'c-02.pdf', 'c-05.pdf']);
  const unasked = await at.run('sheet --batch 1 --out c.pdf');
  expect(unasked.err).toContain('would be there twice: c-01.pdf, c-02.pdf. Remove?');
  expect(at.pdfs()).toEqual(['c-01.pdf', 'c-02.pdf', 'c-05.pdf']);
});

test('codes that lead nobody anywhere are said, to the printer as well as to who makes lists', async () => {
  const at = await openPrinter();
  expect((await at.run('sheet --batch 1 --dry-run')).err).not.toContain('switched off');
  await at.run('code edit --batch 1 --disable');
  const off = '31 codes of batch 1 are switched off: whoever scans one gets nowhere.';
  expect((await at.run('sheet --batch 1 --dry-run')).err).toContain(off);
  expect((await at.run('code export --batch 1 --format csv')).err).toContain(off);
  await at.run('code edit --batch 1 --enable --valid-until 2026-03-01 --yes');
  const { err } = await at.run('sheet --batch 1 --dry-run');
  expect(err).toContain('31 codes of batch 1 are past their last moment');
});

test('square labels get a card that goes on them: what has no room is left out, the symbol last', async () => {
  const at = await openPrinter();
  const printed: string[][] = [];
  for (const size of ['28x28', '32x32', '40x40']) {
    const { err, code } = await at.run(`sheet --batch 1 --only 1 --card ${size} --out q.pdf --yes`);
    expect([size, code], err).toEqual([size, 0]);
    printed.push(pdfTexts(readFileSync(at.path('q.pdf'))).flat());
  }
  const line = expect.stringMatching(/^\w{8} {2}1-0001$/);
  const wording = ['Scan to add us on WeChat', 'for help and member gifts'];
  expect(printed).toEqual([[line], [...wording, line], [...wording, line]]);
});

test('one odd order number among many is found: the error names its card', async () => {
  const at = openHarness();
  const orders = ['W1', 'W2', 'W3🎁'].map((order_no) => ({ order_no, status: 'paid' }));
  at.write('orders.csv', plainFile(...orders));
  for (const line of [
    'init --base-url https://q.example.cn',
    'import orders.csv',
    'campaign create card --channel package-card',
    'code batch --campaign card --per-order --images none --out codes',
  ])
    expect(await at.run(line), line).toMatchObject({ code: 0 });
  const rows = at.read('codes/codes.csv').split('\n');
  const n = rows.findIndex((row) => row.includes('🎁'));
  const { err } = await at.run('sheet --batch 1 --reveal --out a.pdf');
  expect(err).toContain(`Card 1-000${n}: the font Noto Sans SC has no sign for “🎁”`);
});

test('what a killed run has left goes with the next one; what is being written stays', async () => {
  const at = await openPrinter();
  const part = (name: string, pid: number) => `${name}.partial-${pid}-0123abcd`;
  const parts = {
    gone: part('c-01.pdf', 11),
    fresh: part('c-02.pdf', 11),
    running: part('c-03.pdf', 12),
    other: part('d.pdf', 11),
  };
  for (const name of Object.values(parts)) {
    at.write(name, 'half a file');
    const age = name === parts.fresh ? 10 : 3600;
    utimesSync(at.path(name), NOW / 1000 - age, NOW / 1000 - age);
  }
  const { err } = await at.run('sheet --batch 1 --only 1 --out c.pdf', { running: [12] });
  expect(err).toContain(`Removed what a killed run has left: ${parts.gone}\n`);
  const there = readdirSync(at.dir).filter((name) => name.includes('partial'));
  expect(there).toEqual([parts.fresh, parts.running, parts.other]);
});
