import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Params } from '../../core/errors.ts';

/** Where something stands: its line, and what a person would call it, `front[2].at`; '' for the whole file. */
export type Place = { readonly line: number; readonly path: string };

/** What is wrong in a template and where. The words are under `template-problem.CODE`. */
export type Problem = Place & {
  readonly code: ProblemCode;
  readonly params: Params;
};
export type ProblemCode =
  | 'not-yaml'
  | 'key-twice'
  | 'unknown-key'
  | 'wrong'
  | 'missing'
  | 'unknown-place'
  | 'no-symbol'
  // Of a design on paper, once the size of its card is known.
  | 'few-pixels'
  | 'off-card'
  | 'symbol-off-card'
  | 'near-symbol'
  | 'on-symbol'
  | 'covers'
  | 'overlap';

type Complain = (code: ProblemCode, params?: Params) => undefined;

/** A value of the file. Each way of reading it complains and gives undefined where it is another. */
export type Value = {
  readonly place: Place;
  readonly complain: Complain;
  /** Its keys; others than `known` are complained about. */
  readonly map: (known: readonly string[]) => ReadonlyMap<string, Value>;
  /** Its keys, whatever they are called. */
  readonly anyMap: () => ReadonlyMap<string, Value>;
  readonly list: () => readonly Value[];
  readonly text: () => string | undefined;
  /** @param form what is expected, for people */
  readonly parsed: <T>(parse: (text: string) => T | undefined, form: string) => T | undefined;
  readonly choice: <T extends string>(choices: readonly T[]) => T | undefined;
  readonly flag: () => boolean | undefined;
  readonly number: (least: number, most: number) => number | undefined;
  /** As many numbers as that, none negative. @param form what is expected, for people */
  readonly numbers: (count: number, form: string) => readonly number[] | undefined;
};

/** Opens a text as YAML, of which JSON is a part. Problems are added to the list as values are read. */
export function openTemplate(text: string): { value: Value | undefined; problems: Problem[] } {
  const lines = new LineCounter();
  const { contents, errors } = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems: Problem[] = errors.map(({ pos, code }) => ({
    line: lines.linePos(pos[0]).line,
    path: '',
    code: code === 'DUPLICATE_KEY' ? 'key-twice' : 'not-yaml',
    params: {},
  }));
  const lineOf = (node: unknown, otherwise: number): number => {
    const offset = isNode(node) ? node.range?.[0] : undefined;
    return offset === undefined ? otherwise : lines.linePos(offset).line;
  };

  const valueOf = (node: unknown, path: string, line: number): Value => {
    const complain: Complain = (code, params = {}) => {
      problems.push({ line, path, code, params });
      return undefined;
    };
    const wrong = (choices: readonly string[]): undefined => {
      const value = isScalar(node) ? (node.source ?? '') : '…';
      return complain('wrong', { value, choices });
    };
    const scalar = isScalar(node) ? node.value : undefined;
    const entries = (): ReadonlyMap<string, Value> => {
      if (!isMap(node)) {
        wrong(['key: value']);
        return new Map();
      }
      return new Map(
        node.items.map(({ key, value }) => {
          const name = isScalar(key) ? String(key.value) : '';
          const at = path === '' ? name : `${path}.${name}`;
          return [name, valueOf(value, at, lineOf(key, line))];
        }),
      );
    };
    return {
      place: { line, path },
      complain,
      anyMap: entries,
      map: (known) => {
        const found = entries();
        for (const [name, value] of found)
          if (!known.includes(name)) value.complain('unknown-key', { known });
        return found;
      },
      list: () => {
        if (!isSeq(node)) {
          wrong(['- …']);
          return [];
        }
        return node.items.map((item, n) => valueOf(item, `${path}[${n + 1}]`, lineOf(item, line)));
      },
      text: () =>
        typeof scalar === 'string' || typeof scalar === 'number' ? String(scalar) : wrong(['"…"']),
      parsed: (parse, form) => {
        const parsed = typeof scalar === 'string' ? parse(scalar) : undefined;
        return parsed ?? wrong([form]);
      },
      choice: (choices) => choices.find((one) => one === scalar) ?? wrong(choices),
      flag: () => (typeof scalar === 'boolean' ? scalar : wrong(['true', 'false'])),
      number: (least, most) =>
        typeof scalar === 'number' && scalar >= least && scalar <= most
          ? scalar
          : wrong([`${least} … ${most}`]),
      numbers: (count, form) => {
        const found = isSeq(node)
          ? node.items.flatMap((item) =>
              isScalar(item) && typeof item.value === 'number' && item.value >= 0
                ? [item.value]
                : [],
            )
          : [];
        const whole = isSeq(node) && node.items.length === count && found.length === count;
        return whole ? found : wrong([form]);
      },
    };
  };
  return { value: problems.length > 0 ? undefined : valueOf(contents, '', 1), problems };
}
