/**
 * A part of something as a person writes it: `20%`, `0.2`. A bare number above 1 is refused, since `20`
 * may be meant for 20 % or for twenty-fold; with the sign it may be any, `150%`.
 * @returns a fraction, not negative; undefined where it is none
 */
export function parseShare(text: string): number | undefined {
  const match = /^(\d+(?:\.\d*)?|\.\d+)\s*([%％]?)$/u.exec(text.trim());
  if (match === null) return undefined;
  const [, digits = '', sign = ''] = match;
  const value = Number(digits);
  if (sign === '') return value <= 1 ? value : undefined;
  return value / 100;
}
