import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../core/time.ts';
import { type Database, openWorkspace } from '../../db/open.ts';
import { checkData, wrongIn } from './check-data.ts';

const DAY = 20_500;
const NOW = DAY * DAY_MS;

/** A workspace that says no more than what is told here. */
function told(...sql: readonly string[]): Database {
  const db = openWorkspace(':memory:', { create: true });
  db.exec(`INSERT INTO identities (id, kind, value) VALUES (1, 'external_userid', 'wm_test_01')`);
  for (const each of sql) db.exec(each);
  return db;
}

function found(...sql: readonly string[]): readonly string[] {
  const db = told(...sql);
  const findings = wrongIn(checkData(db, NOW)).map(
    ({ about, code, params }) => `${about} ${code} ${String(params['n'])}/${String(params['of'])}`,
  );
  db.close();
  return findings;
}

let orders = 0;
function order(day: number, paid: number | null, refund: number, buyer: number | null): string {
  orders += 1;
  return `INSERT INTO orders (key, platform, order_no, domain, status, paid_at, paid_day, currency,
    paid_minor, refund_minor, buyer_id) VALUES ('shop:${orders}', 'shop', '${orders}', 'private',
    'paid', ${day * DAY_MS}, ${day}, 'CNY', ${paid}, ${refund}, ${buyer})`;
}
function join(day: number, state = ''): string {
  return `INSERT INTO joins (identity_id, joined_at, day, state)
    VALUES (1, ${day * DAY_MS}, ${day}, '${state}')`;
}
const leave = (day: number): string =>
  `INSERT INTO leaves (identity_id, left_at, day) VALUES (1, ${day * DAY_MS}, ${day})`;

describe('the data', () => {
  it('of an empty workspace have nothing wrong', () => {
    expect(found()).toEqual([]);
  });

  it('are full: buyers, origins and leaves are known', () => {
    expect(found(order(DAY, 100, 0, null), order(DAY, 100, 0, 1))).toEqual([
      'data-full data-orders-of-nobody 1/2',
    ]);
    expect(found(join(DAY - 31))).toEqual([
      'data-full data-joins-unproved 1/1',
      'data-full data-no-leaves 1/1',
    ]);
    // One leave is enough to show that leaves are imported.
    expect(found(join(DAY - 31), leave(DAY - 20))).toEqual(['data-full data-joins-unproved 1/1']);
  });

  it('are continuous: no day is missing, and orders are as new as joins', () => {
    const days = [0, 1, 2, 4, 5].map((ago) => order(DAY - ago, 100, 0, 1));
    expect(found(...days)).toEqual(['data-continuous data-days-missing 1/6']);
    // Two orders in six days: a small shop.
    expect(found(order(DAY, 100, 0, 1), order(DAY - 5, 100, 0, 1))).toEqual([]);
    // Whether it lacks days nobody can say: not a day is judged. A day more, and all are.
    const judged = (...ago: readonly number[]): unknown => {
      const db = told(...ago.map((n) => order(DAY - n, 100, 0, 1)));
      const check = checkData(db, NOW).find(({ code }) => code === 'data-days-missing');
      db.close();
      return [check?.n, check?.of];
    };
    expect(judged()).toEqual([0, 0]);
    expect(judged(0, 3)).toEqual([0, 0]);
    expect(judged(0, 1, 3)).toEqual([1, 4]);
    expect(found(order(DAY - 10, 100, 0, 1), join(DAY - 1))).toContain(
      'data-continuous data-orders-behind 2/9', // nine days, of which a week is no news
    );
  });

  it('are valid: amounts are there, and nothing is in the future', () => {
    expect(found(order(DAY, null, 0, 1))).toEqual(['data-valid data-no-amount 1/1']);
    expect(found(order(DAY + 2, 100, 0, 1))).toContain('data-valid data-in-future 1/1');
    expect(
      found(`INSERT INTO imports (file, sha256, format, kind, timezone, imported_at, rows, rejected)
        VALUES ('a.csv', 'x', 'generic', 'orders', 'UTC', 1, 10, 3)`),
    ).toEqual(['data-valid data-rejected 3/10']);
  });

  it('are correct: what belongs together finds each other', () => {
    expect(
      found(`INSERT INTO visits (code, at, day, visitor, flags) VALUES ('abc', 1, 0, '', 0)`),
    ).toEqual(['data-correct data-visits-of-no-code 1/1']);
    expect(found(join(DAY, 'abc'))).toContain('data-correct data-joins-of-no-code 1/1');
    expect(found(leave(DAY))).toEqual(['data-correct data-leaves-without-join 1/1']);
    expect(found(order(DAY, 100, 101, 1))).toEqual(['data-correct data-refund-above-paid 1/1']);
    const closed = (status: string): string => `UPDATE orders SET status = '${status}'`;
    const paid = [order(DAY, 100, 0, 1), order(DAY, 100, 100, 1), order(DAY, 0, 0, 1)];
    for (const status of ['unpaid', 'closed'])
      expect(found(...paid, closed(status))).toEqual(['data-correct data-paid-unsaid 1/3']);
    expect(found(...paid, closed('测试状态'))).toEqual([]);
  });
});
