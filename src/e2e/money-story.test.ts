import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commandsOf } from '../commands/index.ts';
import { qrMatrix } from '../print/matrix.ts';
import { qrSvg } from '../print/svg.ts';
import {
  costsFile,
  joinsFile,
  participantsFile,
  plainFile,
  shopCustomersFile,
} from './files.fixture.ts';
import { openHarness } from './harness.ts';
import { readSources } from './sources.fixture.ts';

const COMMANDS = await commandsOf(undefined);

/**
 * `pscrm help output`: people read major units with their currency; machines read whole minor units whose
 * name ends in _minor, with `currency` beside. Every amount here begins with 1234, so that it is known
 * wherever it turns up: 1,234.56 or 123456.
 */
const MAJOR = /\b1,?234\.\d/;
const MINOR = /\b1234\d{2}\b/;

/** A line for every command with a result, on the workspace below; some change it. */
const LINES: Readonly<Record<string, string>> = {
  'init': 'init --base-url https://q.example.cn',
  'status': 'status',
  'import': 'import more.csv',
  'imports list': 'imports list',
  'imports show': 'imports show 2',
  'imports sums': 'imports sums',
  'imports complete': 'imports complete 2 --until none',
  'imports undo': 'imports undo 2 --yes',
  'order show': 'order show M1',
  'rebuild': 'rebuild',
  'formats list': 'formats list',
  'formats show': 'formats show orders',
  'formats new':
    'formats new mine.csv --id mine --kind orders --platform erp --shape row --column order_no=Nummer --column status=Stand --column paid=Betrag --column created_at=Datum --status fertig=completed',
  'formats test': 'formats test costs.csv',
  'campaign create': 'campaign create spring --channel sms',
  'campaign list': 'campaign list',
  'campaign show': 'campaign show friends',
  'code batch': 'code batch --campaign friends --count 2 --images none --out codes',
  'code show': 'code show NqWPQQ9a',
  'code edit': 'code edit --batch 1 --none',
  'code export': 'code export --batch 1 --format labels',
  'code check': 'code check code.svg',
  'sheet': 'sheet --batch 1 --dry-run',
  'sheet init': 'sheet init card.yaml',
  'config set': 'config set brand 测试品牌',
  'config get': 'config get currency',
  'config list': 'config list',
  'campaign lint': "campaign lint friends --text '助力砍价' --acknowledge-risk test",
  'sms lint': "sms lint --signature 测试品牌 --text '会员礼 {link} {optout}' --provider generic",
  'sms show': 'sms show 2',
  'sms cancel': 'sms cancel 2 --yes',
  'customer optout': 'customer optout 13800000001',
  'target add': 'target add bo --kind url --url https://example.com --cost-per-add 1234.63',
  'target list': 'target list',
  'target show': 'target show anna',
  'target edit': 'target edit anna --cost-per-add 1234.64',
  'target pause': 'target pause anna',
  'target resume': 'target resume anna',
  'pool create': 'pool create night --target anna',
  'pool list': 'pool list',
  'pool show': 'pool show sales',
  'pool edit': 'pool edit sales --policy sticky',
  'pool simulate': 'pool simulate sales',
  'doctor': 'doctor --integrity',
  'deploy': 'deploy --print systemd --user shop',
  'report': 'report --list',
  'report funnel': 'report funnel --campaign friends',
  'report kfactor': 'report kfactor --campaign friends',
  'report cohort': 'report cohort',
  'report overview': 'report overview',
  'report lift': 'report lift',
  'report channels': 'report channels --by variant',
  'report staff': 'report staff',
  'report batches': 'report batches',
  'report hooks': 'report hooks --campaign friends',
  'report first-order': 'report first-order --by variant',
  'hooks plan': 'hooks plan --base 5%',
  'customer list': 'customer list',
  'customer show': 'customer show 1',
  'customer find': 'customer find u_test_01',
  'customer merge': 'customer merge 1 2',
  'customer split': 'customer split 1 --identity 2',
  'customer accept': 'customer accept 1',
  'customer actions': 'customer actions',
  'customer undo': 'customer undo 1',
};

/** The workspace, once it has been made: every command has one of its own. */
let made: Buffer | undefined;

async function openShop() {
  const at = openHarness();
  const order = { order_no: 'M1', buyer_id: 'u_test_01', phone: '13800000001' };
  at.write('orders.csv', plainFile({ ...order, paid: '1234.56' }));
  at.write('again.csv', plainFile({ ...order, paid: '1234.57', refund: '1234.50' }));
  at.write('more.csv', plainFile({ order_no: 'M2', paid: '1234.58', currency: 'USD' }));
  at.write('buyers.csv', shopCustomersFile({ 客户手机号: '13800000001', 消费金额: '1234.59' }));
  at.write('costs.csv', costsFile({ campaign: 'friends', amount: '1234.60', currency: '' }));
  at.write('mine.csv', 'Nummer,Stand,Betrag,Datum\nM3,fertig,1234.61,2026-03-01 10:00:00\n');
  at.write('code.svg', qrSvg(qrMatrix('https://q.example.cn/NqWPQQ9a')));
  at.write('joins.csv', joinsFile({ external_userid: 'wm_test_01' }));
  at.write('asked.csv', participantsFile({ person: 'wm_test_01', at: '2026-03-01 10:00:00' }));
  if (made !== undefined) {
    at.write('pscrm.db', made);
    return at;
  }
  await at.run('init --base-url https://q.example.cn');
  const done = await at.run('import orders.csv again.csv buyers.csv joins.csv asked.csv costs.csv');
  expect(done.code, done.err).toBe(0);
  const { rows } = await at.json<{ rows: { id: number }[] }>('customer list');
  const merged = await at.run(`customer merge ${rows.map(({ id }) => id).join(' ')}`);
  expect(merged.code, merged.err).toBe(0);
  for (const line of [
    'target add anna --kind url --url https://example.com --staff staff_01 --cost-per-add 1234.62',
    'pool create sales --target anna',
    'campaign create cards --channel sms',
    'code batch --campaign cards --count 1 --seed money --images none --out cards',
    `code batch --campaign cards --segment all --signature 测试品牌 --text '您好 {link} {optout}' --price 0.045 --out sms`,
  ])
    expect(await at.run(line), line).toMatchObject({ code: 0 });
  made = readFileSync(at.path('pscrm.db'));
  return at;
}

