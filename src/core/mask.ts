/** How identifiers of people are shown unless somebody asks for them with `--reveal`. */

/** Keeps the ends of a text, hides the rest: `tb_example01` → `tb***01`. */
function keepEnds(text: string, head: number, tail: number): string {
  const letters = [...text];
  if (letters.length <= head + tail) return `${letters[0] ?? ''}***`;
  return `${letters.slice(0, head).join('')}***${letters.slice(-tail).join('')}`;
}

/** `+8613800001234` → `138****1234`; other countries keep the sign, two digits and the last two. */
export function maskPhone(phone: string): string {
  const national = phone.startsWith('+86') ? phone.slice(3) : phone;
  if (/^\d{11}$/.test(national)) return `${national.slice(0, 3)}****${national.slice(-4)}`;
  return keepEnds(national, 3, 2);
}

/** `buyer1@example.com` → `b***@example.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? keepEnds(email, 1, 1) : `${[...email][0]}***${email.slice(at)}`;
}

/** One identifier, masked as its kind asks. An order is named by its number, whose middle is hidden. */
export function maskIdentity(kind: string, value: string): string {
  if (kind === 'phone') return maskPhone(value);
  if (kind === 'email' || value.includes('@')) return maskEmail(value);
  if (kind === 'order') {
    const cut = value.lastIndexOf(':') + 1;
    const number = value.slice(cut);
    // Of a short one fewer, that four stay hidden: one digit alone is soon guessed.
    const ends = number.length > 8 ? Math.min(4, (number.length - 4) >> 1) : 4;
    return value.slice(0, cut) + keepEnds(number, ends, ends);
  }
  return keepEnds(value, 2, 2);
}

/** A cell of a person's file in an error message: only what is needed to find it again. */
export function maskCell(text: string): string {
  return text.length === 0 ? '' : keepEnds(text, 1, 1);
}

const AMOUNT_OR_DATE = /^[-+\s\d.,:/¥￥$€£()（）%年月日元TZAPMapmoOlI]*$/u;
const DATE = /^\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}/u;
const LONGEST_AMOUNT = 8;

/**
 * What stood in a cell where an amount, a date or a word of ours was expected. Where columns have shifted
 * that is a name, an address or somebody's number: only what may well be a slip in the thing itself is
 * shown whole (`3o.00`, `2026-13-01`, a short English word), of the rest its ends.
 */
export function maskUnexpected(text: string): string {
  const digits = text.replace(/\D/g, '').length;
  const isWritten = AMOUNT_OR_DATE.test(text) && (digits <= LONGEST_AMOUNT || DATE.test(text));
  return isWritten || /^[a-z_-]{1,16}$/i.test(text) || /^#[A-Z/]+[!?]?$/.test(text)
    ? text
    : maskCell(text);
}

const MOBILE_WITHIN = /(?<![\d.-])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g;
const EMAIL_WITHIN = /[^\s@,;"'()<>]+@[^\s@,;"'()<>]+\.[a-z]{2,}/gi;
const MONTH_AND_DAY = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
/** An identity card's: a place, a day of birth and a number, of 18 characters or, once, of 15. */
const IDENTITY_WITHIN = new RegExp(
  `(?<!\\d)[1-9]\\d{5}(?:(?:19|20)\\d{2}${MONTH_AND_DAY}\\d{3}[\\dX]|\\d{2}${MONTH_AND_DAY}\\d{3})(?!\\d)`,
  'gi',
);

/** What stood somewhere in a file, with the numbers of people and e-mail addresses in it masked. */
export function maskWithin(text: string): string {
  return text
    .replace(IDENTITY_WITHIN, maskCell)
    .replace(MOBILE_WITHIN, (phone) => maskPhone(phone.replace(/[- ]/g, '')))
    .replace(EMAIL_WITHIN, maskEmail);
}
