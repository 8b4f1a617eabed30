import { type Attempt, ENDS, type Log, noAttempt, type WalkRule } from './rule.ts';
import { gather } from './gather.ts';

/** Follows the attempt that begins with the event at `begin` of a person whose events end before `to`. */
type Follow = (log: Log, begin: number, to: number, attempt: Attempt) => void;

/**
 * Makes the walker of a rule: it finds how far a person came whose events are those from `from` up
 * to, not including, `to`. What it gives is good until it is called again.
 * Definitions: the vectors in `vectors.fixture.ts` hold.
 */
export function walker(rule: WalkRule): (log: Log, from: number, to: number) => Attempt {
  const follow = rule.order === 'any' ? gather(rule) : inSequence(rule);
  const begins = rule.order === 'any' ? (1 << rule.steps) - 1 : 1;
  let best = noAttempt(rule.steps);
  let other = noAttempt(rule.steps);
  return (log, from, to) => {
    best.depth = 0;
    // Bits of the steps that may still begin an attempt.
    let open = begins;
    for (let at = from; at < to && open !== 0; at += 1) {
      const bits = (log.fills[at] ?? 0) & open;
      const time = log.at[at] ?? NaN;
      if (bits === 0 || time < rule.since || time > rule.until) continue;
      if (rule.entry === 'first') open &= ~bits;
      follow(log, rule.order === 'any' ? instantOf(log, from, at) : at, to, other);
      if (isBetter(other, best, rule)) [best, other] = [other, best];
    }
    return best;
  };
}

/** Where the instant of an event begins, without what ends an attempt: of any order none of it is first. */
function instantOf(log: Log, from: number, at: number): number {
  let first = at;
  while (first > from && log.at[first - 1] === log.at[at] && !((log.fills[first - 1] ?? 0) & ENDS))
    first -= 1;
  return first;
}

/** Attempts are compared in the order in which they begin, so that the earliest of equals stays. */
function isBetter(attempt: Attempt, best: Attempt, { entry, optional }: WalkRule): boolean {
  if (attempt.depth !== best.depth) return attempt.depth > best.depth;
  if (entry !== 'latest') return false;
  const last = lastRequired(attempt.depth, optional);
  return last === 0 || (attempt.times[last] ?? NaN) <= (best.times[last] ?? NaN);
}

/** The number of the step that is the nth of those that may not be left out. */
function lastRequired(nth: number, optional: number): number {
  let step = 0;
  for (let seen = 1; seen < nth; seen += 1) step = nextRequired(step, optional);
  return step;
}

function nextRequired(step: number, optional: number): number {
  let next = step + 1;
  while ((optional & (1 << next)) !== 0) next += 1;
  return next;
}

function inSequence({ steps, optional, order, ties, repeats, windowMs }: WalkRule): Follow {
  const isStrict = order === 'strict';
  return (log, begin, to, attempt) => {
    const { times } = attempt;
    times.fill(NaN);
    const start = log.at[begin] ?? NaN;
    times[0] = start;
    attempt.depth = 1;
    attempt.ended = false;
    // The last step that was reached; the last that may not be left out, when; and the one to come.
    let reached = 0;
    let passed = 0;
    let passedAt = start;
    let wanted = nextRequired(0, optional);
    for (let at = ties === 'event' ? begin : begin + 1; at < to && wanted < steps; at += 1) {
      const time = log.at[at] ?? NaN;
      if (!(time - start <= windowMs)) return;
      const fills = log.fills[at] ?? 0;
      if ((fills & ENDS) !== 0) {
        attempt.ended = true;
        return;
      }
      if ((fills & (1 << wanted)) !== 0) {
        while (wanted < steps && (fills & (1 << wanted)) !== 0) {
          if (ties === 'later' && !(time > passedAt)) break;
          // What may be left out is left out where it is not earlier than the step that counts.
          if (ties === 'later' && times[reached] === time) times[reached] = NaN;
          times[wanted] = time;
          attempt.depth += 1;
          reached = wanted;
          passed = wanted;
          passedAt = time;
          wanted = nextRequired(wanted, optional);
          if (ties !== 'event') break;
        }
        continue;
      }
      const between = fills & bitsBetween(reached + 1, wanted);
      if (between !== 0 && (ties !== 'later' || time > (times[reached] ?? NaN))) {
        reached = lowestBit(between);
        times[reached] = time;
        continue;
      }
      // What is in the same instant lies between nothing.
      if (isStrict && (fills & bitsBetween(passed, wanted)) === 0 && time > (times[reached] ?? NaN))
        return;
      if (repeats === 'end' && at !== begin && (fills & bitsBetween(1, wanted)) !== 0) return;
    }
  };
}

/** Bits of the steps from `from` up to, not including, `to`. */
function bitsBetween(from: number, to: number): number {
  return ((1 << to) - 1) & ~((1 << from) - 1);
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
