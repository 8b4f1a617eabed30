import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pack, unpack } from './batch-codec.ts';
import type { PreparedOrder } from './prepare-order.ts';

const text = fc.oneof(fc.constantFrom('', '测试纸巾', 'paid'), fc.string());
const orNull = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null });
const integer = fc.maxSafeInteger();

const order: fc.Arbitrary<PreparedOrder> = fc.record({
  key: text,
  platform: text,
  order_no: text,
  role: fc.constantFrom<PreparedOrder['role'][]>('order', 'items', 'part'),
  part: text,
  shop: text,
  status: text,
  currency: text,
  phone_seen: orNull(text),
  province: orNull(text),
  city: orNull(text),
  line: fc.nat(),
  created_at: orNull(integer),
  paid_at: orNull(integer),
  completed_at: orNull(integer),
  latest_at: orNull(integer),
  created_day: orNull(integer),
  paid_day: orNull(integer),
  paid_minor: orNull(integer),
  refund_minor: orNull(integer),
  unpaid_minor: orNull(integer),
  hash: orNull(fc.maxSafeNat()),
  print: orNull(fc.maxSafeNat()),
  people: fc.array(fc.record({ kind: text, value: text }), { maxLength: 3 }),
  lines: fc.array(
    fc.record({
      line_no: text,
      sku: orNull(text),
      name: orNull(text),
      quantity: orNull(integer),
      unit_price_minor: orNull(integer),
    }),
    { maxLength: 3 },
  ),
});

const orders = fc.array(order, { maxLength: 5 });
const glimpses = fc.array(fc.record({ key: text, print: fc.maxSafeNat(), line: fc.nat() }), {
  maxLength: 5,
});

it('a batch comes out of its packing as it went in, by way of a structured clone', () => {
  fc.assert(
    fc.property(orders, glimpses, fc.nat(), (some, seen, rows) => {
      const batch = { orders: some, glimpses: seen, facts: [], rejects: [], rows };
      expect(unpack(structuredClone(pack(batch)))).toEqual(batch);
    }),
  );
});
