import type { Change, Keeper } from './fact-keeper.ts';
import type { Friend } from './friend.ts';
import { instant, text, type Values } from './values.ts';

const FIND_JOIN = /* sql */ `
  SELECT id FROM joins WHERE identity_id = ? AND staff = ? AND joined_at = ? AND state = ?`;
const ADD_JOIN = /* sql */ `
  INSERT INTO joins (identity_id, staff, joined_at, state, day) VALUES (?, ?, ?, ?, ?)`;
const FIND_DETAIL = /* sql */ `
  SELECT id FROM join_details
  WHERE join_id = ? AND phone_seen IS ? AND nickname IS ? AND link IS ? AND flow_id IS ?
    AND lead_id IS ? AND source IS ? AND department IS ? AND company IS ? AND tags IS ?`;
const ADD_DETAIL = /* sql */ `
  INSERT INTO join_details (
    join_id, phone_seen, nickname, link, flow_id, lead_id, source, department, company, tags)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Fields of a row, in the order of the columns above. */
const DETAILS = [
  'nickname',
  'link',
  'flow_id',
  'lead_id',
  'source',
  'department',
  'company',
  'tags',
] as const;

/**
 * Writes joins. What a file says of one beyond what makes it one is a fact of its own: another file
 * that holds the same friendship says something else.
 */
export function openJoins(
  keeper: Keeper,
  friend: (values: Values, line: number) => Friend,
  day: (at: number) => number,
  actor: (identityId: number) => void,
): (values: Values, line: number) => Change {
  const keepJoin = keeper('join', FIND_JOIN, ADD_JOIN);
  const keepDetail = keeper('detail', FIND_DETAIL, ADD_DETAIL);
  return (values, line) => {
    const at = instant(values, 'joined_at');
    const { id, phoneSeen } = friend(values, line);
    const key = [id, text(values, 'staff'), at, text(values, 'state')];
    const join = keepJoin(line, key, [day(at)]);
    const said = [phoneSeen, ...DETAILS.map((field) => text(values, field) || null)];
    const tellsMore =
      said.some((one) => one !== null) && keepDetail(line, [join.id, ...said]).isNew;
    if (join.isNew) {
      actor(id);
      return 'inserted';
    }
    return tellsMore ? 'updated' : 'unchanged';
  };
}
