import type { Keeper } from './fact-keeper.ts';
import type { PhoneHolders } from './phone-holder.ts';
import { text, type Values } from './values.ts';

const FIND_PROFILE = /* sql */ `
  SELECT id FROM profiles
  WHERE identity_id IS ? AND phone_seen IS ? AND platform = ? AND currency = ?
    AND since IS ? AND member_since IS ? AND is_member IS ? AND is_friend IS ?
    AND nickname IS ? AND gender IS ? AND level IS ? AND points IS ? AND tags IS ? AND source IS ?
    AND order_count IS ? AND spent_minor IS ? AND refunded_minor IS ? AND last_order_at IS ?`;
const ADD_PROFILE = /* sql */ `
  INSERT INTO profiles (
    identity_id, phone_seen, platform, currency, since, member_since, is_member, is_friend,
    nickname, gender, level, points, tags, source,
    order_count, spent_minor, refunded_minor, last_order_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Fields of a row, in the order of the columns above. */
const FIELDS = [
  'since',
  'member_since',
  'is_member',
  'is_friend',
  'nickname',
  'gender',
  'level',
  'points',
  'tags',
  'source',
  'orders',
  'spent',
  'refunded',
  'last_order_at',
] as const;

/** Writes what a shop knows of its customers. @returns a function that says whether it is new */
export function openProfiles(
  keeper: Keeper,
  holders: PhoneHolders,
  platform: string,
): (values: Values, line: number) => boolean {
  const keep = keeper('profile', FIND_PROFILE, ADD_PROFILE);
  return (values, line) => {
    const { id, seen } = holders.of(values);
    const said = FIELDS.map((field) => values[field] ?? null);
    return keep(line, [id, seen, platform, text(values, 'currency'), ...said]).isNew;
  };
}
