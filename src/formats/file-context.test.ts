import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { detect } from './detect.ts';
import { fileContext, openQuestions, type Told } from './file-context.ts';
import type { OrderFormat } from './format.ts';
import { inventedFormat, readInvented } from './invented.fixture.ts';
import { shopifyOrders } from './shopify-orders/format.ts';
import { openSource } from './source.ts';
import { tempFile } from './temp-file.fixture.ts';

const WORKSPACE = { timezone: 'Asia/Shanghai', currency: 'CNY' };

async function considered(format: OrderFormat, rows: readonly string[], told: Told = {}) {
  const source = await openSource(tempFile(rows.join('\n')), Readable.from([]));
  const detected = await detect(source, { more: [format], format: format.id });
  return {
    open: await openQuestions(source, detected, told),
    context: () => fileContext(source, detected, told, WORKSPACE),
  };
}

/** A file of orders made at these times. */
const made = (...times: readonly string[]): string[] => [
  'No,Item,State,Made,Total',
  ...times.map((time, n) => `${n + 1},MUG,paid,${time},10`),
];

describe('what a format asks for', () => {
  const { timezone: _, currency: __, ...bare } = inventedFormat();
  const asking: OrderFormat = { ...bare, asks: ['timezone', 'currency'] };

  it('is never taken from the workspace', async () => {
    const { open, context } = await considered(asking, made('2026-03-01'));
    expect(open).toEqual(['timezone', 'currency']);
    await expect(context()).rejects.toMatchObject({
      code: 'missing-option',
      params: { option: '--timezone', why: 'timezone', format: 'invented' },
    });
  });

  it('is taken from the one who told it', async () => {
    const told = { timezone: 'Asia/Bangkok', currency: 'THB' };
    const { open, context } = await considered(asking, made('2026-03-01'), told);
    expect(open).toEqual([]);
    expect(await context()).toMatchObject({ ...told, currencyTold: true });
  });

  it('is not asked for where a column says it; Shopify’s may have been left out', async () => {
    const columns = { ...asking.columns, currency: ['Unit'] };
    const named = { ...asking, asks: ['currency'] as const, columns };
    const rows = ['No,Item,State,Made,Total,Unit', '1,MUG,paid,2026-03-01,10,USD'];
    expect((await considered(named, rows)).open).toEqual([]);
    expect((await considered(named, made('2026-03-01'))).open).toEqual(['currency']);
    const shopify = ['Name,Financial Status,Lineitem quantity,Total', '#1,paid,1,10'];
    expect((await considered(shopifyOrders, shopify)).open).toEqual(['currency']);
  });

  it('while what it neither knows nor asks for is the workspace’s', async () => {
    const { open, context } = await considered(bare, made('2026-03-01'));
    expect(open).toEqual([]);
    expect(await context()).toMatchObject({ ...WORKSPACE, currencyTold: false });
  });
});

describe('whether the day or the month comes first', () => {
  const orderOf = async (times: readonly string[], more: Partial<OrderFormat> = {}, told = {}) => {
    const { open, context } = await considered(inventedFormat(more), made(...times), told);
    if (open.length > 0) return open;
    const { dateOrder, dateOrderLine } = await context();
    return [dateOrder, dateOrderLine];
  };

  it('is said by the first date that only reads one way', async () => {
    expect(await orderOf(['01/02/2026', '03/04/2026', '13/02/2026'])).toEqual(['dmy', 4]);
    expect(await orderOf(['01/02/2026', '02/13/2026', '01/02/2026'])).toEqual(['mdy', 3]);
  });

  it('is said however far down that date stands', async () => {
    const many = Array.from({ length: 3000 }, () => '01/02/2026');
    expect(await orderOf([...many, '02/13/2026'])).toEqual(['mdy', 3002]);
  });

  it('is asked for where no date says it', async () => {
    expect(await orderOf(['01/02/2026', '12/12/2026'])).toEqual(['date-order']);
  });

  it('is not said by AM or PM, but where the format says that it is', async () => {
    const times = ['01/02/2026 04:05:06 PM'];
    expect(await orderOf(times)).toEqual(['date-order']);
    expect(await orderOf(times, { amPm: 'mdy' })).toEqual(['mdy', 2]);
    expect(await orderOf(['13/02/2026 04:05:06 PM'], { amPm: 'mdy' })).toEqual(['dmy', 2]);
  });

  it('is what the format says, or who told it', async () => {
    expect(await orderOf(['01/02/2026'], { dateOrder: 'dmy' })).toEqual(['dmy', undefined]);
    expect(await orderOf(['01/02/2026'], { dateOrder: 'dmy' }, { dateOrder: 'mdy' })).toEqual([
      'mdy',
      undefined,
    ]);
  });

  it('is no question where there are no such dates, or one among others', async () => {
    expect(await orderOf(['2026-03-01', 'soon', ''])).toEqual([undefined, undefined]);
    expect(await orderOf(['01/02/2026', '2026-03-01'])).toEqual([undefined, undefined]);
  });

  it('and then such a date is a row that cannot be read, with what would help', async () => {
    const { orders, rejects } = await readInvented(
      inventedFormat(),
      made('2026-03-01', '01/02/2026'),
    );
    expect(orders).toHaveLength(1);
    expect(rejects).toMatchObject([{ line: 3, reason: 'date-order-unknown' }]);
  });

  it('is not looked for in columns that hold no time', async () => {
    const rows = ['No,Item,State,Made,Total,Note', '1,MUG,paid,2026-03-01,10,13/01/2026'];
    const { context } = await considered(inventedFormat(), rows);
    expect((await context()).dateOrder).toBeUndefined();
  });
});

describe('a file whose dates contradict each other', () => {
  it('is refused with both lines, however far apart', async () => {
    const times = ['13/02/2026', ...Array.from({ length: 100 }, () => '01/02/2026'), '02/13/2026'];
    await expect(readInvented(inventedFormat(), made(...times))).rejects.toMatchObject({
      code: 'dates-contradict',
      params: { line: 2, other: 103 },
    });
  });

  it('is refused where one row says both', async () => {
    const format = inventedFormat({
      columns: { order_no: ['No'], created_at: ['Made'], paid_at: ['Paid'] },
    });
    const rows = ['No,Item,State,Made,Paid,Total', '1,MUG,paid,13/02/2026,02/14/2026,10'];
    await expect(readInvented(format, rows)).rejects.toMatchObject({
      code: 'dates-contradict',
      params: { line: 2, other: 2 },
    });
  });

  it('is read by whoever told the order; rows that do not fit are rejected', async () => {
    const { orders, rejects } = await readInvented(
      inventedFormat(),
      made('13/02/2026', '02/13/2026', '01/02/2026'),
      { dateOrder: 'mdy' },
    );
    expect(orders.map(({ order_no }) => order_no)).toEqual(['2', '3']);
    expect(rejects).toMatchObject([{ line: 2, reason: 'not-a-date' }]);
  });

  it('but no day of any calendar contradicts nothing', async () => {
    const { rejects } = await readInvented(inventedFormat(), made('13/02/2026', '45/45/2026'));
    expect(rejects).toMatchObject([{ line: 3, reason: 'not-a-date' }]);
  });
});
