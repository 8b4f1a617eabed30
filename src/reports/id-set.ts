/**
 * Ids that many others are looked up in: a byte for each id up to the highest, which is found sooner than an entry of a
 * Set, and lies beside its neighbour's where ids are asked for as they rise.
 */
export function idSet(ids: readonly number[]): Pick<ReadonlySet<number>, 'has'> {
  const isIn = new Uint8Array(ids.reduce((highest, id) => Math.max(highest, id), 0) + 1);
  for (const id of ids) isIn[id] = 1;
  return { has: (id) => isIn[id] === 1 };
}
