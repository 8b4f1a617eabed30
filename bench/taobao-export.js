import { DAY, digits, drawn, GOODS, KINDS, madeAt, MINUTE, pick, stamp } from './drawn.js';

/** Orders as Taobao exported them about 2020: 67 columns, GB18030, buyers named. All invented. */

const HEADER =
  '订单编号,买家会员名,买家支付宝账号,支付单号,支付详情,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,' +
  '买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址,运送方式,联系电话,联系手机,' +
  '订单创建时间,订单付款时间,宝贝标题,宝贝种类,物流单号,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,' +
  '订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,特权订金订单id,是否上传合同照片,' +
  '是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易,' +
  '满返红包金额,新零售交易类型,新零售导购门店名称,新零售导购门店id,新零售发货门店名称,新零售发货门店id,退款金额,' +
  '预约门店,确认收货时间,打款商家金额,含应开票给个人的个人红包,是否信用购,体验期结束时间,前N有礼,配送类型,' +
  '直播返现状态,返现金额,新零售成交门店昵称,新零售成交门店id,新零售成交经销商id,主订单编号';
const COLUMNS = HEADER.split(',');

const isPaid = (row) => drawn(row, 12) % 12 !== 0;
const isRefunded = (row) => isPaid(row) && drawn(row, 13) % 20 === 0;
const isUnderWay = (row) => isPaid(row) && !isRefunded(row) && drawn(row, 19) % 4 === 0;

/** An invented telephone number is 1380000xxxx: there are ten thousand, the other buyers' are masked. */
const UNMASKED = 10_000;

/**
 * Six buyers to ten orders, each with an Alipay account (an address) and a mobile number; every
 * fiftieth row has a note of two lines.
 */
function writeRow(row, rows, hasArrived) {
  const made = madeAt(row, rows);
  const buyer = drawn(row, 11) % Math.ceil(rows * 0.6);
  const total = 990 + (drawn(row, 14) % 400) * 50;
  const refund = isRefunded(row) ? (drawn(row, 15) % 2 === 0 ? total : 100) : 0;
  const kept = isPaid(row) ? total - refund : 0;
  const status = statusOf(row, hasArrived, refund === total);
  const completed = status === '交易成功';
  const number = `="${digits(row, 8)}${digits(drawn(row, 16), 10)}"`;
  const yuan = (fen) => (fen / 100).toFixed(2);
  const cells = {
    订单编号: number,
    买家会员名: `测试买家${digits(buyer, 7)}`,
    买家支付宝账号: `buyer${digits(buyer, 7)}@example.com`,
    支付单号: isPaid(row) ? `TEST${stamp(made).slice(0, 10)}${digits(row, 14)}` : '',
    买家应付货款: yuan(total),
    买家应付邮费: '0.00',
    买家支付积分: '0',
    总金额: yuan(total),
    返点积分: '0',
    买家实际支付金额: yuan(kept),
    买家实际支付积分: '0',
    订单状态: status,
    买家留言: row % 50 === 0 ? '请包好,\n送人的' : '',
    收货人姓名: '测试收货人',
    收货地址: `浙江省 杭州市 西湖区 测试路${buyer % 900}号(310000)`,
    运送方式: '快递',
    联系手机:
      buyer < UNMASKED ? `'1380000${digits(buyer, 4)}` : `'138****${digits(buyer % UNMASKED, 4)}`,
    订单创建时间: stamp(made),
    订单付款时间: isPaid(row) ? stamp(made + MINUTE) : '',
    宝贝标题: `测试${pick(GOODS, row, 17)} ${pick(KINDS, row, 18)}`,
    宝贝种类: '1',
    物流单号: completed ? `TEST${digits(row, 12)}` : '',
    物流公司: completed ? '测试快递' : '',
    宝贝总数量: '1',
    店铺Id: '0',
    店铺名称: '测试店铺',
    订单关闭原因: refund === total ? '退款' : '订单未关闭',
    卖家服务费: '0',
    买家服务费: '0元',
    是否手机订单: '手机订单',
    是否上传合同照片: '否',
    是否上传小票: '否',
    是否代付: '否',
    退款金额: yuan(refund),
    确认收货时间: completed ? stamp(made + 5 * DAY) : '',
    打款商家金额: `${yuan(completed ? kept : 0)}元`,
    主订单编号: number,
  };
  return {
    text: `${COLUMNS.map((name) => (cells[name] === number ? number : `"${cells[name] ?? ''}"`)).join(',')}\r\n`,
    cell: kept,
    paid: kept + refund,
    refund,
    buyer,
    hasPhone: buyer < UNMASKED,
  };
}

function statusOf(row, hasArrived, isTakenBack) {
  if (!isPaid(row)) return '等待买家付款';
  if (isTakenBack) return '交易关闭';
  return isUnderWay(row) && !hasArrived ? '卖家已发货，等待买家确认' : '交易成功';
}

/** GB18030 is what Taobao writes, and what Node reads but cannot write: its decoder turned around. */
export function encodeGb(text) {
  const bytes = Buffer.alloc(text.length * 2);
  let end = 0;
  for (let n = 0; n < text.length; n += 1) {
    const mark = text.charCodeAt(n);
    end = mark < 0x80 ? bytes.writeUInt8(mark, end) : bytes.writeUInt16BE(pairOf(mark), end);
  }
  return bytes.subarray(0, end);
}

let pairs;
function pairOf(mark) {
  if (pairs === undefined) {
    pairs = new Uint16Array(0x10000);
    const decoder = new TextDecoder('gb18030');
    for (let pair = 0x8140; pair <= 0xfefe; pair += 1) {
      const decoded = decoder.decode(Uint8Array.of(pair >> 8, pair & 0xff));
      if (decoded.length === 1) pairs[decoded.charCodeAt(0)] ||= pair;
    }
  }
  return pairs[mark];
}

export const taobao = {
  name: 'Taobao',
  encoding: 'gb18030',
  header: `${COLUMNS.map((name) => `"${name}"`).join(',')}\r\n`,
  columns: COLUMNS.length,
  paidColumn: COLUMNS.indexOf('买家实际支付金额'),
  linesPerOrder: 0,
  isUnderWay,
  writeRow,
};
