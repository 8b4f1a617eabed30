import {
  type Condition,
  type Format,
  isOrderFormat,
  type OrderFormat,
  type Source,
} from './format.ts';

/** What is read from which columns: `created_at`, `line.sku`, `person:phone` … */
export type Feed = { readonly field: string; readonly columns: Source };

/** Everything that a format reads, in its own order; a field with rules has a feed for each. */
export function feedsOf(format: Format): readonly Feed[] {
  const feeds = isOrderFormat(format)
    ? orderFeeds(format)
    : Object.entries(format.fields).map(([field, { from }]) => ({ field, columns: from }));
  const skipped = (format.skip ?? []).map((condition) => asked('skip', condition));
  return [...feeds, ...skipped].filter(({ columns }) => columns.length > 0);
}

function orderFeeds(format: OrderFormat): readonly Feed[] {
  const { columns, status, line } = format;
  const amounts = (field: string, rules: OrderFormat['paid'] = []): Feed[] =>
    rules.flatMap(({ amount, plus = [], minus = [], when = {} }) => [
      ...[amount, ...plus, ...minus].map((from) => ({ field, columns: from })),
      asked(field, when),
    ]);
  const goods = Object.entries(line ?? {}).flatMap(([name, from]) =>
    sourcesOf(from).map((source) => ({ field: `line.${name}`, columns: source })),
  );
  return [
    ...Object.entries(columns).map(([field, from]) => ({
      field,
      columns: 'from' in from ? from.from : from,
    })),
    { field: 'status', columns: status.seen },
    ...status.rules.map(({ when }) => asked('status', when)),
    asked('paid', format.paidWhen ?? {}),
    ...amounts('paid', format.paid),
    ...amounts('refund', format.refund),
    asked('summary', format.summary ?? {}),
    ...goods,
    ...format.people.map(({ kind, from }) => ({ field: `person:${kind}`, columns: from })),
  ];
}

function asked(field: string, condition: Condition): Feed {
  return { field, columns: Object.keys(condition) };
}

function sourcesOf(from: Source | readonly Source[]): readonly Source[] {
  return from.every((one) => typeof one === 'string') ? [from] : from.map((one) => [one].flat());
}
