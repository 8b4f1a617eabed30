import { existsSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plainFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

/** A shop with a campaign of text messages, and a line that writes to a list. */
async function shop() {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn');
  await at.run('config set brand 测试品牌');
  await at.run('campaign create spring --channel sms');
  const batch = (more: string) =>
    at.run(`code batch --campaign spring --channel sms --text '会员礼 {link} {optout}' ${more}`);
  const list = (...rows: string[]) => at.write('people.csv', `${rows.join('\n')}\n`);
  /** The numbers of the file that goes to the provider. */
  const numbersIn = (folder: string) =>
    at
      .read(`${folder}/upload-01.csv`)
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.slice(0, 11));
  return { at, batch, list, numbersIn };
}

test.each(['external_userid', 'unionid', 'person'])(
  'a number beside another identifier (%s) is the number that is written to',
  async (kind) => {
    const { batch, list, numbersIn } = await shop();
    list(`phone,${kind}`, '13800000201,wm_x', '13800000202,');
    const made = await batch('--recipients people.csv --out sms');
    expect([made.code, made.err]).toEqual([0, expect.not.stringContaining('skipped')]);
    expect(numbersIn('sms')).toEqual(['13800000201', '13800000202']);
  },
);

test('a refusal by the number of a row is one, though the workspace knows the person by another', async () => {
  const { at, batch, list, numbersIn } = await shop();
  at.write(
    'joins.csv',
    'external_userid,staff,joined_at,phone\nwm_k,a,2026-03-01 10:00:00,13800000301\n',
  );
  expect((await at.run('import joins.csv')).code).toBe(0);
  await at.run('customer optout 13800000302');
  list('phone,external_userid', '13800000302,wm_k', '13800000303,');
  const made = await batch('--recipients people.csv --out sms');
  expect(made.err).toContain('skipped 1: do not want to be written to\n');
  expect(numbersIn('sms')).toEqual(['13800000303']);
});

test('no other number than that of the list is written to', async () => {
  const { at, batch, list, numbersIn } = await shop();
  const buyer = { buyer_id: 'b1' };
  at.write(
    'orders.csv',
    plainFile(
      { order_no: 'W1', phone: '13800000001', ...buyer },
      { order_no: 'W2', phone: '13800000011', ...buyer },
    ),
  );
  at.write('report.csv', '手机号,发送状态,发送时间\n13800000001,失败,2026-03-20 10:00:00\n');
  await at.run('import orders.csv report.csv');
  list('phone', '13800000001', '13800000005');
  const made = await batch('--recipients people.csv --out sms');
  expect(made.err).toContain('skipped 1: the last message did not arrive\n');
  expect(numbersIn('sms')).toEqual(['13800000005']);
});

test.each(['--recipients people.csv', '--per-customer'])(
  'bare codes for people (%s) are refused in a campaign of messages',
  async (whom) => {
    const { at, list } = await shop();
    list('phone', '13800000001');
    await at.run('customer optout 13800000001');
    const made = await at.run(`code batch --campaign spring ${whom} --images none --out codes`);
    expect([made.code, made.err]).toEqual([2, expect.stringContaining('[needs-text]')]);
    expect(existsSync(at.path('codes'))).toBe(false);
    const bare = await at.run('code batch --campaign spring --count 2 --images none --out codes');
    expect(bare.code, bare.err).toBe(0);
  },
);

test('a list of people and their codes is for its owner alone, cards as well', async () => {
  const { at, list } = await shop();
  await at.run('campaign create friends --channel referral');
  list('phone', '13800000001');
  const made = await at.run(
    'code batch --campaign friends --recipients people.csv --images none --out codes',
  );
  expect(made.code, made.err).toBe(0);
  expect(statSync(at.path('codes')).mode & 0o777).toBe(0o700);
});

test.each([
  ['--segment all --platform shopx', '--channel sms + --platform'],
  ['--segment all --shop shopx', '--channel sms + --shop'],
  ['--segment all --status paid', '--channel sms + --status'],
  ['--segment all --since 2026-03-01', '--channel sms + --since'],
  ['--segment all --encoding utf-8', '--segment + --encoding'],
])('an option that would choose nobody (%s) is refused', async (more, problem) => {
  const { batch } = await shop();
  const made = await batch(`${more} --dry-run`);
  expect([made.code, made.err]).toEqual([2, expect.stringContaining(problem)]);
});

test.each([
  ['--count 3 --segment all', '--segment + --count'],
  ['--per-order --segment all', '--segment + --per-order'],
  ['--segment all --png', '--segment + --png'],
])('cards for a segment (%s) are pointed to --per-customer', async (more, problem) => {
  const { at } = await shop();
  await at.run('campaign create card --channel package-card');
  const made = await at.run(`code batch --campaign card ${more} --dry-run`);
  expect([made.code, made.err]).toEqual([2, expect.stringContaining(problem)]);
  expect(made.err).toContain('For cards it goes with --per-customer');
  expect(made.err.split('hint')[0]).not.toContain('--channel sms');
});

