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
