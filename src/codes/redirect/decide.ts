import { chooseBackup, chooseMember, type Chance, whyTargetClosed } from './choose.ts';
import {
  clockAt,
  type CodeState,
  countShown,
  type PoolState,
  type RedirectState,
  type TargetState,
} from './state.ts';
import { MACHINE, type Reason } from './words.ts';

/** A visit, as far as it decides: its flags (see words.ts) and what chance it brings. */
export type DecidingVisit = Chance & { readonly flags: number };

/** Where a visit ends, and why. */
export type Decision = {
  readonly reason: Reason;
  /** What is shown; null for pages of our own and for the fallback. */
  readonly target: TargetState | null;
  readonly pool: PoolState | null;
  /** Where to, for the reason `fallback` (and a flagged visit that would fall back). */
  readonly fallbackUrl: string | null;
  /** It uses up caps and takes a turn: a target is shown to a human who was not just here. */
  readonly counts: boolean;
};

/**
 * Decides where a visit to a code ends. Changes nothing: whoever carries a decision out calls
 * `carryOut` before the next one, so that a cap is never passed.
 * Guards, in this order: unknown → disabled → not yet or expired → flagged → a target (pause, hours,
 * caps, expiry, capacity, policy) → backup → fallback → away.
 * A flagged visit is shown what a human would be: a browser may keep what it fetched ahead, a preview
 * should look right, and a wrong suspicion costs nobody the way. It just counts nowhere.
 * @param code undefined where there is no such code
 */
export function decideRedirect(
  code: CodeState | undefined,
  visit: DecidingVisit,
  state: RedirectState,
  now: number,
): Decision {
  if (code === undefined) return ended('unknown');
  if (code.disabledAt !== null && now >= code.disabledAt) return ended('disabled');
  if (code.validFrom !== null && now < code.validFrom) return ended('not-yet');
  if (code.validUntil !== null && now >= code.validUntil) return ended('expired');
  const shown = destination(code, visit, state, now);
  if ((visit.flags & MACHINE) === 0) return shown;
  const { target, pool, fallbackUrl } = shown;
  return { reason: 'flagged', target, pool, fallbackUrl, counts: false };
}

function destination(
  code: CodeState,
  visit: DecidingVisit,
  state: RedirectState,
  now: number,
): Decision {
  const isNew = visit.flags === 0;
  if (code.targetId !== null) {
    const target = state.targets.get(code.targetId);
    if (target === undefined) return ended('no-destination');
    if (whyTargetClosed(target, now) !== null) return ended('away');
    return { reason: 'target', target, pool: null, fallbackUrl: null, counts: isNew };
  }
  const pool = code.poolId === null ? undefined : state.pools.get(code.poolId);
  if (pool === undefined) return ended('no-destination');
  const clock = clockAt(state, now);
  const member = chooseMember(pool, visit, clock, now);
  if (member !== null) {
    const { target } = member;
    return { reason: pool.policy, target, pool, fallbackUrl: null, counts: isNew };
  }
  const backup = chooseBackup(pool, clock, now);
  if (backup !== null)
    return { reason: 'backup', target: backup.target, pool, fallbackUrl: null, counts: isNew };
  const { fallbackUrl } = pool;
  const reason = fallbackUrl === null ? 'away' : 'fallback';
  return { reason, target: null, pool, fallbackUrl, counts: false };
}

function ended(reason: Reason): Decision {
  return { reason, target: null, pool: null, fallbackUrl: null, counts: false };
}

/** Counts a decision in the state: the target as shown, the pool's turn as taken. */
export function carryOut(decision: Decision, state: RedirectState, now: number): void {
  const { target, pool, counts } = decision;
  if (!counts || target === null) return;
  countShown(target, clockAt(state, now).day);
  if (pool !== null && decision.reason === 'round-robin') pool.lastTargetId = target.id;
}
