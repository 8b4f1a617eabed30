import type { Status } from '../core/status.ts';
import type { DateOrder } from '../core/written-date.ts';
import type { FactKind, Format, OrderFormat } from '../formats/format.ts';
import { fieldsOfKind } from './fact-fields.ts';

/** `group` with amounts of the lines' own is `part` here: how it is written depends on the columns. */
export type Shape = OrderFormat['shape'];
export const SHAPES = ['row', 'group', 'part'] as const satisfies readonly Shape[];

export type Kind = 'orders' | 'items' | FactKind;

/** All that a person has to say of a file so that it can be read. */
export type Answers = {
  readonly id: string;
  readonly title?: string | undefined;
  readonly kind: Kind;
  readonly platform?: string | undefined;
  readonly shape: Shape;
  /** The column that a field is read from, as the header writes it. */
  readonly columns: Readonly<Record<string, string>>;
  readonly statuses: Readonly<Record<string, Status>>;
  readonly timezone?: string | undefined;
  readonly currency?: string | undefined;
  readonly region?: string | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly decimal?: ',' | undefined;
};

/** What can be read from an order file, in the order in which it is asked. */
const ORDER_FIELDS = [
  'order_no',
  'status',
  'created_at',
  'paid_at',
  'completed_at',
  'paid',
  'refund',
  'currency',
  'platform',
  'shop',
  'buyer',
  'phone',
  'email',
  'unionid',
  'openid',
  'external_userid',
  'member',
  'part',
  'line_no',
  'item',
  'sku',
  'quantity',
  'price',
  'total',
  'province',
  'city',
  'country',
] as const;
const ITEM_FIELDS = [
  'order_no',
  'part',
  'item',
  'sku',
  'quantity',
  'price',
  'total',
  'line_no',
  'platform',
  'shop',
  'currency',
];

/** The names of what can be read from a file of this kind. */
export function fieldNames(kind: Kind): readonly string[] {
  if (kind === 'orders') return ORDER_FIELDS;
  return kind === 'items' ? ITEM_FIELDS : Object.keys(fieldsOfKind(kind).known);
}

/** What must be read, or no row can be. */
export function requiredFields(kind: Kind): readonly string[] {
  if (kind === 'orders') return ['order_no', 'status', 'created_at'];
  return kind === 'items' ? ['order_no', 'item'] : fieldsOfKind(kind).required;
}

/** Fields whose cells are about a person: shown masked. */
export const PERSON_FIELDS = [
  'buyer',
  'phone',
  'email',
  'unionid',
  'openid',
  'external_userid',
  'member',
] as const;

/** The format that the answers describe. A file is known by all columns that it reads. */
export function buildFormat(answers: Answers): Format {
  const { id, title, kind, platform, timezone, currency, region, dateOrder } = answers;
  const read = fieldNames(kind).flatMap((name) => answers.columns[name] ?? []);
  const about = { id, ...(title !== undefined && { title }) };
  const claim = {
    claims: [[...new Set(read)]],
    ...(platform !== undefined && { platform }),
    ...(timezone !== undefined && { timezone }),
    ...(currency !== undefined && { currency }),
    ...(region !== undefined && { region }),
    ...(dateOrder !== undefined && { dateOrder }),
  };
  if (kind === 'orders' || kind === 'items')
    return { ...about, kind, ...claim, ...orderParts(answers) };
  const { known } = fieldsOfKind(kind);
  const fields = Object.entries(known).flatMap(([name, field]) => {
    const column = answers.columns[name];
    return column === undefined ? [] : [[name, { ...field, from: [column] }] as const];
  });
  return { ...about, kind, ...claim, fields: Object.fromEntries(fields) };
}

type OrderParts = Pick<
  OrderFormat,
  'shape' | 'sums' | 'decimal' | 'columns' | 'status' | 'paid' | 'line' | 'people'
>;

