import { describe, expect, test } from 'vitest';
import { joinsFile, plainFile } from './files.fixture.ts';
import { openPeople } from './parcel.fixture.ts';

type Conflict = { why: string; n: number; next: string; accept: string | null };
type Change = { changed: boolean; actions: number[]; notes: { code: string }[] };
type Actions = { rows: { action: string; note: string; undone_at: string | null }[] };

const PHONE = '13800000009';
const WARNING = 'pscrm customer list --conflicts';

/** Buyers of one platform who all gave one number. */
const buyers = (from: number, to: number): string =>
  plainFile(
    ...Array.from({ length: to - from + 1 }, (_, nth) => {
      const name = `u_test_${String(from + nth).padStart(2, '0')}`;
      return { order_no: `W-${name}`, buyer_id: name, phone: PHONE };
    }),
  );

async function openCrowd(n: number) {
  const at = openPeople();
  const read = async (name: string, content: string) => {
    at.write(name, content);
    const { code, err } = await at.run(`import ${name}`);
    expect(code, err).toBe(0);
    return err;
  };
  const warned = await read('first.csv', buyers(1, n));
  return {
    ...at,
    warned,
    read,
    conflicts: async () => (await at.json<{ rows: Conflict[] }>('customer list --conflicts')).rows,
    /** The number of the telephone number among identifiers. */
    phone: async () => {
      const { rows } = await at.json<{ rows: { id: number }[] }>(`customer find ${PHONE}`);
      return rows[0]?.id ?? 0;
    },
    differences: async () => (await at.json<{ differences: [] }>('rebuild')).differences,
  };
}

describe('a number of four buyers that somebody found right', () => {
  test('is not warned of any more, and its people stay who they are', async () => {
    const at = await openCrowd(4);
    expect(at.warned).toContain(WARNING);
    const [before, people] = [await at.conflicts(), await at.customers()];
    const id = await at.phone();
    expect(before).toEqual([
      expect.objectContaining({ why: 'many-buyers', n: 4, accept: `pscrm customer accept ${id}` }),
    ]);
    const listed = await at.run('customer list --conflicts', { terminal: true });
    expect(listed.err).toContain('pscrm customer accept NUMBER');

    const accepted = await at.run(`customer accept ${id} --note "asked in the shop"`);
    expect([accepted.code, accepted.err]).toEqual([
      0,
      'To take it back: pscrm customer undo 1 2 3 4\n',
    ]);
    expect(await at.conflicts()).toEqual([]);
    expect(await at.customers()).toEqual(people);
    expect(await at.differences()).toEqual([]);
    const { rows } = await at.json<Actions>('customer actions');
    expect(rows.map(({ action, note }) => [action, note])).toEqual(
      Array.from({ length: 4 }, () => ['merge', 'asked in the shop']),
    );
    expect((await at.json<Change>(`customer accept ${id}`)).changed).toBe(false);
  });

  test('is warned of again when that is taken back, which is said', async () => {
    const at = await openCrowd(4);
    const before = await at.conflicts();
    await at.run(`customer accept ${await at.phone()}`);
    const undone = await at.json<Change>('customer undo 1 2 3 4');
    expect(undone.notes.map(({ code }) => code)).toEqual(['ids-crowded']);
    expect(await at.conflicts()).toEqual(before);
    const { rows } = await at.json<Actions>('customer actions');
    expect(rows.every(({ undone_at }) => undone_at !== null)).toBe(true);
  });

  test('is warned of again when four more come, of whom nobody has said anything', async () => {
    const at = await openCrowd(4);
    await at.run(`customer accept ${await at.phone()}`);
    expect(await at.read('three.csv', buyers(5, 7))).not.toContain(WARNING);
    expect(await at.conflicts()).toEqual([]);
    expect(await at.read('one.csv', buyers(8, 8))).toContain(WARNING);
    expect(await at.conflicts()).toEqual([expect.objectContaining({ why: 'many-buyers', n: 4 })]);
    await at.run(`customer accept ${await at.phone()}`);
    expect(await at.conflicts()).toEqual([]);
    expect(await at.customers()).toHaveLength(1);
  });

  test('stays so when its file is taken back and comes again', async () => {
    const at = await openCrowd(4);
    const people = await at.customers();
    await at.run(`customer accept ${await at.phone()}`);
    expect((await at.run('imports undo 1 --yes')).code).toBe(0);
    expect(await at.differences()).toEqual([]);
    expect(await at.read('first.csv', buyers(1, 4))).not.toContain(WARNING);
    expect(await at.customers()).toEqual(people);
    expect(await at.differences()).toEqual([]);
    await at.run('customer undo 1 2 3 4');
    expect(await at.conflicts()).toHaveLength(1);
  });

  test('is not changed by a dry run', async () => {
    const at = await openCrowd(4);
    const before = await at.conflicts();
    const tried = await at.json<Change>(`customer accept ${await at.phone()} --dry-run`);
    expect(tried).toMatchObject({ dry_run: true, changed: true, actions: [] });
    expect(await at.conflicts()).toEqual(before);
  });

  test('a tie that was cut stays cut', async () => {
    const at = await openCrowd(5);
    const id = await at.phone();
    const { rows } = await at.json<{ rows: { id: number }[] }>('customer find u_test_05');
    await at.run(`customer split ${id} --tie ${id}=${rows[0]?.id}`);
    const apart = await at.customers();
    expect(apart).toHaveLength(2);
    await at.run(`customer accept ${id}`);
    expect(await at.customers()).toEqual(apart);
    expect(await at.conflicts()).toEqual([]);
  });
});

