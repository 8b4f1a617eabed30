import { expect, it } from 'vitest';
import { noted } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, tell } from '../journeys.fixture.ts';
import { runReport } from '../run.ts';

it('codes of a pool count for the member of staff whom their last visit was shown', () => {
  const db = tell({
    batches: [{ codes: ['c1', 'c2', 'c3', 'c4'] }],
    people: {
      ann: ['visit c1 +1d v1', 'join c1 +2d staff_anna'],
      ben: ['visit c2 +1d v2', 'visit c2 +2d v2', 'join c2 +3d staff_bo'],
      cat: ['visit c3 +1d v3'],
    },
  });
  db.exec(`
    INSERT INTO targets (id, name, kind, url, staff, created_at) VALUES
      (1, 'anna', 'url', 'https://example.com', 'staff_anna', 0),
      (2, 'bo', 'url', 'https://example.com', 'staff_bo', 0);
    INSERT INTO pools (id, name, policy, created_at) VALUES (1, 'sales', 'weighted', 0);
    UPDATE codes SET pool_id = 1;
    UPDATE visits SET pool_id = 1, target_id = 1;
    -- ben saw anna first, and came back to be shown bo.
    UPDATE visits SET target_id = 2 WHERE id = (SELECT max(id) FROM visits WHERE code = 'c2');`);
  const asked = { asOf: at('+30d'), untilGiven: true };
  const of = (by: string) => runReport(db, 'funnel', { ...asked, by });
  const stages = new Set(['issued', 'scanned', 'joined']);
  const counted = (by: string) =>
    of(by)
      .rows.filter(({ stage }) => stages.has(String(stage)))
      .map((row) => `${row[by]} ${row['stage']} ${row['count']}`);
  expect(counted('target')).toEqual([
    'anna issued 2',
    'anna scanned 2',
    'anna joined 1',
    'bo issued 1',
    'bo scanned 1',
    'bo joined 1',
    'null issued 1',
    'null scanned 0',
    'null joined 0',
  ]);
  expect(counted('staff')[0]).toBe('staff_anna issued 2');
  expect(noted(of('target'), 'funnel-unplaced')).toEqual({ n: 1 });
  expect(expectWhoToFit(db, 'funnel', { ...asked, by: 'staff' })).toContain('staff_bo:joined 1');
  db.close();
});
