import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * Writes order exports as Pinduoduo and Taobao write them, all invented and the same each time: the
 * n-th row depends on n alone. Nobody in them exists; telephone numbers are 1380000xxxx.
 */

/** A number from 0 to 2³²−1 that looks drawn, from the row and what is drawn for it. */
function drawn(row, salt) {
  let x = (Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

const pick = (list, row, salt) => list[drawn(row, salt) % list.length];
const digits = (n, width) => String(n).padStart(width, '0');
const MINUTE = 60_000;
const YEAR = Date.UTC(2025, 0, 1);

/** When the n-th order was made: a year of them, in the order of the file. */
const madeAt = (row, rows) => YEAR + Math.floor(((row + 0.5) / rows) * 365 * 1440) * MINUTE;
const stamp = (at) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

const GOODS = ['纸巾', '茶叶', '洗衣液', '面膜', '坚果', '保温杯', '猫粮', '袜子', '牙刷', '台灯'];
const KINDS = ['原木', '加厚，三层', '家庭装', '试用装', '绿色', '礼盒（大）'];

// Pinduoduo ------------------------------------------------------------------------------

const PDD_HEADER =
  '商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),' +
  '用户实付金额(元),商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,商品规格,样式ID,' +
  '商家编码-规格维度,商家编码-商品维度,商家备注,售后状态,快递单号,快递公司,订单成交时间,是否分期,' +
  '分期期数,手续费承担方,分期方式';

const PDD_STATUS = [
  ...Array.from({ length: 12 }, () => '已收货'),
  ...Array.from({ length: 4 }, () => '已发货，待签收'),
  '待发货',
  '已取消',
  '未发货，退款成功',
  '"已发货,待签收"',
];

/** Each cell ends in a TAB; a third of the rows have a comma in a quoted cell. */
function pddRow(row, rows) {
  const made = madeAt(row, rows);
  const status = pick(PDD_STATUS, row, 1);
  const sent = status.includes('已发货') || status === '已收货';
  const quantity = 1 + (drawn(row, 2) % 3);
  const total = quantity * (990 + (drawn(row, 3) % 200) * 50);
  const off = drawn(row, 4) % 5 === 0 ? 200 : 0;
  const yuan = (fen) => String(fen / 100);
  const goods = drawn(row, 5) % GOODS.length;
  const kind = drawn(row, 6) % KINDS.length;
  const cells = [
    `测试${GOODS[goods]}【官方旗舰】买二送一`,
    `${stamp(made).slice(2, 10).replaceAll('-', '')}-${digits(row, 15)}`,
    status,
    yuan(total),
    '0',
    '0',
    yuan(off),
    '0',
    yuan(total - off),
    yuan(total),
    String(quantity),
    sent ? stamp(made + 1440 * MINUTE) : '',
    status === '已收货' ? stamp(made + 5 * 1440 * MINUTE) : '',
    `60000000${goods}`,
    row % 3 === 0 ? `"${quantity}件,${KINDS[kind]}"` : `${quantity}件 ${KINDS[kind]}`,
    `1600000${goods}${kind}`,
    `SKU-${goods}-${kind}`,
    `GOODS-${goods}`,
    '',
    drawn(row, 7) % 40 === 0 ? '退款成功' : '无售后或售后取消',
    sent ? `TEST${digits(row, 12)}` : '',
    sent ? '测试快递' : '',
    stamp(made),
    '否',
    '',
    '',
    '',
  ];
  return `${cells.map(tabbed).join(',')}\r\n`;
}

/** The TAB goes inside of the quotes: the `sqlite3` shell, one of the peers, reads strict CSV only. */
function tabbed(cell) {
  return cell.endsWith('"') ? `${cell.slice(0, -1)}\t"` : `${cell}\t`;
}

// Taobao -----------------------------------------------------------------------------------

const TAOBAO_HEADER =
  '订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,' +
  '买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,' +
  '订单付款时间 ,宝贝标题 ,宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,退款金额';

/**
 * Six buyers to ten orders, each with an Alipay account (an address) and a mobile number: in the
 * clear for the first ten thousand buyers, masked for the others.
 */
function taobaoRow(row, rows) {
  const made = madeAt(row, rows);
  const buyer = drawn(row, 11) % Math.ceil(rows * 0.6);
  const paid = drawn(row, 12) % 12 !== 0;
  const refunded = paid && drawn(row, 13) % 20 === 0;
  const total = 990 + (drawn(row, 14) % 400) * 50;
  const refund = refunded ? (drawn(row, 15) % 2 === 0 ? total : 100) : 0;
  const yuan = (fen) => (fen / 100).toFixed(2);
  const cells = [
    `="${digits(row, 8)}${digits(drawn(row, 16), 10)}"`,
    `测试买家${digits(buyer, 7)}`,
    `buyer${digits(buyer, 7)}@example.com`,
    yuan(total),
    '0.00',
    '0',
    yuan(total),
    '0',
    paid ? yuan(total - refund) : '0.00',
    '0',
    !paid ? '等待买家付款' : refund === total ? '交易关闭' : '交易成功',
    row % 50 === 0 ? '请包好,\n送人的' : '',
    '测试收货人',
    `浙江省 杭州市 西湖区 测试路${buyer % 900}号(310000)`,
    '快递',
    '',
    buyer < 10_000 ? `'1380000${digits(buyer, 4)}` : `'138****${digits(buyer % 10_000, 4)}`,
    stamp(made),
    paid ? stamp(made + MINUTE) : '',
    `测试${pick(GOODS, row, 17)} ${pick(KINDS, row, 18)}`,
    '1',
    '',
    '',
    '',
    '1',
    '0',
    '测试店铺',
    refund === total ? '退款' : '订单未关闭',
    yuan(refund),
  ];
  return `${cells.map((cell) => (cell.startsWith('=') ? cell : `"${cell}"`)).join(',')}\r\n`;
}

/** GB18030 is what Taobao writes, and what Node reads but cannot write: its decoder turned around. */
function gbEncoder() {
  const decoder = new TextDecoder('gb18030');
  const pairs = new Uint16Array(0x10000);
  for (let pair = 0x8140; pair <= 0xfefe; pair += 1) {
    const mark = decoder.decode(Uint8Array.of(pair >> 8, pair & 0xff));
    if (mark.length === 1) pairs[mark.charCodeAt(0)] ||= pair;
  }
  return (text) => {
    const bytes = Buffer.alloc(text.length * 2);
    let end = 0;
    for (let n = 0; n < text.length; n += 1) {
      const mark = text.charCodeAt(n);
      end = mark < 0x80 ? bytes.writeUInt8(mark, end) : bytes.writeUInt16BE(pairs[mark], end);
    }
    return bytes.subarray(0, end);
  };
}

const EXPORTS = {
  pdd: {
    header: `${PDD_HEADER.split(',').join('\t,')}\t\r\n`,
    row: pddRow,
    encoder: () => (text) => Buffer.from(text),
  },
  taobao: {
    header: `${TAOBAO_HEADER.split(',')
      .map((name) => `"${name}"`)
      .join(',')}\r\n`,
    row: taobaoRow,
    encoder: gbEncoder,
  },
};

/** Writes an export of `rows` orders. @param kind `pdd` (UTF-8) or `taobao` (GB18030) */
export function writeExport(kind, path, rows) {
  const { header, row, encoder } = EXPORTS[kind];
  const encode = encoder();
  const file = openSync(path, 'w');
  let text = header;
  for (let n = 0; n < rows; n += 1) {
    text += row(n, rows);
    if (text.length > 1 << 20 || n === rows - 1) {
      writeSync(file, encode(text));
      text = '';
    }
  }
  closeSync(file);
}
