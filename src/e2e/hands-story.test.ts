import { describe, expect, test } from 'vitest';
import { joinsFile, plainFile } from './files.fixture.ts';
import { openPeople } from './parcel.fixture.ts';

type Change = {
  changed: boolean;
  dry_run: boolean;
  actions: number[];
  customers: { id: number; orders: number; net_minor: number }[];
  notes: { code: string }[];
};
type Conflict = {
  customer: number;
  why: string;
  n: number;
  identities: { value: string }[];
  path: { reason: string; a: object; b: object; imports: { file: string; line: number }[] }[];
  next: string;
};

/** 01 has the account 1 and the mobile 2; 02 the account 3 and the mobile 4. */
const TWO = plainFile(
  { order_no: 'W1', buyer_id: 'u_test_01', phone: '13800000001', paid: '10.00' },
  { order_no: 'W2', buyer_id: 'u_test_02', phone: '13800000002', paid: '5.00' },
);
const ONE = ['phone:+8613800000001', 'weipan:u_test_01'];
const OTHER = ['phone:+8613800000002', 'weipan:u_test_02'];

async function openTwo() {
  const at = openPeople();
  at.write('orders.csv', TWO);
  await at.run('import orders.csv');
  return { ...at, who: async () => (await at.customers()).map(({ who }) => who) };
}

describe('two customers who are one person', () => {
  test('are merged by hand, and taken apart again; both stay written down', async () => {
    const at = await openTwo();
    const merged = await at.json<Change>('customer merge 2 4 --note "told us so"');
    expect(merged.customers).toEqual([
      expect.objectContaining({ id: 1, orders: 2, net_minor: 1500 }),
    ]);
    expect(await at.who()).toEqual([[...ONE, ...OTHER].toSorted()]);

    const undone = await at.json<Change>('customer undo 1');
    expect(undone.customers.map(({ id, orders }) => [id, orders])).toEqual([
      [1, 1],
      [3, 1],
    ]);
    expect(await at.who()).toEqual([ONE, OTHER]);
    const { rows } = await at.json<{ rows: object[] }>('customer actions');
    expect(rows).toEqual([
      {
        id: 1,
        action: 'merge',
        a: { id: 2, kind: 'phone', value: '138****0001' },
        b: { id: 4, kind: 'phone', value: '138****0002' },
        note: 'told us so',
        at: '2026-04-01T09:00:00+08:00',
        undone_at: '2026-04-01T09:00:00+08:00',
      },
    ]);
  });

  test('stay merged when the same file comes again, and when more is imported', async () => {
    const at = await openTwo();
    await at.run('customer merge 1 3');
    at.write(
      'more.csv',
      plainFile({ order_no: 'W3', buyer_id: 'u_test_02', phone: '13800000003' }),
    );
    await at.run('import orders.csv more.csv');
    expect(await at.who()).toEqual([[...ONE, ...OTHER, 'phone:+8613800000003'].toSorted()]);
  });

  test('who are one already are left as they are', async () => {
    const at = await openTwo();
    const { code, out } = await at.run('customer merge 1 2');
    expect([code, out]).toEqual([0, '1 and 2 are one customer already: nothing changed.\n']);
    expect((await at.json<Change>('customer merge 1 2')).changed).toBe(false);
  });

  test.each([
    ['customer merge', 'NUMBER is missing. [missing-argument]', 'Two are needed'],
    ['customer merge 1', 'NUMBER is missing. [missing-argument]', 'Two are needed'],
    ['customer merge 1 2 3', ': 2 were expected after the command, 3 came. [too-many-', '--help'],
    ['customer merge 1 1', '1 came twice. [merge-same]', 'customer list'],
    ['customer merge 1 01', '1 came twice. [merge-same]', 'customer list'],
    ['customer split 1', '--identity | --tie is missing. [missing-option]', 'customer show'],
    ['customer split 1 --identity 9', 'no customer 9', 'customer list'],
    ['customer split 1 --tie 1=1', '--tie cannot be “1=1”', '3=7'],
  ])('%s is refused with what would do, and nothing is written', async (line, said, hint) => {
    const at = await openTwo();
    const { code, out, err } = await at.run(line);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
    expect(err.split('hint: ')[1]).toContain(hint);
    expect((await at.json<{ rows: [] }>('customer actions')).rows).toEqual([]);
  });

  test('a dry run shows who would be in which customer, and changes nothing', async () => {
    const at = await openTwo();
    const before = await at.json('customer list --reveal');
    const tried = await at.json<Change>('customer merge 1 3 --dry-run');
    expect(tried).toMatchObject({ dry_run: true, changed: true, actions: [] });
    expect(tried.customers).toEqual([
      expect.objectContaining({ id: 1, orders: 2, net_minor: 1500 }),
    ]);
    expect(await at.json('customer list --reveal')).toEqual(before);
    expect((await at.json<{ rows: [] }>('customer actions')).rows).toEqual([]);
  });

  test('with two unionids are merged under protest', async () => {
    const at = openPeople();
    at.write(
      'joins.csv',
      joinsFile(
        { external_userid: 'wm_test_01', unionid: 'un_test_01' },
        { external_userid: 'wm_test_02', unionid: 'un_test_02' },
      ),
    );
    await at.run('import joins.csv');
    const { notes } = await at.json<Change>('customer merge 1 3');
    expect(notes.map(({ code }) => code)).toEqual(['ids-disagree', 'ids-disagree']);
    const { err } = await at.run('customer list --conflicts');
    expect(err).toContain('pscrm customer accept NUMBER');
    const { rows } = await at.json<{ rows: Conflict[] }>('customer list --conflicts');
    expect(rows.map(({ why, next }) => [why, next])).toEqual([
      ['two-external-userids', 'pscrm customer undo 1'],
      ['two-unionids', 'pscrm customer undo 1'],
    ]);
  });
});

