import { formatDay } from '../../core/time.ts';
import type { MemberState, PoolState } from '../redirect/state.ts';
import type { Finding } from './finding.ts';
import { LOOKED_BACK, type PoolDay } from './traffic.ts';

/**
 * Pools whose caps would not hold another week like the last: a day's caps against its fullest day,
 * caps in all against all of it. A target in several pools is counted in each as if it had it alone.
 */
export function checkCaps(pools: Iterable<PoolState>, days: readonly PoolDay[]): Finding[] {
  return [...pools].flatMap((pool) => {
    const mine = days.filter(({ poolId }) => poolId === pool.id);
    const shown = [...pool.members, ...pool.backups].filter(
      ({ paused, target }) => !paused && !target.paused,
    );
    // Nobody to show is another finding.
    if (mine.length === 0 || shown.length === 0) return [];
    return [...dayCaps(pool, shown, mine), ...totalCaps(pool, shown, mine)];
  });
}

function dayCaps(
  { name }: PoolState,
  shown: readonly MemberState[],
  days: readonly PoolDay[],
): Finding[] {
  const room = sum(shown.map(({ dailyCap, addsCap }) => Math.min(dailyCap, addsCap)));
  const fullest = days.reduce((most, one) => (one.visits > most.visits ? one : most));
  if (fullest.visits <= room) return [];
  const over = days.filter(({ visits }) => visits > room).length;
  return [
    {
      severity: 'warning',
      code: 'caps-of-a-day',
      about: 'pool',
      name,
      params: { room, visits: fullest.visits, day: formatDay(fullest.day), n: over },
      next: ['pscrm', 'pool', 'edit', name, '--target', 'NAME', '--cap-day', 'N'],
    },
  ];
}

function totalCaps(
  { name }: PoolState,
  shown: readonly MemberState[],
  days: readonly PoolDay[],
): Finding[] {
  const room = sum(
    shown.map(({ totalCap, target }) =>
      Math.max(0, Math.min(totalCap, target.fullAt) - target.shownTotal),
    ),
  );
  const visits = sum(days.map((day) => day.visits));
  if (visits <= room) return [];
  return [
    {
      severity: 'warning',
      code: 'caps-in-all',
      about: 'pool',
      name,
      params: { room, visits, days: LOOKED_BACK },
      next: ['pscrm', 'pool', 'show', name],
    },
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
