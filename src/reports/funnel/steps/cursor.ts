/** A place in a text that is being read, which goes on by what is taken. */
export type Cursor = {
  /** Takes a sign, blanks before it included, if it stands here. */
  readonly take: (sign: string) => boolean;
  /** Takes a name: letters, digits, - and _. Empty where none stands here. */
  readonly word: () => string;
  /** Takes a value: quoted, or up to the next of , ] | without the blanks around it. */
  readonly value: () => string;
  /** Takes a whole number. */
  readonly number: () => number;
  readonly atEnd: () => boolean;
  /** Says why it cannot go on: at the place given, or where the last thing taken begins. */
  readonly fail: (why: string, known?: readonly string[], at?: number) => never;
};

/** @param error makes the error that is thrown; `at` counts from 0 */
export function cursorOn(
  text: string,
  error: (at: number, why: string, known: readonly string[]) => Error,
): Cursor {
  let at = 0;
  // Where a failure is shown: at what was read last where that is wrong, at what is missing otherwise.
  let shown = 0;
  const skipBlanks = (): void => {
    at = text.length - text.slice(at).trimStart().length;
    shown = at;
  };
  const match = (pattern: RegExp): string => {
    skipBlanks();
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const fail: Cursor['fail'] = (why, known = [], place = shown) => {
    throw error(place, why, known);
  };
  return {
    take: (sign) => {
      skipBlanks();
      if (!text.startsWith(sign, at)) return false;
      at += sign.length;
      return true;
    },
    word: () => match(/[A-Za-z][\w-]*/y),
    value: () => {
      const quoted = match(/"[^"]*"/y);
      if (quoted !== '') return quoted.slice(1, -1);
      return match(/[^,\]|"\s](?:[^,\]|"]*[^,\]|"\s])?/y) || fail('value-wanted');
    },
    number: () => {
      const digits = match(/\d{1,15}(?![\w.])/y);
      return digits === '' ? fail('number-wanted') : Number(digits);
    },
    atEnd: () => {
      skipBlanks();
      return at === text.length;
    },
    fail,
  };
}
