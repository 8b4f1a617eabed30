import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type Detected, detect, type Wanted } from './detect.ts';
import { openSource } from './source.ts';
import { tempFile } from './temp-file.fixture.ts';

async function detected(content: string, wanted: Wanted = {}): Promise<Detected> {
  return detect(await openSource(tempFile(content), Readable.from([])), wanted);
}

const VISITS = 'code,at,visitor\nAB3D5F,2026-03-01,v_test_01\n';

describe('a file is known', () => {
  it.each([
    [',', VISITS],
    ['\t', VISITS.replaceAll(',', '\t')],
    [';', VISITS.replaceAll(',', ';')],
  ])('with %j between its cells', async (delimiter, content) => {
    expect(await detected(content)).toMatchObject({ format: { id: 'visits' }, delimiter, skip: 1 });
  });

  it('below lines that stand above the header, blank ones not counted', async () => {
    const found = await detected(`report of visits\n\n"made on, 2026-03-01"\n${VISITS}`);
    expect(found).toMatchObject({ format: { id: 'visits' }, skip: 3 });
  });

  it('with its columns in any order and others between them', async () => {
    const found = await detected('note,at,visitor,code\nx,2026-03-01,,AB3D5F\n');
    expect(found.format.id).toBe('visits');
  });

  it('by the platform that is named, where two formats share a header', async () => {
    const found = await detected('订单号,用户实付金额(元)\n260301-1,1\n', { platform: '拼多多' });
    expect(found.format.id).toBe('pdd-orders');
  });

  it('by the format that is named', async () => {
    expect((await detected(VISITS, { format: 'visits' })).format.id).toBe('visits');
  });

  it('by the format that is named, whatever column speaks against it', async () => {
    const joins = 'external_userid,staff,joined_at\nwm_test_01,staff_01,2026-03-01\n';
    expect((await detected(joins)).format.id).toBe('joins');
    expect((await detected(joins, { format: 'recipients' })).format.id).toBe('recipients');
  });

  it('where it has a header and nothing else', async () => {
    expect(await detected('code,at,visitor\n')).toMatchObject({
      format: { id: 'visits' },
      skip: 1,
    });
  });
});

describe('a file is not known', () => {
  it('and the nearest formats are named with what they lack', async () => {
    await expect(detected('campaign,person\nfriends,wm_test_01\n')).rejects.toMatchObject({
      code: 'no-format',
      params: {
        file: 'file.csv',
        columns: 'campaign, person',
        candidates: expect.stringContaining('participants (− at)'),
      },
    });
  });

  it('and a column that speaks against a format is named as well', async () => {
    await expect(
      detected('订单编号,买家会员名,卖家会员名\n1,测试买家01,测试卖家\n'),
    ).rejects.toMatchObject({
      code: 'no-format',
      params: { candidates: expect.stringContaining('taobao-orders (+ 卖家会员名)') },
    });
  });

  it('and of a file of another kind nothing is proposed, whatever order numbers stand in it', async () => {
    const commissions =
      '创建时间,点击时间,商品信息,商品数,订单状态,付款金额,预估收入,结算时间,佣金金额,订单编号\n';
    const parcels = '订单号,快递公司,快递单号,称重,运费\n';
    const codes = 'code,url,variant,order\n';
    for (const content of [commissions, parcels, codes]) {
      await expect(detected(content)).rejects.toMatchObject({
        code: 'no-format',
        params: { candidates: '', why: 'far' },
      });
    }
    // Whoever names a format learns what it lacks all the same.
    await expect(detected(commissions, { format: 'taobao-orders' })).rejects.toMatchObject({
      params: { candidates: 'taobao-orders (− 买家会员名)' },
    });
  });

  it('but a known export with a column left out is', async () => {
    const left: [string, string][] = [
      ['订单号,订单状态,样式ID,订单成交时间,商品', 'pdd-orders'],
      ['订单编号,订单状态,订单创建时间,订单付款时间,总金额', 'taobao-orders'],
      ['订单号,商品名称,下单帐号,下单时间,订单状态', 'jd-orders'],
      ['Name,Email,Financial Status,Paid at,Currency,Subtotal', 'shopify-orders'],
    ];
    for (const [header, id] of left) {
      await expect(detected(`${header}\n`)).rejects.toMatchObject({
        params: { candidates: expect.stringMatching(new RegExp(`^${id} \\(−`)) },
      });
    }
  });

  it('when another format was named', async () => {
    await expect(detected(VISITS, { format: 'leaves' })).rejects.toMatchObject({
      code: 'other-format',
    });
    await expect(detected(VISITS, { platform: 'jd' })).rejects.toMatchObject({
      code: 'other-format',
    });
  });

  it('when the header is too far down', async () => {
    await expect(detected(`${'x\n'.repeat(12)}${VISITS}`)).rejects.toMatchObject({
      code: 'no-format',
    });
  });

  it('of a platform that nobody knows: those that we know are listed', async () => {
    await expect(detected(VISITS, { platform: 'tabao' })).rejects.toMatchObject({
      code: 'bad-option',
      params: {
        option: '--platform',
        value: 'tabao',
        choices: expect.arrayContaining(['taobao', 'pdd', 'kuaishou']),
      },
    });
  });

  it('under a format that we do not have: those that we have are listed', async () => {
    await expect(detected(VISITS, { format: 'visitors' })).rejects.toMatchObject({
      code: 'unknown-format',
      params: { name: 'visitors', known: expect.arrayContaining(['visits', 'pdd-orders']) },
    });
  });

  it('when two formats claim it: both are named, with the columns that decided', async () => {
    const both = 'external_userid,joined_at,left_at\nwm_test_01,2026-03-01,2026-03-02\n';
    await expect(detected(both)).rejects.toMatchObject({
      code: 'many-formats',
      params: {
        candidates: 'joins (external_userid, joined_at); leaves (external_userid, left_at)',
      },
    });
    expect((await detected(both, { format: 'leaves' })).format.id).toBe('leaves');
  });

  it('when it holds only blank lines', async () => {
    await expect(detected('\n \n')).rejects.toMatchObject({ code: 'empty-file' });
  });
});
