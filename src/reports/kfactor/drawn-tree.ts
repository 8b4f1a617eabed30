import { maskIdentity } from '../../core/mask.ts';
import type { Column, Row } from '../../core/table.ts';
import { collect } from '../collect.ts';
import { KEPT_AFTER_MS } from '../friendship.ts';
import type { Name } from '../invitations/names.ts';
import { kept } from './answers.ts';
import type { Facts } from './measures.ts';
import { byTime, type Invitation } from '../invitations/tree.ts';

/** What `--tree` shows: one line for each person, drawn as a tree. */
export const TREE_COLUMNS: readonly Column[] = [
  { key: 'person', type: 'text' },
  { key: 'customer', type: 'count' },
  { key: 'accepted_at', type: 'instant' },
  { key: 'brought', type: 'count' },
  { key: 'kept_7d', type: 'word' },
  { key: 'paying', type: 'word' },
  { key: 'generation', type: 'count', spare: 1 },
];

/**
 * Somebody and everybody who came through them, each below whoever invited them, in the order they came.
 * Identifiers are masked.
 * @param namesOf an identifier of each person
 */
export function treeRows(
  root: number,
  facts: Facts,
  namesOf: (people: readonly number[]) => ReadonlyMap<number, Name>,
): Row[] {
  const children = new Map<number, Invitation[]>();
  for (const invitation of [...facts.accepted.values()].toSorted(byTime)) {
    collect(children, invitation.inviter, invitation);
  }
  const lines: { person: number; branch: string; brought: number }[] = [];
  // A stack of our own: chains may be longer than the program's.
  const waiting = [{ person: root, branch: '', below: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { person, branch, below } = next;
    const invited = children.get(person) ?? [];
    lines.push({ person, branch, brought: invited.length });
    for (const [nth, { invitee }] of [...invited.entries()].toReversed()) {
      const isLast = nth === invited.length - 1;
      waiting.push({
        person: invitee,
        branch: below + (isLast ? '└─ ' : '├─ '),
        below: below + (isLast ? '   ' : '│  '),
      });
    }
  }
  const names = namesOf(lines.map(({ person }) => person));
  return lines.map(({ person, branch, brought }) => ({
    person: branch + masked(names.get(person)),
    customer: person,
    brought,
    ...rowOf(person, facts),
  }));
}

function rowOf(person: number, { accepted, places, contacts, paying, known }: Facts): Row {
  const generation = places.generationOf(person);
  const invitation = accepted.get(person);
  if (invitation === undefined)
    return { accepted_at: null, kept_7d: null, paying: null, generation };
  return {
    accepted_at: invitation.at,
    kept_7d: kept(contacts.get(person) ?? [], KEPT_AFTER_MS, known.friendships),
    paying: paying.has(person) ? 'yes' : invitation.at > known.orders ? 'unknown' : 'no',
    generation,
  };
}

/** `external_userid wm***01` */
function masked(name: Name | undefined): string {
  return name === undefined ? '' : `${name.kind} ${maskIdentity(name.kind, name.value)}`;
}
