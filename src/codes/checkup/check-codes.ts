import { landingOf } from '../redirect/landing.ts';
import type { CodeState, PoolState, RedirectState, TargetState } from '../redirect/state.ts';
import { whyTargetClosed } from '../redirect/choose.ts';
import type { Finding } from './finding.ts';
import type { Route } from './routes.ts';

/** Batches with codes that point to nothing; `lost`: people who came to them of late, by batch. */
export function checkDestinations(
  routes: readonly Route[],
  lost: ReadonlyMap<number, number>,
  { pools, targets }: RedirectState,
): Finding[] {
  const batches = new Map<number, { campaign: string; pointless: number; codes: number }>();
  for (const { batch, campaign, poolId, targetId, codes } of routes) {
    const sum = batches.get(batch) ?? { campaign, pointless: 0, codes: 0 };
    batches.set(batch, sum);
    sum.codes += codes;
    if (poolId === null && targetId === null) sum.pointless += codes;
  }
  const [[pool], [target]] = [pools.values(), targets.values()];
  return [...batches].flatMap(([batch, { campaign, pointless, codes }]): Finding[] => {
    if (pointless === 0) return [];
    const came = lost.get(batch) ?? 0;
    return [
      {
        severity: came > 0 ? 'error' : 'warning',
        code: came > 0 ? 'codes-lose-people' : 'codes-lead-nowhere',
        about: 'batch',
        name: String(batch),
        params: { campaign, n: pointless, codes, came },
        next: ['pscrm', ...leadSomewhere(batch, pool?.name, target?.name)],
      },
    ];
  });
}

/** What to type for a batch whose codes lead nowhere: a pool that there is, else a target, else one is to be made. */
export function leadSomewhere(
  batch: number,
  pool: string | undefined,
  target: string | undefined,
): string[] {
  const edit = ['code', 'edit', '--batch', String(batch)];
  if (pool !== undefined) return [...edit, '--pool', pool];
  if (target !== undefined) return [...edit, '--target', target];
  return ['target', 'add', 'NAME', '--kind', 'acquisition-link', '--url', 'URL'];
}

/** Codes that lead straight to one target which is shown to nobody now. */
export function checkStraightTargets(
  routes: readonly Route[],
  { targets }: RedirectState,
  now: number,
): Finding[] {
  const straight = new Map<TargetState, number>();
  for (const { targetId, codes } of routes) {
    const target = targetId === null ? undefined : targets.get(targetId);
    if (target !== undefined) straight.set(target, (straight.get(target) ?? 0) + codes);
  }
  return [...straight].flatMap(([target, n]): Finding[] => {
    const why = whyTargetClosed(target, now);
    if (why === null) return [];
    const edit = ['pscrm', 'target', 'edit', target.name, '--file', 'FILE'];
    return [
      {
        severity: 'error',
        code: `straight-${why}`,
        about: 'target',
        name: target.name,
        params: { n },
        next:
          why === 'paused'
            ? ['pscrm', 'target', 'resume', target.name]
            : [...edit, ...(why === 'full' ? ['--new-group'] : [])],
      },
    ];
  });
}

/** Targets that have nothing to show to somebody whom a code leads to them. */
export function checkWays(routes: readonly Route[], state: RedirectState): Finding[] {
  const missing = new Map<string, Finding>();
  for (const route of routes) {
    for (const target of ledTo(route, state)) {
      if (landingOf(target, codeOf(route)) !== null) continue;
      const finding = noWay(target, route);
      missing.set(JSON.stringify([finding.code, finding.name, finding.params]), finding);
    }
  }
  return [...missing.values()];
}

function noWay({ name, kind }: TargetState, { campaign, variant }: Route): Finding {
  const place = ['--file', 'FILE'];
  const edit = ['pscrm', 'target', 'edit', name];
  if (kind !== 'contact-way')
    return {
      severity: 'error',
      code: 'target-shows-nothing',
      about: 'target',
      name,
      params: {},
      next: [...edit, ...place],
    };
  const whose = ['--campaign', campaign, ...(variant === '' ? [] : ['--variant', variant])];
  return {
    severity: 'error',
    code: variant === '' ? 'no-way-for-campaign' : 'no-way-for-variant',
    about: 'target',
    name,
    params: { campaign, variant },
    next: [...edit, ...whose, '--state', 'STATE', '--url', 'URL'],
  };
}

function ledTo({ poolId, targetId }: Route, { pools, targets }: RedirectState): TargetState[] {
  const target = targetId === null ? undefined : targets.get(targetId);
  if (target !== undefined) return target.paused ? [] : [target];
  const pool = poolId === null ? undefined : pools.get(poolId);
  return pool === undefined ? [] : membersOf(pool).map((member) => member.target);
}

/** All that a pool may show one day: backups too, whoever is paused not. */
function membersOf({ members, backups }: PoolState) {
  return [...members, ...backups].filter(({ paused, target }) => !paused && !target.paused);
}

function codeOf({ campaignId, variant, poolId, targetId }: Route): CodeState {
  const free = { disabledAt: null, validFrom: null, validUntil: null };
  return { id: 0, code: 'x', campaignId, variant, single: false, poolId, targetId, ...free };
}
