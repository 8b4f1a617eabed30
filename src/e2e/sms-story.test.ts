import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plainFile, repliesFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

const BATCH = 'code batch --channel sms --campaign spring --recipients people.csv';
const TEXT = `--text '{name|您}好，会员礼已备好 {link} {optout}'`;

async function shop() {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn');
  await at.run('config set brand 测试品牌');
  await at.run('campaign create spring --channel sms');
  // One buyer of two numbers; another who is on the list by the second only.
  const buyer = { buyer_id: 'u_test_01' };
  at.write(
    'orders.csv',
    plainFile(
      { order_no: 'W1', phone: '13800000001', ...buyer },
      { order_no: 'W2', phone: '13800000002', ...buyer },
    ),
  );
  await at.run('import orders.csv');
  const people = ['1,测试买家01', '2,测试买家01', '3,=cmd', '4,'].map((one) => `1380000000${one}`);
  at.write('people.csv', `手机号,姓名\n${people.join('\n')}\n`);
  return at;
}

test('a list becomes files for the provider, one row a person, that only their owner may read', async () => {
  const at = await shop();
  const { code, out, err } = await at.run(
    `${BATCH} ${TEXT} --provider aliyun --price 0.045 --out sms`,
  );
  expect(code, err).toBe(0);
  expect(err).toContain('skipped 1: the same person again\n');
  expect(out).toContain('Batch 1: 3 text messages for spring.\n');
  expect(out).toContain('Cost: 3 × 0.045 CNY = 0.14 CNY.\n');
  expect(out).not.toContain('测试买家');
  const [header, first, second, third] = at.read('sms/upload-01.csv').split('\n');
  expect(header).toBe('手机号码,name,code');
  expect(first).toMatch(/^13800000001,测试买家01,\w{10,}$/);
  expect(second).toMatch(/^13800000003,cmd,\w{10,}$/);
  expect(third).toMatch(/^13800000004,您,\w{10,}$/);
  expect(at.read('sms/template.txt')).toBe(
    '${name}好，会员礼已备好 https://q.example.cn/${code} 拒收请回复R\n',
  );
  for (const name of ['upload-01.csv', 'template.txt', 'manifest.json'])
    expect(statSync(at.path(`sms/${name}`)).mode & 0o777, name).toBe(0o600);
});

test('a dry run says what the run would, and keeps nothing', async () => {
  const at = await shop();
  const line = `${BATCH} ${TEXT} --seed s --holdout 34% --holdout-seed h`;
  type Told = { batch: number | null; skipped: unknown; sms: Record<string, unknown> };
  const tried = await at.json<Told>(`${line} --dry-run`);
  const again = await at.json<Told>(`${line} --dry-run`);
  const done = await at.json<Told>(`${line} --out sms`);
  expect(again).toEqual(tried);
  expect([tried.batch, done.batch]).toEqual([null, 1]);
  const what = ({ skipped, sms: { preview: _preview, files: _files, ...sms } }: Told) => ({
    skipped,
    sms,
  });
  expect(what(tried)).toEqual(what(done));
  expect(done.sms).toMatchObject({ messages: 2, held: 1, holdout_seed: 'h', cost_minor: null });
});

test('a refusal beats every later list, and the undo of its file, unless somebody says otherwise', async () => {
  const at = await shop();
  // The buyer answers by the number that is not written to.
  at.write('replies.csv', repliesFile({ 手机号: '13800000002' }));
  await at.run('import replies.csv');
  await at.run('customer optout 13800000004');
  const line = `${BATCH} ${TEXT} --dry-run`;
  expect((await at.run(line)).err).toContain('skipped 2: do not want to be written to\n');
  const undone = await at.run('imports undo 2 --yes');
  expect(undone.out).toContain('1 person who refused stays out of every batch');
  expect((await at.run(line)).err).toContain('skipped 2: do not want to be written to\n');
  expect((await at.run('rebuild')).out).toContain('Nothing was stored otherwise.');
});

test('the undo of refusals that were read wrongly says how many, and asks', async () => {
  const at = await shop();
  at.write('replies.csv', repliesFile({ 手机号: '13800000002' }));
  await at.run('import replies.csv');
  await at.run('customer optout 13800000004');
  const asked = await at.run('imports undo 2 --with-refusals');
  expect([asked.code, asked.err]).toEqual([
    2,
    expect.stringContaining('with it the refusals of 1 person, who would be written to again?'),
  ]);
  const undone = await at.run('imports undo 2 --with-refusals --yes');
  expect(undone.out).toContain('1 refusal gone with it: that person may be written to again.');
  const line = `${BATCH} ${TEXT} --dry-run`;
  expect((await at.run(line)).err).toContain('skipped 1: do not want to be written to\n');
  expect((await at.run('rebuild')).out).toContain('Nothing was stored otherwise.');
});

