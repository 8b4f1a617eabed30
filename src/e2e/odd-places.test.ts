import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pddFile, plainFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

type Imported = {
  readonly files: readonly { readonly file: string }[];
};

const PDD = pddFile({ 订单号: '260301-000000000000001' });
const PLAIN = plainFile({ order_no: 'W1' });
const makePipe = (path: string): Buffer => execFileSync('sh', ['-c', 'mkfifo "$0"', path]);

describe('a pipe', () => {
  test('is refused by name, whether somebody writes to it or not', async () => {
    const at = openHarness();
    makePipe(at.path('a.csv'));
    const alone = await at.run('import a.csv');
    expect(alone).toMatchObject({ code: 3 });
    expect(alone.err).toContain('a.csv is a pipe');
    expect(alone.err).toContain(`< ${at.path('a.csv')}`);

    const writer = spawn('sh', ['-c', 'echo a,b > "$0"', at.path('a.csv')]);
    expect((await at.run('import a.csv')).code).toBe(3);
    writer.kill();
  });

  test('in a folder is passed over with a note', async () => {
    const at = openHarness();
    mkdirSync(at.path('exports'));
    makePipe(at.path('exports/a.csv'));
    at.write('exports/b.csv', PLAIN);
    const { code, err } = await at.run('import exports');
    expect(code).toBe(0);
    expect(err).toContain('1 file was passed over: a.csv');
  });

  test('is not what a pattern means', async () => {
    const at = openHarness();
    makePipe(at.path('a.csv'));
    at.write('b.csv', PLAIN);
    const { files } = await at.json<Imported>("import '*.csv'");
    expect(files.map(({ file }) => file)).toEqual(['b.csv']);
  });
});

describe('standard input', () => {
  test.each(['-', '/dev/stdin', '/dev/fd/0'])('may be called %s', async (name) => {
    const at = openHarness();
    const { files } = await at.json<Imported>(`import ${name}`, { stdin: PDD });
    expect(files).toMatchObject([{ file: 'stdin', orders: 1 }]);
  });
});

describe('a link that leads nowhere', () => {
  test('in a folder keeps no other file from being read', async () => {
    const at = openHarness();
    mkdirSync(at.path('exports'));
    symlinkSync('gone.csv', at.path('exports/a.csv'));
    symlinkSync('round.csv', at.path('exports/round.csv'));
    at.write('exports/b.csv', PLAIN);
    const { code, out } = await at.run('import exports --json');
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      files: [{ file: 'b.csv' }],
      refused: [
        { file: 'a.csv', code: 'file-not-found' },
        { file: 'round.csv', code: 'file-not-found' },
      ],
    });
  });

  test('that somebody named is a slip, and nothing is read', async () => {
    const at = openHarness();
    symlinkSync('gone.csv', at.path('a.csv'));
    at.write('b.csv', PLAIN);
    const { code, err } = await at.run('import b.csv a.csv');
    expect(code).toBe(1);
    expect(err).toContain('There is no file a.csv.');
  });
});

test.skipIf(process.getuid?.() === 0)('a file that may not be read stops no folder', async () => {
  const at = openHarness();
  mkdirSync(at.path('exports'));
  at.write('exports/a.csv', PDD);
  chmodSync(at.path('exports/a.csv'), 0);
  at.write('exports/b.csv', PLAIN);
  const { code, err } = await at.run('import exports');
  expect(code).toBe(3);
  expect(err).toContain('[file-unreadable]');
});
