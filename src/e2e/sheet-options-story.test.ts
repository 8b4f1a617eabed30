/** Options of sheet that would do nothing, or less than they say. */
import { expect, test } from 'vitest';
import { openHarness } from './harness.ts';

async function openPrinter() {
  const at = openHarness();
  for (const line of [
    'init --base-url https://q.example.cn',
    'campaign create card --channel package-card',
    'code batch --campaign card --count 50 --seed options --images none --out codes',
  ])
    expect(await at.run(line), line).toMatchObject({ code: 0 });
  return at;
}

test.each([
  ['--paper roll --labels 3x7', '--paper roll + --labels'],
  ['--paper roll --stack', '--paper roll + --stack'],
  ['--paper roll --marks on', '--paper roll + --marks on'],
  ['--labels 3x7 --marks on', '--labels + --marks on'],
  ['--template roll.yaml --stack', '--paper roll + --stack'],
  ['--template both.yaml', '--paper roll + --labels'],
  ['--only 49-55', 'cannot be “49-55”. [bad-option]\nhint: Known: 1 … 50'],
  ['--only 0-3', 'cannot be “0-3”. [bad-option]\nhint: Known: 1 … 50'],
  ['--labels 0x7', 'Known: 3x7, 2x7, 5x13, 3x8, 2x4'],
])('sheet %s is refused', async (flags, said) => {
  const at = await openPrinter();
  at.write('roll.yaml', 'paper: roll\n');
  at.write('both.yaml', 'paper: roll\nlabels: 3x7\n');
  const { code, err } = await at.run(`sheet --batch 1 --dry-run ${flags}`);
  expect([code, err]).toEqual([2, expect.stringContaining(said)]);
});

test('what is typed decides between a roll and labels of a template', async () => {
  const at = await openPrinter();
  at.write('roll.yaml', 'paper: roll\ncard: 60x40\n');
  at.write('labels.yaml', 'labels: 3x7\nstack: true\n');
  const paper = async (flags: string) =>
    (await at.json<{ paper_mm: unknown }>(`sheet --batch 1 --dry-run ${flags}`)).paper_mm;
  expect(await paper('--template roll.yaml --card 63.5x38.1 --labels 3x7')).toEqual({
    width: 210,
    height: 297,
  });
  // Its stack is for sheets, and the roll was typed over it.
  expect(await paper('--template labels.yaml --paper roll --card 60x40')).toEqual({
    width: 60,
    height: 40,
  });
});

test('a dry run says how many files there will be', async () => {
  const at = await openPrinter();
  const line = 'sheet --batch 1 --dry-run --out c.pdf --pages-per-file 2';
  expect((await at.run(line)).out).toContain('In 3 files: c-01.pdf to c-03.pdf.\n');
  expect(await at.json(line)).toMatchObject({ file_names: ['c-01.pdf', 'c-02.pdf', 'c-03.pdf'] });
  expect((await at.run('sheet --batch 1 --dry-run')).out).not.toContain('files:');
});
