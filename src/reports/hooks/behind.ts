import type { Row } from '../../core/table.ts';
import { partName } from '../dimensions/dimension.ts';
import type { Behind } from '../report.ts';
import type { Arm } from './arms.ts';
import { isKnownOf } from './rates.ts';

const LISTS: Readonly<Record<string, (arm: Arm) => readonly number[]>> = {
  joined: (arm) => arm.joined.people,
  kept_7d: (arm) => arm.kept.people,
  first_order: (arm) => arm.firstOrder.people,
  revenue: (arm) => arm.money.people,
  lost_7d: (arm) => arm.lost7.people,
  lost_30d: (arm) => arm.lost30.people,
};

/**
 * Who is behind the counts, `VARIANT:MEASURE`, and `VARIANT:early`, of whom it cannot be said yet whether they are
 * kept. Nobody can be named of orders of which no file tells. Cards that were only scanned name nobody, nor do those whose window has not passed.
 */
export function behindHooks(arms: readonly Arm[], rows: readonly Row[]): readonly Behind[] {
  return rows.flatMap(({ measure, variant }, row) => {
    const list = LISTS[String(measure)];
    const arm = arms.find((one) => one.name === variant);
    if (list === undefined || arm === undefined || !isKnownOf(arm, String(measure))) return [];
    const name = partName(variant ?? null);
    const people = () => list(arm).map((person) => ({ person }));
    const stages: Behind[] = [{ stage: `${name}:${measure}`, row, key: 'count', people }];
    if (measure !== 'kept_7d' || arm.joined.open > 0) return stages;
    const early = () => arm.undecided.map((person) => ({ person }));
    return [...stages, { stage: `${name}:early`, row, key: 'open', people: early }];
  });
}
