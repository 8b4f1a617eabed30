import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { OTHER, type Row } from '../core/table.ts';
import type { Database } from '../db/open.ts';
import { ask } from './ask.fixture.ts';
import { dressed } from './dressed.fixture.ts';
import { expectExplained } from './explained.fixture.ts';
import { expectWhoToFit, ownOf } from './frame.fixture.ts';
import { REPORTS } from './index.ts';
import { at, type Story, tell } from './journeys.fixture.ts';
import { randomStory } from './random-story.fixture.ts';
import { runReport, whoIsBehind } from './run.ts';

/** Two were added by somebody who is really called so, one each by anna and bo. */
const STORY: Story = {
  people: {
    ann: ['join - +1d (other)'],
    ben: ['join - +2d (other)'],
    cat: ['join - +3d anna'],
    dan: ['join - +4d bo'],
  },
};
const ASKED = { asOf: at('+30d'), untilGiven: true };

describe('somebody who is called as all others together are', () => {
  it('is a row of their own beside them', () => {
    const { rows } = ask('staff', STORY, { campaign: undefined, top: 1 });
    expect(rows.map(({ staff, added }) => [staff, added])).toEqual([
      ['"(other)"', 2],
      [OTHER, 2],
    ]);
    const alone = ask('staff', STORY, { campaign: undefined }).rows.map(({ staff }) => staff);
    expect(alone).toEqual(['"(other)"', 'anna', 'bo']);
  });

  it('has quotation marks as a second name has that differs by them', () => {
    const people = { ...STORY.people, eve: ['join - +5d "(other)"'] };
    const { rows } = ask('staff', { people }, { campaign: undefined });
    expect(rows.map(({ staff }) => staff)).toEqual(['"(other)"', '""(other)""', 'anna', 'bo']);
  });

  it('is asked for by the name on show', () => {
    const db = tell(STORY);
    const who = (stage: string) =>
      whoIsBehind(db, 'staff', { ...ASKED, top: 1 }, stage).people.length;
    expect([who('"(other)":added'), who('(other):added')]).toEqual([2, 2]);
    db.close();
  });
});

const NAMES = ['(othe)', '(other)'] as const;

const COLUMNS = /* sql */ `
SELECT tables.name AS "table", columns.name AS "column"
FROM sqlite_schema AS tables
JOIN pragma_table_info(tables.name) AS columns
WHERE tables.type = 'table'`;

/** What is freely named, by the columns that have it: a member of staff, a variant, a shop, a province, a product. */
const FREE: Readonly<Record<string, string>> = {
  staff: 'staff_01',
  variant: 'sample',
  shop: 'north',
  province: '广东',
  sku: 'TEA-1',
};

/** A story in which one of each is called so. */
function renamed(story: Story, name: string): Database {
  const db = dressed(story);
  const columns = db.prepare<[], { table: string; column: string }>(COLUMNS).all();
  for (const { table, column } of columns) {
    const from = FREE[column];
    if (from !== undefined)
      db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`).run(name, from);
  }
  return db;
}

const NAMED = new Set(['staff', 'variant', 'shop', 'province', 'product']);
const WAYS = REPORTS.flatMap(({ name, options }) => {
  const choices = options.find((one) => one.name === 'by')?.choices ?? [];
  return choices.filter((by) => NAMED.has(by)).map((by) => ({ name, by }));
});

/** Those two lay out what they tell otherwise than their rows: see their own tests. */
const isTold = (name: string): boolean => name !== 'overview' && name !== 'staff';

test.each(WAYS)('$name by $by tells the name from the rest, whatever happened', ({ name, by }) => {
  fc.assert(
    fc.property(randomStory, fc.constantFrom(undefined, 1, 2), (story, top) => {
      const params = { ...ASKED, asOf: at('+20d'), campaign: 'spring', by, top, own: ownOf(by) };
      const rows = NAMES.map((called) => {
        const db = renamed(story, called);
        const { rows: its } = runReport(db, name, params);
        expectWhoToFit(db, name, params);
        if (top !== undefined && isTold(name)) expectExplained(db, name, params);
        db.close();
        return its;
      });
      const [plain = [], other] = rows;
      expect(other).toEqual(plain.map((row) => calling(row, '"(other)"')));
    }),
    { numRuns: 4 },
  );
});

/** The row with another name in place of the plain one. */
function calling(row: Row, name: string): Row {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, value === NAMES[0] ? name : value]),
  );
}
