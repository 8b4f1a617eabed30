import type { FactFormat } from '../format.ts';

/**
 * 企业微信 获客助手: friends added through a link. The customer list has the same friends, under the
 * same member of staff, second and name; only here stands which link brought them.
 */
export const wecomLink: FactFormat = {
  id: 'wecom-link',
  kind: 'joins',
  claims: [
    ['链接名称', '添加人', '添加时间'],
    ['链接名称', '添加人账号', '添加时间'],
    ['链接名称', '添加人帐号', '添加时间'],
  ],
  // The other spelling of 账号 is met in customer lists.
  sure: { header: 'C', columns: { 添加人帐号: 'F' } },
  timezone: 'Asia/Shanghai',
  region: 'CN',
  fields: {
    nickname: { from: ['用户昵称'], type: 'text' },
    staff: { from: ['添加人账号', '添加人帐号', '添加人'], type: 'text' },
    department: { from: ['添加人所属部门'], type: 'text' },
    joined_at: { from: ['添加时间'], type: 'instant', required: true },
    link: { from: ['链接名称'], type: 'text' },
    flow_id: { from: ['流量id'], type: 'id' },
    lead_id: { from: ['线索id'], type: 'id' },
  },
};