describe('a customer who is several people', () => {
  /** Two friends whose cards show one mobile: the number of the shop. */
  async function openFriends() {
    const at = openPeople();
    at.write(
      'joins.csv',
      joinsFile(
        { external_userid: 'wm_test_01', phone: '13800000009' },
        { external_userid: 'wm_test_02', phone: '13800000009' },
      ),
    );
    await at.run('import joins.csv');
    return { ...at, who: async () => (await at.customers()).map(({ who }) => who) };
  }

  test('is listed with what lies between them, the import behind it, and what to type', async () => {
    const at = await openFriends();
    const { rows } = await at.json<{ rows: Conflict[] }>('customer list --conflicts');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      customer: 1,
      why: 'two-external-userids',
      kind: 'external_userid',
      n: 2,
      next: 'pscrm customer split 1 --identity 2',
    });
    expect(Object.keys(rows[0] ?? {})).toEqual([
      'customer',
      'why',
      'kind',
      'n',
      'identities',
      'path',
      'next',
      'accept',
    ]);
    expect(rows[0]?.path.map(({ reason, imports }) => [reason, imports])).toEqual([
      ['join-row', [{ import: 1, file: 'joins.csv', line: 2 }]],
      ['join-row', [{ import: 1, file: 'joins.csv', line: 3 }]],
    ]);
    const { out } = await at.run('customer list --conflicts', { terminal: true });
    expect(out).toContain('two external_userids');
    expect(out).toContain('138****0009');
  });

  test('is split by the number that ties nobody from now on; the file again changes nothing', async () => {
    const at = await openFriends();
    const apart = [
      ['external_userid:wm_test_01'],
      ['phone:+8613800000009'],
      ['external_userid:wm_test_02'],
    ];
    const { code, err } = await at.run('customer split 1 --identity 2 --note "the shop’s own"');
    expect([code, err]).toEqual([0, 'To take it back: pscrm customer undo 1\n']);
    expect(await at.who()).toEqual(apart);
    at.write('more.csv', joinsFile({ external_userid: 'wm_test_03', phone: '13800000009' }));
    await at.run('import joins.csv more.csv');
    expect(await at.who()).toEqual([...apart, ['external_userid:wm_test_03']]);
    const again = await at.json<Change>('customer split 2 --identity 2');
    expect(again.changed).toBe(false);
    await at.run('customer undo 1');
    expect(await at.who()).toHaveLength(1);
  });

  test('is split once by what is named twice; where nothing comes apart, that is said', async () => {
    const at = await openTwo();
    const line = 'customer split 1 --identity 2 --identity 2 --tie 1=2 --tie 2=1';
    expect((await at.json<Change>(line)).actions).toEqual([1, 2]);
    const later = await at.run('customer split 1 --identity 1');
    expect([later.code, later.out]).toEqual([
      0,
      expect.stringContaining('Customer 1 stays as it is'),
    ]);
  });

  test('is split by the one tie that is wrong', async () => {
    const at = await openFriends();
    const split = await at.json<Change>('customer split 1 --tie 3=2');
    expect(split.customers.map(({ id }) => id)).toEqual([1, 3]);
    expect(await at.who()).toEqual([
      ['external_userid:wm_test_01', 'phone:+8613800000009'],
      ['external_userid:wm_test_02'],
    ]);
    const { evidence } = await at.json<{ evidence: { void: string | null }[] }>('customer show 3');
    expect(evidence.map((one) => one.void)).toEqual(['cut']);
  });

  test.each([
    ['customer split 1', 'missing-option'],
    ['customer split 1 --tie 2', 'bad-option'],
    ['customer split 1 --tie 2=2', 'bad-option'],
    ['customer merge 1', 'missing-argument'],
    ['customer merge 1 2 3', 'too-many-arguments'],
    ['customer merge 1 x', 'bad-option'],
    ['init --shared-threshold 0', 'bad-option'],
  ])('pscrm %s is refused: %s', async (line, error) => {
    const at = await openFriends();
    const { code, err } = await at.run(line);
    expect([code, err]).toEqual([2, expect.stringContaining(`[${error}]`)]);
  });
});

