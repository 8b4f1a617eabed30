import { isoInstant } from '../core/time.ts';
import { FactProblem } from './fact-problem.ts';
import { type Identifier, normalisePerson } from '../people/normalise.ts';
import type { PeopleStore } from '../people/store.ts';
import type { Sightings } from './sightings.ts';
import { instant, text, type Values } from './values.ts';

/** phoneSeen: a number that is masked or virtual, as the file shows it. */
export type Friend = { readonly id: number; readonly phoneSeen: string | null };

/**
 * The friend that a row speaks of. Where nothing better is exported, a friendship is known by the
 * member of staff, the second it began, and the friend's name.
 */
export function openFriends(
  people: PeopleStore,
  sightings: Sightings,
  region: string | null,
): (values: Values, line: number) => Friend {
  return (values, line) => {
    const ids = ['external_userid', 'unionid', 'openid', 'email'].map((kind) =>
      normalisePerson(kind, text(values, kind), { platform: kind, region }),
    );
    const numbers = phonesOf(text(values, 'phone')).map((seen) => ({
      seen,
      phone: normalisePerson('phone', seen, { platform: '', region }),
    }));
    const known = [...ids, ...numbers.map(({ phone }) => phone)].filter((one) => one !== undefined);
    const unusable = numbers.filter(({ phone }) => phone === undefined).map(({ seen }) => seen);
    const staff = text(values, 'staff');
    const named = known.some(({ kind }) => kind.endsWith('id'));
    if (!named && staff !== '') known.unshift(contact(values, staff));
    const [best, ...others] = known.map((one) => people.identity(one));
    if (best === undefined) throw new FactProblem('external_userid', '');
    for (const other of others) {
      const tie = people.tie(best, other, 'join-row');
      if (tie !== undefined) sightings.add('evidence', tie, line);
    }
    return { id: best, phoneSeen: unusable.join(';') || null };
  };
}

/** The name is part of it: two people whom one member of staff adds in one second are two. */
function contact(values: Values, staff: string): Identifier {
  const since = isoInstant(instant(values, 'joined_at'), 'UTC');
  return { kind: 'contact', value: [staff, since, text(values, 'nickname')].join('|') };
}

/** Several numbers in one cell; what follows a comma in `13800001234,5678` is an extension, no number. */
function phonesOf(cell: string): readonly string[] {
  const parts = cell.split(/[;；,，、/]/u).filter((part) => part.trim() !== '');
  return parts.every((part) => part.replace(/[^\d*]/g, '').length >= 7) ? parts : [cell];
}
