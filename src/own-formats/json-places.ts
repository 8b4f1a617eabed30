/** Where the values of a JSON text stand: their lines by JSON pointer; '' is the whole. */
export type JsonPlaces = {
  readonly lines: ReadonlyMap<string, number>;
  /** The line at which the text stops being JSON; null where all of it is. */
  readonly brokenAt: number | null;
};

const TOKEN =
  /[{}[\],:]|"(?:[^"\\\n]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const BLANK = /[ \t\r\n]*/y;

class Broken extends Error {}

/**
 * Walks through a JSON text and notes the line of each value (of a member: where its name stands).
 * JSON.parse says neither, and of what is wrong only an offset that differs between versions of Node.
 */
export function jsonPlaces(text: string): JsonPlaces {
  const lines = new Map<string, number>();
  let at = 0;
  let line = 1;

  const skipBlank = (): void => {
    BLANK.lastIndex = at;
    const blank = BLANK.exec(text)?.[0] ?? '';
    line += blank.split('\n').length - 1;
    at += blank.length;
  };
  const next = (): string => {
    skipBlank();
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined || (token.startsWith('"') && !isJson(token))) throw new Broken();
    at += token.length;
    return token;
  };
  const expect = (wanted: string): void => {
    if (next() !== wanted) throw new Broken();
  };
  const peek = (): string => {
    skipBlank();
    return text.charAt(at);
  };

  const value = (pointer: string): void => {
    const token = next();
    if (!lines.has(pointer)) lines.set(pointer, line);
    if (token === '{') return members(pointer);
    if (token === '[') return items(pointer);
    if (/^[}\],:]$/.test(token)) throw new Broken();
  };
  const members = (pointer: string): void => {
    if (peek() === '}') return expect('}');
    for (;;) {
      const name = next();
      if (!name.startsWith('"')) throw new Broken();
      const inner = `${pointer}/${escaped(String(JSON.parse(name)))}`;
      // Of two members with one name JSON.parse keeps the last.
      lines.set(inner, line);
      expect(':');
      value(inner);
      if (peek() !== ',') return expect('}');
      expect(',');
    }
  };
  const items = (pointer: string): void => {
    if (peek() === ']') return expect(']');
    for (let n = 0; ; n += 1) {
      value(`${pointer}/${n}`);
      if (peek() !== ',') return expect(']');
      expect(',');
    }
  };

  try {
    value('');
    skipBlank();
    if (at < text.length) throw new Broken();
    return { lines, brokenAt: null };
  } catch (error) {
    if (error instanceof Broken) return { lines, brokenAt: line };
    throw error;
  }
}

/** Of what stands in quotes: no odd escapes and control characters. */
function isJson(token: string): boolean {
  try {
    JSON.parse(token);
    return true;
  } catch {
    return false;
  }
}

/** A name as a part of a JSON pointer. */
export function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** `/status/rules/2/is` as people write it: `status.rules[2].is`. */
export function shownPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => {
      if (/^\d+$/.test(part)) return `${path}[${part}]`;
      return path === '' ? part : `${path}.${part}`;
    }, '');
}
