import { expect, test } from 'vitest';
import { qrMatrix } from '../print/matrix.ts';
import { qrPng } from '../print/png.ts';
import { openHarness } from './harness.ts';

const SYMBOL = '  - symbol: M\n    at: [50, 10, 30]\n';

/** What is said of the design; that the codes lead nowhere yet is another matter. */
const notesOf = (err: string): string[] =>
  err.split('\n').filter((line) => line.startsWith('note:'));

/** A batch, and a picture of 33 × 33 pixels and one of 330 × 330: 25 modules and the quiet zone. */
async function openDesigner() {
  const at = openHarness();
  for (const line of [
    'init --base-url https://s.brand.cn',
    'campaign create spring --channel package-card',
    'code batch --campaign spring --count 3 --seed print --no-check --images none --out codes',
  ])
    expect(await at.run(line), line).toMatchObject({ code: 0 });
  at.write('small.png', qrPng(qrMatrix('https://s.brand.cn'), { scale: 1 }));
  at.write('large.png', qrPng(qrMatrix('https://s.brand.cn'), { scale: 10 }));
  const dryRun = async (template: string, more = '') => {
    at.write('card.yaml', template);
    const ran = await at.run(`sheet --batch 1 --template card.yaml --dry-run ${more}`);
    return { ...ran, notes: notesOf(ran.err) };
  };
  return { ...at, dryRun };
}

test('a picture that is too coarse for its size is said, with what it has and what would do', async () => {
  const at = await openDesigner();
  // 33 pixels on 10 mm are 83 dpi; 300 dpi on 10 mm are 119 pixels. The card's 90 mm want 330 at 93 dpi.
  const { code, notes } = await at.dryRun(
    `front:\n  - picture: large.png\n  - picture: small.png\n    at: [5, 5, 10, 10]\n${SYMBOL}`,
  );
  expect([code, notes]).toEqual([
    0,
    [
      'note: card.yaml:2: front[1]: large.png has 330 × 330 pixels, which is 93 dpi in print and looks coarse: 1063 × 1063 would be 300 dpi',
      'note: card.yaml:3: front[2]: small.png has 33 × 33 pixels, which is 83 dpi in print and looks coarse: 119 × 119 would be 300 dpi',
    ],
  ]);
  const fine = await at.dryRun(`front:\n  - picture: large.png\n    at: [5, 5, 25, 25]\n${SYMBOL}`);
  expect(fine.notes).toEqual([]);
});

test('a logo is measured by the hole that it lies in', async () => {
  const at = await openDesigner();
  const { err } = await at.dryRun(
    'front:\n  - symbol: Q\n    at: [20, 2, 50]\n    logo: small.png\n',
  );
  expect(err).toMatch(/^note: card\.yaml:2: front\[1\]: small\.png has 33 × 33 pixels/);
  const { warnings } = await at.json<{ warnings: unknown[] }>(
    'sheet --batch 1 --template card.yaml --dry-run',
  );
  expect(warnings).toEqual([
    expect.objectContaining({ line: 2, problem: 'few-pixels', wanted: 300 }),
  ]);
});

test('what lies over the edge or over something else is said, by line', async () => {
  const at = await openDesigner();
  const { code, notes } = await at.dryRun(
    `front:\n  - text: 扫码\n    at: [5, 5, 50, 12]\n${SYMBOL}  - text: 领礼\n    at: [5, 15, 40, 12]\n  - text: 到店\n    at: [70, 45, 22, 6]\n`,
  );
  expect([code, notes]).toEqual([
    0,
    [
      // The symbol's 33 modules of 10 dots are 27.9 mm in the middle of 30: the text reaches from 5 to 55 mm, the symbol from 51.03.
      'note: card.yaml:4: front[2]: it and front[1] reach 4 mm into each other: a symbol is scanned well only with its white edge whole',
      'note: card.yaml:6: front[3]: it and front[1] reach 2 mm into each other',
      'note: card.yaml:8: front[4]: reaches 2 mm over the edge of the card (90 × 54 mm): it is cut off there',
    ],
  ]);
});

test('text on a symbol or its white edge is refused, even where it could be read back', async () => {
  const at = await openDesigner();
  const text = (x: number) => `  - text: 扫码\n    at: [${x}, 15, 35, 10]\n`;
  const { code, err } = await at.dryRun(`front:\n${SYMBOL}${text(50)}`);
  expect(code).toBe(2);
  expect(err).toContain(
    // The text is as high as 10 mm of the symbol's 27.9.
    'card.yaml:4: front[2]: would be printed 10 mm into the symbol front[1] or its white edge',
  );
  // From 51.03 mm on there is white edge: the text ends at 51.7.
  expect((await at.dryRun(`front:\n${SYMBOL}${text(16.7)}`)).code).toBe(2);
  expect((await at.dryRun(`front:\n${SYMBOL}${text(16)}`)).code).toBe(0);
});

test('a symbol that would be cut through is refused', async () => {
  const at = await openDesigner();
  const { code, err } = await at.dryRun(`front:\n${SYMBOL}`, '--card 70x54');
  expect(code).toBe(2);
  expect(err).toContain('card.yaml:2: front[1]: the symbol reaches');
  expect(err).toContain('over the edge of the card (70 × 54 mm)');
  expect((await at.dryRun(`front:\n${SYMBOL}`, '--card 90x54')).notes).toEqual([]);
});

test('a template of sheet init has nothing that is said, in any size', async () => {
  const at = await openDesigner();
  for (const size of [
    '',
    '--card 85x54',
    '--labels 3x7',
    '--labels 2x7',
    '--paper roll --card 60x80',
  ]) {
    await at.run(`sheet init card.yaml --yes ${size}`);
    const { code, err } = await at.run('sheet --batch 1 --template card.yaml --dry-run');
    expect([size, code, notesOf(err)]).toEqual([size, 0, []]);
  }
});
