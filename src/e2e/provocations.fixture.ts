/** How each error comes about that a test can bring about, as command lines and files. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { makeWorkbook } from '../containers/workbook.fixture.ts';
import { makeZip } from '../containers/zip.fixture.ts';
import {
  after,
  CAMPAIGN,
  CODES,
  INIT,
  type Provocation,
  run,
} from './code-provocations.fixture.ts';
import { costsFile, pddFile, plainFile } from './files.fixture.ts';
import { NOW, type openHarness } from './harness.ts';
import { TARGETS } from './target-provocations.fixture.ts';

/** A workbook with a password. */
const LOCKED = readFileSync(new URL('../containers/locked.xlsx', import.meta.url));
const ROW = { order_no: 'W1' };
const file = (content: string | Buffer, line = 'import a.csv'): Provocation => ({
  line,
  before: (at) => at.write('a.csv', content),
});
const HELD = `INSERT INTO server_holder VALUES (1, 7, 'far', '0.0.0.0:80', ${NOW}, ${NOW})`;
/** A workspace that has been spoilt by other hands. */
const database = (
  spoil: (at: ReturnType<typeof openHarness>, path: string) => void,
  line = 'status',
): Provocation => ({
  line,
  before: async (at) => {
    await run(INIT)(at);
    spoil(at, at.path('pscrm.db'));
  },
});
const sql = (path: string, text: string): void => {
  const db = new Sqlite(path);
  db.exec(text);
  db.close();
};

/** Two buyers, each an account and a telephone number: identities 1 and 2, 3 and 4. */
const people = (lines: readonly string[], line: string): Provocation => ({
  line,
  before: async (at) => {
    const buyer = (n: number) => ({
      order_no: `W${n}`,
      buyer_id: `u_test_0${n}`,
      phone: `1380000000${n}`,
    });
    at.write('a.csv', plainFile(buyer(1), buyer(2)));
    await run('import a.csv', ...lines)(at);
  },
});

const SMS = [INIT, 'campaign create spring --channel sms'];
const MESSAGES =
  'code batch --channel sms --campaign spring --segment all --signature 测试品牌 --out sms';
