import { DAY, digits, drawn, GOODS, KINDS, madeAt, pick, stamp } from './drawn.js';

/** Orders as Pinduoduo exports them: 27 columns, UTF-8, nobody named. All invented. */

const HEADER =
  '商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),' +
  '用户实付金额(元),商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,商品规格,样式ID,' +
  '商家编码-规格维度,商家编码-商品维度,商家备注,售后状态,快递单号,快递公司,订单成交时间,是否分期,' +
  '分期期数,手续费承担方,分期方式';

const STATUS = [
  ...Array.from({ length: 12 }, () => '已收货'),
  ...Array.from({ length: 4 }, () => '已发货，待签收'),
  '待发货',
  '已取消',
  '未发货，退款成功',
  '"已发货,待签收"',
];

const isUnderWay = (row) => pick(STATUS, row, 1).includes('待签收');

/** Each cell ends in a TAB; a third of the rows have a comma in a quoted cell. */
function writeRow(row, rows, hasArrived) {
  const made = madeAt(row, rows);
  const status = hasArrived ? '已收货' : pick(STATUS, row, 1);
  const sent = status.includes('已发货') || status === '已收货';
  const quantity = 1 + (drawn(row, 2) % 3);
  const total = quantity * (990 + (drawn(row, 3) % 200) * 50);
  const isRefunded = status.includes('退款成功') || drawn(row, 7) % 40 === 0;
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
    sent ? stamp(made + DAY) : '',
    status === '已收货' ? stamp(made + 5 * DAY) : '',
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
  const cell = total - off;
  return {
    text: `${cells.map(tabbed).join(',')}\r\n`,
    cell,
    // Cancelled and not paid back: nothing was paid.
    paid: status === '已取消' && !isRefunded ? 0 : cell,
    refund: isRefunded ? cell : 0,
  };
}

/** The TAB goes inside of the quotes: the `sqlite3` shell, one of the peers, reads strict CSV only. */
function tabbed(cell) {
  return cell.endsWith('"') ? `${cell.slice(0, -1)}\t"` : `${cell}\t`;
}

export const pdd = {
  name: 'Pinduoduo',
  encoding: 'utf-8',
  header: `${HEADER.split(',').join('\t,')}\t\r\n`,
  columns: HEADER.split(',').length,
  /** The place of the column that says what was paid. */
  paidColumn: HEADER.split(',').indexOf('用户实付金额(元)'),
  linesPerOrder: 1,
  isUnderWay,
  writeRow,
};
