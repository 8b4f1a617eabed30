import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pddFile, plainFile } from './files.fixture.ts';
import { translator } from '../text/translator.ts';
import { openHarness, splitWords } from './harness.ts';

type Harness = ReturnType<typeof openHarness>;

const PDD = pddFile({ 订单号: '260301-000000000000001' }, { 订单号: '260301-000000000000002' });
/** Is it the first of February, or the second of January? */
const DAYS = plainFile({ order_no: 'W1', created_at: '01/02/2026', paid_at: '' });
const LAZADA =
  'orderItemId,orderNumber,sellerSku,lazadaSku,itemName,createTime,paidPrice,unitPrice,status\n' +
  '11,W2,MUG,MUG-1,Mug,04 Jul 2022 11:46,100.00,100.00,delivered\n';
const RECIPIENTS = 'person\nwm_test_01\nphone:13800000002\n';

const SETUP = [
  'init --base-url https://q.example.cn',
  'import pdd.csv',
  'campaign create card --channel package-card',
];

/** A workspace as it stands before the command of a test. */
async function prepared(steps: readonly string[]): Promise<Harness> {
  const at = openHarness();
  at.write('pdd.csv', PDD);
  at.write('days.csv', DAYS);
  at.write('lazada.csv', LAZADA);
  at.write('our orders.csv', PDD);
  at.write('people.csv', RECIPIENTS);
  for (const step of steps) expect((await at.run(step)).code).toBe(0);
  return at;
}

/** What a person could see of a workspace, whatever its folder is called. */
async function seen(at: Harness): Promise<unknown> {
  const shown: unknown[] = [];
  for (const line of ['status', 'imports list', 'campaign list', 'campaign show card']) {
    const { out } = await at.run(`${line} --json`);
    shown.push(out.replaceAll(at.dir, 'HERE').replace(/"duration_ms": \d+/, ''));
  }
  for (const folder of ['cards', 'card-codes'])
    shown.push(existsSync(at.path(folder)) ? at.read(`${folder}/codes.csv`) : null);
  return shown;
}

const SAME = translator('en')('say.same', { command: 'pscrm ' });

/** The last line that the program says would have done the same, without its `pscrm`. */
function sameLine(err: string): string {
  const line = err.split('\n').findLast((one) => one.startsWith(SAME));
  if (line === undefined) throw new Error(`no line to copy in:\n${err}`);
  return line.slice(SAME.length);
}

const ASKED: [typed: string, answers: string[], same: string, before: string[]][] = [
  [
    'init',
    ['https://q.example.cn/', 'Asia/Tokyo', 'jpy'],
    'init --base-url https://q.example.cn/ --timezone Asia/Tokyo --currency jpy',
    [],
  ],
  ['init', ['', '', ''], "init --base-url '' --timezone Asia/Shanghai --currency CNY", []],
  [
    'init --currency USD',
    ['https://q.example.cn', ''],
    'init --currency USD --base-url https://q.example.cn --timezone Asia/Shanghai',
    [],
  ],
  ['import', ['pdd.csv'], 'import pdd.csv', []],
  ['import --shop 测试店', ["'our orders.csv'"], "import --shop 测试店 'our orders.csv'", []],
  ['import days.csv', ['dmy'], 'import days.csv --date-order dmy', []],
  [
    'import lazada.csv',
    ['Asia/Bangkok', 'thb'],
    'import lazada.csv --timezone Asia/Bangkok --currency THB',
    [],
  ],
  [
    'import lazada.csv --currency THB',
    ['Asia/Bangkok'],
    'import lazada.csv --currency THB --timezone Asia/Bangkok',
    [],
  ],
  ['import', ['days.csv', 'mdy'], 'import days.csv --date-order mdy', []],
  [
    'campaign create',
    ['card', 'package-card', 'sample、gift:3'],
    'campaign create card --channel package-card --variant sample --variant gift:3',
    SETUP.slice(0, 2),
  ],
  ['campaign create card', ['sms', ''], 'campaign create card --channel sms', SETUP.slice(0, 2)],
  [
    'campaign create --channel sms --variant a',
    ['card'],
    'campaign create --channel sms --variant a card',
    SETUP.slice(0, 2),
  ],
  [
    'code batch --seed s',
    ['card', '--per-order', 'cards'],
    'code batch --seed s --campaign card --per-order --out cards',
    SETUP,
  ],
  [
    'code batch --seed s --images none --status paid,shipped --per-order --since 2026-03-01 --shop 测试店',
    ['card', 'cards'],
    'code batch --seed s --images none --status paid,shipped --per-order --since 2026-03-01 --shop 测试店 --campaign card --out cards',
    [...SETUP.slice(0, 1), 'import pdd.csv --shop 测试店', ...SETUP.slice(2)],
  ],
  [
    'code batch --campaign card --seed s --length 9',
    ['--count', '3', ''],
    'code batch --campaign card --seed s --length 9 --count 3 --out card-codes',
    SETUP,
  ],
  [
    'code batch --campaign card --seed s --out cards',
    ['--recipients', 'people.csv'],
    'code batch --campaign card --seed s --out cards --recipients people.csv',
    SETUP,
  ],
  [
    'code batch --dry-run',
    ['card', '--per-order'],
    'code batch --dry-run --campaign card --per-order',
    SETUP,
  ],
  ['report hooks', ['card'], 'report hooks --campaign card', SETUP],
  ['report kfactor --window 3d', ['card'], 'report kfactor --window 3d --campaign card', SETUP],
];