test('so is a number of three friends, whose ids disagree as before', async () => {
  const at = await openCrowd(1);
  const friends = ['wm_test_01', 'wm_test_02', 'wm_test_03'];
  const file = joinsFile(...friends.map((one) => ({ external_userid: one, phone: PHONE })));
  expect(await at.read('joins.csv', file)).toContain(WARNING);
  await at.run(`customer accept ${await at.phone()}`);
  const left = await at.conflicts();
  expect(left.map(({ why }) => why)).toEqual(['two-external-userids']);
  expect(left[0]?.accept).toMatch(/^pscrm customer accept \d+$/);
});

describe('two ids of which one person mostly has one', () => {
  const joins = (...names: readonly string[]): string =>
    joinsFile(...names.map((one) => ({ external_userid: one, phone: PHONE })));

  async function openTwo() {
    const at = openPeople();
    at.write('two.csv', joins('wm_test_01', 'wm_test_02'));
    await at.run('import two.csv');
    const conflicts = async () =>
      (await at.json<{ rows: Conflict[] }>('customer list --conflicts')).rows;
    const [found] = await conflicts();
    return { ...at, conflicts, line: (found?.accept ?? '').replace('pscrm ', '') };
  }

  test('that are right are listed no more, with a row that says who said so', async () => {
    const at = await openTwo();
    const people = await at.customers();
    const tried = await at.json<Change>(`${at.line} --dry-run`);
    expect(tried).toMatchObject({ dry_run: true, changed: true, actions: [], notes: [] });
    expect(await at.conflicts()).toHaveLength(1);
    const { code, err } = await at.run(`${at.line} --note "two telephones"`);
    expect([code, err]).toEqual([0, 'To take it back: pscrm customer undo 1\n']);
    expect(await at.conflicts()).toEqual([]);
    expect(await at.customers()).toEqual(people);
    const { rows } = await at.json<Actions>('customer actions');
    expect(rows).toMatchObject([{ action: 'accept', note: 'two telephones', undone_at: null }]);
    expect((await at.json<{ differences: [] }>('rebuild')).differences).toEqual([]);
    expect((await at.json<Change>(at.line)).changed).toBe(false);
    // One of them seen again is nothing new.
    at.write('again.csv', joins('wm_test_02'));
    await at.run('import again.csv');
    expect(await at.conflicts()).toEqual([]);
  });

  test('are listed again when that is taken back, and when a third comes', async () => {
    const at = await openTwo();
    await at.run(at.line);
    const undone = await at.json<Change>('customer undo 1');
    expect(undone.notes.map(({ code }) => code)).toEqual(['ids-disagree']);
    expect(await at.conflicts()).toHaveLength(1);
    await at.run(at.line);
    at.write('third.csv', joins('wm_test_03'));
    await at.run('import third.csv');
    expect((await at.conflicts())[0]).toMatchObject({ why: 'two-external-userids', n: 3 });
    expect((await at.json<Change>(at.line)).changed).toBe(true);
    expect((await at.conflicts()).map(({ why }) => why)).not.toContain('two-external-userids');
  });

  test('tie nobody by being found right: split, they are two people', async () => {
    const at = await openTwo();
    await at.run(at.line);
    const phone = (await at.json<{ rows: { id: number }[] }>(`customer find ${PHONE}`)).rows[0]?.id;
    await at.run(`customer split 1 --identity ${phone}`);
    // Each of the two, and the number, which is nobody's.
    expect(await at.customers()).toHaveLength(3);
    expect((await at.json<{ differences: [] }>('rebuild')).differences).toEqual([]);
  });
});

