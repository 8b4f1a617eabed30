import type { FactFormat, Source } from '../format.ts';

const PHONE: Source = ['手机号', '手机号码', '接收号码', 'PhoneNum', 'receiver', 'mobile'];
const SENT: Source = ['发送时间', 'SendDate'];

/**
 * What became of text messages. No vendor's own export is known: columns are found by the names that
 * vendors' interfaces and home-made exporters give them. The text that was sent is not read.
 */
export const smsDeliveries: FactFormat = {
  id: 'sms-deliveries',
  kind: 'deliveries',
  claims: [
    ['手机号', '发送状态', '发送时间'],
    ['手机号码', '发送状态', '发送时间'],
    ['接收号码', '发送状态', '发送时间'],
    ['手机号', '状态', '发送时间'],
    ['手机号码', '状态', '发送时间'],
    ['接收号码', '状态', '发送时间'],
    ['PhoneNum', 'SendStatus', 'SendDate'],
    ['receiver', 'status', 'SendDate'],
    ['mobile', 'status', 'SendDate'],
  ],
  // Parcels are sent too.
  unless: ['订单号', '订单编号', '主订单编号', '快递单号', '运单号', 'order_no', 'Order ID'],
  sure: {
    header: 'F',
    status: 'F',
    columns: {
      手机号: 'C',
      发送时间: 'C',
      发送状态: 'C',
      PhoneNum: 'E',
      SendDate: 'E',
      ReceiveDate: 'E',
      SendStatus: 'E',
      ErrCode: 'E',
      TemplateCode: 'E',
      OutId: 'E',
      receiver: 'E',
      status: 'E',
    },
  },
  timezone: 'Asia/Shanghai',
  region: 'CN',
  fields: {
    phone: { from: PHONE, type: 'id', required: true },
    sent_at: { from: SENT, type: 'instant', required: true },
    received_at: { from: ['回执时间', 'ReceiveDate'], type: 'instant' },
    status: {
      from: ['发送状态', '状态', 'status'],
      type: 'word',
      means: {
        发送成功: 'delivered',
        已送达: 'delivered',
        送达: 'delivered',
        成功: 'delivered',
        delivered: 'delivered',
        发送失败: 'failed',
        失败: 'failed',
        failed: 'failed',
        送达失败: 'failed',
        接收失败: 'failed',
        未送达: 'failed',
        空号: 'failed',
        停机: 'failed',
        关机: 'failed',
        用户拒收: 'refused',
        拒收: 'refused',
        已退订: 'refused',
        黑名单: 'refused',
        refused: 'refused',
        等待回执: 'waiting',
        待回执: 'waiting',
        发送中: 'waiting',
        waiting: 'waiting',
        // States as gateways pass them on (SMPP 3.4, appendix B). REJECTD is the network's doing, and
        // says nothing of the person.
        delivrd: 'delivered',
        expired: 'failed',
        deleted: 'failed',
        undeliv: 'failed',
        rejectd: 'failed',
        acceptd: 'waiting',
      },
    },
    // Numbers mean this in the one interface that has the column, and who knows what elsewhere.
    send_status: {
      from: ['SendStatus'],
      type: 'word',
      means: { 1: 'waiting', 2: 'failed', 3: 'delivered' },
    },
    code: { from: ['错误码', 'ErrCode'], type: 'text' },
    template: { from: ['模板CODE', 'TemplateCode'], type: 'text' },
    reference: { from: ['OutId', '批次号'], type: 'id' },
  },
};
