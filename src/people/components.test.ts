import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openComponents } from './components.ts';

type Edge = { readonly a: number; readonly b: number };

/** The definition, as slow and as plain as it can be: whoever can be walked to is the same person. */
function reachable(from: number, edges: readonly Edge[]): Set<number> {
  const found = new Set([from]);
  for (let grew = true; grew;) {
    grew = false;
    for (const { a, b } of edges) {
      if (found.has(a) === found.has(b)) continue;
      found.add(a).add(b);
      grew = true;
    }
  }
  return found;
}

function components(ids: readonly number[], edges: readonly Edge[], size: number): Int32Array {
  const parent = new Int32Array(size + 1);
  for (const id of ids) parent[id] = id;
  const people = openComponents(parent);
  for (const { a, b } of edges) people.tie(a, b);
  return people.finish();
}

const graph = fc.integer({ min: 1, max: 25 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    edges: fc.array(
      fc.record({ a: fc.integer({ min: 1, max: size }), b: fc.integer({ min: 1, max: size }) }),
      {
        maxLength: 40,
      },
    ),
  }),
);

describe('components', () => {
  it('are what can be reached, named by the smallest id', () => {
    fc.assert(
      fc.property(graph, ({ size, edges }) => {
        const ids = Array.from({ length: size }, (_, at) => at + 1);
        const parent = components(ids, edges, size);
        for (const id of ids) expect(parent[id]).toBe(Math.min(...reachable(id, edges)));
      }),
    );
  });

  it('do not depend on the order of the evidence', () => {
    fc.assert(
      fc.property(graph, fc.infiniteStream(fc.nat()), ({ size, edges }, keys) => {
        const ids = Array.from({ length: size }, (_, at) => at + 1);
        const shuffled = edges
          .map((edge) => ({ edge, key: Number(keys.next().value) }))
          .toSorted((x, y) => x.key - y.key)
          .map(({ edge }) => ({ a: edge.b, b: edge.a }));
        expect(components(ids, shuffled, size)).toEqual(components(ids, edges, size));
      }),
    );
  });
});
