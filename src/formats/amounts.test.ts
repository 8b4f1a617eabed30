import { describe, expect, it } from 'vitest';
import { takeSign } from './amounts.ts';
import type { OrderFormat } from './format.ts';
import { inventedFormat, readInvented } from './invented.fixture.ts';

describe('amounts of the lines', () => {
  const format = inventedFormat({ sums: ['paid'], paid: [{ amount: ['Price'], plus: [['Tax']] }] });
  const HEADER = 'No,Item,Pieces,State,Made,Price,Tax,Back';
  const order = async (...rows: string[]) => readInvented(format, [HEADER, ...rows]);

  it('are added up, and differ without a contradiction', async () => {
    const { orders, rejects } = await order(
      '1,MUG,1,paid,2026-03-01,10,1,',
      '1,TRAY,1,paid,2026-03-01,15,,',
    );
    expect(rejects).toEqual([]);
    expect(orders).toMatchObject([{ paid_minor: 2600 }]);
  });

  it('while what belongs to the order is taken once, and must not differ', async () => {
    const { orders, rejects } = await order(
      '1,MUG,1,paid,2026-03-01,10,,4',
      '1,TRAY,1,paid,2026-03-01,10,,4',
      '2,MUG,1,paid,2026-03-01,10,,4',
      '2,TRAY,1,paid,2026-03-01,10,,5',
    );
    expect(orders).toMatchObject([{ order_no: '1', paid_minor: 2000, refund_minor: 400 }]);
    expect(rejects).toMatchObject([{ column: 'refund', reason: 'contradicts' }, {}]);
  });

  it('make no sum where one of them is not said: half a sum is a wrong sum', async () => {
    const { orders } = await order('1,MUG,1,paid,2026-03-01,10,,', '1,TRAY,1,paid,2026-03-01,,,');
    expect(orders).toMatchObject([{ paid_minor: null }]);
  });

  it('but a line of no pieces costs nothing', async () => {
    const { orders } = await order('1,MUG,1,paid,2026-03-01,10,,', '1,TRAY,0,paid,2026-03-01,,,');
    expect(orders).toMatchObject([{ paid_minor: 1000 }]);
  });

  it('refunds: a line without one has none', async () => {
    const refunds = inventedFormat({ sums: ['refund'] });
    const { orders } = await readInvented(refunds, [
      'No,Item,State,Made,Total,Back',
      '1,MUG,paid,2026-03-01,30,4',
      '1,TRAY,paid,2026-03-01,30,',
      '1,BOWL,paid,2026-03-01,30,5',
    ]);
    expect(orders).toMatchObject([
      { paid_minor: 3000, refund_minor: 900, status: 'partly_refunded' },
    ]);
  });
});

describe('a refund that follows from other amounts', () => {
  const format = inventedFormat({
    refund: [{ when: { Later: 'set' }, amount: ['Total'], minus: [['Later']] }],
  });
  const order = async (cells: string) =>
    readInvented(format, ['No,Item,State,Made,Back,Total,Later', `1,MUG,paid,2026-03-01,${cells}`]);

  it.each([
    ['by its rule', ',30,20', 1000],
    ['by its own column first', '5,30,20', 500],
    ['none, where no rule holds', ',30,', 0],
  ])('%s', async (_, cells, refund) => {
    expect((await order(cells)).orders).toMatchObject([{ refund_minor: refund }]);
  });

  it('is not less than nothing', async () => {
    const { rejects } = await order(',20,30');
    expect(rejects).toMatchObject([{ column: 'Total', reason: 'negative' }]);
  });
});

const SIGNS = {
  'R': 'ZAR',
  '$': 'USD',
  'CA$': 'CAD',
  'HK$': 'HKD',
  '£': 'GBP',
  '฿': 'THB',
  '₫': 'VND',
  '₱': 'PHP',
  'RM': 'MYR',
  'Rp': 'IDR',
};

