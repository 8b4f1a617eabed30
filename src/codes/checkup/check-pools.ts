import { HOUR_MS } from '../../core/time.ts';
import { whyClosed } from '../redirect/choose.ts';
import {
  clockAt,
  type MemberState,
  type PoolState,
  type RedirectState,
} from '../redirect/state.ts';
import type { Finding } from './finding.ts';
import { openGaps } from './gaps.ts';
import { LOOKED_BACK, type PoolDay } from './traffic.ts';

const AHEAD_DAYS = 7;
/** So many times without anybody are named; the sentence counts the others. */
const NAMED = 3;

/**
 * Pools with nobody to show now or at some time in the week to come, or who had nobody of late.
 * @param inUse pools that codes lead to: nobody is lost in the others yet
 */
export function checkPools(
  state: RedirectState,
  inUse: ReadonlySet<number>,
  days: readonly PoolDay[],
  now: number,
): Finding[] {
  return [...state.pools.values()].flatMap((pool) => {
    const found = nobodyNow(pool, state, now);
    if (found.length === 0) found.push(...nobodyLater(pool, state, now));
    if (!inUse.has(pool.id)) return found.map((one) => ({ ...one, severity: 'note' as const }));
    return [...found, ...sentAway(pool, days)];
  });
}

const all = ({ members, backups }: PoolState): MemberState[] => [...members, ...backups];

function nobodyNow(pool: PoolState, state: RedirectState, now: number): Finding[] {
  const { name, fallbackUrl } = pool;
  const clock = clockAt(state, now);
  const reasons = all(pool).map((member) => whyClosed(member, clock, now));
  if (reasons.includes(null)) return [];
  const closed = [...new Set(reasons)];
  // Out of hours alone is what was wanted; the week ahead says it.
  if (closed.length === 1 && closed[0] === 'hours') return [];
  const empty = reasons.length === 0;
  const target = ['pscrm', 'pool', 'edit', name, '--target', 'NAME'];
  return [
    {
      severity: fallbackUrl === null ? 'error' : 'warning',
      code: `pool-${empty ? 'empty' : 'closed'}${fallbackUrl === null ? '' : '-fallback'}`,
      about: 'pool',
      name,
      params: { n: reasons.length, why: closed.map((why) => why ?? '') },
      next: empty ? target : ['pscrm', 'pool', 'show', name],
    },
  ];
}

function nobodyLater(pool: PoolState, { zone }: RedirectState, now: number): Finding[] {
  const { name, fallbackUrl } = pool;
  const staying = all(pool).filter((member) => !isGone(member));
  const gaps = openGaps(staying, now, zone, AHEAD_DAYS);
  if (gaps.length === 0) return [];
  const hours = gaps.reduce((sum, { from, to }) => sum + to - from, 0) / HOUR_MS;
  const edit = ['pscrm', 'pool', 'edit', name];
  return [
    {
      severity: fallbackUrl === null ? 'warning' : 'note',
      code: `pool-gaps${fallbackUrl === null ? '' : '-fallback'}`,
      about: 'pool',
      name,
      params: { n: gaps.length, hours: Math.round(hours), days: AHEAD_DAYS },
      spans: gaps.slice(0, NAMED),
      next:
        fallbackUrl === null ? [...edit, '--fallback-url', 'URL'] : ['pscrm', 'pool', 'show', name],
    },
  ];
}

/** Paused or used up: nobody comes back by waiting. */
function isGone({ paused, target, totalCap }: MemberState): boolean {
  const most = Math.min(totalCap, target.fullAt);
  return paused || target.paused || target.shownTotal >= most;
}

function sentAway({ id, name, fallbackUrl }: PoolState, days: readonly PoolDay[]): Finding[] {
  const away = days.filter(({ poolId }) => poolId === id).reduce((sum, day) => sum + day.away, 0);
  if (away === 0) return [];
  const edit = ['pscrm', 'pool', 'edit', name, '--fallback-url', 'URL'];
  return [
    {
      severity: 'warning',
      code: 'pool-sent-away',
      about: 'pool',
      name,
      params: { n: away, days: LOOKED_BACK },
      next: fallbackUrl === null ? edit : ['pscrm', 'pool', 'show', name],
    },
  ];
}
