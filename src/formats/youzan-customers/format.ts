import type { FactFormat } from '../format.ts';

/**
 * 有赞 客户: what a shop knows of its customers. The phone is all that tells who one is. The header ends
 * with a comma, and rows may be shorter than it; nothing is read behind 成为会员时间, where such rows
 * lack a cell.
 */
export const youzanCustomers: FactFormat = {
  id: 'youzan-customers',
  kind: 'profiles',
  claims: [['客户手机号', '成为客户时间']],
  // What stands between tags, and that the better of two levels counts, are guesses.
  sure: { header: 'C', amounts: 'C', columns: { 标签: 'F', 付费等级: 'F', 免费等级: 'F' } },
  platform: 'youzan',
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  region: 'CN',
  fields: {
    phone: { from: ['客户手机号'], type: 'id', required: true },
    nickname: { from: ['客户昵称', '客户姓名'], type: 'text' },
    gender: {
      from: ['客户性别'],
      type: 'word',
      means: { 男: 'male', 女: 'female', 其他: 'other' },
    },
    tags: { from: ['标签'], type: 'tags' },
    is_member: { from: ['是否会员'], type: 'flag' },
    level: { from: ['付费等级', '免费等级'], type: 'text' },
    points: { from: ['客户积分'], type: 'count' },
    orders: { from: ['消费次数'], type: 'count' },
    spent: { from: ['消费金额'], type: 'money' },
    refunded: { from: ['累计退款金额'], type: 'money' },
    last_order_at: { from: ['上次消费时间'], type: 'instant' },
    is_friend: { from: ['企微好友'], type: 'flag' },
    source: { from: ['来源渠道', '来源方式'], type: 'text' },
    since: { from: ['成为客户时间'], type: 'instant' },
    member_since: { from: ['成为会员时间'], type: 'instant' },
    // 客户生日 is nobody's business.
  },
};
