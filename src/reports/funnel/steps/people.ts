import type { WalkRule } from './rule.ts';
import type { Timeline } from './timeline.ts';
import { walker } from './walk.ts';

/** How far everybody came, in columns, by the place of a person. */
export type Crowd = {
  readonly size: number;
  readonly steps: number;
  /** Who began: ids of people; below 0 those of codes which nobody is known behind, `-id`. */
  readonly person: Int32Array;
  /** When each of them reached each step, `steps` numbers a person; NaN: they did not. */
  readonly times: Float64Array;
  /** Not yet the whole window from the beginning on: nobody can say yet. */
  readonly open: Uint8Array;
  /** Was a later step done before the beginning? */
  readonly before: Uint8Array;
  /** Was the attempt ended by what must not happen? */
  readonly ended: Uint8Array;
  /** Who did a later step, and never the first one: told as in `person`. */
  readonly never: readonly number[];
};

/** @param known what the window of a whole attempt must have passed by, ms UTC */
export function walkAll({ log, each, people }: Timeline, rule: WalkRule, known: number): Crowd {
  const { steps } = rule;
  const walk = walker(rule);
  const first = rule.order === 'any' ? (1 << steps) - 1 : 1;
  const later = (1 << steps) - 1 - first;
  const person = new Int32Array(people);
  const times = new Float64Array(people * steps);
  const open = new Uint8Array(people);
  const before = new Uint8Array(people);
  const ended = new Uint8Array(people);
  const never: number[] = [];
  let size = 0;
  each((who, from, to) => {
    const attempt = walk(log, from, to);
    if (attempt.depth === 0) {
      if (happened(from, to, later) && !happened(from, to, first)) never.push(who);
      return;
    }
    const begin = attempt.times[0] ?? NaN;
    person[size] = who;
    times.set(attempt.times, size * steps);
    open[size] = begin + rule.windowMs > known ? 1 : 0;
    ended[size] = attempt.ended ? 1 : 0;
    for (let at = from; at < to && (log.at[at] ?? NaN) < begin; at += 1) {
      const fills = log.fills[at] ?? 0;
      if ((fills & later) !== 0 && (fills & first) === 0) before[size] = 1;
    }
    size += 1;
  });
  return { size, steps, person, times, open, before, ended, never };

  function happened(from: number, to: number, bits: number): boolean {
    for (let at = from; at < to; at += 1) if (((log.fills[at] ?? 0) & bits) !== 0) return true;
    return false;
  }
}
