import { pathRings, type Ring } from './path-rings.ts';
import {
  classRules,
  type Declarations,
  declarationsOf,
  greyOf,
  IDENTITY,
  type Matrix,
  type Paint,
  times,
  transformOf,
} from './style.ts';

/** An area in one grey; rings are points, x and y in turn. */
export type Shape = {
  readonly rings: readonly (readonly number[])[];
  readonly grey: number;
  readonly isEvenOdd: boolean;
};

export type Drawing = {
  readonly width: number;
  readonly height: number;
  /** In the order in which they are painted. */
  readonly shapes: readonly Shape[];
  /** What nobody here can paint, by its name: `image`, `use` … */
  readonly unknown: readonly string[];
};

/** What surrounds a thing decides on how it is painted, unless that says otherwise. */
type Style = {
  readonly matrix: Matrix;
  readonly fill: Paint;
  readonly stroke: Paint;
  readonly strokeWidth: number;
  readonly isEvenOdd: boolean;
};

// Each stops at what it cannot go on from: a damaged file of megabytes is to end as well.
const TAG = /<(\/?)(?:[\w.-]{1,32}:)?([\w.-]{1,32})((?:"[^"]*"|'[^']*'|[^<>"'])*)>/g;
const ATTRIBUTE = /([\w:.-]{1,32})\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const GROUPS = new Set(['svg', 'g', 'a', 'switch']);
/** Nothing in them is painted where it stands. */
const APART =
  /^(?:defs|symbol|clipPath|mask|pattern|marker|linearGradient|radialGradient|filter|title|desc|metadata|style|script|text)$/;
/** What is painted and is no shape. */
const UNKNOWN = /^(?:image|use|foreignObject)$/;

/**
 * The shapes of an SVG: rectangles, circles, polygons and paths, filled or stroked, with transforms and
 * the classes of a style sheet. Enough for symbols as generators and drawing programs write them; whether
 * they say anything is for a reader of pictures.
 * @returns undefined for a text that is no SVG, or one without a size
 */
export function readShapes(svg: string): Drawing | undefined {
  const text = withoutComments(svg);
  const rules = classRules(styleSheet(text));
  const unknown = new Set<string>();
  const shapes: Shape[] = [];
  const stack: Style[] = [];
  let size: ReturnType<typeof sizeOf>;
  let apart: string | undefined;
  for (const [, closes, name = '', rest = ''] of text.matchAll(TAG)) {
    if (apart !== undefined) {
      if (closes === '/' && name === apart) apart = undefined;
      continue;
    }
    if (closes === '/') {
      if (GROUPS.has(name)) stack.pop();
      continue;
    }
    const isAlone = rest.trimEnd().endsWith('/');
    const given = attributesOf(rest);
    if (size === undefined) {
      size = name === 'svg' ? sizeOf(given) : undefined;
      if (size === undefined) return undefined;
      stack.push(styleOf({ ...PLAIN, matrix: size.matrix }, given, rules));
    } else if (GROUPS.has(name)) {
      if (!isAlone) stack.push(styleOf(stack.at(-1) ?? PLAIN, given, rules));
    } else if (APART.test(name)) apart = isAlone ? undefined : name;
    else if (UNKNOWN.test(name)) unknown.add(name);
    else {
      const style = styleOf(stack.at(-1) ?? PLAIN, given, rules);
      shapes.push(...painted(ringsOf(name, given), style));
    }
  }
  return size === undefined ? undefined : { ...size, shapes, unknown: [...unknown] };
}

function withoutComments(svg: string): string {
  const [first = '', ...others] = svg.split('<!--');
  return [first, ...others.map((part) => part.split('-->').slice(1).join('-->'))].join('');
}

/** What stands in the first `<style>`. */
function styleSheet(svg: string): string {
  const from = svg.indexOf('>', svg.indexOf('<style')) + 1;
  const to = svg.includes('<style') ? svg.indexOf('</style>', from) : -1;
  return to < 0 ? '' : svg.slice(from, to).replace(/<!\[CDATA\[|\]\]>/g, '');
}

type Attributes = ReadonlyMap<string, string>;

function attributesOf(text: string): Attributes {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [
      name,
      double ?? single ?? '',
    ]),
  );
}

function numberOf(given: Attributes, name: string): number {
  return Number.parseFloat(given.get(name) ?? '') || 0;
}