test.each([
  '--price 0.045',
  '--provider aliyun',
  '--constant-link',
  '--not-within 7',
  '--holdout 10%',
  '--send-at 2026-04-02T10:00',
  '--signature 测试品牌',
])('%s is refused where no message is written', async (option) => {
  const { at } = await shop();
  await at.run('campaign create card --channel package-card');
  const made = await at.run(`code batch --campaign card --count 2 ${option} --dry-run`);
  expect([made.code, made.err]).toEqual([
    2,
    expect.stringContaining(`--count + ${option.split(' ')[0]}`),
  ]);
});

test('where nobody is left, the error says why, for machines too', async () => {
  const { at, batch, list } = await shop();
  list('phone,unionid', '13800000001,', '13800000002,', ',u_test_01');
  await at.run('customer optout 13800000001 13800000002');
  const why = 'Left out: do not want to be written to (2), no telephone number is known (1).';
  for (const more of ['--dry-run', '--out sms', '--dry-run --json']) {
    const made = await batch(`--recipients people.csv ${more}`);
    expect([made.code, made.out + made.err]).toEqual([2, expect.stringContaining(why)]);
  }
});

test('whoever one campaign holds back to compare with is left alone by the next, for 14 days', async () => {
  const { at, batch, list } = await shop();
  await at.run('campaign create summer --channel sms');
  list('phone', ...Array.from({ length: 10 }, (_, n) => `1380000000${n}`));
  const whom = '--recipients people.csv --not-within 7';
  expect((await batch(`${whom} --holdout 50% --out a`)).code).toBe(0);
  const next = (more: string, day: string) =>
    at.run(
      `code batch --campaign summer --channel sms --text '会员礼 {link} {optout}' ${whom} ${more}`,
      { env: { PSCRM_NOW: `2026-04-${day}T09:00:00+08:00` } },
    );
  // The half that was written to is left out by --not-within, and the other must not be all of the file.
  const refused = await next('--dry-run', '02');
  expect([refused.code, refused.err]).toEqual([
    2,
    expect.stringContaining('held back by another campaign, to compare with, for 14 days'),
  ]);
  expect((await next('--dry-run', '16')).out).toContain('10 text messages would be written');
  const all = await next('--with-held --out b', '02');
  expect(all.err).toContain('5 of them are held back by another campaign');
  const lift = await at.run('report lift', { env: { PSCRM_NOW: '2026-05-01T09:00:00+08:00' } });
  expect(lift.err).toContain('Batch 1: 5 of those held back were written to by another batch');
});

test('all customers are those who bought, joined or are known to a shop, not whoever stood on a list', async () => {
  const { at, batch, list } = await shop();
  const bought = { status: 'completed', paid: '10.00' };
  at.write(
    'orders.csv',
    plainFile(
      { order_no: 'W1', phone: '13800000001', ...bought },
      // Wholly refunded, once by its status and once by its amounts.
      { order_no: 'W2', phone: '13800000002', status: 'refunded', paid: '10.00', refund: '10.00' },
      { order_no: 'W3', phone: '13800000003', ...bought, refund: '10.00' },
    ),
  );
  await at.run('import orders.csv');
  await at.run('campaign create list --channel sms');
  list('phone', '13800000008');
  const other = `code batch --campaign list --channel sms --text '会员礼 {link} {optout}' --recipients people.csv --out list`;
  expect((await at.run(other)).code).toBe(0);
  expect((await batch('--segment all --dry-run')).out).toContain('3 text messages would');
  const since = await batch('--segment bought-since:2026-01-01 --dry-run');
  expect(since.out).toContain('1 text message would');
  const not = await batch('--segment not-bought-since:2026-01-01 --dry-run');
  expect(not.out).toContain('2 text messages would');
});

test.each([
  ['--send-at 2026-03-31T10:00', '[moment-passed]'],
  ['--holdout 0.1', '1% … 90%'],
  ['--rows-per-file 0', '--rows-per-file cannot be'],
  ['--holdout-seed s', '--holdout is missing'],
])('%s is refused', async (option, why) => {
  const { batch, list } = await shop();
  list('phone', '13800000001');
  const made = await batch(`--recipients people.csv ${option} --dry-run`);
  expect([made.code, made.err]).toEqual([2, expect.stringContaining(why)]);
});

test('a share of too few is said to be nobody; when nobody said when, JSON does not say now', async () => {
  const { batch, list } = await shop();
  list('phone', '13800000001', '13800000002', '13800000003');
  const line = '--recipients people.csv --holdout 10% --dry-run';
  expect((await batch(line)).err).toContain('nobody is held back: 3 people are too few for');
  const made = await batch(`${line} --json`);
  expect(JSON.parse(made.out)).toMatchObject({ sms: { held: 0, send_at: null } });
  const at = await batch('--recipients people.csv --send-at 2026-04-02T10:00 --dry-run --json');
  expect(JSON.parse(at.out)).toMatchObject({ sms: { send_at: '2026-04-02T10:00:00+08:00' } });
});
