import { describe, expect, it, test } from 'vitest';
import { deliveryStatus } from './delivery-writer.ts';
import { openDesk } from './desk.fixture.ts';

const REPLIES = '手机号,回复内容,回复时间';
const REPORTS = '手机号,发送状态,发送时间';

describe('what became of a message, by the words of those who sent it', () => {
  it.each([
    ['用户拒收', '', 'refused'],
    ['发送失败(黑名单)', '', 'refused'],
    ['failed', 'MOBILE_IN_BLACK', 'refused'],
    ['failed', 'MOBILE_NOT_ON_SERVICE', 'failed'],
    ['号码停机', '', 'failed'],
    ['delivered', '退订', 'delivered'],
    ['待查', '', '待查'],
  ])('%s %s: %s', (status, code, is) => expect(deliveryStatus({ status, code }).status).toBe(is));
});

test('words of networks are read in either case', async () => {
  const { bring, rows } = openDesk();
  const words = ['空号', 'UNDELIV', 'Expired', 'REJECTD', 'DELIVRD', '接收失败', '用户拒收'];
  const lines = words.map((word, n) => `1380000001${n},${word},2026-03-02 10:00:00`);
  const { notes } = await bring('report.csv', [REPORTS, ...lines]);
  expect(notes).toEqual([{ code: 'opt-outs', params: { n: 1 } }]);
  expect(rows('SELECT status FROM deliveries ORDER BY id').map(({ status }) => status)).toEqual([
    ...Array.from({ length: 4 }, () => 'failed'),
    'delivered',
    'failed',
    'refused',
  ]);
});

describe('who refused in an import that is taken back', () => {
  const refusals = () => [
    '13800000001,T,2026-03-02 10:00:00',
    '13800000002,有货吗,2026-03-02 10:00:00',
    '138****0003,退订,2026-03-02 10:00:00',
  ];

  it('is entered as by hand, hidden numbers too, and named nowhere', async () => {
    const { harness, bring, rows } = openDesk();
    await bring('replies.csv', [REPLIES, ...refusals()]);
    await bring('report.csv', [REPORTS, '13800000004,用户拒收,2026-03-02 10:00:00']);
    expect(await harness.json('status')).toMatchObject({ counts: { opted_out: 3 } });
    const undo = (id: number) => harness.json(`imports undo ${id} --yes`);
    expect(await undo(1)).toMatchObject({ facts: 3, refusals_kept: 2, refusals_gone: 0 });
    expect(await undo(2)).toMatchObject({ facts: 1, refusals_kept: 1, refusals_gone: 0 });
    expect(rows('SELECT count(*) AS n FROM identities')).toEqual([{ n: 0 }]);
    expect(JSON.stringify(rows('SELECT * FROM refusals'))).not.toContain('1380000');
    // They come again, and go again: they are entered already.
    await bring('replies.csv', [REPLIES, ...refusals()]);
    expect(await undo(3)).toMatchObject({ refusals_kept: 0 });
    expect(rows('SELECT count(*) AS n FROM refusals')).toEqual([{ n: 3 }]);
  });

  it('is not entered where another file says so as well, and then stays out by that file', async () => {
    const { harness, bring, rows } = openDesk();
    await bring('replies.csv', [REPLIES, ...refusals()]);
    await bring('again.csv', [REPLIES, '13800000001,TD,2026-03-05 10:00:00']);
    expect(await harness.json('imports undo 1 --yes')).toMatchObject({ refusals_kept: 1 });
    expect(rows('SELECT count(*) AS n FROM replies WHERE opts_out = 1')).toEqual([{ n: 1 }]);
  });

  it('may be written to again where that is asked for; a dry run says how many', async () => {
    const { harness, bring, rows } = openDesk();
    await bring('replies.csv', [REPLIES, ...refusals()]);
    const gone = { refusals_kept: 0, refusals_gone: 2 };
    expect(await harness.json('imports undo 1 --with-refusals --dry-run')).toMatchObject(gone);
    expect(await harness.json('imports undo 1 --with-refusals --yes')).toMatchObject(gone);
    expect(rows('SELECT count(*) AS n FROM refusals')).toEqual([{ n: 0 }]);
  });
});
