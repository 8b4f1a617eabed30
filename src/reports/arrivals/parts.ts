import type { Database } from '../../db/open.ts';
import { readCodeValues } from '../dimensions/codes.ts';
import type { AnyDimension } from '../dimensions/dimension.ts';
import { hourOf } from '../dimensions/hours.ts';
import { readVolumes, type Volumes } from './volumes.ts';

/**
 * Codes and visits, told apart by what their code says; by the hour visits alone are, each by its own, and
 * codes have none.
 */
export function readParts(
  db: Database,
  scope: Parameters<typeof readVolumes>[1],
  by: AnyDimension | undefined,
  timezone: string,
): Volumes {
  if (by === undefined) return readVolumes(db, scope);
  if (by === 'hour')
    return readVolumes(
      db,
      scope,
      () => null,
      (at) => hourOf(at, timezone),
    );
  const { byId } = readCodeValues(db, by);
  return readVolumes(db, scope, (code) => byId.get(code) ?? null);
}
