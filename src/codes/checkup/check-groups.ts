import { HOUR_MS } from '../../core/time.ts';
import type { PoolState, RedirectState, TargetState } from '../redirect/state.ts';
import type { Finding } from './finding.ts';

/** Time enough to make a new group and photograph its QR. */
const SOON_MS = 48 * HOUR_MS;
/** A group with less room than this share of its capacity is nearly full. */
const NEARLY = 0.1;

/**
 * Targets in use that expire within 48 hours or are nearly full, or are so already.
 * @param capacities of groups, by the number of the target
 */
export function checkGroups(
  inUse: readonly TargetState[],
  capacities: ReadonlyMap<number, number>,
  now: number,
): Finding[] {
  return inUse.flatMap((target) => [
    ...expiring(target, now),
    ...filling(target, capacities.get(target.id)),
  ]);
}

function expiring({ name, expiresAt, paused }: TargetState, now: number): Finding[] {
  const left = expiresAt - now;
  if (paused || left > SOON_MS) return [];
  return [
    {
      severity: 'warning',
      code: left > 0 ? 'target-expires' : 'target-expired',
      about: 'target',
      name,
      params: { hours: Math.max(0, Math.ceil(left / HOUR_MS)) },
      spans: [{ from: expiresAt, to: expiresAt }],
      next: ['pscrm', 'target', 'edit', name, '--file', 'FILE'],
    },
  ];
}

function filling({ name, fullAt, shownTotal, paused }: TargetState, capacity = 0): Finding[] {
  const left = fullAt - shownTotal;
  if (paused || left > capacity * NEARLY) return [];
  return [
    {
      severity: 'warning',
      code: left > 0 ? 'group-nearly-full' : 'group-full',
      about: 'target',
      name,
      params: { left, capacity, shown: capacity - left },
      next: ['pscrm', 'target', 'edit', name, '--file', 'FILE', '--new-group'],
    },
  ];
}

/** Targets that a pool has and has not paused, or that codes lead straight to. */
export function targetsInUse(
  { pools, targets }: RedirectState,
  straight: ReadonlySet<number>,
): TargetState[] {
  const pooled = new Set([...pools.values()].flatMap(active));
  return [...targets.values()].filter(({ id }) => pooled.has(id) || straight.has(id));
}

function active({ members, backups }: PoolState): number[] {
  return [...members, ...backups].filter(({ paused }) => !paused).map(({ target }) => target.id);
}
