import { describe, expect, test } from 'vitest';
import { joinsFile, plainFile, taobaoFile } from './files.fixture.ts';
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

describe('a cell where a platform should be', () => {
  test('that cannot be its name makes no platform and no kind of identifier', async () => {
    const at = openHarness();
    at.write(
      'orders.csv',
      plainFile(
        { platform: '测试买家09', order_no: 'W1', buyer_id: 'u_test_01' },
        { platform: 'tb 13800001006', order_no: 'W2' },
        { platform: PHONE, order_no: 'W3' },
        { platform: 'x'.repeat(33), order_no: 'W4' },
        { platform: '天猫', order_no: 'W5', buyer_id: 'u_test_02' },
        { platform: '1688', order_no: 'W6' },
      ),
    );
    const { code, out, err } = await at.run('import orders.csv');
    expect([code, out]).toEqual([3, expect.stringContaining('2 new')]);
    expect(err).toContain('orders.csv:2: platform: is no name of a platform');
    expect(out + err).not.toMatch(/测试买家09|13800001006/);
    expect(err).not.toContain('is new here');
    expect((await at.run('customer list --reveal')).out).not.toContain('测试买家09');
  });

  test('is named where it is new, with what may have been meant', async () => {
    const at = openHarness();
    at.write('a.csv', plainFile({ platform: 'taobaoo', order_no: 'W1' }));
    at.write('b.csv', plainFile({ platform: 'taobaoo', order_no: 'W2' }));
    at.write('c.csv', plainFile({ platform: 'my_shop', order_no: 'W3' }));
    const first = await at.run('import a.csv');
    expect(first.err).toContain('“taobaoo” is new here; did you mean taobao?');
    expect((await at.run('import b.csv')).err).not.toContain('is new here');
    expect((await at.run('import c.csv')).err).toContain('“my_shop” is new here.');
  });
});

test('a phone that cannot be read is counted, its line named', async () => {
  const at = openHarness();
  at.write(
    'orders.csv',
    plainFile(
      { order_no: 'W1', phone: PHONE },
      { order_no: 'W2', phone: '13800001003x' },
      { order_no: 'W3', phone: '1380000100' },
      // Hidden by a platform, virtual, or left out: nobody mistyped these.
      { order_no: 'W4', phone: '138****1003' },
      { order_no: 'W5', phone: '13800001003-1234' },
      { order_no: 'W6', phone: '无' },
    ),
  );
  const { err } = await at.run('import orders.csv');
  expect(err).toContain('2 phone numbers could not be read (the first in line 3: “1***x”)');
  expect(err).not.toContain('1380000100');
});