describe('the currency by a sign', () => {
  const format: OrderFormat = inventedFormat({ signs: SIGNS, asks: ['currency'] });
  const order = async (total: string, told = {}) =>
    readInvented(format, ['No,Item,State,Made,Total', `1,MUG,paid,2026-03-01,"${total}"`], told);

  it.each([
    ['$25.00', 'USD', 2500],
    ['CA$76.00', 'CAD', 7600],
    ['HK$ 1,076.00', 'HKD', 107_600],
    ['£9', 'GBP', 900],
    ['฿1,290.50', 'THB', 129_050],
    ['1,250,000₫', 'VND', 1_250_000],
    ['₱ 12.00', 'PHP', 1200],
    ['RM12.00', 'MYR', 1200],
    ['R 12.00', 'ZAR', 1200],
    ['Rp 120,000', 'IDR', 12_000_000], // ISO 4217 gives the rupiah 100 sen
    ['12.00 RM', 'MYR', 1200],
  ])('%s is %s', async (text, currency, minor) => {
    expect((await order(text)).orders).toMatchObject([{ currency, paid_minor: minor }]);
  });

  it('is what a person told, where they did', async () => {
    const { orders } = await order('$25.00', { currency: 'SGD' });
    expect(orders).toMatchObject([{ currency: 'SGD', paid_minor: 2500 }]);
  });

  it.each(['AU $25.00', 'NT$25.00', 'SGD 25.00', '₩25.00', '-AU $0.00', '25.00'])(
    'and %s is read as well, where a person told whose it is',
    async (text) => {
      const { orders } = await order(text, { currency: 'AUD' });
      expect(orders).toMatchObject([{ currency: 'AUD' }]);
    },
  );

  it('is never guessed: a file without one must be told', async () => {
    const { currency: _, ...bare } = inventedFormat({ signs: SIGNS });
    const row = ['No,Item,State,Made,Total', '1,MUG,paid,2026-03-01,25.00'];
    expect((await readInvented(bare, row)).rejects).toMatchObject([
      { column: 'Total', reason: 'currency-unknown' },
    ]);
    await expect(order('25.00')).rejects.toMatchObject({
      code: 'missing-option',
      params: { option: '--currency', why: 'currency' },
    });
    expect((await order('25.00', { currency: 'THB' })).orders).toMatchObject([{ currency: 'THB' }]);
  });

  it('nor where single rows have none, or one that the format does not know', async () => {
    const { orders, rejects } = await readInvented(format, [
      'No,Item,State,Made,Total',
      '1,MUG,paid,2026-03-01,$10',
      '2,MUG,paid,2026-03-01,10',
      '3,MUG,paid,2026-03-01,NT$10',
      '4,MUG,paid,2026-03-01,0',
      '1,TRAY,,,',
    ]);
    expect(orders.map(({ order_no, currency }) => [order_no, currency])).toEqual([
      ['1', 'USD'],
      ['4', 'USD'],
    ]);
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'currency-unknown'],
      [4, 'currency-unknown'],
    ]);
  });

  it('is one in a row', async () => {
    const { rejects } = await readInvented(format, [
      'No,Item,State,Made,Total,Back',
      '1,MUG,paid,2026-03-01,$10,£1',
    ]);
    expect(rejects).toMatchObject([{ column: 'Back', reason: 'contradicts' }]);
  });

  it('goes with a minus on either side', () => {
    for (const text of ['-$5.00', '$-5.00', '- $5.00'])
      expect(takeSign(text, SIGNS)).toEqual({ sign: '$', rest: '-5.00' });
  });
});

describe('the mark before the minor units', () => {
  const order = async (more: Partial<OrderFormat>, total: string, told = {}) =>
    readInvented(
      inventedFormat(more),
      ['No,Item,State,Made,Total', `1,MUG,paid,2026-03-01,"${total}"`],
      told,
    );

  it('is the format’s, where it says', async () => {
    const { orders } = await order({ decimal: ',', currency: 'EUR' }, '1.299,00');
    expect(orders).toMatchObject([{ paid_minor: 129_900 }]);
  });

  it('is what a person told, where they did', async () => {
    const vnd = { currency: 'VND' };
    expect((await order(vnd, '120.000', { decimal: ',' })).orders).toMatchObject([
      { paid_minor: 120_000 },
    ]);
    expect((await order(vnd, '120.000', { decimal: '.' })).orders).toMatchObject([
      { paid_minor: 120 },
    ]);
    const comma = { decimal: ',', currency: 'EUR' } as const;
    expect((await order(comma, '1,299.00', { decimal: '.' })).orders).toMatchObject([
      { paid_minor: 129_900 },
    ]);
  });

  it.each(['120.000', '1.250.000', '₫120.000', '120.000,00'])(
    'is not guessed where %s dong may be a thousand times as much',
    async (total) => {
      const { orders, rejects } = await order({ currency: 'VND' }, total);
      expect(orders).toEqual([]);
      expect(rejects).toMatchObject([{ column: 'Total', reason: 'ambiguous-amount' }]);
    },
  );
});
