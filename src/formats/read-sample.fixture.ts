import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { formatMoney } from '../core/money.ts';
import type { Note } from '../core/table.ts';
import { isoInstant } from '../core/time.ts';
import { assembleOrder, gatherKey } from './assemble.ts';
import type { FactSeen, OrderSeen, Reject } from './canonical.ts';
import { detect, type Wanted } from './detect.ts';
import { fileContext, type Told } from './file-context.ts';
import { type Format, isOrderFormat } from './format.ts';
import type { OrderRow } from './order-row.ts';
import { readFile } from './read-file.ts';
import { openSource } from './source.ts';

export type SampleRead = {
  readonly format: Format;
  readonly encoding: string;
  readonly delimiter: string;
  readonly rows: number;
  readonly orders: readonly OrderSeen[];
  readonly facts: readonly FactSeen[];
  readonly rejects: readonly Reject[];
  /** Rows that are part of an order that was read. */
  readonly orderRows: number;
  readonly timezone: string;
  readonly notes: readonly Note[];
};

type Gathered = { readonly row: OrderRow; readonly cells: readonly string[] };

/**
 * Reads a file as an import does, in memory: rows of one order are put together, and an order of which
 * one row cannot be read is not read at all. Where a format has no zone or currency, Shanghai and CNY.
 * What must be told of a sample stands beside it: of `sample-th.csv` in `told-th.json`, or in `told.json`.
 */
export async function readSample(
  path: string,
  wanted: Wanted & { readonly told?: Told } = {},
): Promise<SampleRead> {
  const source = await openSource(path, Readable.from([]));
  const detected = await detect(source, wanted);
  const { format } = detected;
  const context = await fileContext(
    source,
    detected,
    wanted.told ?? toldBeside(path, format),
    DEFAULTS,
  );
  const { timezone } = context;
  const groups = new Map<string, Gathered[]>();
  const facts: FactSeen[] = [];
  const rejects: Reject[] = [];
  const spoilt = new Set<string>();
  const { rows, notes } = await readFile(source, detected, context, {
    order: (row, { cells }) => {
      const key =
        isOrderFormat(format) && format.shape === 'group' ? gatherKey(row) : `${row.line}`;
      groups.set(key, [...(groups.get(key) ?? []), { row, cells }]);
    },
    fact: (fact) => facts.push(fact),
    reject: (reject, partOf) => {
      rejects.push(reject);
      if (partOf !== null && isOrderFormat(format) && format.shape === 'group') spoilt.add(partOf);
    },
  });

  const orders: OrderSeen[] = [];
  let orderRows = 0;
  for (const group of groups.values()) {
    const order = assembleOrder(
      group.map(({ row }) => row),
      isOrderFormat(format) ? format : {},
    );
    const orderNo = group[0]?.row.order_no ?? '';
    if (!('reason' in order) && !spoilt.has(orderNo)) {
      orders.push(order);
      orderRows += group.length;
      continue;
    }
    const failed = 'reason' in order && !spoilt.has(orderNo) ? order : undefined;
    const column = failed?.column ?? '';
    const value = column === '' ? orderNo : '';
    for (const [index, { row, cells }] of group.entries()) {
      const reason = failed !== undefined && index === 0 ? failed.reason : 'order-incomplete';
      rejects.push({ line: row.line, column, reason, value, cells });
    }
  }
  rejects.sort((a, b) => a.line - b.line);
  const { encoding } = source;
  const { delimiter } = detected;
  return { format, encoding, delimiter, rows, orders, facts, rejects, orderRows, timezone, notes };
}

const DEFAULTS = { timezone: 'Asia/Shanghai', currency: 'CNY' };

/** What must be told of a sample, from the file beside it. */
export function toldBeside(path: string, format: Format): Told {
  const suffix = /^sample(.*)\.csv$/.exec(basename(path))?.[1] ?? '';
  const file = [`told${suffix}.json`, 'told.json']
    .map((name) => join(dirname(path), name))
    .find((name) => existsSync(name));
  const told: Told = file === undefined ? {} : JSON.parse(readFileSync(file, 'utf8'));
  const asks = new Set(format.asks);
  // Signs tell the currency where nobody does.
  if (isOrderFormat(format) && format.signs !== undefined) asks.delete('currency');
  return {
    ...(asks.has('timezone') && { timezone: DEFAULTS.timezone }),
    ...(asks.has('currency') && { currency: DEFAULTS.currency }),
    ...told,
  };
}

/** What was read, as a person can compare it with the file: clock times, amounts in major units. */
export function readable(sample: SampleRead): unknown {
  const { format, timezone } = sample;
  const time = (at: number | null): string | null =>
    at === null ? null : isoInstant(at, timezone);
  return {
    format: format.id,
    encoding: sample.encoding,
    delimiter: sample.delimiter,
    rows: sample.rows,
    ...(isOrderFormat(format)
      ? { orders: sample.orders.map((order) => readableOrder(order, time)) }
      : { facts: sample.facts.map((fact) => readableFact(fact, format, time)) }),
    rejects: sample.rejects.map(({ line, column, reason, value }) => ({
      line,
      column,
      reason,
      value,
    })),
  };
}

function readableOrder(order: OrderSeen, time: (at: number | null) => string | null): unknown {
  const { created_at, paid_at, completed_at, latest_at, paid_minor, refund_minor, ...more } = order;
  const { lines, province, city, unpaid_minor: _, ...rest } = more;
  const money = (minor: number | null): string | null =>
    minor === null ? null : formatMoney(minor, order.currency);
  return {
    ...rest,
    ...(province !== null && { province }),
    ...(city !== null && { city }),
    created_at: time(created_at),
    paid_at: time(paid_at),
    completed_at: time(completed_at),
    latest_at: time(latest_at),
    paid: money(paid_minor),
    refund: money(refund_minor),
    lines: lines.map(({ unit_price_minor, ...line }) => ({
      ...line,
      unit_price: money(unit_price_minor),
    })),
  };
}

function readableFact(
  fact: FactSeen,
  format: Exclude<Format, { kind: 'orders' | 'items' }>,
  time: (at: number | null) => string | null,
): unknown {
  const currency = fact.values['currency'];
  const values = Object.entries(fact.values).map(([name, value]) => {
    const type = format.fields[name]?.type;
    if (typeof value !== 'number') return [name, value];
    if (type === 'instant') return [name, time(value)];
    return [name, type === 'money' ? formatMoney(value, String(currency)) : value];
  });
  return { line: fact.line, ...Object.fromEntries(values) };
}
