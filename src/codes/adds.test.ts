import { expect, it } from 'vitest';
import { countAdds, readAdds } from './adds.ts';
import { addPerson, workspace } from './workspace.fixture.ts';

/** Joins of one member of staff: by a code, by a way's state, without a state, by somebody's poster. */
const JOINS = [
  ['wm_test_1', 'NqWPQQ9', 'P1'],
  ['wm_test_2', 'NqWPQQ9', 'P1'],
  ['wm_test_3', 'way-a', 'P3'],
  ['wm_test_4', '', 'unknown'],
  ['wm_test_5', 'old-poster', 'unknown'],
] as const;

it.each([
  ['acquisition-link', 2, 'who came with a code'],
  ['contact-way', 1, 'who came with its own state'],
  ['qr-image', 1, 'who came without a state'],
])('the adds of a %s: %i, %s', (kind, adds) => {
  const db = workspace();
  db.exec(`
    INSERT INTO targets (id, name, kind, url, staff, created_at) VALUES
      (1, 'anna', '${kind}', 'https://example.com', 'staff_01', 50),
      (2, 'bo', '${kind}', 'https://example.com', 'staff_02', 50);
    INSERT INTO contact_ways (state, target_id, url) VALUES ('way-a', 1, 'https://example.com/a');`);
  const join = db.prepare(
    'INSERT INTO joins (identity_id, staff, joined_at, day, state) VALUES (?, ?, ?, 7, ?)',
  );
  const attribute = db.prepare('INSERT INTO join_attributions VALUES (?, NULL, ?, ?)');
  for (const [who, state, level] of JOINS) {
    const person = addPerson(db, `external_userid:${who}`);
    // Once before there was a target, and once after.
    for (const at of [10, 60])
      attribute.run(join.run(person, 'staff_01', at, state).lastInsertRowid, level, '');
  }
  expect([1, 2].map((id) => countAdds(db, id))).toEqual([adds, 0]);
  expect(readAdds(db, 6)).toEqual([{ target_id: 1, day: 7, adds }]);
  expect(readAdds(db, 7)).toEqual([]);
});
