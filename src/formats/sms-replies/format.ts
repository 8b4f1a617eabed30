import type { FactFormat, Source } from '../format.ts';

const PHONE: Source = ['手机号', '手机号码', '发送号码', 'phone_number', 'PhoneNum', 'mobile'];
const TIME: Source = ['回复时间', '上行时间', 'send_time'];
const TEXT: Source = ['回复内容', '上行内容', 'content'];

/**
 * What people answered to text messages. No vendor's own export is known: columns are found by names,
 * three of which are those of one vendor's interface (phone_number, send_time, content).
 */
export const smsReplies: FactFormat = {
  id: 'sms-replies',
  kind: 'replies',
  claims: [
    ['手机号', '回复内容', '回复时间'],
    ['手机号码', '回复内容', '回复时间'],
    ['手机号', '上行内容', '上行时间'],
    ['手机号码', '上行内容', '上行时间'],
    ['发送号码', '上行内容', '上行时间'],
    ['phone_number', 'content', 'send_time'],
  ],
  unless: ['订单号', '订单编号', '主订单编号', 'order_no'],
  sure: {
    header: 'F',
    status: 'F',
    columns: { phone_number: 'E', send_time: 'E', content: 'E' },
  },
  timezone: 'Asia/Shanghai',
  region: 'CN',
  fields: {
    phone: { from: PHONE, type: 'id', required: true },
    // Whoever refused has refused, whenever it was.
    replied_at: { from: TIME, type: 'instant' },
    text: { from: TEXT, type: 'text' },
  },
};