describe('in a terminal, what is missing is asked for', () => {
  test.each(ASKED)('%s', async (typed, answers, same, before) => {
    const asked = await prepared(before);
    const said = await asked.run(typed, { terminal: true, answers });
    expect(said.code, said.err).toBe(0);
    expect(sameLine(said.err)).toBe(same);
    // The line does the same without a terminal, in a workspace that has not seen it.
    const copied = await prepared(before);
    const done = await copied.run(splitWords(same));
    expect(done.code, done.err).toBe(0);
    expect(await seen(copied)).toEqual(await seen(asked));
  });

  test('what one file leaves open is asked once, and not told of files that say it', async () => {
    const at = await prepared([]);
    at.write('lazada-2.csv', LAZADA.replaceAll('W2', 'W3').replace('11,', '12,'));
    const said = await at.run('import lazada.csv pdd.csv lazada-2.csv', {
      terminal: true,
      answers: ['Asia/Bangkok', 'THB'],
    });
    expect(said.code, said.err).toBe(0);
    // No one line does the same: a flag holds for all files.
    expect(said.err).not.toContain(SAME);
    expect(said.out.match(/ THB/g)).toHaveLength(2);
    expect(said.out.match(/ CNY/g)).toHaveLength(1);
  });

  test('what was typed is not asked for, and then there is no line to copy', async () => {
    const at = await prepared([]);
    for (const line of [...SETUP, 'code batch --campaign card --per-order --out cards']) {
      const { code, err } = await at.run(line, { terminal: true });
      expect([code, err.includes(SAME)]).toEqual([0, false]);
    }
  });

  test('questions are asked in the reader’s language', async () => {
    const at = await prepared([]);
    const { err } = await at.run('import --lang zh', { terminal: true, answers: ['pdd.csv'] });
    expect(err).toContain('import --lang zh pdd.csv');
    expect(err).not.toContain(SAME);
  });
});

const MISSING: [line: string, flag: string, before: string[]][] = [
  ['import', 'FILE', []],
  ['import lazada.csv', '--timezone', []],
  ['import lazada.csv --timezone Asia/Bangkok', '--currency', []],
  ['campaign create', 'NAME', SETUP.slice(0, 1)],
  ['campaign create card', '--channel', SETUP.slice(0, 1)],
  ['code batch', '--campaign', SETUP],
  ['code batch --campaign card', '--count | --per-order | --per-customer | --recipients', SETUP],
  ['code batch --campaign card --per-order', '--out', SETUP],
  ['report hooks', '--campaign', SETUP],
  ['report kfactor', '--campaign', SETUP.slice(0, 1)],
];

describe('where nobody can be asked', () => {
  test.each(MISSING)('%s fails at once and names %s', async (line, flag, before) => {
    const at = await prepared(before);
    const state = await seen(at);
    for (const [typed, terminal] of [
      [line, false],
      [`${line} --no-input`, true],
    ] as const) {
      const { code, out, err } = await at.run(typed, { terminal });
      expect([code, out]).toEqual([2, '']);
      const what = flag.startsWith('-') ? 'option' : 'argument';
      expect(err).toMatch(
        new RegExp(`^error: (.*) is missing\\. \\[missing-${what}\\]\\nhint: .+\\n$`),
      );
      expect(err).toContain(`error: ${flag} is missing.`);
    }
    expect(await seen(at)).toEqual(state);
    expect(existsSync(at.path('pscrm.db'))).toBe(before.length > 0);
  });

  test('and where it is a file that is missing, an example names one', async () => {
    const at = await prepared([]);
    const { err } = await at.run('import');
    expect(err).toBe(
      'error: FILE is missing. [missing-argument]\n' +
        'hint: Name the file to read, such as: pscrm import pdd_orders.csv\n',
    );
    expect((await at.run('formats test')).err).toContain('pscrm formats test pdd_orders.csv');
  });

  test('and where it is a campaign, those there are stand below', async () => {
    const at = await prepared(SETUP);
    for (const line of ['report kfactor', 'report hooks', 'code batch']) {
      const { err } = await at.run(line);
      expect(err).toContain('hint: Name one of them: card.\n');
    }
    const none = await prepared(SETUP.slice(0, 1));
    expect((await none.run('report hooks')).err).toContain('pscrm campaign create NAME makes one');
  });

  test('init needs no answer: it takes the defaults and says them', async () => {
    const at = await prepared([]);
    const { code, out } = await at.run('init --no-input', { terminal: true });
    expect([code, out.includes('Asia/Shanghai')]).toEqual([0, true]);
  });

  test('a question that nobody planned fails the test', async () => {
    const at = await prepared([]);
    await expect(at.run('import', { terminal: true })).rejects.toThrow('nobody planned');
    await expect(at.run('status', { terminal: true, answers: ['x'] })).rejects.toThrow('not asked');
  });
});