test('what would be refused stops the batch until somebody takes the risk, and why is kept', async () => {
  const at = await shop();
  const line = `${BATCH} --text '加微信领礼 {link} {optout}' --provider tencent --constant-link --out sms`;
  const refused = await at.run(line);
  expect([refused.code, refused.err.includes('tencent: sms.add-wechat (加微信)')]).toEqual([
    2,
    true,
  ]);
  // A dry run ends as the run would.
  const tried = await at.run(`${line} --dry-run`);
  expect([tried.code, tried.out.includes('messages would be')]).toEqual([2, true]);
  const taken = await at.run([...splitLine(line), '--acknowledge-risk', '服务商已书面同意']);
  expect(taken.code, taken.err).toBe(0);
  // One link for all: one code, and no variable.
  expect(at.read('sms/upload-01.csv')).toBe('手机号\n13800000001\n13800000003\n13800000004\n');
});

test('a play that WeChat forbids stops messages, too, whatever they say', async () => {
  const at = await shop();
  await at.run('campaign create friends --channel sms --play assist');
  const line = `${BATCH} ${TEXT} --out sms`.replace('spring', 'friends');
  const refused = await at.run(line);
  expect([refused.code, refused.err.includes('wechat.reward-for-sharing (assist)')]).toEqual([
    2,
    true,
  ]);
});

test('a link that a provider took as its own address is not made to send on without a word', async () => {
  const at = await shop();
  const line = `${BATCH} --text '礼物已备好 {link} {optout}' --provider tencent --constant-link --out sms`;
  expect((await at.run(line)).code).toBe(0);
  await at.run('target add shop --kind url --url https://shop.example.cn/');
  const lint = `sms lint --provider tencent --constant-link --signature 测试品牌 --text '礼物已备好 {link} {optout}'`;
  expect((await at.run(lint)).code).toBe(0);
  expect((await at.run(`${lint} --target shop`)).out).toContain('sms.redirecting-link');
  expect((await at.run('code edit --batch 1 --target shop')).err).toContain(
    'Tencent Cloud refuses links whose first answer sends on to another address',
  );
});

test('a campaign is held against the rules of platforms, and goes on where the risk is taken', async () => {
  const at = await shop();
  await at.run('campaign create card --channel package-card');
  const line = `campaign lint card --text '五星好评返 2 元' --platform amazon --platform pdd`;
  const first = await at.run(line, { terminal: true });
  expect(first.code).toBe(1);
  expect(first.out).toContain(
    'Rewards for reviews that say what they must are unfair competition.',
  );
  expect(first.out).toContain('how sure: not known: ask, or look it up');
  expect(
    (await at.run([...splitLine(line), '--acknowledge-risk', 'no reviews asked for'])).code,
  ).toBe(0);
  const shown = JSON.parse((await at.run('campaign show card --json')).out);
  expect(shown.risks.map(({ of, rule }: { of: string; rule: string }) => `${of} ${rule}`)).toEqual([
    'law law.review-reward',
    'amazon platform.review-reward',
    'amazon platform.lead-card',
  ]);
  expect((await at.run('campaign show card', { terminal: true })).out).toContain(
    'amazon: platform.lead-card – no reviews asked for',
  );
  const after = await at.run(`${line} --json`);
  expect(after.code).toBe(0);
  const { rows }: { rows: { of: string; accepted: string | null }[] } = JSON.parse(after.out);
  expect(rows.map(({ of, accepted }) => [of, accepted])).toEqual([
    ['law', 'no reviews asked for'],
    ['amazon', 'no reviews asked for'],
    ['amazon', 'no reviews asked for'],
    ['pdd', null],
    ['pdd', null],
  ]);
});

test('a signature is of one line, and nothing is held against the rules for yesterday', async () => {
  const at = await shop();
  const line = `${BATCH} ${TEXT} --out sms`.replace(/--signature \S+ ?/u, '');
  const done = await at.run([...splitLine(line), '--signature', '测\n试']);
  expect(done.code, done.err).toBe(0);
  expect(done.out).toContain('【测 试】');
  const lint = "sms lint --signature 测试 --text '会员礼 {link} {optout}' --send-at 2025-01-02";
  expect((await at.run(lint)).err).toContain('[moment-passed]');
});

test('a reason that says nothing is none, and a platform that nobody knows is asked about', async () => {
  const at = await shop();
  await at.run('campaign create card --channel package-card');
  for (const why of ['', '  ']) {
    const blank = await at.run([
      ...splitLine('campaign lint card --text 集卡'),
      '--acknowledge-risk',
      why,
    ]);
    expect([blank.code, blank.err.includes('--acknowledge-risk WHY is missing')]).toEqual([
      2,
      true,
    ]);
  }
  expect((await at.run('campaign lint card --text 集卡')).code).toBe(1);
  const strange = await at.run('campaign lint card --platform zzz');
  expect([strange.code, strange.err.includes('--platform cannot be “zzz”')]).toEqual([2, true]);
});

/** Words as the harness splits them. */
function splitLine(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}