describe('a number that more than twenty share', () => {
  test('ties nobody; found right it is not listed any more, and still ties nobody', async () => {
    const at = await openCrowd(21);
    const people = await at.customers();
    expect(people).toHaveLength(22);
    const id = await at.phone();
    expect(await at.conflicts()).toEqual([
      expect.objectContaining({ why: 'shared', n: 21, accept: `pscrm customer accept ${id}` }),
    ]);
    // For a machine it is called the same in every form; a screen says what that means.
    expect((await at.run('customer list --conflicts')).out).toContain('\tshared\t');
    const screen = await at.run('customer list --conflicts', { terminal: true });
    expect(screen.out).toContain('shared: ties nobody');
    await at.run(`customer accept ${id}`);
    expect(await at.conflicts()).toEqual([]);
    // Another threshold would let it tie them; what was said of it holds.
    expect((await at.run('rebuild --shared-threshold 30')).code).toBe(0);
    expect(await at.customers()).toEqual(people);
    await at.run('customer undo 1');
    expect(await at.customers()).toHaveLength(1);
  });

  test('is somebody’s all the same where it is said by hand', async () => {
    const at = await openCrowd(21);
    const id = await at.phone();
    const [buyer] = (await at.json<{ rows: { id: number }[] }>('customer find u_test_07')).rows;
    await at.run(`customer merge ${id} ${buyer?.id}`);
    const pair = ['phone:+8613800000009', 'weipan:u_test_07'];
    const together = async () => (await at.customers()).filter(({ who }) => who.length > 1);
    expect(await together()).toEqual([{ orders: 1, who: pair }]);
    expect(await at.differences()).toEqual([]);
    await at.read('more.csv', buyers(22, 23));
    expect(await together()).toEqual([{ orders: 1, who: pair }]);
    // To say now that it ties nobody would take them apart again.
    const refused = await at.run(`customer accept ${id}`);
    expect(refused.err).toMatch(/\[tie-by-hand\][\s\S]*pscrm customer undo 1\n/);
    await at.run('customer undo 1');
    expect(await together()).toEqual([]);
  });
});

test.each([
  ['customer accept', 'missing-argument'],
  ['customer accept x', 'bad-option'],
  ['customer accept 99', 'unknown-customer'],
  ['customer undo 1 99', 'unknown-action'],
])('pscrm %s is refused: %s', async (line, error) => {
  const at = await openCrowd(4);
  await at.run(`customer accept ${await at.phone()}`);
  const { code, err } = await at.run(line);
  expect([code, err]).toEqual([2, expect.stringContaining(`[${error}]`)]);
  expect(await at.conflicts()).toEqual([]);
});
