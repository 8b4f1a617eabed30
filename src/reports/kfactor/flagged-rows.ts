import { maskIdentity } from '../../core/mask.ts';
import type { Column, Row } from '../../core/table.ts';
import { HOUR_MS } from '../../core/time.ts';
import type { Flag } from './flags.ts';

/** What `--flagged` shows: a line for each flag, with what was seen. */
export const FLAG_COLUMNS: readonly Column[] = [
  { key: 'flag', type: 'word' },
  { key: 'inviter', type: 'count' },
  { key: 'invitee', type: 'count' },
  { key: 'accepted_at', type: 'instant' },
  { key: 'in_burst', type: 'count' },
  { key: 'within_hours', type: 'hours' },
  { key: 'phone', type: 'text' },
];

/**
 * `within_hours`: from the first to the last of a burst of `in_burst`; from joining to leaving. People are
 * customers by their numbers, telephone numbers masked.
 */
export function flaggedRows(flags: readonly Flag[]): Row[] {
  return flags.map((flag) => ({
    flag: flag.flag,
    inviter: flag.invitation.inviter,
    invitee: flag.invitation.invitee,
    accepted_at: flag.invitation.at,
    in_burst: flag.flag === 'burst' ? flag.n : null,
    within_hours: hoursOf(flag),
    phone:
      flag.flag === 'shared_phone'
        ? flag.phones.map((phone) => maskIdentity('phone', phone)).join('; ')
        : null,
  }));
}

function hoursOf(flag: Flag): number | null {
  switch (flag.flag) {
    case 'burst':
      return (flag.to - flag.from) / HOUR_MS;
    case 'quick_leave':
      return (flag.left - flag.joined) / HOUR_MS;
    case 'shared_phone':
      return null;
  }
}
