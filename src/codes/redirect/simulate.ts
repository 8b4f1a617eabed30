import { chooseMember, mix } from './choose.ts';
import { carryOut, decideRedirect } from './decide.ts';
import {
  clockAt,
  type CodeState,
  type MemberState,
  type PoolState,
  type RedirectState,
} from './state.ts';
import type { Reason } from './words.ts';

/** How often which target came out for which reason. */
export type Split = readonly {
  readonly target: string | null;
  readonly reason: Reason;
  readonly shown: number;
}[];

/**
 * So many visitors, each for the first time, one after the other at one instant. Counts in `state` as a
 * server would: give it a state of its own. The same each time: chance is drawn from the numbers.
 */
export function simulate(
  pool: PoolState,
  visits: number,
  state: RedirectState,
  now: number,
): Split {
  const code: CodeState = {
    id: 0,
    code: '',
    campaignId: 0,
    variant: '',
    single: false,
    poolId: pool.id,
    targetId: null,
    disabledAt: null,
    validFrom: null,
    validUntil: null,
  };
  const split = new Map<string, { target: string | null; reason: Reason; shown: number }>();
  for (let n = 0; n < visits; n += 1) {
    const visit = { flags: 0, random: mix(n + 1) / 4_294_967_296, stickyKey: mix(n + 0x5bd1e995) };
    const decision = decideRedirect(code, visit, state, now);
    carryOut(decision, state, now);
    const target = decision.target?.name ?? null;
    const key = `${target ?? ''} ${decision.reason}`;
    const row = split.get(key) ?? { target, reason: decision.reason, shown: 0 };
    split.set(key, { ...row, shown: row.shown + 1 });
  }
  return [...split.values()].toSorted((a, b) => b.shown - a.shown);
}

/**
 * Whom a pool would show now. Taking turns and the least load name one; weights and visitors decide
 * among several. Empty where nobody is free.
 */
export function nextOf(pool: PoolState, state: RedirectState, now: number): readonly MemberState[] {
  const clock = clockAt(state, now);
  if (pool.policy === 'weighted' || pool.policy === 'sticky')
    return pool.members.filter((member) => {
      const alone = { ...pool, members: [member] };
      return chooseMember(alone, { random: 0, stickyKey: 0 }, clock, now) !== null;
    });
  const member = chooseMember(pool, { random: 0, stickyKey: 0 }, clock, now);
  return member === null ? [] : [member];
}
