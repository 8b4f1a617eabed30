import { type Attempt, ENDS, type Log, type WalkRule } from './rule.ts';

/**
 * Any order: how many of the steps happen within the window, each by an event of its own. An event
 * that could be several steps is the one that leaves the most to others: whenever another event
 * comes, those before are dealt out anew if that makes room (augmenting paths in a bipartite graph,
 * H. W. Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics Quarterly 2
 * (1955), 83–97; one path per event gives the most at every moment).
 */
export function gather({
  steps,
  ties,
  windowMs,
}: WalkRule): (log: Log, begin: number, to: number, attempt: Attempt) => void {
  // Which event each step is, -1 for none.
  const taken = new Int32Array(steps);
  // Bits of the steps that were looked at on the way to this one.
  let tried = 0;
  /** Gives the event a step, moving others to steps that they could be as well. */
  const makeRoom = (log: Log, event: number): boolean => {
    for (let step = 0; step < steps; step += 1) {
      const bit = 1 << step;
      const holder = taken[step] ?? -1;
      if (((log.fills[event] ?? 0) & bit & ~tried) === 0 || holder === event) continue;
      tried |= bit;
      if (holder >= 0 && !makeRoom(log, holder)) continue;
      taken[step] = event;
      return true;
    }
    return false;
  };
  const gains = (log: Log, event: number): boolean => {
    tried = 0;
    return makeRoom(log, event);
  };
  return (log, begin, to, attempt) => {
    const { times } = attempt;
    times.fill(NaN);
    taken.fill(-1);
    attempt.depth = 0;
    attempt.ended = false;
    const start = log.at[begin] ?? NaN;
    for (let at = begin; at < to && attempt.depth < steps; at += 1) {
      const time = log.at[at] ?? NaN;
      if (!(time - start <= windowMs)) return;
      if (((log.fills[at] ?? 0) & ENDS) !== 0) {
        attempt.ended = true;
        return;
      }
      let gained = gains(log, at);
      while (gained) {
        times[attempt.depth] = time;
        attempt.depth += 1;
        gained = ties === 'event' && gains(log, at);
      }
    }
  };
}
