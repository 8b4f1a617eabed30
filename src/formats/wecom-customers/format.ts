import type { FactFormat } from '../format.ts';

/**
 * 企业微信 客户列表: one row per customer and member of staff. There is no external_userid; the same
 * customer repeats for each member of staff. Three lines may stand above the header.
 */
export const wecomCustomers: FactFormat = {
  id: 'wecom-customers',
  kind: 'joins',
  claims: [
    ['客户名称', '添加人', '添加时间'],
    ['客户名称', '添加人账号', '添加时间'],
    ['客户名称', '添加人帐号', '添加时间'],
  ],
  timezone: 'Asia/Shanghai',
  region: 'CN',
  fields: {
    phone: { from: ['手机'], type: 'id' },
    email: { from: ['邮箱'], type: 'text' },
    nickname: { from: ['客户名称'], type: 'text' },
    staff: { from: ['添加人账号', '添加人帐号', '添加人'], type: 'text' },
    joined_at: { from: ['添加时间'], type: 'instant', required: true },
  },
};
