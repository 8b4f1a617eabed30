import { describe, expect, test } from 'vitest';
import { joinsFile, taobaoFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

const PHONE = '13800001006';

describe('what nobody reads is shown to nobody', () => {
  test('texts of messages and identity cards, whatever the terminal', async () => {
    const at = openHarness();
    at.write(
      'sms.csv',
      [
        '手机号,发送状态,发送时间,短信内容,证件,备注,渠道',
        `${PHONE},发送成功,2026-03-01 10:00:00,亲爱的测试买家06请领取,110101199003070011,测试买家06要发票,测试买家06 ${PHONE}`,
        `13800001007,发送成功,2026-03-01 10:00:00,亲爱的测试买家07请领取,110101199003070022,无,证110101199003070033`,
      ].join('\n'),
    );
    for (const terminal of [true, false]) {
      for (const more of ['', ' --json', ' --lang zh']) {
        const { out, err } = await at.run(`formats test sms.csv${more}`, { terminal });
        expect(out + err).not.toMatch(/测试买家|11010119900307|1380000100|要发票/);
      }
    }
    const { rows } = await at.json<{ rows: { column: string; values: string }[] }>(
      'formats test sms.csv',
    );
    const shown = Object.fromEntries(rows.map(({ column, values }) => [column, values]));
    expect(shown).toMatchObject({
      手机号: '138****1006 | 138****1007',
      短信内容: 'never read',
      证件: 'never read',
      备注: '*** | ***',
      渠道: '测***6 | 证***3',
    });
  });

  test('answers to messages are judged, not shown', async () => {
    const at = openHarness();
    at.write(
      'replies.csv',
      `手机号,回复内容,回复时间\n${PHONE},测试买家06退订,2026-03-01 10:00:00\n`,
    );
    for (const more of ['', ' --json']) {
      const { out, err } = await at.run(`formats test replies.csv${more}`, { terminal: true });
      expect(out + err).not.toContain('测试买家06');
    }
  });
});

describe('a number of a person where a word should be', () => {
  const ODD = `测试买家06的状态${PHONE}`;

  test('is masked wherever the status of an order is shown', async () => {
    const at = openHarness();
    const row = { 订单编号: '11', 买家会员名: '测试买家06' };
    at.write('a.csv', taobaoFile({ ...row, 订单状态: ODD }));
    at.write('b.csv', taobaoFile({ ...row, 订单状态: `${ODD} 110101199003070011` }));
    await at.run('init');
    for (const line of [
      'formats test a.csv',
      'import a.csv',
      'import b.csv',
      'imports show 1',
      'order show taobao:11',
      'customer show 1',
    ]) {
      for (const more of ['', ' --json']) {
        const { out, err } = await at.run(`${line}${more}`, { terminal: true });
        expect(out + err, line).not.toMatch(/13800001006|110101199003070011/);
      }
    }
    const note = await at.json<{ notes: unknown[] }>('formats test a.csv');
    expect(note.notes).toContainEqual({
      code: 'unknown-status',
      params: { status: '测试买家06的状态138****1006', n: 1 },
    });
    for (const line of ['order show taobao:11', 'customer show 1']) {
      expect((await at.run(`${line} --reveal`)).out).toContain(PHONE);
      expect((await at.run(line)).out).toContain('138****1006');
    }
  });

  test('is masked in the state of a join', async () => {
    const at = openHarness();
    at.write('joins.csv', joinsFile({ external_userid: 'wm_test_01', state: PHONE }));
    await at.run('import joins.csv');
    expect((await at.run('customer show 1 --json')).out).toContain('"state": "138****1006"');
    expect((await at.run('customer show 1 --json --reveal')).out).toContain(PHONE);
  });
});
