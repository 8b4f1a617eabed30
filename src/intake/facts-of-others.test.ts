import { describe, expect, it } from 'vitest';
import { openDesk, type Row } from './desk.fixture.ts';

const SHOP =
  '客户昵称,客户手机号,客户性别,标签,是否会员,客户积分,消费次数,消费金额,企微好友,成为客户时间';

describe('what a shop knows of its customers', () => {
  it('is kept as seen; a hidden number stands for somebody, and ties nobody', async () => {
    const { bring, rows } = openDesk();
    const file = await bring('customers.csv', [
      SHOP,
      '测试买家01,13800000001,女,老客,是,200,2,300.00,是,2024-01-01 10:00:00',
      '测试买家02,139****0002,,,否,,0,0.00,否,2024-01-02 10:00:00',
      '测试买家03,,,,否,,0,0.00,否,2024-01-03 10:00:00',
      '测试买家04,没留,,,否,,0,0.00,否,2024-01-04 10:00:00',
    ]);
    expect(file).toMatchObject({ rows: 4, inserted: 2, rejected: 2 });
    expect(file.notes).toEqual([{ code: 'numbers-hidden', params: { n: 1 } }]);
    expect(file.rejects).toEqual([
      { line: 4, column: '客户手机号', reason: 'missing' },
      { line: 5, column: '客户手机号', reason: 'not-a-person' },
    ]);
    const profiles = `
      SELECT i.value, p.platform, p.phone_seen, p.is_member, p.points, p.spent_minor, p.currency
      FROM profiles p LEFT JOIN identities i ON i.id = p.identity_id ORDER BY p.id`;
    expect(rows(profiles)).toMatchObject([
      {
        value: '+8613800000001',
        platform: 'youzan',
        is_member: 1,
        points: 200,
        spent_minor: 30000,
      },
      { value: null, phone_seen: '139****0002', is_member: 0, points: null, currency: 'CNY' },
    ]);
    expect(rows('SELECT kind FROM identities')).toEqual([{ kind: 'phone' }]);
  });

  it('is another fact when it has changed, and still one customer in the counts', async () => {
    const { harness, bring, rows } = openDesk();
    const with200 = '测试买家01,13800000001,女,,是,200,2,300.00,是,2024-01-01 10:00:00';
    await bring('march.csv', [SHOP, with200]);
    expect(await bring('again.csv', [SHOP, with200, ''])).toMatchObject({ unchanged: 1 });
    expect(await bring('april.csv', [SHOP, with200.replace('200', '250')])).toMatchObject({
      inserted: 1,
    });
    expect(rows('SELECT points FROM profiles ORDER BY id')).toEqual([
      { points: 200 },
      { points: 250 },
    ]);
    const { counts } = await harness.json<{ counts: Row }>('status');
    expect(counts).toMatchObject({ profiles: 1, deliveries: 0 });
  });
});

type Shown = { profiles: Row[] };

describe('customer show', () => {
  it('names what shops know, with the import behind it, the latest first; nicknames masked', async () => {
    const { harness, bring } = openDesk();
    const march = '测试买家01,13800000001,女,老客,是,200,2,300.00,否,2024-01-01 10:00:00';
    await bring('march.csv', [SHOP, march]);
    await bring('april.csv', [SHOP, march.replace('200', '250').replace('否', '是')]);
    const { profiles } = await harness.json<Shown>('customer show 1');
    const one = {
      platform: 'youzan',
      nickname: '测试***01',
      gender: 'female',
      is_member: true,
      tags: ['老客'],
      orders: 2,
      spent_minor: 30000,
      currency: 'CNY',
      since: '2024-01-01T10:00:00+08:00',
      line: 2,
    };
    expect(profiles).toMatchObject([
      { ...one, points: 250, is_friend: true, import: 2, file: 'april.csv' },
      { ...one, points: 200, is_friend: false, import: 1, file: 'march.csv' },
    ]);
    const { out } = await harness.run('customer show 1', { terminal: true });
    expect(out).toContain('What shops know');
    expect(out).toMatch(/youzan .*测试\*\*\*01 .*yes .*250 .*300\.00 .*#2 april\.csv:2/);
    expect(out).not.toContain('测试买家01');
    const revealed = await harness.run('customer show 1 --reveal', { terminal: true });
    expect(revealed.out).toContain('测试买家01');
  });

  it('forgets what an import said that is undone', async () => {
    const { harness, bring } = openDesk();
    const march = '测试买家01,13800000001,女,老客,是,200,2,300.00,否,2024-01-01 10:00:00';
    await bring('march.csv', [SHOP, march]);
    await bring('april.csv', [SHOP, march.replace('200', '250')]);
    await harness.run('imports undo 2 --yes');
    const { profiles } = await harness.json<Shown>('customer show 1');
    expect(profiles).toMatchObject([{ points: 200, import: 1 }]);
  });
});

const SMS = '手机号,发送时间,发送状态,错误码,批次号';

describe('what became of text messages', () => {
  it('is kept by status; a status nobody knows is kept as seen, with a warning', async () => {
    const { harness, bring, rows } = openDesk();
    const file = await bring('sms.csv', [
      SMS,
      '13800000001,2026-03-01 10:00:00,发送成功,DELIVERED,b1',
      '13800000002,2026-03-01 10:00:00,待人工处理,,b1',
      '13800000003,2026-03-01 10:00:00,等待回执,,b1',
      '13800000004,2026-03-01 10:00:00,,,b1',
    ]);
    expect(file).toMatchObject({ rows: 4, inserted: 3, rejected: 1 });
    expect(file.notes).toEqual([
      { code: 'unknown-delivery-status', params: { status: '待人工处理', n: 1 } },
    ]);
    expect(file.rejects).toEqual([{ line: 5, column: '发送状态', reason: 'missing' }]);
    // Nobody is known for a row that is rejected.
    expect(rows('SELECT count(*) AS n FROM identities')).toEqual([{ n: 3 }]);

    await bring('later.csv', [SMS, '13800000003,2026-03-01 10:00:00,发送成功,DELIVERED,b1']);
    expect(rows('SELECT status FROM deliveries ORDER BY id')).toEqual(
      ['delivered', '待人工处理', 'waiting', 'delivered'].map((status) => ({ status })),
    );
    const { counts } = await harness.json<{ counts: Row }>('status');
    expect(counts).toMatchObject({ deliveries: 3 });
  });

  it('to numbers that look alike are as many as the file has rows, and no more the next time', async () => {
    const { bring, rows } = openDesk();
    const alike = '138****0001,2026-03-01,发送成功,,b1';
    expect(await bring('sms.csv', [SMS, alike, alike])).toMatchObject({ inserted: 2 });
    expect(await bring('again.csv', [SMS, alike, alike, ''])).toMatchObject({ unchanged: 2 });
    const clear = '13800000001,2026-03-01,发送成功,,b1';
    expect(await bring('clear.csv', [SMS, clear, clear])).toMatchObject({
      inserted: 1,
      unchanged: 1,
    });
    expect(rows('SELECT count(*) AS n FROM deliveries')).toEqual([{ n: 3 }]);
  });

  it('the numbers of one interface mean what they mean there only', async () => {
    const { bring } = openDesk();
    const api = await bring('api.csv', [
      'PhoneNum,SendStatus,SendDate',
      '13800000001,3,2026-03-01 10:00:00',
    ]);
    const other = await bring('other.csv', [SMS, '13800000002,2026-03-01 10:00:00,3,,']);
    expect(api.notes).toEqual([]);
    expect(other.notes).toEqual([
      { code: 'unknown-delivery-status', params: { status: '3', n: 1 } },
    ]);
  });
});
