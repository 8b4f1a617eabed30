import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWorkspace } from '../db/open.ts';
import type { OrderSeen } from '../formats/canonical.ts';
import { openPeople } from '../people/store.ts';
import { beginImport } from './ledger.ts';
import { openOrders } from './order-writer.ts';
import { prepareOrder } from './prepare-order.ts';
import { openSightings } from './sightings.ts';

const MARCH = Date.UTC(2026, 2, 1);
const ORDER: OrderSeen = {
  line: 2,
  platform: 'own',
  shop: '',
  order_no: '1',
  role: 'order',
  part: '',
  status: 'paid',
  created_at: MARCH,
  paid_at: MARCH,
  completed_at: null,
  latest_at: MARCH,
  currency: 'CNY',
  paid_minor: 3000,
  refund_minor: 0,
  unpaid_minor: null,
  people: [],
  region: 'CN',
  province: null,
  city: null,
  lines: [],
};
const goods = (line_no: string) => ({
  line_no,
  sku: null,
  name: '测试纸巾',
  quantity: 1,
  unit_price_minor: 1000,
});

function openWriter() {
  const db = openWorkspace(':memory:', { create: true });
  const id = beginImport(db, {
    file: 'orders.csv',
    sha256: '',
    bytes: 0,
    options: '',
    format: 'orders',
    kind: 'orders',
    timezone: 'UTC',
    imported_at: MARCH,
  });
  const writer = openOrders(
    db,
    { timezone: 'UTC', importId: id },
    openPeople(db),
    openSightings(db, id),
  );
  return {
    settle: writer.settle,
    see: (order: OrderSeen) => writer.see(prepareOrder(order, { timezone: 'UTC', perShop: false })),
  };
}

describe('an order seen', () => {
  it('is new once; the same words again are the same, other words must be settled', () => {
    const orders = openWriter();
    expect(orders.see(ORDER)).toMatchObject({ is: 'new', isFirst: true });
    expect(orders.see({ ...ORDER, line: 3 })).toMatchObject({ is: 'same', isFirst: false });
    const shipped = orders.see({ ...ORDER, status: 'shipped' });
    expect(shipped).toMatchObject({ is: 'other', isFirst: false, before: [{ status: 'paid' }] });
    expect(orders.settle(shipped.orderId)).toBe(true);
    // Two versions now: which is the newer may hang on the file, though the words are known.
    expect(orders.see(ORDER)).toMatchObject({ is: 'other', isFirst: false });
    expect(orders.settle(shipped.orderId)).toBe(false);
  });

  const minor = fc.option(fc.nat(9999), { nil: null });
  const time = fc.option(
    fc.nat(99).map((days) => MARCH + days * 86_400_000),
    { nil: null },
  );
  const seen = fc.record({
    role: fc.constantFrom<OrderSeen['role'][]>('order', 'items', 'part'),
    part: fc.constantFrom('', '11'),
    status: fc.constantFrom('unpaid', 'paid', 'closed', 'partly_refunded', 'refunded', '等待分账'),
    created_at: time,
    paid_at: time,
    completed_at: time,
    latest_at: time,
    paid_minor: minor,
    refund_minor: minor,
    lines: fc.uniqueArray(fc.constantFrom('3', '1', '2', '10'), { maxLength: 4 }),
  });

  it('for the first time is written as settling it from what is stored would write it', () => {
    fc.assert(
      fc.property(seen, ({ lines, ...said }) => {
        const orders = openWriter();
        const { orderId } = orders.see({ ...ORDER, ...said, lines: lines.map(goods) });
        expect(orders.settle(orderId)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
