import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openWorkspace } from '../db/open.ts';
import { visitsShelf as shelf } from './code-visits.ts';
import { group } from './group.ts';
import { changeShelf, fillShelf, readShelf } from './shelf.ts';
import { gather } from './vectors.ts';

/** Keys in several drawers, at their edges too. */
const key = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constantFrom(63, 64, 127, 128));
const values = fc.array(fc.tuple(key, fc.nat(9), fc.nat(255)));
const changes = fc.array(fc.record({ gone: fc.array(key), come: values }), { maxLength: 4 });

it('holds what was put there, less what was taken away, as if all had been put there at once', () => {
  const db = openWorkspace(':memory:', { create: true });
  const drawers = db.prepare('SELECT count(*) FROM code_visits').pluck();
  fc.assert(
    fc.property(values, changes, (first, then) => {
      fillShelf(db, shelf, group(gather(first, shelf.kinds)));
      let held = first;
      for (const { gone, come } of then) {
        changeShelf(db, shelf, new Set(gone), group(gather(come, shelf.kinds)));
        held = [...held.filter(([one]) => !gone.includes(one)), ...come];
      }
      expect(readShelf(db, shelf)).toEqual(group(gather(held, shelf.kinds)));
      expect(drawers.get()).toBe(new Set(held.map(([one]) => one >> 6)).size);
    }),
  );
  db.close();
});
