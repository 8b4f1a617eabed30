import { describe, expect, test } from 'vitest';
import { plainFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

/** Two buyers, the second of whom is known by an account and a number. */
async function shop() {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn');
  await at.run('campaign create spring --channel sms');
  const second = { order_no: 'W2', platform: 'shopx', buyer_id: 'b2', phone: '13800000002' };
  at.write('orders.csv', plainFile({ order_no: 'W1', phone: '13800000001' }, second));
  await at.run('import orders.csv');
  const left = async () => {
    const line =
      "code batch --campaign spring --channel sms --segment all --signature 测试品牌 --text '会员礼 {link} {optout}' --dry-run --json";
    const { out } = await at.run(line);
    const told: { sms?: { messages: number } } = JSON.parse(out);
    return told.sms?.messages ?? 0;
  };
  return { at, left };
}

describe('customer optout', () => {
  test('names which value is none, without showing it, and enters nobody', async () => {
    const { at, left } = await shop();
    const { code, err } = await at.run('customer optout 13800000001 1380000000 shopx:b9');
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('Nobody can be told by 2 (1***0), 3 (s***9)'),
    ]);
    expect(await left()).toBe(2);
  });

  test('takes an identifier of a platform’s own that the workspace holds', async () => {
    const { at, left } = await shop();
    const told = await at.json('customer optout shopx:b2');
    expect(told).toMatchObject({ people: 1, names: 2 });
    expect(await left()).toBe(1);
  });

  test('counts who is named twice once, by whatever they are named', async () => {
    const { at } = await shop();
    const line = 'customer optout 13800000001 13800000001 +8613800000001 13800000002 shopx:b2';
    expect(await at.json(line)).toMatchObject({ people: 2, names: 3 });
  });

  test('takes a list that has nothing but numbers', async () => {
    const { at, left } = await shop();
    at.write('out.csv', '手机号\n13800000001\n13800000009\n139****0601\n');
    const { code, out, err } = await at.run('customer optout --recipients out.csv');
    expect([code, out]).toEqual([3, expect.stringContaining('Entered: 2 people, by 2 new')]);
    expect(err).toContain('out.csv:4: 手机号: names nobody who can be recognised');
    expect(await left()).toBe(1);
  });
});

describe('a file of refusals', () => {
  test('that says of one not when it was: it is one all the same', async () => {
    const { at, left } = await shop();
    at.write('out.csv', '手机号,退订时间\n13800000001,\n13800000009,2026-03-02\n');
    const { code, err } = await at.run('import out.csv');
    expect([code, err]).toEqual([0, expect.stringContaining('2 refusals')]);
    expect(await left()).toBe(1);
    at.write('replies.csv', '手机号,回复内容,回复时间\n13800000002,TD,\n');
    await at.run('import replies.csv');
    expect(await left()).toBe(0);
  });

  test('that hides numbers: it is said what follows from it, and what does not', async () => {
    const { at } = await shop();
    const rows = ['13800000009', '139****0601', '139******01'].map((one) => `${one},2026-03-02`);
    at.write('out.csv', `手机号,退订时间\n${rows.join('\n')}\n`);
    const { err } = await at.run('import out.csv');
    expect(err).toContain('1 refusal: whoever refused is left out');
    expect(err).toContain('1 refusal hides its number: everybody of the same first three');
    expect(err).toContain('1 refusal hides so much of the number that nobody can be told by it');
  });
});
