import { type DecimalMark, isCurrency } from '../core/money.ts';
import type { AmountRule, OrderFormat, Source } from './format.ts';
import type { FileContext } from './file-context.ts';
import type { FileRow } from './row.ts';

/** How the amounts of a row are written. */
export type AmountStyle = {
  readonly currency: string;
  readonly decimal?: DecimalMark | undefined;
  readonly signs?: Signs | undefined;
};

/** Currencies by the signs that stand for them. */
export type Signs = NonNullable<OrderFormat['signs']>;

/**
 * How the amounts of this row are written.
 * @param above the currency of the row above it, of the same order: it goes on where nothing is said
 * @throws CellProblem
 */
export function amountStyle(
  format: OrderFormat,
  row: FileRow,
  context: FileContext,
  above?: string,
): AmountStyle {
  return {
    currency: readCurrency(format, row, context, above),
    decimal: context.decimal ?? format.decimal,
    signs: format.signs,
  };
}

const NOWHERE: Source = [];

/** The column's, else what was told by a person, else the sign's, else the format's. */
function readCurrency(
  format: OrderFormat,
  row: FileRow,
  context: FileContext,
  above: string | undefined,
): string {
  const source = format.columns.currency;
  const text = row.text(source).toUpperCase();
  if (source !== undefined && text !== '') {
    if (!isCurrency(text)) throw row.problem(source, 'not-a-currency', text);
    return text;
  }
  // What the row above goes on with is its column's, or what was told.
  if (context.currencyTold === true) return above ?? context.currency;
  const signed = format.signs === undefined ? undefined : signedCurrency(format, row, format.signs);
  if (signed !== undefined) return signed;
  if (above !== undefined) return above;
  // Nobody said which it is, and the workspace's would be a guess. Where there is a column, another row
  // of the order may say it: see openCurrency.
  const isOpen = format.signs !== undefined && format.currency === undefined;
  const isAsked = format.asks?.includes('currency') === true;
  if (isOpen || (isAsked && row.header.places(source ?? NOWHERE).length === 0)) {
    const at = amountSources(format).find((one) => /[1-9]/.test(row.text(one)));
    if (at !== undefined) throw row.problem(at, 'currency-unknown', row.text(at));
  }
  return context.currency;
}

/**
 * The currency column of a row that leaves it blank, where nothing else says the currency: what it has is
 * the workspace's then, which is none of the order's unless another of its rows says so.
 */
export function openCurrency(
  format: OrderFormat,
  row: FileRow,
  context: FileContext,
  above: { readonly currency: string; readonly open_currency?: string } | undefined,
): string | undefined {
  const source = format.columns.currency;
  if (source === undefined || row.header.places(source).length === 0) return undefined;
  const isSaid = format.currency ?? format.signs;
  if (isSaid !== undefined || context.currencyTold === true) return undefined;
  if (row.text(source) !== '') return undefined;
  return above === undefined ? row.columnOf(source) : above.open_currency;
}

/** The columns of an order file that hold money, what was paid first. */
export function amountSources({ paid, columns, refund, line }: OrderFormat): readonly Source[] {
  const sources = [
    ...paid.map(({ amount }) => amount),
    columns.refund,
    ...(refund ?? []).map(({ amount }) => amount),
    line?.price,
    line?.total,
  ];
  return sources.filter((source) => source !== undefined);
}

function signedCurrency(format: OrderFormat, row: FileRow, signs: Signs): string | undefined {
  let currency: string | undefined;
  for (const source of amountSources(format)) {
    const text = row.text(source);
    const { sign, rest } = takeSign(text, signs);
    if (sign === undefined) {
      // A sign that the format does not know: whose money it is, is not to be guessed.
      if (UNKNOWN_SIGN.test(rest)) throw row.problem(source, 'currency-unknown', text);
      continue;
    }
    const here = signs[sign];
    if (currency !== undefined && here !== currency) throw row.problem(source, 'contradicts', text);
    currency = here;
  }
  return currency;
}

const UNKNOWN_SIGN = /^[-\s]*[^-\s\d.,(（][^\d]*\d|^[-\s\d.,]*\d[-\s.,]*[^-\s\d.,(（]/u;

/** An amount without the sign that stands before or behind it; the longest sign that fits. */
export function takeSign(
  text: string,
  signs: Signs,
): { readonly sign: string | undefined; readonly rest: string } {
  const match = patternOf(signs).exec(text);
  if (match === null) return { sign: undefined, rest: text };
  const { before, after, minus = '' } = match.groups ?? {};
  const bare =
    before === undefined
      ? text.slice(0, match.index)
      : minus + text.slice(match.index + match[0].length);
  return { sign: before ?? after, rest: bare };
}

/** An amount without its sign, or without one that the format does not know: whose it is was told. */
export function withoutSign(text: string, signs: Signs): string {
  const { sign, rest } = takeSign(text, signs);
  return sign === undefined ? rest.replace(STRANGE_SIGN, '$1') : rest;
}

/** `AU $`, `NT$`, `THB ` before an amount. */
const STRANGE_SIGN = /^\s*(-?)\s*(?:\p{L}{1,3}\s?)?\p{Sc}?\s*(?=[-\d.])/u;

const PATTERNS = new WeakMap<Signs, RegExp>();

function patternOf(signs: Signs): RegExp {
  let pattern = PATTERNS.get(signs);
  if (pattern === undefined) {
    const longestFirst = Object.keys(signs)
      .toSorted((a, b) => b.length - a.length)
      .map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('|');
    pattern = new RegExp(
      `^\\s*(?<minus>-?)\\s*(?<before>${longestFirst})|(?<after>${longestFirst})\\s*$`,
      'u',
    );
    PATTERNS.set(signs, pattern);
  }
  return pattern;
}

/**
 * The amount of the first rule that holds and whose cell is filled, in minor units; null: not said.
 * @param refund what was refunded, for amounts from which the file has already taken it
 */
export function readAmount(
  rules: readonly AmountRule[],
  row: FileRow,
  style: AmountStyle,
  refund: number | null,
): number | null {
  for (const rule of rules) {
    if (rule.when !== undefined && !row.holds(rule.when)) continue;
    const amount = row.money(rule.amount, style);
    if (amount === null) continue;
    const total = (sources: readonly Source[] = []): number =>
      sources.reduce((sum, source) => sum + (row.money(source, style) ?? 0), 0);
    const all =
      amount + total(rule.plus) - total(rule.minus) + (rule.net === true ? (refund ?? 0) : 0);
    if (all < 0) throw row.problem(rule.amount, 'negative', row.text(rule.amount));
    if (!Number.isSafeInteger(all))
      throw row.problem(rule.amount, 'too-large', row.text(rule.amount));
    return all;
  }
  return null;
}

/** The refund's own column, else the first rule that holds. */
export function readRefund(format: OrderFormat, row: FileRow, style: AmountStyle): number | null {
  const source = format.columns.refund;
  if (format.noRefund?.includes(row.text(source)) === true) return 0;
  return row.money(source, style) ?? readAmount(format.refund ?? [], row, style, null);
}
