import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildProgram, stopMidway, tempFolder } from './built-program.fixture.ts';

const program = buildProgram();

const CARDS = 'code batch --campaign card --count 20000 --seed story --out cards'.split(' ');
const SMS =
  'code batch --channel sms --campaign spring --recipients people.csv --signature 测试品牌 --out sms'
    .split(' ')
    .concat('--text', '您好 {link} {optout}');

/** A workspace with a campaign of cards and one of messages, and so many people to write to. */
async function workspace(people = 0): Promise<string> {
  const dir = tempFolder();
  const numbers = Array.from({ length: people }, (_, n) => 13_800_000_000 + n);
  writeFileSync(join(dir, 'people.csv'), `手机号\n${numbers.join('\n')}\n`);
  await program.run(dir, ['init', '--base-url', 'https://q.example.cn']);
  await program.run(dir, ['campaign', 'create', 'card', '--channel', 'package-card']);
  await program.run(dir, ['campaign', 'create', 'spring', '--channel', 'sms']);
  return dir;
}

async function begin(args: readonly string[], people = 0) {
  const dir = await workspace(people);
  return { dir, running: program.start(dir, args) };
}

const partialOf = (dir: string): string =>
  readdirSync(dir).find((name) => /^(?:cards|sms)\.partial-/.test(name)) ?? '';

function picturesOf(dir: string): readonly string[] {
  const partial = partialOf(dir);
  if (partial === '') return [];
  return readdirSync(join(dir, partial)).filter((name) => name.endsWith('.svg'));
}

/** The run has said what it is about to do, and has not done it. */
function hasBegun(dir: string): boolean {
  const begun = join(dir, partialOf(dir), 'begun.json');
  return partialOf(dir) !== '' && existsSync(begun) && statSync(begun).size > 0;
}

async function countsOf(dir: string): Promise<unknown> {
  return JSON.parse((await program.run(dir, ['status', '--json'])).out).counts;
}

describe('a batch whose run is stopped', () => {
  test('by a kill while cards are written: no codes, no folder under its name; the next run makes them', async () => {
    const drawing = ({ dir }: { dir: string }) => picturesOf(dir).length > 50;
    const { dir } = await stopMidway(() => begin(CARDS), drawing, 'SIGKILL');
    expect(existsSync(join(dir, 'cards'))).toBe(false);
    expect(await countsOf(dir)).toMatchObject({ codes: 0 });
    const again = await program.run(dir, [...CARDS, '--images', 'none', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ batch: 1, count: 20_000 });
    expect(readdirSync(join(dir, 'cards')).toSorted()).toEqual(['codes.csv', 'manifest.json']);
  });

  test('by a kill while cards are written, and continued: the same codes', async () => {
    // Nobody gave a seed: what was drawn by chance is drawn again.
    const batch = 'code batch --campaign card --count 4000 --out cards'.split(' ');
    const drawing = ({ dir }: { dir: string }) => picturesOf(dir).length > 50;
    const { dir } = await stopMidway(() => begin(batch), drawing, 'SIGKILL');
    const before = readFileSync(join(dir, partialOf(dir), 'codes.csv'), 'utf8');
    const drawn = picturesOf(dir);
    const again = await program.run(dir, [...batch, '--resume', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ batch: 1, count: 4000 });
    expect(readFileSync(join(dir, 'cards/codes.csv'), 'utf8')).toBe(before);
    const whole = new Set(readdirSync(join(dir, 'cards')));
    expect([whole.size, drawn.filter((name) => !whole.has(name))]).toEqual([4002, []]);
    expect([partialOf(dir), existsSync(join(dir, 'cards/begun.json'))]).toEqual(['', false]);
  });

  test('by a kill while messages are written, and continued: the same codes, the same people held back', async () => {
    const batch = [...SMS, '--holdout', '10%'];
    const [killed, other] = [
      await stopMidway(
        () => begin(batch, 9000),
        ({ dir }) => hasBegun(dir),
        'SIGKILL',
      ),
      await workspace(9000),
    ];
    const { dir } = killed;
    const begun = readFileSync(join(dir, partialOf(dir), 'begun.json'), 'utf8');
    const { seed }: { seed: string } = JSON.parse(begun);
    const again = await program.run(dir, [...batch, '--resume', '--json']);
    const told = { batch: 1, count: 8100, sms: { messages: 8100, held: 900 } };
    expect(JSON.parse(again.out)).toMatchObject(told);
    // Whoever has the seed makes the same files elsewhere, the draw of the hold-out too.
    await program.run(other, [...batch, '--seed', seed]);
    const upload = 'sms/upload-01.csv';
    expect(readFileSync(join(dir, upload), 'utf8')).toBe(readFileSync(join(other, upload), 'utf8'));
    expect([partialOf(dir), existsSync(join(dir, 'sms/begun.json'))]).toEqual(['', false]);
  });

  test('by Ctrl-C while messages are written: nothing is written, and nobody calls it a bug', async () => {
    const { dir, outcome } = await stopMidway(
      () => begin(SMS, 9000),
      (at) => partialOf(at.dir) !== '',
      'SIGINT',
    );
    const { code, out, err } = outcome;
    expect([code, out, err]).toEqual([130, '', expect.not.stringContaining('[bug]')]);
    expect(readdirSync(dir).filter((name) => name.startsWith('sms'))).toEqual([]);
    expect(await countsOf(dir)).toMatchObject({ codes: 0, messages: 0 });
  });
});

