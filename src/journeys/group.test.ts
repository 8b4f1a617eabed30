import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { group } from './group.ts';
import { gather, type Kind, pack, unpack } from './vectors.ts';

const KINDS: readonly Kind[] = ['f64', 'u8'];
/** Keys and values that often are equal, and now and then a key with more values than fit in a glance. */
const rows = fc.oneof(
  fc.array(fc.tuple(fc.nat(6), fc.integer(), fc.nat(3))),
  fc.array(fc.tuple(fc.nat(1), fc.nat(9), fc.nat(255)), { minLength: 60, maxLength: 2000 }),
);

function byKey(values: readonly (readonly [number, number, number])[]): unknown {
  const sorted = values.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const keys = [...new Set(sorted.map(([key]) => key))];
  return keys.map((key) => [key, sorted.filter((row) => row[0] === key).map(([, ...of]) => of)]);
}

describe('values by their keys', () => {
  it('stand side by side, ascending, as if all had been sorted', () => {
    fc.assert(
      fc.property(rows, (values) => {
        const { keys, starts, columns } = group(gather(values, KINDS));
        const found = [...keys].map((key, at) => {
          const [from, to] = [starts[at] ?? 0, starts[at + 1] ?? 0];
          const [first, second] = columns.map((column) => [...column.subarray(from, to)]);
          return [key, (first ?? []).map((value, n) => [value, second?.[n]])];
        });
        expect(found).toEqual(byKey(values));
      }),
    );
  });

  it('are the same packed and unpacked, from any byte of a block', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(7), (values, gap) => {
        const { columns } = gather(
          values.map((value) => [0, value, value, value & 255, Math.abs(value)]),
          ['f64', 'i32', 'u8', 'u32'],
        );
        for (const [at, kind] of (['f64', 'i32', 'u8', 'u32'] as const).entries()) {
          const column = columns[at] ?? new Uint8Array();
          const packed = pack(column, 0, column.length);
          const moved = Buffer.alloc(packed.length + gap)
            .fill(packed, gap)
            .subarray(gap);
          if (packed.length > 0) expect(unpack(kind, moved)).toEqual(column);
        }
      }),
    );
  });
});
