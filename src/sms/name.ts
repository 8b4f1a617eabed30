/** Longer ones are no names that anybody is greeted by. */
const LONGEST_NAME = 24;

/**
 * A name as a message may carry it: on one line, without anything invisible, without the brackets that are
 * the signature's, and without the signs in front that a spreadsheet would run as a formula: what is put
 * before those to guard them would be read, and paid for, by the customer. '' where nothing is left.
 */
export function nameInMessage(name: string | null): string {
  const plain = (name ?? '')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}【】]/gu, '')
    .replace(/^[\s=+\-@＝＋－＠]+/u, '')
    .trim();
  return [...plain].length > LONGEST_NAME ? '' : plain;
}
