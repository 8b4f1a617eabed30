import { createHash } from 'node:crypto';

/**
 * Draws a group that is not written to, so that the others can be compared with it. Each person's place
 * follows from the seed and their number alone: the order of the list decides nothing, and whoever has
 * the seed can draw again.
 * @param percent 0 … 90
 * @param keyOf what is the same for a person in every list
 */
export function drawHoldout<T>(
  people: readonly T[],
  percent: number,
  seed: string,
  keyOf: (person: T) => string,
): { readonly written: readonly T[]; readonly held: readonly T[] } {
  const size = Math.round((people.length * percent) / 100);
  const placed = people.map((person) => ({
    person,
    place: createHash('sha256')
      .update(`pscrm hold-out ${seed} ${keyOf(person)}`)
      .digest('hex'),
  }));
  const drawn = placed.toSorted((a, b) => (a.place < b.place ? -1 : 1)).slice(0, size);
  const held = new Set(drawn.map(({ person }) => person));
  return {
    written: people.filter((person) => !held.has(person)),
    held: people.filter((person) => held.has(person)),
  };
}
