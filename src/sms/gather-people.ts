import type { Database } from '../db/open.ts';
import type { Identifier } from '../people/normalise.ts';
import type { Candidate } from './audience.ts';

const PERSON = /* sql */ `
  SELECT coalesce(c.customer_id, i.id) AS person, f.flag
  FROM identities i
  LEFT JOIN customers c ON c.identity_id = i.id
  LEFT JOIN identity_flags f ON f.identity_id = i.id
  WHERE i.kind = ? AND i.value = ?`;

/** A person as the workspace numbers them; their identifier where it does not know them. */
type Person = number | string;

/**
 * The people of a list: whoever stands in several rows is there once, with all that those rows have of
 * them, in the place of the first. All identifiers of a row are of one person, whether the workspace has
 * them for one or not; a number of several people ties nobody.
 */
export function gatherPeople(
  db: Database,
  candidates: readonly Candidate[],
): { readonly people: readonly Candidate[]; readonly duplicates: number } {
  const find = db.prepare<[string, string], { person: number; flag: string | null }>(PERSON);
  const personOf = ({ kind, value }: Identifier): Person | undefined => {
    const known = find.get(kind, value);
    if (known === undefined) return `${kind}:${value}`;
    return known.flag === null ? known.person : undefined;
  };
  const groups = openGroups();
  const firsts = candidates.map(({ ids }) => {
    const persons = ids.map(personOf).filter((person) => person !== undefined);
    for (const person of persons) groups.join(persons[0] ?? person, person);
    // A shared number alone is listed once, too.
    return persons[0] ?? `${ids[0]?.kind}:${ids[0]?.value}`;
  });
  const people = new Map<Person, Candidate>();
  for (const [at, candidate] of candidates.entries()) {
    const group = groups.of(firsts[at] ?? '');
    const known = people.get(group);
    people.set(group, known === undefined ? candidate : both(known, candidate));
  }
  return { people: [...people.values()], duplicates: candidates.length - people.size };
}

function both(a: Candidate, b: Candidate): Candidate {
  return { ids: [...a.ids, ...b.ids], name: a.name ?? b.name };
}

/** Which persons are one. */
function openGroups() {
  const above = new Map<Person, Person>();
  const of = (person: Person): Person => {
    let top = person;
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next;
    // The way is short the next time.
    if (top !== person) above.set(person, top);
    return top;
  };
  return {
    of,
    join: (a: Person, b: Person): void => {
      const [one, other] = [of(a), of(b)];
      if (one !== other) above.set(other, one);
    },
  };
}
