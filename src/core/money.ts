/** Money is a whole number of minor units (分, cents) beside its ISO 4217 currency. */

/**
 * Currencies that have not two digits behind the point. ISO 4217, list one, column "Mnr unts"; what
 * Node knows is how prices are shown, without the cents that nobody pays in, and changes with its version.
 */
const DIGITS = new Map<string, number>([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map(withDigits(0)),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map(withDigits(3)),
  ...'CLF UYW'.split(' ').map(withDigits(4)),
]);
const KNOWN = new Set(Intl.supportedValuesOf('currency'));

/** Is this an ISO 4217 code, upper case? */
export function isCurrency(code: string): boolean {
  return KNOWN.has(code);
}

/** Digits after the point in a currency: 2 for CNY, 0 for JPY, 3 for KWD. */
export function currencyDigits(currency: string): number {
  return DIGITS.get(currency) ?? 2;
}

function withDigits(n: number): (currency: string) => [string, number] {
  return (currency) => [currency, n];
}

export type MoneyProblem =
  | 'not-an-amount'
  | 'ambiguous-amount'
  | 'negative'
  | 'too-precise'
  | 'too-large';

/** What stands before the minor units: `1,299.00` or `1.299,00`. */
export type DecimalMark = '.' | ',';

// Signs and blanks stand at the ends, so that `1¥2` or `12 34` is not taken for another amount.
const SIGN = '(?:CA\\$|US\\$|A\\$|HK\\$|[¥￥$€£৳₫฿₱₹]|RM|Rp|元|圆)?';
const amount = (group: string, mark: string): RegExp =>
  new RegExp(
    `^\\s*(-?)\\s*${SIGN}\\s*(-?)(\\d{1,3}(?:${group}\\d{3})+|\\d*)(?:${mark}(\\d*))?\\s*${SIGN}\\s*$`,
    'u',
  );
const AMOUNT = { '.': amount(',', '\\.'), ',': amount('\\.', ',') };

/** Currencies whose countries write a full stop between thousands: is `120.000` a hundred, or more? */
const DOTTED: ReadonlySet<string> = new Set(['VND', 'IDR', 'CLP', 'COP', 'PYG']);
const THOUSANDS_OR_NOT = /\d\.\d{3}(?!\d)/;

/**
 * Reads an amount as a person wrote it, in major units: `¥1,299.00`, `0元`, `499.00（计算中）`.
 * Currency signs, the currency's own code (`THB 250.00`), thousands separators and anything from the
 * first bracket on are dropped.
 * @param mark what stands before the minor units; a full stop where nobody said, but then an amount that
 *   reads in two ways by a factor of 1000 is refused
 * @returns minor units, or what is wrong with it. Fractions of a minor unit are an error, never rounded.
 */
export function parseMoney(
  text: string,
  currency: string,
  mark?: DecimalMark,
): number | MoneyProblem {
  const plain = plainAmount(text, currencyDigits(currency));
  if (plain !== undefined && mark !== ',') return plain;
  const bare = withoutCode(text.replace(/[（(].*$/u, '').trim(), currency);
  if (mark === undefined && DOTTED.has(currency) && THOUSANDS_OR_NOT.test(bare))
    return 'ambiguous-amount';
  const match = AMOUNT[mark ?? '.'].exec(bare);
  if (match === null) return 'not-an-amount';
  const [, before = '', after = '', grouped = '', fraction = ''] = match;
  if (grouped + fraction === '' || before + after === '--') return 'not-an-amount';
  const negative = before + after === '-';
  const whole = grouped.replace(/[.,]/g, '');
  const digits = currencyDigits(currency);
  if (/[1-9]/.test(fraction.slice(digits))) return 'too-precise';
  const minor = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  if (!Number.isSafeInteger(minor)) return 'too-large';
  if (negative && minor !== 0) return 'negative';
  return minor;
}

/** Another currency's code is another amount, and stays. */
function withoutCode(text: string, currency: string): string {
  if (text.startsWith(currency)) return text.slice(currency.length);
  return text.endsWith(currency) ? text.slice(0, -currency.length) : text;
}

/**
 * `19.9` or `19`: nothing but digits and at most one full stop with no more digits behind it than the
 * currency has, as most amounts are written, read without a regular expression.
 * @returns undefined where it is another writing
 */
function plainAmount(text: string, digits: number): number | undefined {
  if (text.length === 0 || text.length > 12) return undefined;
  let minor = 0;
  let behind = -1;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit >= 0 && digit <= 9) {
      minor = minor * 10 + digit;
      if (behind >= 0) behind += 1;
    } else if (digit === -2 && behind < 0 && at > 0) behind = 0;
    else return undefined;
  }
  if (behind > digits || behind === 0) return undefined;
  for (let missing = digits - Math.max(behind, 0); missing > 0; missing -= 1) minor *= 10;
  return minor;
}

/** Minor units as a plain decimal in major units, `1299` → `12.99`: for tables and Markdown. */
export function formatMoney(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
