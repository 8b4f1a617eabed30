import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { joinsFile, plainFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

/** Ten orders of a youzan shop on the first ten days of a month, and the year after it is 2026-04-01. */
function monthOf(month: string, shop = '测试北店'): string {
  return plainFile(
    ...Array.from({ length: 10 }, (_, n) => {
      const at = `${month}-${String(n + 1).padStart(2, '0')} 10:00:00`;
      return {
        platform: 'youzan',
        shop,
        order_no: `${shop}${month}-${n}`,
        buyer_id: `u_test_${n}`,
        created_at: at,
        paid_at: at,
      };
    }),
  );
}
const EMPTY = plainFile();
const LEAVES = 'external_userid,staff,left_at\n';
const JOINS = joinsFile(
  { external_userid: 'wm_test_1', joined_at: '2025-03-02 10:00:00' },
  { external_userid: 'wm_test_2', joined_at: '2025-03-09 10:00:00' },
);

async function workspace(files: Readonly<Record<string, string>>) {
  const at = openHarness();
  for (const [name, content] of Object.entries(files)) at.write(name, content);
  await at.run('init');
  const known = async (lang = 'en'): Promise<readonly string[]> => {
    const { out } = await at.run(
      `report funnel --steps 'join > order:private' --window 7d --lang ${lang} --md`,
    );
    return [...out.matchAll(/(?:Known up to|数据截至)[ :：*|]*(.+)/g)].map(([, text = '']) => text);
  };
  const rows = async (): Promise<unknown> => {
    const { rows: steps } = await at.json<{ rows: { count: number; open: number }[] }>(
      `report funnel --steps 'join > order:private' --window 7d`,
    );
    return steps.map(({ count, open }) => [count, open]);
  };
  return { ...at, known, rows };
}

describe('a campaign that ended a year ago', () => {
  test('has people who are too early, until somebody says that the orders are complete', async () => {
    const at = await workspace({ 'orders.csv': monthOf('2025-03'), 'joins.csv': JOINS });
    await at.run('import orders.csv joins.csv');
    // Whoever joined on the 2nd had her seven days by the 10th, the last one with an order.
    expect(await at.rows()).toEqual([
      [1, 1],
      [0, 0],
    ]);
    const said = await at.run('imports complete 1 --until 2025-04-30');
    expect(said.out).toBe('Import #1 (orders.csv): complete until 2025-04-30.\n');
    expect(await at.rows()).toEqual([
      [2, 0],
      [0, 0],
    ]);
    expect((await at.known())[0]).toContain(
      'Private orders: the end of 2025-04-30, as was said of import #1.',
    );
    expect((await at.known('zh'))[0]).toContain('2025-04-30结束（依据对导入 #1 的说明）');
    await at.run('imports complete 1 --until none');
    expect((await at.known())[0]).toContain('2025-03-10, the last day with one');
  });

  test('shows in its imports what was said, until they are undone', async () => {
    const at = await workspace({ 'orders.csv': monthOf('2025-03') });
    await at.run('import orders.csv --complete-until 2025-04-30');
    const shown = async (): Promise<unknown> =>
      (await at.json<{ complete_until: unknown }>('imports show 1')).complete_until;
    expect(await shown()).toBe('2025-04-30');
    // Said twice, the later holds; what is only tried changes nothing.
    await at.run('imports complete 1 --until closed');
    await at.run('imports complete 1 --until 2025-05-31 --dry-run');
    expect(await shown()).toBe('closed');
    expect((await at.run('imports list')).out).toContain('\tclosed\t');
    await at.run('imports undo 1 --yes');
    expect(await shown()).toBeNull();
    expect((await at.run('imports complete 1 --until 2025-05-31')).err).toContain(
      '[already-undone]',
    );
  });

  test('may be said of the very same file, which is read again for it', async () => {
    const at = await workspace({ 'orders.csv': monthOf('2025-03') });
    await at.run('import orders.csv');
    const { files } = await at.json<{ files: Record<string, unknown>[] }>(
      'import orders.csv --complete-until 2026-04-01',
    );
    // Of the day of the reading it holds up to the reading, 09:00.
    expect(files).toMatchObject([
      { id: 2, inserted: 0, unchanged: 10, complete_until: '2026-04-01T09:00:00+08:00' },
    ]);
  });
});

describe('days that cannot be', () => {
  test.each([
    ['2026-13-40', 'bad-date', 2],
    ['soon', 'bad-date', 2],
    ['2026-04-02', 'complete-ahead', 2], // read on the 1st
    ['2025-03-09', 'complete-early', 3], // an order of the 10th
  ])('%s: %s', async (day, code, exit) => {
    const at = await workspace({ 'orders.csv': monthOf('2025-03') });
    const imported = await at.run(`import orders.csv --complete-until ${day}`);
    expect([imported.code, imported.err.includes(`[${code}]`)]).toEqual([exit, true]);
    // Nothing of the file stays.
    expect(await at.json('imports list')).toMatchObject({ rows: [] });
    await at.run('import orders.csv');
    const said = await at.run(`imports complete 1 --until ${day}`);
    expect([said.code, said.err.includes(`[${code}]`)]).toEqual([exit, true]);
  });

  test('keep no other file of several from being read', async () => {
    const at = await workspace({
      'early.csv': monthOf('2025-03'),
      'late.csv': monthOf('2025-04', '测试南店'),
      'joins.csv': JOINS,
      'costs.csv': 'campaign,variant,kind,amount,currency,at\ns,,print,1,CNY,2025-03-01\n',
    });
    const line = 'import early.csv late.csv joins.csv costs.csv --complete-until 2025-04-05';
    const { code, err } = await at.run(line);
    expect([code, err]).toEqual([3, expect.stringContaining('late.csv cannot be complete')]);
    expect(err).toContain('says nothing of costs.csv');
    expect(err).toContain(
      'hint: Nothing of it was read; other files that were named beside it were.',
    );
    const { rows } = await at.json<{ rows: { file: string; complete_until: unknown }[] }>(
      'imports list',
    );
    expect(rows.map(({ file, complete_until }) => [file, complete_until])).toEqual([
      ['early.csv', '2025-04-05'],
      ['joins.csv', '2025-04-05'],
      ['costs.csv', null],
    ]);
  });
});

describe('a quiet month', () => {
  test('is an export without rows, and is known where that is said of it', async () => {
    const at = await workspace({ 'orders.csv': EMPTY, 'joins.csv': JOINS, 'leaves.csv': LEAVES });
    await at.run('import orders.csv joins.csv');
    expect((await at.known())[0]).toContain('Private orders: nothing, no file has any.');
    const { err, out } = await at.run('import orders.csv leaves.csv --complete-until 2026-03-31');
    expect([err.includes('no rows'), out]).toEqual([
      false,
      expect.stringContaining('complete until 2026-03-31'),
    ]);
    expect((await at.known())[0]).toContain('Private orders: the end of 2026-03-31');
    expect(await at.rows()).toEqual([
      [2, 0],
      [0, 0],
    ]);
  });

  test('of one of several shops needs its name', async () => {
    const at = await workspace({
      'north.csv': monthOf('2026-03'),
      'south.csv': monthOf('2026-02', '测试南店'),
      'joins.csv': JOINS,
      'empty.csv': EMPTY,
    });
    await at.run('import north.csv south.csv joins.csv');
    expect((await at.known())[1]).toContain('That is youzan 测试南店; 1 other shop is');
    const unnamed = await at.run('import empty.csv --complete-until 2026-03-31');
    expect(unnamed.err).toContain('does not say of which shop');
    expect((await at.known())[0]).toContain('2026-02-10');
    await at.run('import empty.csv --shop 测试南店 --complete-until 2026-03-31');
    // North sold last on the 10th; that nothing came since is not usual for a shop that sold daily.
    expect((await at.known())[0]).toContain('2026-03-10');
    expect((await at.known())[1]).toContain('That is youzan 测试北店');
  });
});

test('a shop is waited for as one’s own while it is marked so', async () => {
  const south = monthOf('2026-02', '测试南店').replaceAll('youzan', 'weipan');
  const at = await workspace({
    'north.csv': monthOf('2026-03'),
    'south.csv': south,
    'last.csv': south.split('\n').slice(0, 2).join('\n'),
    'joins.csv': JOINS,
  });
  await at.run('import north.csv south.csv joins.csv');
  expect((await at.known())[0]).toContain('Private orders: the end of 2026-03-10');
  await at.run('import last.csv --domain private');
  const limited = async (): Promise<void> => {
    expect((await at.known())[0]).toContain('Private orders: the end of 2026-02-10');
    expect((await at.known())[1]).toContain('That is weipan 测试南店');
  };
  await limited();
  await at.run('rebuild');
  await limited();
  await at.run('imports undo 4 --yes');
  expect((await at.known())[0]).toContain('Private orders: the end of 2026-03-10');
});

test('an own shop that sold nothing yet is one however often its marks are worked out anew', async () => {
  const header = readFileSync('src/formats/xhs-orders/sample.csv', 'utf8').split('\n')[1];
  const at = await workspace({ 'quiet.csv': `${header}\n`, 'joins.csv': JOINS });
  await at.run('import joins.csv');
  const option = '--domain private --shop 测试南店';
  const quiet = await at.run(`import quiet.csv ${option} --complete-until 2026-03-31`);
  expect(quiet.code).toBe(0);
  const said = expect.stringContaining(
    'Private orders: the end of 2026-03-31, as was said of import #2',
  );
  expect(await at.known()).toContainEqual(said);
  expect((await at.run('rebuild --dry-run')).code).toBe(0);
  await at.run('rebuild');
  expect(await at.known()).toContainEqual(said);
  await at.run('imports undo 2 --yes');
  expect((await at.known())[0]).toContain('Private orders: nothing, no file has any.');
});

test.each(['complete', 'show', 'undo'])(
  'imports %s without a number says where the numbers are',
  async (what) => {
    const at = await workspace({});
    const { code, err } = await at.run(`imports ${what}`);
    expect([code, err.split('\n')[1]]).toEqual([
      2,
      'hint: pscrm imports list shows the numbers of imports.',
    ]);
  },
);

describe('doctor --data', () => {
  test('says which files have ended, and what to type', async () => {
    const at = await workspace({
      'north.csv': monthOf('2026-03'),
      'south.csv': monthOf('2026-02', '测试南店'),
      'joins.csv': JOINS,
    });
    const ended = async (): Promise<readonly string[]> => {
      const { rows } = await at.json<{ rows: Record<string, string>[] }>('doctor --data');
      return rows
        .filter(({ finding }) => finding?.startsWith('data-files-'))
        .map((row) => [row['severity'], row['finding'], row['name'], row['next']].join(' · '));
    };
    await at.run('import north.csv south.csv joins.csv');
    // Joins are known as far as anything happened at all: to the 10th of March.
    expect(await ended()).toEqual([
      'warning · data-files-ended · youzan 测试南店 · pscrm imports complete 2 --until 2026-04-01',
      'warning · data-files-ended · youzan 测试北店 · pscrm imports complete 1 --until 2026-04-01',
      'warning · data-files-ended ·  · pscrm imports complete 3 --until 2026-04-01',
    ]);
    const { out } = await at.run('doctor --data', { terminal: true });
    expect(out).toContain(
      'Files of orders show nothing after 2026-02-10, 50 days ago, and the last was read on 2026-04-01',
    );
    expect(out).toContain('say so: pscrm imports complete 2 --until 2026-04-01');
    await at.run('imports complete 1 --until 2026-04-01');
    await at.run('imports complete 2 --until closed');
    await at.run('imports complete 3 --until 2026-03-04');
    // To say less than they show changes nothing.
    expect(await ended()).toEqual([
      'warning · data-files-ended ·  · pscrm imports complete 3 --until 2026-04-01',
    ]);
    await at.run('imports complete 3 --until 2026-03-31');
    expect(await ended()).toEqual([]);
    const later = { now: Date.parse('2026-05-01T09:00:00+08:00') };
    const { rows } = await at.json<{ rows: Record<string, string>[] }>('doctor --data', later);
    expect(rows.map(({ finding, text }) => `${finding} ${text}`)).toContainEqual(
      expect.stringMatching(/^data-files-old Files of orders reach to 2026-04-01, 30 days ago/),
    );
  });

  test('says nothing of a file that was made in the morning, before the first sale of the day', async () => {
    const days = Array.from({ length: 90 }, (_, n) => {
      const at = new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
      const row = { platform: 'youzan', shop: '测试北店', order_no: `daily-${n}` };
      return { ...row, created_at: `${at} 10:00:00`, paid_at: `${at} 10:00:00` };
    });
    const at = await workspace({ 'daily.csv': plainFile(...days) });
    // 90 days from 1 January on: the last is 31 March, and it is 09:00 on 1 April.
    await at.run('import daily.csv');
    expect((await at.run('doctor --data')).out).not.toContain('data-files-');
  });
});
