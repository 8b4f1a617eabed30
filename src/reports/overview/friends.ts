import { DAY_MS } from '../../core/time.ts';
import { LEAVE } from '../../journeys/contacts.ts';
import { contactsBetween, isFriend, KEPT_AFTER_MS, keptAfter } from '../friendship.ts';
import { cameInvited } from '../invitations/fission.ts';
import type { Ground, Stretch } from './people.ts';
import type { Period } from './periods.ts';

/** The short and the long view: how old a friendship is when it is looked at. */
export const AGES = ['7d', '180d'] as const;
export type Age = (typeof AGES)[number];
export const AGE_MS: Readonly<Record<Age, number>> = { '7d': 7 * DAY_MS, '180d': 180 * DAY_MS };

/** Somebody who reaches an age in a period. */
export type Aged = {
  /** From the first join to the age. */
  readonly days: Period;
  /** It is later than anything known: nobody can say whether they stayed, and what they spent. */
  readonly early: boolean;
  /** Still a friend then? */
  readonly kept: boolean;
};

/** Whether somebody is a friend, seen from a period. */
export type Friendship = {
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly joined: boolean;
  readonly isNew: boolean;
  readonly referred: boolean;
  readonly kept: 'kept' | 'lost' | 'open';
  readonly aged: Readonly<Partial<Record<Age, Aged>>>;
};

/** Somebody is new with their first join of all time. */
export function friendshipsOf({ contacts, won, asOf, known, aged }: Ground) {
  const { at, flags } = contacts;
  return (person: number, met: Stretch): ((period: Period) => Friendship) => {
    let [place, leaves] = [-1, 0];
    const joins: number[] = [];
    for (let n = met[0]; n < met[1]; n += 1) {
      if (((flags[n] ?? 0) & LEAVE) !== 0) leaves += 1;
      else if ((at[n] ?? 0) <= asOf) {
        if (place < 0) place = n;
        joins.push(at[n] ?? 0);
      }
    }
    if (place < 0) return () => NO_FRIEND;
    const start = at[place] ?? 0;
    // Nine in ten never leave: whoever has joined is a friend from then on.
    const all = leaves === 0 ? undefined : contactsBetween(contacts, ...met);
    const isOne = (moment: number): boolean =>
      all === undefined ? start <= moment : isFriend(all, moment);
    const referred = cameInvited(won.get(person), start);
    const open = start + KEPT_AFTER_MS > known;
    const kept = all === undefined ? (open ? 'open' : 'kept') : keptAfter(all, start, known);
    const agedIn = ({ from, to }: Period): Friendship['aged'] => {
      if (start + AGE_MS['7d'] > to || start + AGE_MS['180d'] < from) return {};
      const reached = AGES.filter(
        (age) => start + AGE_MS[age] >= from && start + AGE_MS[age] <= to,
      );
      return Object.fromEntries(
        reached.map((age) => {
          const due = start + AGE_MS[age];
          return [age, { days: { from: start, to: due }, early: due > aged, kept: isOne(due) }];
        }),
      );
    };
    return ({ from, to }) => ({
      aged: agedIn({ from, to }),
      atStart: isOne(from - 1),
      atEnd: isOne(to),
      joined: joins.some((when) => when >= from && when <= to),
      isNew: start >= from && start <= to,
      referred,
      kept,
    });
  };
}

const NO_FRIEND: Friendship = {
  atStart: false,
  atEnd: false,
  joined: false,
  isNew: false,
  referred: false,
  kept: 'lost',
  aged: {},
};
