import { PscrmError } from '../core/errors.ts';
import { isStatus, STATUSES, type Status } from '../core/status.ts';
import { platformId } from '../formats/platforms.ts';
import { FORMATS } from '../formats/index.ts';
import {
  type Answers,
  answerFlags,
  fieldNames,
  type Kind,
  requiredFields,
  SHAPES,
} from '../own-formats/answers.ts';
import { FACT_KINDS } from '../own-formats/fact-fields.ts';
import type { Input, OptionSpec } from './command.ts';
import { checkCurrency, checkTimezone } from './typed-values.ts';

export const KINDS: readonly Kind[] = ['orders', 'items', ...FACT_KINDS];

/** Every answer that `formats new` can be given. */
export const ANSWER_OPTIONS: readonly OptionSpec[] = [
  { flags: '--id <id>', text: 'option.format-id' },
  { flags: '--title <text>', text: 'option.format-title' },
  { flags: '--kind <kind>', text: 'option.format-kind', choices: KINDS },
  { flags: '--platform <id>', text: 'option.format-platform' },
  { flags: '--shape <shape>', text: 'option.format-shape', choices: SHAPES },
  { flags: '--column <field=column>', text: 'option.format-column', repeat: true },
  { flags: '--status <text=status>', text: 'option.format-status', repeat: true },
  { flags: '--timezone <zone>', text: 'option.timezone' },
  { flags: '--currency <code>', text: 'option.currency' },
  { flags: '--region <code>', text: 'option.format-region' },
  { flags: '--date-order <order>', text: 'option.date-order', choices: ['mdy', 'dmy'] },
  { flags: '--decimal-mark <mark>', text: 'option.decimal-mark', choices: ['dot', 'comma'] },
];

/** What was typed; what was not is asked for, or left out where it need not be known. */
export type Typed = Omit<Answers, 'id' | 'kind' | 'shape'> & {
  readonly id: string | undefined;
  readonly kind: Kind | undefined;
  readonly shape: Answers['shape'] | undefined;
};

/** @throws bad-option, bad-timezone, bad-currency, bad-format-id */
export function typedAnswers(input: Input): Typed {
  const [id, timezone, currency] = [
    input.text('id'),
    input.text('timezone'),
    input.text('currency'),
  ];
  const [platform, region] = [input.text('platform'), input.text('region')];
  const [shape, kind] = [input.text('shape'), input.text('kind')];
  const dateOrder = input.text('date-order');
  return {
    id: id === undefined ? undefined : checkFormatId(id),
    title: input.text('title'),
    kind: KINDS.find((one) => one === kind),
    platform: platform === undefined ? undefined : platformId(platform),
    shape: SHAPES.find((one) => one === shape),
    columns: typedColumns(input.list('column')),
    statuses: typedStatuses(input.list('status')),
    timezone: timezone === undefined ? undefined : checkTimezone(timezone),
    currency: currency === undefined ? undefined : checkCurrency(currency),
    region: region?.toUpperCase(),
    dateOrder: dateOrder === 'dmy' || dateOrder === 'mdy' ? dateOrder : undefined,
    decimal: input.text('decimal-mark') === 'comma' ? ',' : undefined,
  };
}

/** @throws bad-format-id */
export function checkFormatId(id: string): string {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) || FORMATS.some((format) => format.id === id))
    throw new PscrmError('bad-format-id', { id });
  return id;
}

function typedColumns(typed: readonly string[]): Readonly<Record<string, string>> {
  const columns = new Map<string, string>();
  for (const one of typed) {
    const cut = one.indexOf('=');
    const field = one.slice(0, cut);
    if (cut < 1 || cut === one.length - 1 || columns.has(field))
      throw new PscrmError('bad-option', {
        option: '--column',
        value: one,
        choices: ['order_no=订单编号, …'],
      });
    columns.set(field, one.slice(cut + 1));
  }
  return Object.fromEntries(columns);
}

function typedStatuses(typed: readonly string[]): Readonly<Record<string, Status>> {
  const pairs = typed.map((one): [string, Status] => {
    const cut = one.lastIndexOf('=');
    const is = one.slice(cut + 1);
    if (cut < 1 || !isStatus(is))
      throw new PscrmError('bad-option', { option: '--status', value: one, choices: STATUSES });
    return [one.slice(0, cut), is];
  });
  return Object.fromEntries(pairs);
}

/** Do the fields belong to the kind, and are the columns in the header? @throws bad-option */
export function checkColumns(
  kind: Kind,
  columns: Readonly<Record<string, string>>,
  isInHeader: (column: string) => boolean,
  header: readonly string[],
): void {
  for (const [field, column] of Object.entries(columns)) {
    const value = `${field}=${column}`;
    const choices = fieldNames(kind);
    if (!choices.includes(field))
      throw new PscrmError('bad-option', { option: '--column', value, choices });
    if (!isInHeader(column))
      throw new PscrmError('bad-option', { option: '--column', value, choices: header });
  }
}

/** The flags without which there is no format. */
export function missingFlags({ id, kind, platform, shape, columns }: Typed): readonly string[] {
  const missing: string[] = [];
  if (id === undefined) missing.push('--id');
  if (kind === undefined) return [...missing, '--kind'];
  for (const field of requiredFields(kind))
    if (columns[field] === undefined) missing.push(columnFlag(field));
  const ofOrders = kind === 'orders' || kind === 'items';
  if (ofOrders && platform === undefined && columns['platform'] === undefined)
    missing.push('--platform');
  if (kind === 'orders' && shape === undefined) missing.push('--shape');
  return missing;
}

/**
 * Says all that is missing in one go; which columns are needed, `--kind` decides.
 * @throws missing-option, missing-options
 */
export function refuseMissing(missing: readonly string[], { kind }: Typed): void {
  const last = missing.at(-1);
  if (last === undefined) return;
  const more =
    kind === undefined ? { why: 'kind', more: requiredFields('orders').map(columnFlag) } : {};
  if (missing.length === 1) throw new PscrmError('missing-option', { option: last, ...more });
  throw new PscrmError('missing-options', { options: missing.slice(0, -1), last, ...more });
}

function columnFlag(field: string): string {
  return `--column ${field}=…`;
}

/** The answers that were not typed, as they would have been. */
export function flagsToAdd(answers: Answers, input: Input): readonly string[] {
  const flags = answerFlags(answers);
  const added: string[] = [];
  for (let at = 0; at < flags.length; at += 2) {
    const [flag = '', value = ''] = flags.slice(at, at + 2);
    const name = flag.slice(2);
    const typed = input.text(name) !== undefined || input.list(name).includes(value);
    if (!typed) added.push(flag, value);
  }
  return added;
}