/** Names that JSON and CSV may not use for money: they do not say in which units it is. */
const BARE = /^(?:paid|refund(?:ed)?|net|spent|amount|price|total|revenue|money)$/;

/** Every object in a JSON value with what stands around it. */
function* objectsIn(value: unknown, around: readonly object[] = []): Generator<readonly object[]> {
  if (typeof value !== 'object' || value === null) return;
  const here = [...around, value];
  if (!Array.isArray(value)) yield here;
  for (const part of Object.values(value)) yield* objectsIn(part, here);
}

function problemsOfJson(text: string): readonly string[] {
  return [...objectsIn(JSON.parse(text))].flatMap((path) =>
    Object.entries(path.at(-1) ?? {}).flatMap(([key, value]) => {
      if (BARE.test(key) && typeof value === 'number') return [`${key} does not say its unit`];
      // Null is an amount that nobody knows; an object says where the amount of that name is from.
      if (!key.endsWith('_minor') || typeof value === 'object') return [];
      if (!Number.isInteger(value)) return [`${key} is ${String(value)}`];
      return path.some((one) => 'currency' in one) ? [] : [`${key} has no currency beside it`];
    }),
  );
}

function problemsOfCsv(text: string): readonly string[] {
  const [header = [], ...rows] = text.split('\n').map((line) => line.split(','));
  return header.flatMap((key, at) => {
    if (BARE.test(key)) return [`${key} does not say its unit`];
    if (!key.endsWith('_minor')) return [];
    if (!header.includes('currency')) return [`${key} has no currency beside it`];
    return rows.every((row) => /^-?\d*$/.test(row[at] ?? '')) ? [] : [`${key} is no whole number`];
  });
}

const withResult = COMMANDS.filter(({ output }) => output !== 'none');

describe('money in the output of', () => {
  test('every command is looked at here', () => {
    expect(Object.keys(LINES).toSorted()).toEqual(withResult.map(({ path }) => path).toSorted());
  });

  test.each(withResult.map(({ path, output }) => [path, output] as const))(
    'pscrm %s',
    async (path, output) => {
      const line = LINES[path] ?? path;
      const ask = async (form: string, terminal = false) => {
        const { code, out, err } = await (await openShop()).run(`${line}${form}`, { terminal });
        expect(code, err).toBe(0);
        return out;
      };
      const json = await ask(' --json');
      expect(problemsOfJson(json)).toEqual([]);
      if (output === 'table') {
        const csv = await ask(' --csv');
        expect(problemsOfCsv(csv)).toEqual([]);
        expect(await ask(' --md')).not.toMatch(MINOR);
        // What a file says is quoted as it stands there.
        if (path !== 'formats test') expect(csv).not.toMatch(MAJOR);
      }
      const onScreen = await ask('', true);
      expect(onScreen).not.toMatch(MINOR);
      if (MAJOR.test(onScreen)) expect(onScreen).toMatch(/CNY|USD/);
      // In a pipe a sentence is still a sentence; there is one about money.
      const sentence = /^ {2}paid [\d.]+ [A-Z]{3}, refunded [\d.]+$/gm;
      const piped = (await ask('')).replace(sentence, '');
      if (path !== 'formats test') expect(piped).not.toMatch(MAJOR);
    },
  );

  test.each([
    ['order show M1', /^paid_minor\t123457\t/m],
    ['imports show 2', /^CNY\t123457\t123450$/m],
    ['customer show 1', /\t123457\t123450\tCNY\t/],
    ['customer list', /\t7\tCNY\t/],
    ['report cohort', /^2026-03\t.*\tCNY$/m],
    ['target show anna', /^cost_per_add_minor\t123462$/m],
  ])('pscrm %s, in a pipe, is whole minor units and their currency', async (line, expected) => {
    expect((await (await openShop()).run(line)).out).toMatch(expected);
  });
});

test('every column of money says so in its key, wherever it is made', () => {
  const columns = [...readSources()].flatMap(([path, source]) =>
    [...source.matchAll(/key: '(\w+)', type: 'money'/g)].map(([, key]) => `${path}: ${key}`),
  );
  expect(columns.length).toBeGreaterThan(8);
  expect(columns.filter((one) => !one.endsWith('_minor'))).toEqual([]);
});