function orderParts({ kind, columns, statuses, ...more }: Answers): OrderParts {
  const { platform, decimal } = more;
  const from = (field: string): readonly string[] =>
    columns[field] === undefined ? [] : [columns[field]];
  const some = (key: string, field: string): Readonly<Record<string, readonly string[]>> =>
    columns[field] === undefined ? {} : { [key]: from(field) };
  const place = (field: string) =>
    columns[field] === undefined ? {} : { [field]: { from: from(field) } };
  const ofLines = more.shape === 'part' && columns['part'] === undefined;
  const amounts = (['paid', 'refund'] as const).filter((field) => columns[field] !== undefined);
  const [seen] = from('status');
  const goods = ['line_no', 'sku', 'item', 'quantity', 'price', 'total'];
  return {
    // Lines with amounts of their own but no number of their own are put together and added up.
    shape: ofLines ? 'group' : more.shape,
    ...(ofLines && { sums: amounts }),
    ...(decimal !== undefined && { decimal }),
    columns: {
      order_no: from('order_no'),
      ...some('part', 'part'),
      ...(platform === undefined && some('platform', 'platform')),
      ...some('shop', 'shop'),
      ...some('currency', 'currency'),
      ...some('country', 'country'),
      ...some('created_at', 'created_at'),
      ...some('paid_at', 'paid_at'),
      ...some('completed_at', 'completed_at'),
      ...some('refund', 'refund'),
      ...place('province'),
      ...place('city'),
    },
    status: {
      seen: kind === 'items' ? [] : from('status'),
      rules:
        seen === undefined || kind === 'items'
          ? []
          : Object.entries(statuses).map(([word, is]) => ({ when: { [seen]: [word] }, is })),
    },
    paid: kind === 'orders' && columns['paid'] !== undefined ? [{ amount: from('paid') }] : [],
    ...(goods.some((field) => columns[field] !== undefined) && {
      line: {
        ...some('no', columns['line_no'] === undefined ? 'part' : 'line_no'),
        ...some('sku', 'sku'),
        name: columns['item'] === undefined ? [] : [from('item')],
        ...some('quantity', 'quantity'),
        ...some('price', 'price'),
        ...some('total', 'total'),
      },
    }),
    people:
      kind === 'items'
        ? []
        : PERSON_FIELDS.flatMap((field) =>
            columns[field] === undefined ? [] : [{ kind: field, from: from(field) }],
          ),
  };
}

/** The format as its file holds it: what fits on a line stands on one. */
export function formatText(format: Format): string {
  return `${laidOut({ $schema: 'urn:pscrm:format:1', ...format }, '', true)}\n`;
}

const LINE = 90;

function laidOut(value: unknown, indent: string, isWhole = false): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const lay = (at: string): readonly string[] =>
    isList
      ? value.map((one) => laidOut(one, at))
      : Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${laidOut(one, at)}`);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const inner = `${indent}  `;
  const parts = lay(inner);
  const flat = isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  const fits = indent.length + flat.length <= LINE && !flat.includes('\n');
  if (parts.length === 0 || (fits && !isWhole)) return parts.length === 0 ? open + close : flat;
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}

/** The answers as flags: with these, nothing need be asked. */
export function answerFlags(answers: Answers): readonly string[] {
  const { columns, statuses, kind } = answers;
  const flag = (name: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`--${name}`, value];
  const pairs = (name: string, map: Readonly<Record<string, string>>): string[] =>
    Object.entries(map).flatMap(([key, value]) => [`--${name}`, `${key}=${value}`]);
  return [
    ...flag('id', answers.id),
    ...flag('title', answers.title),
    ...flag('kind', kind),
    ...flag('platform', answers.platform),
    ...(kind === 'orders' || kind === 'items' ? flag('shape', answers.shape) : []),
    ...pairs('column', columns),
    ...pairs('status', statuses),
    ...flag('timezone', answers.timezone),
    ...flag('currency', answers.currency),
    ...flag('region', answers.region),
    ...flag('date-order', answers.dateOrder),
    ...flag('decimal-mark', answers.decimal === ',' ? 'comma' : undefined),
  ];
}