export const PROVOKED: Readonly<Record<string, Provocation>> = {
  ...CODES,
  ...TARGETS,
  'usage': after([INIT], 'report cohort --csv --md'),
  'unknown-command': { line: 'imprt a.csv' },
  'unknown-option': { line: 'import a.csv --rejcts b.csv' },
  'missing-argument': { line: 'customer show' },
  'too-many-arguments': { line: 'campaign create spring card --channel sms' },
  'missing-option': { line: 'formats new a.csv --id a' },
  'missing-options': { line: 'formats new' },
  'bad-option': { line: 'import a.csv --domain mine' },
  'needs-yes': {
    line: 'import a.csv --rejects b.csv',
    before: (at) => ['a.csv', 'b.csv'].forEach((name) => at.write(name, plainFile(ROW))),
  },
  'bad-timezone': { line: 'init --timezone Mars' },
  'bad-currency': { line: 'init --currency gold' },
  'bad-url': { line: 'init --base-url q.example.cn' },
  'folder-missing': after([INIT], 'report cohort --html nowhere/page.html'),
  'bad-date': after([INIT], 'report cohort --until soon'),
  'period-reversed': after([INIT], 'report funnel --since 2026-03-02 --until 2026-03-01'),
  'bad-steps': after([INIT], "report funnel --steps 'visit > joined'"),
  'unknown-stage': after(CAMPAIGN, 'report funnel --campaign card --who issued'),
  'bad-language': { line: 'status --lang fr' },
  'bad-clock': { line: 'status', options: { env: { PSCRM_NOW: 'soon' } } },
  'bad-name': after([INIT], "campaign create 'a b' --channel sms"),
  'bad-weight': after([INIT], 'campaign create a --channel sms --variant b:0.3'),
  'variant-twice': after([INIT], 'campaign create a --channel sms --variant b --variant b:2'),
  'unknown-campaign': after(CAMPAIGN, 'campaign show spring'),
  'unknown-channel': after([INIT], 'campaign create a --channel pigeon'),
  'unknown-format': file(plainFile(ROW), 'import a.csv --format x'),
  'unknown-import': after([INIT], 'imports show 7'),
  'already-undone': people(['imports undo 1 --yes'], 'imports undo 1 --yes'),
  'complete-other': {
    line: 'imports complete 1 --until 2026-03-01',
    before: async (at) => {
      at.write('costs.csv', costsFile({}));
      await run(...CAMPAIGN, 'import costs.csv')(at);
    },
  },
  'complete-ahead': people([], 'imports complete 1 --until 2036-03-31'),
  'complete-early': file(plainFile(ROW), 'import a.csv --complete-until 2020-03-31'),
  'unknown-order': after([INIT], 'order show 7'),
  'rejected-strictly': file(plainFile({ ...ROW, paid: '3o.00' }), 'import a.csv --strict'),
  'unknown-customer': after([INIT], 'customer show 7'),
  'bad-optout': after([INIT], 'customer optout 13800000001 nobody'),
  'unknown-person': after([INIT], 'customer find 13800000001'),
  'merge-same': after([INIT], 'customer merge 1 1'),
  'unknown-action': after([INIT], 'customer undo 7'),
  'not-of-customer': people([], 'customer split 1 --identity 3'),
  'no-tie': people([], 'customer split 1 --tie 1=3'),
  'tie-by-hand': people(['customer merge 1 3'], 'customer split 1 --tie 1=3'),
  'identity-blocked': people(['customer split 1 --identity 1'], 'customer merge 1 3'),
  'unknown-setting': after([INIT], 'config get name'),
  'bad-colour': after([INIT], 'config set colour red'),
  'campaign-exists': after(CAMPAIGN, 'campaign create card --channel sms'),
  'settings-fixed': {
    line: 'init --timezone Asia/Tokyo',
    before: async (at) => {
      at.write('a.csv', plainFile(ROW));
      await run('import a.csv')(at);
    },
  },
  'no-base-url': after(['init'], 'code batch --campaign card --count 1 --out cards'),
  'base-url-not-public': after(['init --base-url http://127.0.0.1:8787'], 'deploy --print nginx'),
  'needs-text': after(SMS, 'code batch --campaign spring --per-customer --out sms'),
  'wrong-channel': after(CAMPAIGN, 'code batch --channel sms --campaign card --segment all'),
  'unknown-variable': after(SMS, `${MESSAGES} --text '{nmae} {link}'`),
  'no-link': after(SMS, `${MESSAGES} --text hello`),
  'moment-passed': after(SMS, `${MESSAGES} --text '{link} {optout}' --send-at 2020-04-01`),
  'names-missing': people(SMS, `${MESSAGES} --text '{name} {link} {optout}'`),
  'risk-not-taken': people(SMS, `${MESSAGES} --text '加微信领红包 {link}' --provider tencent`),
  'nothing-to-issue': after(CAMPAIGN, 'code batch --campaign card --per-order --out cards'),
  'file-not-found': { line: 'import a.csv' },
  // A folder where SQLite wants to write its log.
  'file-unreadable': database((_, path) => mkdirSync(`${path}-wal`)),
  'not-a-file': {
    line: 'code batch --campaign card --recipients folder --out cards',
    before: async (at) => {
      await run(...CAMPAIGN)(at);
      mkdirSync(at.path('folder'));
    },
  },
  'folder-not-ours': {
    line: 'code batch --campaign card --count 1 --out folder --yes',
    before: async (at) => {
      await run(...CAMPAIGN)(at);
      mkdirSync(at.path('folder'));
      at.write('folder/mine.txt', 'mine');
    },
  },
  'not-text': file(Buffer.from([0x61, 0x0a, 0xb6, 0xa9, 0xff, 0xff])),
  'nul-byte': file('order_no\n1\0'),
  'utf16-unmarked': file(Buffer.from('order_no', 'utf16le')),
  'mixed-encodings': file(Buffer.concat([Buffer.from('订单\n'), Buffer.from([0xb6, 0xa9])])),
  'unknown-encoding': file(Buffer.from('Jos\u00e9,A\n', 'latin1')),
  'pipe-file': { line: 'import /dev/null' },
  'html-file': file('<table><tr><td>order_no</td></tr></table>'),
  'other-file': file('%PDF-1.7'),
  'zip-broken': file(Buffer.from('PK\u0003\u0004\0\0')),
  'zip-unsafe': file(makeZip({ name: '../a.csv', data: 'a' })),
  'zip-too-large': file(makeZip({ name: 'a.csv', data: Buffer.alloc(80_000_000, 'x') })),
  'zip-empty': file(makeZip({ name: 'a.pdf', data: 'a' })),
  'password-needed': file(LOCKED),
  'password-wrong': file(LOCKED, 'import a.csv --password x'),
  'xls-file': file(Buffer.concat([LOCKED.subarray(0, 512), Buffer.alloc(512, 0xff)])),
  'workbook-broken': file(makeWorkbook({ sheets: [{ rows: '<row><c t="s"><v>1' }] })),
  'workbook-too-large': file(
    makeWorkbook({
      sheets: [{ rows: `<row><c t="str"><v>${'x'.repeat(9_000_000)}</v></c></row>` }],
    }),
  ),
  'formula-unsaved': file(makeWorkbook({ sheets: [{ rows: '<row><c><f>1+1</f></c></row>' }] })),
  'no-files': { line: 'import folder', before: (at) => mkdirSync(at.path('folder')) },
  'no-match': { line: 'import exports/*.csv' },
  'empty-file': file(''),
  'recipients-file': file('person\nwm_test_01\n'),
  'text-workbook': {
    line: 'import a.xlsx',
    before: (at) => at.write('a.xlsx', 'not a workbook\n'),
  },
  'no-format': file('订单号,金额\n1,2\n'),
  'other-format': file(pddFile({ 订单号: '1' }), 'import a.csv --format taobao-orders'),
  'bad-format': {
    line: 'import a.csv --format-file mine.json',
    before: (at) => {
      at.write('a.csv', plainFile(ROW));
      at.write(
        'mine.json',
        '{\n  "id": "mine",\n  "kind": "joins",\n  "claims": [[]],\n  "fields": {}\n}\n',
      );
    },
  },
  'bad-format-id': file(plainFile(ROW), 'formats new a.csv --id orders'),
  'format-twice': {
    line: 'formats list --format-file mine.json --format-file mine-2.json',
    before: (at) => {
      const mine = JSON.stringify({
        id: 'mine',
        kind: 'visits',
        claims: [['a', 'b']],
        fields: {
          code: { from: ['a'], type: 'text' },
          at: { from: ['b'], type: 'instant' },
        },
      });
      for (const name of ['mine.json', 'mine-2.json']) at.write(name, mine);
    },
  },
  'not-orders': file('动账时间,动帐流水号,动账方向,子订单号,订单号\n'),
  'many-formats': file('订单号,下单帐号,京东价,用户实付金额(元)\n1,2,3,4\n'),
  'csv-quote-open': file(`${plainFile(ROW)}测试,"open,W2\n`),
  'second-header': file(`${plainFile(ROW)}订单号,订单状态,用户实付金额(元),商家实收金额(元)\n`),
  'header-quotes': file(`"${plainFile(ROW).trim().split('\n').join('"\n"')}"\n`),
  'csv-record-too-long': file(`${pddFile({ 订单号: '1' })}${'x'.repeat(4_100_000)}\n`),
  'date-order-unknown': file(plainFile({ ...ROW, created_at: '01/02/2026', paid_at: '' })),
  'dates-contradict': file(
    plainFile(
      { order_no: 'W1', created_at: '27/09/2026', paid_at: '' },
      { order_no: 'W2', created_at: '09/27/2026', paid_at: '' },
    ),
  ),
  'id-ruined': file(plainFile({ order_no: '3.51532E+16' })),
  'no-workspace': { line: 'status' },
  'no-folder': { line: 'status --db nowhere/x.db' },
  'not-a-database': { line: 'status', before: (at) => at.write('pscrm.db', 'x'.repeat(5000)) },
  'not-a-workspace': {
    line: 'status',
    before: (at) => sql(at.path('pscrm.db'), 'CREATE TABLE theirs (a)'),
  },
  'database-newer': database((_, path) => sql(path, 'PRAGMA user_version = 999')),
  'database-locked': database((at, path) => {
    const other = new Sqlite(path);
    at.write('a.csv', plainFile(ROW));
    other.exec('BEGIN IMMEDIATE');
    onTestFinished(() => void other.close());
  }, 'import a.csv'),
  'database-damaged': database((_, path) => {
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xff, 4096));
  }),
  'server-running': database((_, path) => sql(path, HELD), 'serve'),
  // An address for documentation: no machine has it.
  'address-refused': after([INIT], 'serve --host 192.0.2.1'),
  'bad-recipient': {
    line: 'code batch --campaign card --recipients a.csv --out cards',
    before: async (at) => {
      await run(...CAMPAIGN)(at);
      at.write('a.csv', 'person\nphone:138****0001\n');
    },
  },
  'declined': {
    line: 'import a.csv --rejects b.csv',
    before: (at) => ['a.csv', 'b.csv'].forEach((name) => at.write(name, plainFile(ROW))),
    options: { terminal: true, answers: [false] },
  },
};
