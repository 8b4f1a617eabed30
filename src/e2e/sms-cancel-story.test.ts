import { expect, test } from 'vitest';
import { openHarness } from './harness.ts';

const LINE =
  "code batch --campaign spring --channel sms --recipients people.csv --signature 测试品牌 --text '会员礼 {link} {optout}'";

/** Four people, two of whom are held back; the text was wrong. */
async function wrongText() {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn');
  await at.run('campaign create spring --channel sms');
  at.write('people.csv', `phone\n${[1, 2, 3, 4].map((n) => `1380000000${n}`).join('\n')}\n`);
  await at.run(`${LINE} --holdout 50% --out wrong`);
  return at;
}

test('a batch that was not sent is taken back: whoever was in it can be written to, and that it was is known', async () => {
  const at = await wrongText();
  const again = `${LINE} --out right --dry-run`;
  expect((await at.run(again)).err).toContain('written to in this campaign before (2)');
  const asked = await at.run('sms cancel 1');
  expect([asked.code, asked.err]).toEqual([2, expect.stringContaining('[needs-yes]')]);
  const tried = await at.run('sms cancel 1 --dry-run');
  expect(tried.out).toContain('2 people are no longer counted as written to, 2 no longer as held');
  expect((await at.run(again)).code).toBe(2);

  const done = await at.run('sms cancel 1 --yes');
  expect([done.code, done.out]).toEqual([
    0,
    expect.stringContaining('The numbers still stand in wrong: remove it'),
  ]);
  expect(await at.json('status')).toMatchObject({ counts: { messages: 0 } });
  expect((await at.run(again)).out).toContain('4 text messages would be written');
  const shown = await at.json('sms show 1');
  expect(shown).toMatchObject({
    schema: 'pscrm.sms-batch/1',
    messages: 2,
    cancelled_at: '2026-04-01T09:00:00+08:00',
  });
  const [listed] = JSON.parse((await at.run('campaign show spring --json')).out).batches;
  expect(listed).toMatchObject({ id: 1, cancelled_at: '2026-04-01T09:00:00+08:00' });
  expect((await at.run('campaign show spring', { terminal: true })).out).toContain(
    'Taken back, not sent',
  );
  const lift = await at.json<{ rows: unknown[] }>('report lift');
  expect(lift.rows).toEqual([]);
  const { out } = await at.run('sms cancel 1');
  expect(out).toContain('Batch 1 was taken back on 2026-04-01T09:00:00+08:00: nothing changed.');
  expect((await at.run('rebuild')).out).toContain('Nothing was stored otherwise.');
});

test('what speaks for its having been sent stands in the question', async () => {
  const at = await wrongText();
  const sent = at.read('wrong/upload-01.csv').trim().split('\n').slice(1);
  const [phone, code] = (sent[0] ?? '').split(',');
  at.write('report.csv', `手机号,发送状态,发送时间\n${phone},成功,2026-04-01 10:00:00\n`);
  at.write('visits.csv', `code,at\n${code},2026-04-01 10:05:00\n`);
  const brought = await at.run('import report.csv visits.csv');
  expect(brought.code, brought.err).toBe(0);
  const asked = await at.run('sms cancel 1');
  expect(asked.err).toContain('1 visit to its links, 1 report on messages to its people since');
});

test.each(['7', '1'])('a batch that is none of messages (%s) is not known', async (batch) => {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn');
  await at.run('campaign create card --channel package-card');
  await at.run('code batch --campaign card --count 1 --images none --out cards');
  const { code, err } = await at.run(`sms cancel ${batch} --yes`);
  expect([code, err]).toEqual([2, expect.stringContaining('[unknown-batch]')]);
});

test('Ctrl-C while the list is read is no bug', async () => {
  const at = await wrongText();
  await at.run('campaign create other --channel sms');
  const line = LINE.replace('spring', 'other');
  const { code, out, err } = await at.run(`${line} --out right`, { signal: AbortSignal.abort() });
  expect([code, out, err]).toEqual([130, '', expect.not.stringContaining('[bug]')]);
});
