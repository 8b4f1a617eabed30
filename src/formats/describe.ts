import type { AmountRule, Condition, Format, Grade, OrderFormat, Source } from './format.ts';
import { isOrderFormat } from './format.ts';

/** One thing that a format reads: where it stands, what it means, how sure that is. */
export type Described = {
  readonly field: string;
  /** Names of columns, the first that is filled counting; of a status, the test on them. */
  readonly columns: string;
  /** A status of ours, or how an amount is worked out; null where the field says it all. */
  readonly means: string | null;
  /** Null in formats of one's own: whoever wrote it knows. */
  readonly sure: Grade | null;
};

/** All that a format reads, for whoever wants to know before trusting it. */
export function describeFormat(format: Format): readonly Described[] {
  if (isOrderFormat(format)) return describeOrders(format);
  return Object.entries(format.fields).flatMap(([name, { from }]) =>
    describeColumns(format, name, from, format.sure?.header),
  );
}

function describeOrders(format: OrderFormat): readonly Described[] {
  const { columns, sure, status, line, people } = format;
  const plain = (field: string, source: Source | undefined): readonly Described[] =>
    describeColumns(format, field, source ?? [], sure?.header);
  const amount = (field: string, rule: AmountRule): Described => ({
    field,
    columns: rule.amount.join(' / '),
    means: amountText(rule),
    sure: sure?.amounts ?? sure?.header ?? null,
  });
  return [
    ...Object.entries(columns).flatMap(([field, at]) =>
      field === 'refund' ? [] : plain(field, 'from' in at ? at.from : at),
    ),
    ...describeColumns(format, 'status', status.seen, sure?.header),
    ...status.rules.map(({ when, is, sure: own }) => ({
      field: 'status',
      columns: conditionText(when),
      means: is,
      sure: own ?? sure?.status ?? null,
    })),
    ...format.paid.map((rule) => amount('paid', rule)),
    ...describeColumns(format, 'refund', columns.refund ?? [], sure?.amounts ?? sure?.header),
    ...(format.refund ?? []).map((rule) => amount('refund', rule)),
    ...plain('line_no', line?.no),
    ...plain('sku', line?.sku),
    ...(line?.name ?? []).flatMap((part) => plain('name', part)),
    ...plain('quantity', line?.quantity),
    ...plain('unit_price', line?.price),
    ...plain('line_total', line?.total),
    ...people.flatMap(({ kind, from }) => plain(`person:${kind}`, from)),
  ];
}

/** Columns side by side where we are equally sure of them, else a row for each grade. */
function describeColumns(
  { sure }: Format,
  field: string,
  source: Source,
  usual: Grade | undefined,
): readonly Described[] {
  const rows: { field: string; columns: string; means: null; sure: Grade | null }[] = [];
  for (const column of source) {
    const grade = sure?.columns?.[column] ?? usual ?? null;
    const last = rows.at(-1);
    if (last?.sure === grade) last.columns += ` / ${column}`;
    else rows.push({ field, columns: column, means: null, sure: grade });
  }
  return rows;
}

/** `Total − Outstanding Balance (Financial Status = partially_paid)`; null for an amount as it stands. */
function amountText({ when, amount, plus = [], minus = [], net }: AmountRule): string | null {
  const sum = [
    amount.join(' / '),
    ...plus.map((source) => `+ ${source.join(' / ')}`),
    ...minus.map((source) => `− ${source.join(' / ')}`),
    ...(net === true ? ['+ refund'] : []),
  ];
  if (when !== undefined) sum.push(`(${conditionText(when)})`);
  return sum.length === 1 ? null : sum.join(' ');
}

/** `A = x | y, B ≠ "", − C`: the last says that the file has no such column. */
function conditionText(condition: Condition): string {
  return Object.entries(condition)
    .map(([column, wanted]) => {
      if (wanted === 'set') return `${column} ≠ ""`;
      if (wanted === 'empty') return `${column} = ""`;
      return wanted === 'absent' ? `− ${column}` : `${column} = ${wanted.join(' | ')}`;
    })
    .join(', ');
}