function sizeOf(given: Attributes) {
  const box = (given.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [x = 0, y = 0, width = 0, height = 0] =
    box.length === 4 ? box : [0, 0, numberOf(given, 'width'), numberOf(given, 'height')];
  const matrix: Matrix = [1, 0, 0, 1, -x, -y];
  return width > 0 && height > 0 && Number.isFinite(width * height)
    ? { width, height, matrix }
    : undefined;
}

const PLAIN: Style = {
  matrix: IDENTITY,
  fill: 0,
  stroke: null,
  strokeWidth: 1,
  isEvenOdd: false,
};

/** An attribute gives way to its class, and that to its own style. */
function styleOf(outer: Style, given: Attributes, rules: ReadonlyMap<string, Declarations>): Style {
  const classes = (given.get('class') ?? '').split(/\s+/).flatMap((name) => rules.get(name) ?? []);
  const layers = [declarationsOf(given.get('style') ?? ''), ...classes.toReversed(), given];
  const said = (key: string): string | undefined =>
    layers.find((layer) => layer.has(key))?.get(key);
  const isHidden = said('display') === 'none' || ['0', '0%'].includes(said('opacity') ?? '');
  const paintOf = (key: 'fill' | 'stroke'): Paint => {
    const colour = said(key);
    if (isHidden || said(`${key}-opacity`) === '0') return null;
    return colour === undefined || colour === 'inherit' ? outer[key] : greyOf(colour);
  };
  const width = said('stroke-width');
  const rule = said('fill-rule');
  return {
    matrix: times(outer.matrix, transformOf(given.get('transform') ?? '')),
    fill: paintOf('fill'),
    stroke: paintOf('stroke'),
    strokeWidth: width === undefined ? outer.strokeWidth : Number.parseFloat(width) || 0,
    isEvenOdd: rule === undefined ? outer.isEvenOdd : rule === 'evenodd',
  };
}

/** Corners of the polygon that stands for a circle. */
const CORNERS = 24;

function ringsOf(name: string, given: Attributes): readonly Ring[] {
  const n = (key: string): number => numberOf(given, key);
  if (name === 'path') return pathRings(given.get('d') ?? '');
  if (name === 'rect') {
    const [x, y, right, below] = [n('x'), n('y'), n('x') + n('width'), n('y') + n('height')];
    return [{ points: [x, y, right, y, right, below, x, below], isClosed: true }];
  }
  if (name === 'line') return [{ points: [n('x1'), n('y1'), n('x2'), n('y2')], isClosed: false }];
  if (name === 'polygon' || name === 'polyline') {
    const points = (given.get('points') ?? '').match(/[-+]?[\d.]+(?:e[-+]?\d+)?/gi) ?? [];
    return [{ points: points.map(Number), isClosed: name === 'polygon' }];
  }
  if (name !== 'circle' && name !== 'ellipse') return [];
  const [across, down] = name === 'circle' ? [n('r'), n('r')] : [n('rx'), n('ry')];
  const points = Array.from({ length: CORNERS }, (_, at) => (2 * Math.PI * at) / CORNERS).flatMap(
    (angle) => [n('cx') + across * Math.cos(angle), n('cy') + down * Math.sin(angle)],
  );
  return [{ points, isClosed: true }];
}

/** First the fill, then the stroke, piece by piece. */
function painted(rings: readonly Ring[], style: Style): Shape[] {
  const { matrix, fill, stroke, strokeWidth, isEvenOdd } = style;
  const place = (points: readonly number[]): number[] => moved(points, matrix);
  const shapes: Shape[] = [];
  if (fill !== null)
    shapes.push({ rings: rings.map(({ points }) => place(points)), grey: fill, isEvenOdd });
  if (stroke === null || strokeWidth <= 0) return shapes;
  const pieces = rings.flatMap((ring) => strokePieces(ring, strokeWidth).map(place));
  return [...shapes, { rings: pieces, grey: stroke, isEvenOdd: false }];
}

function moved(points: readonly number[], [a, b, c, d, e, f]: Matrix): number[] {
  const all: number[] = [];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [x, y] = [points[at] ?? 0, points[at + 1] ?? 0];
    all.push(a * x + c * y + e, b * x + d * y + f);
  }
  return all;
}

/** Each piece of a line as the rectangle that a pen without ends leaves. */
function strokePieces({ points, isClosed }: Ring, width: number): number[][] {
  const all = isClosed ? [...points, points[0] ?? 0, points[1] ?? 0] : points;
  const pieces: number[][] = [];
  for (let at = 0; at + 3 < all.length; at += 2) {
    const [x, y, toX, toY] = all.slice(at, at + 4);
    if (x === undefined || y === undefined || toX === undefined || toY === undefined) continue;
    const length = Math.hypot(toX - x, toY - y);
    if (length === 0) continue;
    // Always to the same side, so that pieces which overlap do not cancel each other.
    const [dx, dy] = [((toX - x) / length) * (width / 2), ((toY - y) / length) * (width / 2)];
    pieces.push([x - dy, y + dx, toX - dy, toY + dx, toX + dy, toY - dx, x + dy, y - dx]);
  }
  return pieces;
}