test('what was done by hand outlives the undoing of its file, and holds when the file comes again', async () => {
  const at = await openTwo();
  await at.run('customer merge 1 3');
  await at.run('customer split 1 --identity 2');
  const apart = [
    ['phone:+8613800000001'],
    ['phone:+8613800000002', 'weipan:u_test_01', 'weipan:u_test_02'],
  ];
  const sorted = async () => (await at.who()).toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
  expect(await sorted()).toEqual(apart);
  expect((await at.run('imports undo 1 --yes')).code).toBe(0);
  // Only those whom somebody named are still known: nobody knows their orders.
  expect(await sorted()).toEqual([
    ['phone:+8613800000001'],
    ['weipan:u_test_01', 'weipan:u_test_02'],
  ]);
  await at.run('import orders.csv');
  expect(await sorted()).toEqual(apart);
});

test('a number of many buyers is listed with how many, and so is one that ties nobody', async () => {
  const at = openPeople();
  const buyers = (n: number, phone: string) =>
    Array.from({ length: n }, (_, nth) => ({
      order_no: `${phone}-${nth}`,
      buyer_id: `u_test_${phone}-${nth}`,
      phone,
    }));
  at.write('a.csv', plainFile(...buyers(4, '13800000001'), ...buyers(21, '13800000002')));
  await at.run('import a.csv');
  const { rows } = await at.json<{ rows: Conflict[] }>('customer list --conflicts');
  expect(rows.map(({ why, n, path }) => [why, n, path.length])).toEqual([
    ['many-buyers', 4, 3],
    ['shared', 21, 3],
  ]);
  const [first] = (await at.json<{ rows: Conflict[] }>('customer list --conflicts --limit 1')).rows;
  expect(first?.next).toMatch(/^pscrm customer split \d+ --identity \d+$/);
  await at.run(first?.next.slice('pscrm '.length) ?? '');
  expect((await at.json<{ rows: Conflict[] }>('customer list --conflicts')).rows).toHaveLength(1);
});
