import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { isTextKey } from '../text/translate.ts';
import { claimsHeader, detect } from './detect.ts';
import { FORMATS } from './index.ts';
import { inventedFormat } from './invented.fixture.ts';
import { refusalOf, REFUSALS } from './refused.ts';
import { Header } from './row.ts';
import { openSource } from './source.ts';
import { tempFile } from './temp-file.fixture.ts';

const detected = async (content: string, wanted = {}) =>
  detect(await openSource(tempFile(content), Readable.from([])), wanted);

/** Header rows, in part, of files that merchants take for their orders. */
const HEADERS: readonly (readonly [id: string, header: string])[] = [
  ['douyin-settlement', '动账时间,动帐流水号,动账方向,子订单号,订单号'],
  ['xhs-gmv', '订单号,售后单号,计佣基数,动账金额,小红书编码'],
  ['wechat-ledger', '流水单号,记账时间,动帐类型,订单号,带货账号昵称'],
  ['etsy-statement', 'Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details'],
  ['taobao-affiliates', '创建时间,订单状态,收入比率,付款金额,效果预估,订单编号,广告位ID'],
  [
    'taobao-commission',
    '创建时间,商品ID,实际成交价格,佣金比例,佣金,淘宝父订单编号,淘宝子订单编号,团长名称',
  ],
  [
    'alipay-bill',
    '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注',
  ],
  [
    'wechat-pay-bill',
    '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型',
  ],
  ['erp', '订单编号,店铺,子单原始单号,交易时间,买家实付金额'],
];

describe('a file that looks like an export of orders and is none', () => {
  it.each(HEADERS)('%s is refused by its name', async (why, header) => {
    await expect(detected(`${header}\n`)).rejects.toMatchObject({
      code: 'not-orders',
      params: { file: 'file.csv', why },
    });
  });

  it('is refused below lines that stand above its header, and in tabs', async () => {
    const header = HEADERS[3]?.[1].replaceAll(',', '\t') ?? '';
    await expect(detected(`Statement\n\n${header}\n`)).rejects.toMatchObject({
      params: { why: 'etsy-statement' },
    });
  });

  it.each([
    [
      'taobao-affiliates',
      '创建时间,商品信息,商品数,订单状态,收入比率,分成比率,付款预估收入,淘宝子订单号',
    ],
    ['taobao-commission', '确认收货时间,淘客结算时间,计划名称,商品ID,佣金,服务费率,来源或淘客昵称'],
    [
      'alipay-bill',
      '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,订单金额（元）,商家实收（元）,备注',
    ],
    [
      'alipay-bill',
      '交易号,商家订单号,交易创建时间,付款时间,类型,交易对方,商品名称,金额（元）,收/支',
    ],
    [
      'wechat-pay-bill',
      '交易时间,交易类型,交易对方,商品,收/支,金额(元),当前状态,交易单号,商户单号',
    ],
    ['erp', '内部订单号,线上订单号,店铺,买家账号,付款日期'],
  ])('%s is known by other columns of it as well: %s', async (why, header) => {
    await expect(detected(`${header}\n`)).rejects.toMatchObject({ params: { why } });
  });

  it('is refused below the lines that Alipay begins with, its cells ended by TABs', async () => {
    const header = '账务流水号\t,业务流水号\t,商户订单号\t,收入金额（+元）\t';
    const file = `#支付宝账务明细查询\n#账号：[0]\n#起始日期：[…]\n#----账务明细列表----\n${header}\n`;
    await expect(detected(file)).rejects.toMatchObject({ params: { why: 'alipay-bill' } });
  });

  it('has a sentence in both languages that says what to take instead', () => {
    for (const { id } of REFUSALS) expect(isTextKey(`hint.not-orders.${id}`), id).toBe(true);
    expect(HEADERS.map(([id]) => id)).toEqual(REFUSALS.map(({ id }) => id));
  });

  it('is claimed by no format', () => {
    for (const [id, header] of HEADERS) {
      const cells = new Header(header.split(','));
      expect(
        FORMATS.filter((format) => claimsHeader(format, cells)),
        id,
      ).toEqual([]);
    }
  });
});

describe('a file of orders', () => {
  const known: readonly { name: string; claimedBy: string | null; header: string }[] = JSON.parse(
    readFileSync(join(import.meta.dirname, 'headers.json'), 'utf8'),
  );

  it.each(known.filter(({ claimedBy }) => claimedBy !== null))(
    'is never refused as none: $name',
    ({ header }) => {
      const [cells = []] = parse(header);
      expect(refusalOf(new Header(cells))).toBeUndefined();
    },
  );

  it('is read even where a format of one’s own claims what would be refused', async () => {
    const mine = { ...inventedFormat(), id: 'mine', claims: [['订单编号', '店铺']], unless: [] };
    const header = '订单编号,店铺,子单原始单号,交易时间';
    expect((await detected(`${header}\n`, { more: [mine] })).format.id).toBe('mine');
  });
});
