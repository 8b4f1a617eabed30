import type { Column, Row } from '../core/table.ts';
import { isoInstant } from '../core/time.ts';
import { printable } from '../core/width.ts';
import type { ProfileRow } from '../people/profiles.ts';
import type { Shown } from './people-shown.ts';

/** What shops know of a customer, as `customer show` says it: the nickname masked unless `--reveal`. */

export const PROFILE_COLUMNS: readonly Column[] = [
  { key: 'platform', type: 'text' },
  { key: 'nickname', type: 'text' },
  { key: 'is_member', type: 'word' },
  { key: 'member_level', type: 'text' },
  { key: 'points', type: 'count' },
  { key: 'orders', type: 'count' },
  { key: 'spent_minor', type: 'money' },
  { key: 'currency', type: 'text' },
  { key: 'is_friend', type: 'word' },
  { key: 'where', type: 'text' },
];

export function profileCells(one: ProfileRow, shown: Shown): Row {
  return {
    platform: one.platform,
    nickname: nicknameOf(one, shown),
    is_member: yesOrNo(one.is_member),
    member_level: one.level,
    points: one.points,
    orders: one.orders,
    spent_minor: one.spent_minor,
    currency: one.currency,
    is_friend: yesOrNo(one.is_friend),
    where: `#${one.import_id} ${printable(one.file)}:${one.line}`,
  };
}

export function profileJson(one: ProfileRow, shown: Shown, zone: string) {
  const iso = (at: number | null): string | null => (at === null ? null : isoInstant(at, zone));
  const { level, import_id, file, line, imported_at, ...rest } = one;
  return {
    ...rest,
    nickname: nicknameOf(one, shown),
    member_level: level,
    is_member: trueOrFalse(one.is_member),
    is_friend: trueOrFalse(one.is_friend),
    since: iso(one.since),
    member_since: iso(one.member_since),
    last_order_at: iso(one.last_order_at),
    import: import_id,
    file,
    line,
    imported_at: iso(imported_at),
  };
}

function nicknameOf({ nickname }: ProfileRow, shown: Shown): string | null {
  return nickname === null ? null : shown('nickname', nickname);
}

function yesOrNo(flag: number | null): 'yes' | 'no' | null {
  return flag === null ? null : flag === 1 ? 'yes' : 'no';
}

function trueOrFalse(flag: number | null): boolean | null {
  return flag === null ? null : flag === 1;
}
