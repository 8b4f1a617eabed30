import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openWorkspace } from '../db/open.ts';
import { visitsShelf as shelf } from './code-visits.ts';
import { type Grouped, group, rowsOf, saysAlready } from './group.ts';
import { changeShelf, fillShelf, readAround, readShelf } from './shelf.ts';
import { gather } from './vectors.ts';

/** Keys in several drawers, at their edges too. */
const key = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constantFrom(63, 64, 127, 128));
const values = fc.array(fc.tuple(key, fc.nat(9), fc.nat(255)));
const changes = fc.array(fc.record({ gone: fc.array(key), come: values }), { maxLength: 4 });
const grouped = (rows: Iterable<readonly number[]>): Grouped => group(gather(rows, shelf.kinds));

it('holds what its keys have now, as if all had been put there at once', () => {
  const db = openWorkspace(':memory:', { create: true });
  const drawers = db.prepare('SELECT count(*) FROM code_visits').pluck();
  fc.assert(
    fc.property(values, changes, (first, then) => {
      fillShelf(db, shelf, grouped(first));
      let held = first;
      for (const { gone, come } of then) {
        const keys = new Set([...gone, ...come.map(([one]) => one)]);
        const known = readAround(db, shelf, keys);
        const before = held.filter(([one]) => keys.has(one));
        expect([...rowsOf(known, keys)]).toEqual([...rowsOf(grouped(before), keys)]);
        expect(saysAlready(known, keys, grouped(before))).toBe(true);
        const same = grouped(come);
        const news =
          JSON.stringify([...rowsOf(same, keys)]) !== JSON.stringify([...rowsOf(known, keys)]);
        expect(saysAlready(known, keys, same)).toBe(!news);
        changeShelf(db, shelf, keys, same, known);
        held = [...held.filter(([one]) => !keys.has(one)), ...come];
      }
      expect(readShelf(db, shelf)).toEqual(grouped(held));
      expect(drawers.get()).toBe(new Set(held.map(([one]) => one >> 6)).size);
    }),
  );
  db.close();
});
