import { isWithin } from './hours.ts';
import {
  type Clock,
  type MemberState,
  type PoolState,
  shownToday,
  type TargetState,
} from './state.ts';

/** What keeps a target from being shown, in the order in which it is asked. */
export const CLOSED = [
  'paused',
  'hours',
  'daily-cap',
  'total-cap',
  'adds-cap',
  'expired',
  'full',
] as const;
export type Closed = (typeof CLOSED)[number];

/** Why a member of a pool is not shown now; null where it may be. */
export function whyClosed(member: MemberState, clock: Clock, now: number): Closed | null {
  const { target } = member;
  if (member.paused || target.paused) return 'paused';
  if (!isOpen(member, clock)) return 'hours';
  const today = shownToday(target, clock.day);
  if (today >= member.dailyCap) return 'daily-cap';
  if (target.shownTotal >= member.totalCap) return 'total-cap';
  if (today >= member.addsCap) return 'adds-cap';
  return whyUnfit(target, now);
}

/** Why a target that a code points to by itself is not shown now. */
export function whyTargetClosed(target: TargetState, now: number): Closed | null {
  return target.paused ? 'paused' : whyUnfit(target, now);
}

function whyUnfit(target: TargetState, now: number): Closed | null {
  if (now >= target.expiresAt) return 'expired';
  return target.shownTotal >= target.fullAt ? 'full' : null;
}

function isOpen({ week, dates }: MemberState, clock: Clock): boolean {
  const special = dates?.get(clock.day);
  if (special !== undefined) return isWithin(special, clock.minuteOfDay);
  return week.length === 0 || isWithin(week, clock.minuteOfWeek);
}

/** What a choice depends on besides the pool: `random` is of [0, 1), `stickyKey` 32 bits. */
export type Chance = { readonly random: number; readonly stickyKey: number };

// Used anew by every choice: none takes room for a list of its own.
const free: MemberState[] = [];

/** Whom a pool shows now, by its policy; null where nobody is free. */
export function chooseMember(
  pool: PoolState,
  chance: Chance,
  clock: Clock,
  now: number,
): MemberState | null {
  if (!findFree(pool.members, clock, now)) return null;
  switch (pool.policy) {
    case 'weighted':
      return byWeight(chance.random);
    case 'round-robin':
      return byTurn(pool);
    case 'sticky':
      return byKey(chance.stickyKey);
    case 'least-loaded':
      return byLoad(clock.day);
  }
}

/** The first backup that is free: backups are asked in their order, whatever the policy. */
export function chooseBackup(pool: PoolState, clock: Clock, now: number): MemberState | null {
  for (const member of pool.backups) {
    if (whyClosed(member, clock, now) === null) return member;
  }
  return null;
}

function findFree(members: readonly MemberState[], clock: Clock, now: number): boolean {
  free.length = 0;
  for (const member of members) {
    if (whyClosed(member, clock, now) === null) free.push(member);
  }
  return free.length > 0;
}

function byWeight(random: number): MemberState | null {
  let total = 0;
  for (const { weight } of free) total += weight;
  let place = random * total;
  for (const member of free) {
    if (place < member.weight) return member;
    place -= member.weight;
  }
  return free[free.length - 1] ?? null;
}

/** The next free one after whom it showed last, in the order of the pool. Weights are not looked at. */
function byTurn(pool: PoolState): MemberState | null {
  const { members, lastTargetId } = pool;
  let start = 0;
  for (let at = 0; at < members.length; at += 1) {
    if (members[at]?.target.id === lastTargetId) start = at + 1;
  }
  for (let step = 0; step < members.length; step += 1) {
    const member = members[(start + step) % members.length];
    if (member !== undefined && free.includes(member)) return member;
  }
  return null;
}

const haveOneWeight = (): boolean => {
  const weight = free[0]?.weight;
  for (const member of free) if (member.weight !== weight) return false;
  return true;
};

/**
 * The one who scores highest for this key. Each score depends on the key and one target alone, so
 * that when a member comes or goes only the visitors of that member move. The logarithm gives each a
 * share of the keys by weight; where all have one weight it changes no order, and is left out.
 */
function byKey(key: number): MemberState | null {
  let best: MemberState | null = null;
  let highest = -Infinity;
  const alike = haveOneWeight();
  for (const member of free) {
    const share = (mix(key ^ Math.imul(member.target.id, 0x9e3779b1)) + 0.5) / 4_294_967_296;
    const score = alike ? share : -member.weight / Math.log(share);
    if (score > highest) {
      highest = score;
      best = member;
    }
  }
  return best;
}

/** Spreads 32 bits evenly (the finishing steps of MurmurHash3). @returns 0 … 2³² − 1 */
export function mix(bits: number): number {
  let h = bits;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Who was shown least today for their weight; the first of equals. */
function byLoad(day: number): MemberState | null {
  let best: MemberState | null = null;
  let least = Infinity;
  for (const member of free) {
    // With the next one counted, a member of double weight comes first even where nobody was shown.
    const load = (shownToday(member.target, day) + 1) / member.weight;
    if (load < least) {
      least = load;
      best = member;
    }
  }
  return best;
}
