import type { FactFormat } from '../format.ts';

/**
 * 企业微信 客户列表: one row per customer and member of staff. There is no external_userid; the same
 * customer repeats for each member of staff. Three lines may stand above the header. Behind the last
 * column of the header block comes one for each group of tags.
 */
export const wecomCustomers: FactFormat = {
  id: 'wecom-customers',
  kind: 'joins',
  claims: [
    ['客户名称', '添加人', '添加时间'],
    ['客户名称', '添加人账号', '添加时间'],
    ['客户名称', '添加人帐号', '添加时间'],
  ],
  // That 手机 may hold several numbers, and what stands between tags, are guesses.
  sure: { header: 'B', columns: { '手机': 'F', '标签组*': 'F' } },
  timezone: 'Asia/Shanghai',
  region: 'CN',
  fields: {
    phone: { from: ['手机'], type: 'id' },
    email: { from: ['邮箱'], type: 'text' },
    nickname: { from: ['客户名称'], type: 'text' },
    staff: { from: ['添加人账号', '添加人帐号', '添加人'], type: 'text' },
    department: { from: ['添加人所属部门'], type: 'text' },
    joined_at: { from: ['添加时间'], type: 'instant', required: true },
    source: { from: ['来源'], type: 'text' },
    company: { from: ['企业'], type: 'text' },
    tags: { from: ['标签组*'], type: 'tags' },
    // 描述 is what staff write about a person, in words of their own: not read.
  },
};
