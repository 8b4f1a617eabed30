import { renameSync } from 'node:fs';
import { expect, test } from 'vitest';
import { repliesFile, smsFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

const number = (n: number): string => `1380000000${n}`;
const NOON = Date.parse('2026-04-01T12:00:00+08:00');

/** Eight people of whom one wants no messages and one has a number of six digits; a fifth is held back. */
async function openBatch() {
  const at = openHarness({ now: NOON });
  await at.run('init --base-url https://q.example.cn');
  await at.run('campaign create spring --channel sms');
  const people = [1, 2, 3, 4, 5, 6, 7].map(number);
  at.write('people.csv', `手机号\n${[...people, '138000'].join('\n')}\n`);
  await at.run(`customer optout ${number(7)}`);
  const batch = `code batch --channel sms --campaign spring --recipients people.csv --signature 测试品牌 --text '您好 {link} {optout}' --price 0.045 --holdout 20% --holdout-seed h --out sms`;
  expect((await at.run(batch)).code).toBe(3);
  const sent = at
    .read('sms/upload-01.csv')
    .split('\n')
    .slice(1)
    .flatMap((row) => row.split(',')[0] || []);
  return { ...at, sent };
}

type Shown = {
  messages: number;
  held: number;
  segments: number;
  cost_minor: number;
  opted_out: number;
  deliveries: { status: string; people: number }[];
  left_out: { reason: string; count: number }[] | null;
  files: string[] | null;
};

test('a batch says what was written, to whom not, and for how much', async () => {
  const at = await openBatch();
  const shown = await at.json<Shown>('sms show 1');
  expect(shown).toMatchObject({
    schema: 'pscrm.sms-batch/1',
    batch: 1,
    campaign: 'spring',
    provider: 'generic',
    signature: '测试品牌',
    text: '您好 {link} {optout}',
    link: 'own',
    messages: 5,
    held: 1,
    holdout_percent: 20,
    holdout_seed: 'h',
    // 5 × 0.045 yuan, half a cent up.
    segments: 5,
    price_micros: 45_000,
    cost_minor: 23,
    currency: 'CNY',
    deliveries: [{ status: 'none', people: 5 }],
    files: ['template.txt', 'upload-01.csv'],
    left_out: [
      { reason: 'unreadable', count: 1 },
      { reason: 'opted-out', count: 1 },
    ],
  });
  const { out, err } = await at.run('sms show 1', { terminal: true });
  expect(out).toContain('Batch 1 · text messages for spring');
  expect(out).toMatch(/Held back +1\n/);
  expect(out).toMatch(/do not want to be written to +1\n/);
  expect(out).not.toContain('138');
  expect(err).toContain('next: pscrm report lift --campaign spring');
  // The files are taken to the provider, and the folder with them.
  renameSync(at.path('sms'), at.path('elsewhere'));
  expect(await at.json<Shown>('sms show 1')).toMatchObject({ files: null, left_out: null });
  expect((await at.run('sms show 1')).err).toContain('The folder sms of this batch is not here');
});

test('what providers have reported is counted by person, the best word of each', async () => {
  const at = await openBatch();
  const [one, two, three, four] = at.sent;
  const row = (phone: string | undefined, status: string, time = '12:10:00') => ({
    手机号: phone ?? '',
    发送时间: `2026-04-01 ${time}`,
    发送状态: status,
  });
  at.write(
    'reports.csv',
    smsFile(
      row(one, '等待回执'),
      row(one, '发送成功', '12:11:00'),
      row(two, '发送失败'),
      row(three, '用户拒收'),
      // A message of another day, before the batch.
      { ...row(four, '发送成功'), 发送时间: '2026-03-01 10:00:00' },
    ),
  );
  at.write('replies.csv', repliesFile({ 手机号: one ?? '', 回复时间: '2026-04-01 13:00:00' }));
  expect(await at.run('import reports.csv replies.csv')).toMatchObject({ code: 0 });
  expect(await at.json<Shown>('sms show 1')).toMatchObject({
    opted_out: 1,
    deliveries: [
      { status: 'none', people: 2 },
      { status: 'delivered', people: 1 },
      { status: 'failed', people: 1 },
      { status: 'refused', people: 1 },
    ],
  });
});

test('a report belongs to the batch that was the last before it', async () => {
  const at = await openBatch();
  const [one = ''] = at.sent;
  await at.run('campaign create summer --channel sms');
  at.write('one.csv', `手机号\n${one}\n`);
  const later = { now: NOON + 3 * 86_400_000 };
  const second = `code batch --channel sms --campaign summer --recipients one.csv --signature 测试品牌 --text '您好 {link} {optout}' --out summer`;
  expect(await at.run(second, later)).toMatchObject({ code: 0 });
  at.write(
    'reports.csv',
    smsFile({ 手机号: one, 发送时间: '2026-04-04 12:05:00', 发送状态: '发送成功' }),
  );
  expect(await at.run('import reports.csv', later)).toMatchObject({ code: 0 });
  const [first, last] = [await at.json<Shown>('sms show 1'), await at.json<Shown>('sms show 2')];
  expect(first.deliveries).toEqual([{ status: 'none', people: 5 }]);
  expect(last.deliveries).toEqual([{ status: 'delivered', people: 1 }]);
});

test('a batch of cards, or none at all, is no batch of messages', async () => {
  const at = await openBatch();
  await at.run('campaign create cards --channel package-card');
  await at.run('code batch --campaign cards --count 1 --images none --out cards');
  for (const line of ['sms show 2', 'sms show 9']) {
    const { code, err } = await at.run(line);
    expect([code, err]).toEqual([2, expect.stringContaining('Batches: 1.')]);
  }
});
