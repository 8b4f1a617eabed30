import { describe, expect, it } from 'vitest';
import { openDesk } from './desk.fixture.ts';

const LIST = [
  '客户名称,添加人,添加人账号,添加人所属部门,添加时间,来源,手机,企业,标签组1(来源),标签组2(等级)',
  '测试买家01,测试导购甲,staff_a,测试公司/门店,2026-03-01 10:00:00,扫描名片二维码,138****0001,测试企业,包裹卡,金卡',
  '测试买家02,测试导购甲,staff_a,测试公司/门店,2026-03-01 10:00:05,扫描名片二维码,,,,',
];
const LINK = [
  '添加时间,链接名称,用户昵称,添加人,添加人账号,添加人所属部门,流量id,线索id',
  '2026-03-01 10:00:00,包裹卡-红包版,测试买家01,测试导购甲,staff_a,测试公司/门店,ll_test_01,xs_test_01',
  '2026-03-02 10:00:00,包裹卡-红包版,测试买家03,测试导购甲,staff_a,测试公司/门店,ll_test_02,',
];
const JOINS = `
  SELECT i.value, j.staff, d.nickname, d.link, d.phone_seen, d.source, d.company, d.tags, m.file
  FROM joins j
  JOIN identities i ON i.id = j.identity_id
  LEFT JOIN join_details d ON d.join_id = j.id
  LEFT JOIN sightings s ON s.fact = 'detail' AND s.fact_id = d.id
  LEFT JOIN imports m ON m.id = s.import_id
  ORDER BY j.joined_at, m.file`;

describe('a friendship in the customer list and in the export of a link', () => {
  it('is one join, and each file has its own say of it', async () => {
    const { bring, rows } = openDesk();
    expect(await bring('list.csv', LIST)).toMatchObject({ inserted: 2, updated: 0 });
    expect(await bring('link.csv', LINK)).toMatchObject({ inserted: 1, updated: 1, unchanged: 0 });

    expect(rows('SELECT count(*) AS n FROM joins')).toEqual([{ n: 3 }]);
    const first = rows(JOINS).slice(0, 2);
    expect(first).toMatchObject([
      { file: 'link.csv', link: '包裹卡-红包版', phone_seen: null, source: null, tags: null },
      {
        file: 'list.csv',
        link: null,
        phone_seen: '138****0001',
        source: '扫描名片二维码',
        company: '测试企业',
        tags: '来源:包裹卡\n等级:金卡',
      },
    ]);
    // Undone alone, either import would leave what the other said.
    const both = `SELECT count(*) AS n FROM sightings WHERE fact = 'join' AND fact_id = 1`;
    expect(rows(both)).toEqual([{ n: 2 }]);
  });

  it('comes out the same whichever file comes first', async () => {
    const [one, other] = [openDesk(), openDesk()];
    await one.bring('list.csv', LIST);
    await one.bring('link.csv', LINK);
    await other.bring('link.csv', LINK);
    await other.bring('list.csv', LIST);
    expect(other.rows(JOINS)).toEqual(one.rows(JOINS));
  });

  it('is not told again by the same files', async () => {
    const { bring, rows } = openDesk();
    await bring('list.csv', LIST);
    await bring('link.csv', LINK);
    const before = rows(JOINS);
    expect(await bring('link.csv', [...LINK, ''])).toMatchObject({ inserted: 0, updated: 0 });
    expect(rows('SELECT count(*) AS n FROM join_details')).toEqual([{ n: before.length }]);
  });
});
