import { describe, expect, it } from 'vitest';
import { readSample } from './read-sample.fixture.ts';
import { tempFile } from './temp-file.fixture.ts';

const HEADER =
  'platform,shop,order_no,status,buyer_id,phone,created_at,paid_at,currency,paid,refund,sku,quantity';
const read = (...rows: string[]) => readSample(tempFile([HEADER, ...rows].join('\n')));
const readShopify = (...rows: string[]) =>
  readSample(
    tempFile(
      [
        'Name,Email,Financial Status,Created at,Currency,Total,Refunded Amount,Outstanding Balance,Phone,Cancelled at,Lineitem quantity,Lineitem sku',
        ...rows,
      ].join('\n'),
    ),
  );

describe('rows of one order', () => {
  it('are put together wherever they stand', async () => {
    const { orders } = await read(
      'own,,1,paid,,,2026-03-01,,CNY,30,,A,1',
      'own,,2,paid,,,2026-03-01,,CNY,10,,A,1',
      'own,,1,,,,,,,,,B,2',
    );
    expect(orders).toMatchObject([
      { order_no: '1', line: 2, paid_minor: 3000, lines: [{ sku: 'A' }, { sku: 'B' }] },
      { order_no: '2', line: 3, paid_minor: 1000, lines: [{ sku: 'A' }] },
    ]);
  });

  it('in a file that was sorted anew: the row with the order on it may come last', async () => {
    const { orders } = await readShopify(
      '#1,buyer01@example.com,,2026-03-01 10:00:00 +0000,,,,,,,1,TRAY',
      '#1,buyer01@example.com,paid,2026-03-01 10:00:00 +0000,JPY,500,0,0,+819000000001,,2,MUG',
    );
    expect(orders).toMatchObject([
      {
        status: 'paid',
        currency: 'JPY',
        paid_minor: 500,
        people: [
          { kind: 'email', value: 'buyer01@example.com' },
          { kind: 'phone', value: '+819000000001' },
        ],
        lines: [{ sku: 'TRAY' }, { sku: 'MUG' }],
      },
    ]);
  });

  it('repeat the amount, which counts once', async () => {
    const { orders } = await read(
      'own,,1,paid,,,2026-03-01,,CNY,30,5,A,1',
      'own,,1,paid,,,2026-03-01,,CNY,30,5,B,2',
    );
    expect(orders).toMatchObject([{ paid_minor: 3000, refund_minor: 500 }]);
  });

  it('belong to different orders where the shops differ', async () => {
    const { orders } = await read(
      'own,north,1,paid,,,2026-03-01,,CNY,30,,A,1',
      'own,south,1,paid,,,2026-03-01,,CNY,10,,A,1',
    );
    expect(orders.map(({ shop, paid_minor }) => [shop, paid_minor])).toEqual([
      ['north', 3000],
      ['south', 1000],
    ]);
  });

  it('are rejected together where no row has what an order needs', async () => {
    const { orders, rejects } = await read(
      'own,,1,paid,,,,,CNY,30,,A,1',
      'own,,2,paid,,,2026-03-01,,CNY,30,,A,1',
      'own,,1,,,,,,,,,B,1',
    );
    expect(orders.map(({ order_no }) => order_no)).toEqual(['2']);
    expect(rejects).toMatchObject([
      { line: 2, column: 'created_at', reason: 'missing' },
      { line: 4, column: 'created_at', reason: 'order-incomplete' },
    ]);
  });

  it('that show the same goods twice are two lines with two numbers', async () => {
    const { orders } = await read(
      'own,,1,paid,,,2026-03-01,,CNY,30,,A,1',
      'own,,1,,,,,,,,,A,1',
      'own,,1,,,,,,,,,A,1',
    );
    expect(orders[0]?.lines.map(({ line_no }) => line_no)).toEqual(['A', 'A#2', 'A#3']);
  });

  it('that name different amounts are no order: which of them is right, nobody knows', async () => {
    const { orders, rejects } = await read(
      'own,,1,paid,,,2026-03-01,,CNY,10,,A,1',
      'own,,1,paid,,,2026-03-01,,CNY,12,,B,1',
      'own,,2,paid,,,2026-03-01,,CNY,10,,A,1',
      'own,,2,paid,,,2026-03-01,,CNY,10.00,,B,1',
    );
    expect(orders.map(({ order_no }) => order_no)).toEqual(['2']);
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'contradicts'],
      [3, 'order-incomplete'],
    ]);
  });
});

describe('what was paid', () => {
  const order = async (row: string) => (await read(`own,,1,${row},A,1`)).orders[0];

  it.each([
    ['unpaid, whatever stands there', 'unpaid,,,2026-03-01,,CNY,30,', 0, 0, null],
    ['closed without a payment time', 'closed,,,2026-03-01,,CNY,30,', 0, 0, null],
    ['closed with one', 'closed,,,2026-03-01,2026-03-02,CNY,30,', 3000, 0, '2026-03-02'],
    ['paid, without a time: when it was made', 'paid,,,2026-03-01,,CNY,30,', 3000, 0, '2026-03-01'],
    [
      'wholly refunded, without an amount: all',
      'refunded,,,2026-03-01,,CNY,30,',
      3000,
      3000,
      '2026-03-01',
    ],
    ['not said', 'paid,,,2026-03-01,,CNY,,', null, 0, '2026-03-01'],
  ])('%s', async (_, row, paid, refund, day) => {
    expect(await order(row)).toMatchObject({
      paid_minor: paid,
      refund_minor: refund,
      paid_at: day === null ? null : Date.parse(`${day}T00:00:00+08:00`),
    });
  });

  it.each([
    ['no refund', 'completed,,,2026-03-01,,CNY,30,0', 'completed'],
    ['some of it', 'completed,,,2026-03-01,,CNY,30,0.01', 'partly_refunded'],
    ['all of it', 'completed,,,2026-03-01,,CNY,30,30', 'refunded'],
    ['all of it, and closed', 'closed,,,2026-03-01,2026-03-01,CNY,30,30', 'refunded'],
  ])('and refunded: %s', async (_, row, status) => {
    expect(await order(row)).toMatchObject({ status });
  });
});

describe('Shopify', () => {
  const order = async (cells: string) =>
    (await readShopify(`#1,,${cells},,1,MUG`)).orders[0] ?? expect.fail('the row was rejected');

  it.each([
    // Total 40.00; Financial Status, Refunded Amount, Outstanding Balance → status, paid, refund
    ['pending', '0', '40', 'unpaid', 0, 0],
    ['authorized', '0', '40', 'unpaid', 0, 0],
    ['paid', '0', '40', 'paid', 4000, 0],
    ['partially_paid', '0', '25', 'paid', 1500, 0],
    ['partially_refunded', '15', '0', 'partly_refunded', 4000, 1500],
    ['refunded', '40', '0', 'refunded', 4000, 4000],
    ['voided', '0', '0', 'closed', 0, 0],
    ['expired', '0', '0', 'closed', 0, 0],
  ])('%s', async (financial, refunded, owed, status, paid, refund) => {
    const seen = await order(
      `${financial},2026-03-01 10:00:00 +0000,USD,40.00,${refunded},${owed},`,
    );
    expect(seen).toMatchObject({ status, paid_minor: paid, refund_minor: refund });
  });
});
