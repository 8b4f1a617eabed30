/** A grey from 0, black, to 255; null: nothing is painted. */
export type Paint = number | null;

const WHITE = /^(?:white|snow|ivory|#fff(?:fff)?)$/;
const NUMBERS = /-?[\d.]+%?/g;

/** What a colour looks like in grey. A name that is not known, or a pattern, is taken for black. */
export function greyOf(colour: string): Paint {
  const text = colour.trim().toLowerCase();
  if (text === 'none' || text === 'transparent') return null;
  if (WHITE.test(text)) return 255;
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(text)?.[1];
  if (hex !== undefined) {
    const digits = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
    return luminance([0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)));
  }
  if (!text.startsWith('rgb')) return 0;
  const parts = [...text.matchAll(NUMBERS)].map(([part]) =>
    part.endsWith('%') ? Number.parseFloat(part) * 2.55 : Number(part),
  );
  return parts[3] === 0 ? null : luminance(parts);
}

/** As Rec. 709 weighs the three. */
function luminance([red = 0, green = 0, blue = 0]: readonly number[]): number {
  return Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue);
}

export type Declarations = ReadonlyMap<string, string>;

/** `fill:#fff;stroke:none` */
export function declarationsOf(text: string): Declarations {
  return new Map(
    text.split(';').flatMap((part): [string, string][] => {
      const colon = part.indexOf(':');
      if (colon < 0) return [];
      return [[part.slice(0, colon).trim(), part.slice(colon + 1).trim()]];
    }),
  );
}

/** The rules of a style sheet that speak of one class each: what drawing programs write. */
export function classRules(css: string): ReadonlyMap<string, Declarations> {
  const rules = new Map<string, Declarations>();
  for (const rule of css.split('}')) {
    const [selectors = '', body = ''] = rule.split('{');
    for (const selector of selectors.split(',')) {
      const name = /^\s*\.([\w-]+)\s*$/.exec(selector)?.[1];
      if (name === undefined) continue;
      rules.set(name, new Map([...(rules.get(name) ?? []), ...declarationsOf(body)]));
    }
  }
  return rules;
}

/** a b c d e f, as SVG has it. */
export type Matrix = readonly [number, number, number, number, number, number];
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/** `translate(4,4) scale(2)` … */
export function transformOf(text: string): Matrix {
  let matrix = IDENTITY;
  for (const [, name, args = ''] of text.matchAll(/(\w{1,16})\s*\(([^()]{0,200})\)/g)) {
    const n = [...args.matchAll(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi)].map(([one]) =>
      Number(one),
    );
    matrix = times(matrix, oneTransform(name ?? '', n));
  }
  return matrix;
}

function oneTransform(name: string, n: readonly number[]): Matrix {
  const [a = 0, b, c = 0, d = 0, e = 0, f = 0] = n;
  if (name === 'translate') return [1, 0, 0, 1, a, b ?? 0];
  if (name === 'scale') return [a, 0, 0, b ?? a, 0, 0];
  if (name === 'matrix') return [a, b ?? 0, c, d, e, f];
  if (name !== 'rotate') return IDENTITY;
  const [x, y] = [b ?? 0, c];
  const [cos, sin] = [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)];
  return times(times([1, 0, 0, 1, x, y], [cos, sin, -sin, cos, 0, 0]), [1, 0, 0, 1, -x, -y]);
}
