/**
 * For each identity the smallest id of its component (union-find with path halving; the smaller root
 * wins), so that any order of the same ties gives the same answer. Index: identity id; 0 where there
 * is no such identity.
 */
export type Components = {
  readonly tie: (a: number, b: number) => void;
  /** Every identity by the smallest id of its component. The array is the one that was given. */
  readonly finish: () => Int32Array;
};

/** @param parent each identity's own id, 0 where there is none; it is worked on in place */
export function openComponents(parent: Int32Array): Components {
  const root = (id: number): number => {
    let at = id;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up;
      at = up;
    }
    return at;
  };
  return {
    tie: (a, b) => {
      const [one, other] = [root(a), root(b)];
      if (one < other) parent[other] = one;
      else parent[one] = other;
    },
    finish: () => {
      for (let id = 1; id < parent.length; id += 1) if (parent[id] !== 0) parent[id] = root(id);
      return parent;
    },
  };
}
