import type { Source } from './format.ts';
import type { Header } from './row.ts';

/**
 * A file that bears an order number on each row and is no export of orders: read as one, it would count
 * money twice or count what never was an order. Each has a sentence that says what it is and which
 * export to take instead: `hint.not-orders.ID` in text/.
 */
export type Refusal = {
  readonly id: string;
  /** It is one where all columns of any of these sets are in the header. */
  readonly claims: readonly Source[];
};

export const REFUSALS: readonly Refusal[] = [
  {
    id: 'douyin-settlement',
    claims: [
      ['动账时间', '动帐流水号'],
      ['动账时间', '动账流水号'],
    ],
  },
  {
    id: 'xhs-gmv',
    claims: [
      ['售后单号', '计佣基数'],
      ['售后单号', '动账金额'],
    ],
  },
  {
    id: 'wechat-ledger',
    claims: [
      ['流水单号', '记账时间', '动帐类型'],
      ['流水单号', '记账时间', '动账类型'],
    ],
  },
  { id: 'etsy-statement', claims: [['Type', 'Title', 'Info', 'Fees & Taxes', 'Net']] },
  {
    // What affiliates export: names as people who read the files quote them.
    id: 'taobao-affiliates',
    claims: [
      ['订单编号', '广告位ID', '佣金比率'],
      ['订单编号', '收入比率', '效果预估'],
      ['收入比率', '分成比率', '付款预估收入'],
      ['淘宝子订单号', '付款预估收入'],
      ['推广位ID', '佣金比率', '付款预估收入'],
    ],
  },
  {
    // What merchants export: names from two programs that read the files.
    id: 'taobao-commission',
    claims: [
      ['淘宝父订单编号', '淘宝子订单编号'],
      ['淘宝父订单编号', '佣金'],
      ['淘客结算时间', '佣金'],
    ],
  },
  {
    // Of the account and of the business; the columns' order changes.
    id: 'alipay-bill',
    claims: [
      ['账务流水号', '业务流水号'],
      ['账务流水号', '收入金额(+元)'],
      ['支付宝交易号', '商户订单号', '业务类型'],
      ['支付宝交易号', '商户订单号', '商家实收(元)'],
      ['交易号', '商家订单号', '交易对方', '收/支'],
      ['交易订单号', '商家订单号', '收/支'],
    ],
  },
  {
    id: 'wechat-pay-bill',
    claims: [
      ['微信订单号', '商户订单号', '商户号'],
      ['交易单号', '商户单号', '收/支'],
    ],
  },
  {
    id: 'erp',
    claims: [
      ['订单编号', '店铺', '子单原始单号', '交易时间'],
      ['原始单号', '子单原始单号'],
      ['内部订单号', '线上订单号'],
    ],
  },
];

/** What a file with this header is, where it is known to be no export of orders. */
export function refusalOf(header: Header): Refusal | undefined {
  return REFUSALS.find(({ claims }) =>
    claims.some((set) => set.every((column) => header.has(column))),
  );
}
