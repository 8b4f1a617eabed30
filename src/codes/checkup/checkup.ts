import { dayOf } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import { loadRedirects } from '../redirect/load.ts';
import { checkCircles } from './check-circles.ts';
import { checkCaps } from './check-caps.ts';
import { checkDestinations, checkStraightTargets, checkWays } from './check-codes.ts';
import { checkGroups, targetsInUse } from './check-groups.ts';
import { checkPools } from './check-pools.ts';
import { checkSettings, type Said } from './check-settings.ts';
import type { Finding } from './finding.ts';
import { readRoutes } from './routes.ts';
import { readLost, readPoolDays } from './traffic.ts';

const CAPACITIES = /* sql */ `SELECT id, capacity FROM targets WHERE capacity IS NOT NULL`;

/** All that is wrong with codes, targets, pools and what the page says, now and in the week to come. */
export function checkUp(db: Database, said: Said, now: number): Finding[] {
  const state = loadRedirects(db, now);
  const today = dayOf(now, state.zone);
  const routes = readRoutes(db, now);
  const days = readPoolDays(db, today);
  const capacities = db.prepare<[], { id: number; capacity: number }>(CAPACITIES).all();
  const straight = new Set(routes.flatMap(({ targetId }) => targetId ?? []));
  return [
    ...checkSettings(said, routes.length > 0, state.targets.size > 0),
    ...checkDestinations(routes, readLost(db, today), state),
    ...checkStraightTargets(routes, state, now),
    ...checkWays(routes, state),
    ...checkCircles(state, said.base_url),
    ...checkPools(state, new Set(routes.flatMap(({ poolId }) => poolId ?? [])), days, now),
    ...checkCaps(state.pools.values(), days),
    ...checkGroups(
      targetsInUse(state, straight),
      new Map(capacities.map(({ id, capacity }) => [id, capacity])),
      now,
    ),
  ];
}
