import { expect, it } from 'vitest';
import { at, tell } from '../../journeys.fixture.ts';
import { runReport } from '../../run.ts';

/** ann bought a named tea in her second line, ben one of which files say the number alone, cat a cup. */
function told() {
  const db = tell({
    people: {
      ann: ['join - +1d', 'order +2d'],
      ben: ['join - +1d', 'order +2d'],
      cat: ['join - +1d', 'order +2d'],
    },
  });
  db.exec(`INSERT INTO order_lines (order_id, n, line_no, sku, name) VALUES
    (1, 1, '1', 'CUP-1', '测试杯'), (1, 2, '2', 'TEA-1', '测试茶'), (2, 1, '1', 'TEA-1', ''), (3, 1, '1', 'CUP-1', '测试杯')`);
  return db;
}

it.each([
  ['sku=TEA-1', 2], // ann, ben
  ['product=测试茶', 1], // ann
  ['product=TEA-1', 1], // ben: a product is called what --by product calls it
  ['product=测试茶|TEA-1', 2],
  ['product=测试杯,sku=TEA-1', 1], // ann, in two lines
])('order[%s] is what %d of three bought', (filter, n) => {
  const db = told();
  const own = { steps: `join > order[${filter}]`, window: '3d' };
  const { rows } = runReport(db, 'funnel', { asOf: at('+9d'), untilGiven: true, own });
  expect(rows.map(({ count }) => count)).toEqual([3, n]);
  db.close();
});
