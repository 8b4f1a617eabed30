import { type Attempt, ENDS, type Log, type WalkRule } from './rule.ts';
import { walker } from './walk.ts';

/** A thing that happened to one person: when, and what, by its name. */
export type Happening = readonly [at: number, name: string];

export const PLAIN: WalkRule = {
  steps: 0,
  optional: 0,
  order: 'ordered',
  entry: 'first',
  ties: 'later',
  repeats: 'pass',
  windowMs: Infinity,
  since: -Infinity,
  until: Infinity,
};

/** The columns of one person's events: `a > b > a` makes a step of a name, `without` ends an attempt. */
export function logOf(events: readonly Happening[], steps: readonly string[], without = ''): Log {
  const bitsOf = (name: string): number =>
    name === without
      ? ENDS
      : steps.reduce((bits, step, n) => bits | (step === name ? 1 << n : 0), 0);
  const place = (bits: number): number =>
    bits === ENDS ? -1 : bits === 0 ? 99 : Math.log2(bits & -bits);
  const rows = events
    .map(([at, name]) => ({ at, bits: bitsOf(name) }))
    .toSorted((a, b) => a.at - b.at || place(a.bits) - place(b.bits));
  return {
    at: Float64Array.from(rows, ({ at }) => at),
    fills: Int32Array.from(rows, ({ bits }) => bits),
  };
}

/** Walks one person's events by the names of the steps, `a > b > c`; `b?` may be left out. */
export function walkOne(
  steps: string,
  events: readonly Happening[],
  rule: Partial<WalkRule> & { readonly without?: string } = {},
): Attempt {
  const names = steps.split(' > ');
  const optional = names.reduce((bits, name, n) => bits | (name.endsWith('?') ? 1 << n : 0), 0);
  const bare = names.map((name) => name.replace('?', ''));
  const log = logOf(events, bare, rule.without);
  const walk = walker({ ...PLAIN, steps: names.length, optional, ...rule });
  return walk(log, 0, log.at.length);
}

/** `1:a 2:b`: a at 1, b at 2. */
export function toldIn(text: string): Happening[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [at = '', name = ''] = word.split(':');
      return [Number(at), name];
    });
}
