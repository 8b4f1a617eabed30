/** What stands on cards: which wording on which of them, and whether it was meant. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pdfTexts } from '../print/sheet/pdf-reader.fixture.ts';
import { openHarness } from './harness.ts';

const STOCK = 'Scan to add us on WeChat\nfor help and member gifts';

/** Eight cards of the variants a and b, as many of each as the seed has it. */
async function openPrinter(variants = '--variant a --variant b') {
  const at = openHarness();
  for (const line of [
    'init --base-url https://q.example.cn',
    `campaign create card --channel package-card ${variants}`,
    'code batch --campaign card --count 8 --seed words --images none --out codes',
  ])
    expect(await at.run(line), line).toMatchObject({ code: 0 });
  const rows = at.read('codes/codes.csv').trim().split('\n').slice(1);
  const count = (variant: string) => rows.filter((row) => row.split(',')[3] === variant).length;
  const wording = async (line: string, env = {}) => {
    const plan = `sheet --batch 1 --dry-run ${line}`;
    return (await at.json<{ wording: unknown[] }>(plan, { env })).wording;
  };
  return { ...at, a: count('a'), b: count('b'), wording };
}

test('each variant is listed with its wording, how many cards have it, and who has said it', async () => {
  const at = await openPrinter();
  expect([at.a + at.b, Math.min(at.a, at.b) > 0]).toEqual([8, true]);
  const { out } = await at.run('sheet --batch 1 --dry-run --hook a=甲 --hook 乙');
  expect(out).toContain(`Wording of ${at.a} cards of variant a: “甲”\n`);
  expect(out).toContain(`Wording of ${at.b} cards of variant b: “乙”\n`);
  const own = expect.objectContaining({ variant: 'a', cards: at.a, text: '甲', from: 'option' });
  expect(await at.wording('--hook a=甲')).toEqual(
    expect.arrayContaining([own, { variant: 'b', cards: at.b, text: STOCK, from: 'stock' }]),
  );
  at.write('card.yaml', 'hooks:\n  default: 丙\n  b: 丁\n');
  expect(await at.wording('--template card.yaml --hook b=乙')).toEqual(
    expect.arrayContaining([
      { variant: 'a', cards: at.a, text: '丙', from: 'template' },
      { variant: 'b', cards: at.b, text: '乙', from: 'option' },
    ]),
  );
});

test('the sentence that nobody has said is in the language of the run, and that is said', async () => {
  const at = await openPrinter('');
  const { out } = await at.run('sheet --batch 1 --dry-run');
  expect(out).toContain('this is the program’s, in the language of this run');
  const chinese = await at.wording('', { LANG: 'zh_CN.UTF-8' });
  expect(chinese).toEqual([
    { variant: '', cards: 8, text: expect.stringContaining('扫码'), from: 'stock' },
  ]);
  expect(await at.wording('', { LANG: 'C' })).toEqual([
    { variant: '', cards: 8, text: STOCK, from: 'stock' },
  ]);
});

test.each([
  ['--hook zz=abc', 'The campaign has no variant “zz”. [unknown-variant]\nhint: Known: a, b.'],
  ['--hook 优惠=9折', 'The campaign has no variant “优惠”.'],
  ['--hook a=甲 --hook a=乙', '[variant-twice]'],
  ['--hook 甲 --hook 乙', '[variant-twice]'],
  ['--hook {foo}', 'Nothing is known to fill in for “foo” in a wording. [unknown-place]'],
  ['--hook {hook}', '[unknown-place]'],
])('%s is refused', async (hook, said) => {
  const at = await openPrinter();
  const { code, err } = await at.run(`sheet --batch 1 --dry-run ${hook}`);
  expect([code, err]).toEqual([2, expect.stringContaining(said)]);
});

test('a variant that a template misspells is refused, by line', async () => {
  const at = await openPrinter();
  at.write('card.yaml', 'hooks:\n  a: 甲\n  zz: 乙\n');
  const { code, err } = await at.run('sheet --batch 1 --dry-run --template card.yaml');
  expect(code).toBe(2);
  expect(err).toContain(
    'card.yaml:3: hooks.zz: nothing is called so. Known: default, a, b [bad-template]',
  );
});

test('a wording may have = in it, and begins a line at \\n', async () => {
  const at = await openPrinter('');
  await at.run('sheet --batch 1 --only 1 --out a.pdf --hook default=第一行\\n优惠=9折');
  const texts = pdfTexts(readFileSync(at.path('a.pdf'))).flat();
  expect(texts).toEqual(expect.arrayContaining(['第一行', '优惠=9折']));
});

test('a wording that the design has no place for is said to be on no card', async () => {
  const at = await openPrinter();
  at.write('card.yaml', 'front:\n  - symbol: M\n    at: [20, 2, 40]\n');
  const { err } = await at.run('sheet --batch 1 --dry-run --template card.yaml --hook 甲');
  expect(err).toContain('The wording of --hook is on no card');
  expect(await at.wording('--template card.yaml')).toEqual([]);
});

test('words that the law or WeChat refuses are printed only at a risk that somebody took', async () => {
  const at = await openPrinter('');
  const sheet = [
    'sheet',
    '--batch',
    '1',
    '--out',
    'a.pdf',
    '--hook',
    '五星好评返现2元，晒图加微信领',
  ];
  for (const more of [[], ['--dry-run']]) {
    const { code, err } = await at.run([...sheet, ...more]);
    expect([code, err]).toEqual([2, expect.stringContaining('[risk-not-taken]')]);
  }
  at.write(
    'card.yaml',
    'front:\n  - symbol: M\n    at: [20, 2, 30]\nback:\n  - text: 好评返现\n    at: [5, 5, 60, 9]\n',
  );
  const back = await at.run('sheet --batch 1 --template card.yaml --dry-run');
  expect(back.err).toContain('[risk-not-taken]');
  const taken = await at.run([...sheet, '--acknowledge-risk', 'asked our lawyer']);
  expect(taken.code, taken.err).toBe(0);
  // It was taken for the campaign.
  expect((await at.run([...sheet, '--yes'])).code).toBe(0);
});
