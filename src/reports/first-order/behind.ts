import { partName } from '../dimensions/dimension.ts';
import type { Behind } from '../report.ts';
import type { Curve } from './curve.ts';
import type { Group } from './groups.ts';

/** Who had bought by so many days: `30`; of a group `sample:30`. */
export function behindCurve(curve: Curve, prefix = '', from = 0): readonly Behind[] {
  return curve.shares.map(({ days, ordered }, place) => ({
    stage: `${prefix}${days}`,
    row: from + place,
    key: 'ordered',
    people: () => ordered.map((person) => ({ person })),
  }));
}

/** The same of every group, whose rows follow one another. */
export function behindGroups(groups: readonly Group[]): readonly Behind[] {
  return groups.flatMap(({ value, curve }, place) =>
    behindCurve(curve, `${partName(value)}:`, place * curve.shares.length),
  );
}
