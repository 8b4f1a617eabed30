import type { FactFormat } from '../format.ts';

/** Who does not want text messages any more, as a provider lists them. No vendor's header is known. */
export const smsOptOuts: FactFormat = {
  id: 'sms-optouts',
  kind: 'replies',
  claims: [
    ['手机号', '退订时间'],
    ['手机号码', '退订时间'],
    ['phone', 'opted_out_at'],
  ],
  unless: ['回复内容', '上行内容', 'content', '订单号', '订单编号', 'order_no'],
  sure: { header: 'F', status: 'F' },
  timezone: 'Asia/Shanghai',
  region: 'CN',
  fields: {
    phone: { from: ['手机号', '手机号码', 'phone'], type: 'id', required: true },
    // A refusal without its time is one all the same.
    replied_at: { from: ['退订时间', 'opted_out_at'], type: 'instant' },
    // Beside no text, this column says that all of the file are refusals.
    opted_out_at: { from: ['退订时间', 'opted_out_at'], type: 'instant' },
  },
};
