import { HOOK_PLACES, PLACES, unknownPlaces } from './fields.ts';
import { openTemplate, type Place, type Problem, type Value } from './template-values.ts';
import {
  type Box,
  type Element,
  LEVELS,
  NO_TEMPLATE,
  PAPER_NAMES,
  parseGrid,
  parseSize,
  type Side,
  type Template,
  type Wishes,
} from './template.ts';

const KEYS = [
  'card',
  'paper',
  'labels',
  'bleed',
  'marks',
  'stack',
  'dpi',
  'font',
  'bold',
  'hooks',
  'front',
  'back',
] as const;
const ELEMENT_KEYS: Readonly<Record<Element['kind'], readonly string[]>> = {
  text: ['text', 'at', 'size', 'align', 'bold', 'colour'],
  picture: ['picture', 'at'],
  symbol: ['symbol', 'at', 'logo'],
};
const BOX_FORM = '[x, y, width, height]';
const SQUARE_FORM = '[x, y, side]';

export const BLEED_MOST = 10;
export const DPI = { least: 100, most: 5080 };

/** Where the elements of both sides stand, in their order, and the wordings by their variant. */
export type Places = {
  readonly front: readonly Place[];
  readonly back: readonly Place[];
  readonly hooks: ReadonlyMap<string, Place>;
};

type TemplateRead = {
  readonly template: Template;
  readonly places: Places;
  readonly problems: readonly Problem[];
};

/** Reads a template, or says all that is wrong with it, by line. */
export function readTemplate(text: string): TemplateRead {
  const { value, problems } = openTemplate(text);
  const places = { front: [] as Place[], back: [] as Place[], hooks: new Map<string, Place>() };
  if (value === undefined) return { template: NO_TEMPLATE, places, problems };
  const map = value.map(KEYS);
  const template: Template = {
    wishes: readWishes(map),
    font: map.get('font')?.text() ?? null,
    bold: map.get('bold')?.text() ?? null,
    hooks: readHooks(map.get('hooks'), places.hooks),
    front: readSide(map.get('front'), places.front),
    back: readSide(map.get('back'), places.back),
  };
  const { front, back } = template;
  const hasSymbol = [...(front ?? []), ...(back ?? [])].some(({ kind }) => kind === 'symbol');
  if (front !== null && !hasSymbol && problems.length === 0)
    map.get('front')?.complain('no-symbol');
  return { template, places, problems: problems.toSorted((a, b) => a.line - b.line) };
}

function readWishes(map: ReadonlyMap<string, Value>): Wishes {
  const paper = map.get('paper')?.choice(PAPER_NAMES);
  const wishes = {
    card: map.get('card')?.parsed(parseSize, '90x54'),
    paper,
    labels: map.get('labels')?.parsed(parseGrid, '3x7'),
    bleed: map.get('bleed')?.number(0, BLEED_MOST),
    marks: map.get('marks')?.flag(),
    stack: map.get('stack')?.flag(),
    dpi: map.get('dpi')?.number(DPI.least, DPI.most),
  };
  return said(wishes);
}

/** Without what nobody has said. */
export function said<T extends object>(wishes: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const found: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const [key, value] of Object.entries(wishes)) {
    if (value !== undefined) Object.assign(found, { [key]: value });
  }
  return found;
}

function readHooks(
  value: Value | undefined,
  places: Map<string, Place>,
): Readonly<Record<string, string>> {
  const hooks = new Map<string, string>();
  for (const [variant, hook] of value?.anyMap() ?? []) {
    places.set(variant, hook.place);
    hooks.set(variant, readText(hook, HOOK_PLACES) ?? '');
  }
  return Object.fromEntries(hooks);
}

function readText(value: Value, known: readonly string[] = PLACES): string | undefined {
  const text = value.text();
  for (const name of unknownPlaces(text ?? '', known))
    value.complain('unknown-place', { name, known });
  return text;
}

function readSide(value: Value | undefined, places: Place[]): Side | null {
  if (value === undefined) return null;
  return value.list().flatMap((one) => {
    const element = readElement(one);
    if (element === undefined) return [];
    places.push(one.place);
    return element;
  });
}

function readElement(value: Value): Element | undefined {
  const keys = value.anyMap();
  const kinds = ['text', 'picture', 'symbol'] as const;
  const kind = kinds.find((one) => keys.has(one));
  if (kind === undefined) return value.complain('missing', { keys: kinds });
  const map = value.map(ELEMENT_KEYS[kind]);
  switch (kind) {
    case 'text':
      return readTextElement(value, map);
    case 'picture': {
      const file = map.get('picture')?.text();
      const at = map.has('at') ? readBox(value, map) : null;
      return file === undefined || at === undefined ? undefined : { kind, file, at };
    }
    case 'symbol': {
      const level = map.get('symbol')?.choice(LEVELS);
      const logo = map.get('logo')?.text() ?? null;
      const at = readSquare(value, map);
      if (level === undefined || at === undefined) return undefined;
      // A logo hides modules: the least that stands it is M, what is advised Q.
      if (logo !== null && level === 'L')
        return map.get('symbol')?.complain('wrong', { value: level, choices: ['Q', 'H', 'M'] });
      return { kind, level, logo, at };
    }
  }
}

function readTextElement(value: Value, map: ReadonlyMap<string, Value>): Element | undefined {
  const words = map.get('text');
  const text = words === undefined ? undefined : readText(words);
  const at = readBox(value, map);
  if (text === undefined || at === undefined) return undefined;
  return {
    kind: 'text',
    text,
    at,
    size: map.get('size')?.number(4, 200) ?? 9,
    align: map.get('align')?.choice(['left', 'center', 'right'] as const) ?? 'left',
    bold: map.get('bold')?.flag() ?? false,
    colour: map.get('colour')?.choice(['black', 'white'] as const) ?? 'black',
  };
}

function readBox(value: Value, map: ReadonlyMap<string, Value>): Box | undefined {
  const at = map.get('at');
  if (at === undefined) return value.complain('missing', { keys: ['at'] });
  const [x, y, width, height] = at.numbers(4, BOX_FORM) ?? [];
  if (x === undefined || y === undefined || !width || !height) return undefined;
  return { x, y, width, height };
}

function readSquare(value: Value, map: ReadonlyMap<string, Value>): Box | undefined {
  const at = map.get('at');
  if (at === undefined) return value.complain('missing', { keys: ['at'] });
  const [x, y, side] = at.numbers(3, SQUARE_FORM) ?? [];
  return x === undefined || y === undefined || !side
    ? undefined
    : { x, y, width: side, height: side };
}