describe('a batch of codes', () => {
  test('on a disk that fills up while they are exported: an error, and no half list', async () => {
    const dir = await workspace();
    const batch = 'code batch --campaign card --count 1200 --images none --out cards'.split(' ');
    await program.run(dir, batch);
    // Where a file may have 48 KiB, the one write of each list crosses them is cut short, as on a full disk.
    for (const format of ['csv', 'labels', 'zip']) {
      const line = `ulimit -f 48; pscrm code export --batch 1 --format ${format} --out list`;
      const said = program.shell(dir, `${line} 2>&1; echo $?; ls -d list* 2> err.txt || true`);
      expect(said, format).toMatch(/The disk is full: list could not be written[^]*\n1\n$/);
    }
    const line = 'ulimit -f 0; pscrm sheet init card.yaml 2>&1; echo $?; ls -d card*';
    expect(program.shell(dir, line)).toMatch(/The disk is full[^]*\n1\ncards\n$/);
  });

  test('of messages, twice into one folder: one of them is refused, and loses nothing', async () => {
    const dir = await workspace(3000);
    await program.run(dir, ['campaign', 'create', 'autumn', '--channel', 'sms']);
    const of = (campaign: string) => SMS.map((word) => (word === 'spring' ? campaign : word));
    const both = ['spring', 'autumn'].map((name) => program.run(dir, [...of(name), '--json']));
    const [done, refused] = (await Promise.all(both)).toSorted((a, b) => a.code - b.code);
    expect(done?.code).toBe(0);
    // While the other writes: come again. When it has written: say --yes, or take another folder.
    const why = /folder-exists|folder-in-use|needs-yes/.exec(refused?.out ?? '')?.[0];
    expect([refused?.code, why]).toBeOneOf([
      [1, 'folder-in-use'],
      [2, 'folder-exists'],
      [2, 'needs-yes'],
    ]);
    expect(await countsOf(dir)).toMatchObject({ messages: 3000 });
    expect(readdirSync(dir).filter((name) => name.startsWith('sms'))).toEqual(['sms']);
  });

  test('of messages, where the disk of the workspace fills up: no numbers of people are left behind', async () => {
    const dir = await workspace(9000);
    const sms = SMS.map((word) => `'${word}'`).join(' ');
    // The files are of some 300 KiB, what is written to the workspace for them is of more than 1,000.
    const line = `ulimit -f 1000; pscrm ${sms} 2>&1; echo $?; ls -d sms* 2> err.txt || true`;
    expect(program.shell(dir, line)).toMatch(/\[disk-full\]\nhint: [^\n]*\n1\n$/);
    expect(await countsOf(dir)).toMatchObject({ codes: 0, messages: 0 });
  });
});
