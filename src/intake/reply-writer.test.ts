import { describe, expect, it, test } from 'vitest';
import { openDesk } from './desk.fixture.ts';
import { isOptOut } from './reply-writer.ts';

describe('a refusal is known by what was written', () => {
  it.each([
    'T',
    't',
    'TD',
    'R',
    '【R】',
    'Ｔ',
    '退订',
    '请退订谢谢',
    '不要再发了',
    'STOP',
    '别发了',
    '我要投诉',
    '请不要再给我发短信',
    '回T',
    '回TD',
    '回复R',
    'T 谢谢',
    'TT',
    '取消',
    'QX',
    'NO',
    'T\u200B',
    '滚',
    '不想收到你们的短信',
  ])('%s', (text) => expect(isOptOut({ text })).toBe(true));
  it.each([
    '',
    '请问还有货吗',
    'R2 有货吗',
    '谢谢',
    'Tom',
    '好的',
    '取消订单怎么操作',
    '可以不要香菜吗，什么时候发货',
    'No problem',
  ])('%s is none', (text) => expect(isOptOut({ text })).toBe(false));
});

test('answers are kept once, without their words, and go with their file', async () => {
  const { harness, bring, rows } = openDesk();
  const header = '手机号,回复内容,回复时间';
  const lines = [
    '13800000001,T,2026-03-02 10:00:00',
    '13800000002,有货吗,2026-03-02 10:00:00',
    '138****0003,退订,2026-03-02 10:00:00',
    '138****0003,退订,2026-03-02 10:00:00',
  ];
  const file = await bring('replies.csv', [header, ...lines]);
  expect(file).toMatchObject({ rows: 4, inserted: 4, rejected: 0 });
  expect(file.notes).toEqual(
    expect.arrayContaining([
      { code: 'opt-outs', params: { n: 1 } },
      { code: 'opt-outs-hidden', params: { n: 2 } },
      { code: 'other-replies', params: { n: 1, lines: ['3'] } },
    ]),
  );
  expect(await bring('again.csv', [header, ...lines, ''])).toMatchObject({ unchanged: 4 });
  expect(rows('SELECT * FROM replies WHERE id = 2')).toEqual([
    { id: 2, identity_id: 2, phone_seen: null, at: 1772416800000, day: 20514, opts_out: 0, nth: 1 },
  ]);
  await harness.json('imports undo 1 --yes');
  expect(rows('SELECT count(*) AS n FROM replies')).toEqual([{ n: 4 }]);
  await harness.json('imports undo 2 --yes');
  expect(rows('SELECT count(*) AS n FROM replies')).toEqual([{ n: 0 }]);
});
