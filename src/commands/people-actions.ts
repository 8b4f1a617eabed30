import type { Column, Row } from '../core/table.ts';
import { isoInstant } from '../core/time.ts';
import type { Action } from '../people/actions.ts';
import { nameOf, type Shown } from './people-shown.ts';

/** What was done by hand, as `customer actions` and `customer show` show it. */
export const ACTION_COLUMNS: readonly Column[] = [
  { key: 'id', type: 'count' },
  { key: 'action', type: 'word' },
  { key: 'a', type: 'text' },
  { key: 'b', type: 'text' },
  { key: 'note', type: 'text' },
  { key: 'at', type: 'instant' },
  { key: 'undone_at', type: 'instant' },
];

/** `3 phone 138****0001`; the number alone where the identity is gone. */
function named(id: number | null, kind: string | null, value: string | null, shown: Shown): string {
  if (id === null) return '';
  return kind === null || value === null ? String(id) : `${id} ${nameOf({ kind, value }, shown)}`;
}

export function actionCells(one: Action, shown: Shown): Row {
  return {
    id: one.id,
    action: one.action,
    a: named(one.a, one.a_kind, one.a_value, shown),
    b: named(one.b, one.b_kind, one.b_value, shown),
    note: one.note,
    at: one.at,
    undone_at: one.undone_at,
  };
}

export function actionJson(one: Action, shown: Shown, zone: string) {
  const end = (id: number | null, kind: string | null, value: string | null) =>
    id === null
      ? null
      : { id, kind, value: kind === null || value === null ? null : shown(kind, value) };
  return {
    id: one.id,
    action: one.action,
    a: end(one.a, one.a_kind, one.a_value),
    b: end(one.b, one.b_kind, one.b_value),
    note: one.note,
    at: isoInstant(one.at, zone),
    undone_at: one.undone_at === null ? null : isoInstant(one.undone_at, zone),
  };
}
