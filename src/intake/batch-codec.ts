import type { Reject } from '../formats/canonical.ts';
import type { Batch, Glimpse, SeenFact } from './batch.ts';
import type { PreparedOrder } from './prepare-order.ts';

/**
 * A batch as it crosses from one thread to another. A structured clone of a thousand objects is slow;
 * one list of the different texts and one array of numbers are not, and the same names of goods, states
 * and shops come again and again. Texts stand in `numbers` as their place in `texts`, null as NaN.
 */
export type Packed = {
  readonly texts: readonly string[];
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly orders: number;
  readonly facts: readonly SeenFact[];
  readonly glimpses: number;
  readonly rejects: readonly Reject[];
  readonly rows: number;
};

const TEXTS = [
  'platform',
  'role',
  'part',
  'shop',
  'status',
  'currency',
  'phone_seen',
  'province',
  'city',
] as const;
const NUMBERS = [
  'line',
  'created_at',
  'paid_at',
  'completed_at',
  'latest_at',
  'created_day',
  'paid_day',
  'paid_minor',
  'refund_minor',
  'unpaid_minor',
  'hash',
  'print',
] as const;

export function pack({ orders, glimpses, facts, rejects, rows }: Batch): Packed {
  const texts: string[] = [];
  const places = new Map<string, number>();
  const out = openNumbers(orders.length * 40 + glimpses.length * 3);
  const text = (value: string | null): void => {
    if (value === null) return out.push(Number.NaN);
    let place = places.get(value);
    if (place === undefined) {
      place = texts.length;
      texts.push(value);
      places.set(value, place);
    }
    out.push(place);
  };
  const number = (value: number | null): void => out.push(value ?? Number.NaN);
  /** Texts that stand in no other order: not worth looking for. @returns its place */
  const unique = (value: string): number => {
    out.push(texts.length);
    return texts.push(value) - 1;
  };
  for (const order of orders) {
    unique(order.key);
    const orderNo = unique(order.order_no);
    for (const name of TEXTS) text(order[name]);
    for (const name of NUMBERS) number(order[name]);
    out.push(order.people.length);
    for (const { kind, value } of order.people) {
      text(kind);
      text(value);
    }
    out.push(order.lines.length);
    for (const line of order.lines) {
      if (line.line_no === order.order_no) out.push(orderNo);
      else text(line.line_no);
      text(line.sku);
      text(line.name);
      number(line.quantity);
      number(line.unit_price_minor);
    }
  }
  for (const { key, print, line } of glimpses) {
    unique(key);
    out.push(print);
    out.push(line);
  }
  const counts = { orders: orders.length, glimpses: glimpses.length };
  return { texts, numbers: out.all(), ...counts, facts, rejects, rows };
}

function openNumbers(expected: number) {
  let numbers = new Float64Array(expected);
  let length = 0;
  return {
    push: (value: number): void => {
      if (length === numbers.length) {
        const larger = new Float64Array(length * 2 + 64);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[length] = value;
      length += 1;
    },
    all: (): Float64Array<ArrayBuffer> => numbers.slice(0, length),
  };
}

export function unpack({ texts, numbers, facts, rejects, rows, ...counts }: Packed): Batch {
  let at = 0;
  const number = (): number => numbers[at++] ?? Number.NaN;
  const orNull = (): number | null => {
    const value = number();
    return Number.isNaN(value) ? null : value;
  };
  const textOrNull = (): string | null => {
    const place = number();
    return Number.isNaN(place) ? null : (texts[place] ?? '');
  };
  const text = (): string => textOrNull() ?? '';
  const many = <T>(one: () => T): T[] => {
    const length = number();
    const all: T[] = [];
    for (let k = 0; k < length; k += 1) all.push(one());
    return all;
  };
  const person = (): PreparedOrder['people'][number] => ({ kind: text(), value: text() });
  const line = (): PreparedOrder['lines'][number] => ({
    line_no: text(),
    sku: textOrNull(),
    name: textOrNull(),
    quantity: orNull(),
    unit_price_minor: orNull(),
  });
  // In the order of TEXTS and NUMBERS above: a test goes there and back.
  const order = (): PreparedOrder => ({
    key: text(),
    order_no: text(),
    platform: text(),
    role: roleOf(text()),
    part: text(),
    shop: text(),
    status: text(),
    currency: text(),
    phone_seen: textOrNull(),
    province: textOrNull(),
    city: textOrNull(),
    line: number(),
    created_at: orNull(),
    paid_at: orNull(),
    completed_at: orNull(),
    latest_at: orNull(),
    created_day: orNull(),
    paid_day: orNull(),
    paid_minor: orNull(),
    refund_minor: orNull(),
    unpaid_minor: orNull(),
    hash: orNull(),
    print: orNull(),
    people: many(person),
    lines: many(line),
  });
  const glimpse = (): Glimpse => ({ key: text(), print: number(), line: number() });
  const orders: PreparedOrder[] = [];
  for (let k = 0; k < counts.orders; k += 1) orders.push(order());
  const glimpses: Glimpse[] = [];
  for (let k = 0; k < counts.glimpses; k += 1) glimpses.push(glimpse());
  return { orders, glimpses, facts, rejects, rows };
}

function roleOf(text: string): PreparedOrder['role'] {
  return text === 'items' || text === 'part' ? text : 'order';
}
