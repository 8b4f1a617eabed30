import { describe, expect, test } from 'vitest';
import { joinsFile, referralsFile } from './files.fixture.ts';
import { type Customer, openPeople, PARCEL } from './parcel.fixture.ts';

type Shown = {
  identities: { kind: string; value: string }[];
  evidence: { reason: string; code: string | null; file: string | null; line: number | null }[];
  orders: { order: string }[];
  joins: { level: string; campaign: string | null; variant: string | null }[];
};

describe('a card in an anonymous parcel', () => {
  const scans = (code: string) =>
    joinsFile(
      { external_userid: 'wm_test_00', joined_at: '2026-02-28 10:00:00', state: code },
      { external_userid: 'wm_test_02', joined_at: '2026-03-06 10:00:00', state: code },
      { external_userid: 'wm_test_01', joined_at: '2026-03-05 10:00:00', state: code },
    );

  test('gives its order to the first who joins after payment; the others keep the channel’s credit', async () => {
    const at = openPeople();
    const code = await at.card();
    expect(await at.customers()).toEqual([]);
    at.write('joins.csv', scans(code));
    await at.run('import joins.csv');
    const people = await at.customers();
    expect(people).toContainEqual({
      orders: 1,
      who: ['external_userid:wm_test_01', `order:pdd:${PARCEL}`],
    });
    // Before payment, and second: friends through the card, without an order.
    expect(people).toContainEqual({ orders: 0, who: ['external_userid:wm_test_00'] });
    expect(people).toContainEqual({ orders: 0, who: ['external_userid:wm_test_02'] });
    expect(await at.json('campaign show card')).toMatchObject({ joins: 3 });
    const funnel = await at.json<{ rows: Record<string, unknown>[] }>(
      'report funnel --campaign card',
    );
    // The unit is the code: three people through one card are one card that worked.
    expect(funnel.rows.map(({ stage, count }) => [stage, count]).slice(0, 3)).toEqual([
      ['issued', 1],
      ['scanned', 1],
      ['joined', 1],
    ]);
  });

  test('the same where the joins came in before the orders', async () => {
    const first = openPeople();
    const code = await first.card();
    first.write('joins.csv', scans(code));
    await first.run('import joins.csv');
    const at = openPeople();
    at.write('joins.csv', scans(code));
    const early = await at.run('import joins.csv');
    expect(early.err).toContain('3 joins carry a state that is no code of this workspace');
    // The seed draws the same code again.
    expect(await at.card()).toBe(code);
    const byName = (people: Awaited<ReturnType<typeof at.customers>>) =>
      people.toSorted((a, b) => (a.who.join() < b.who.join() ? -1 : 1));
    expect(byName(await at.customers())).toEqual(byName(await first.customers()));
  });

  test('an earlier join that comes in later takes the order over', async () => {
    const at = openPeople();
    const code = await at.card();
    at.write(
      'one.csv',
      joinsFile({ external_userid: 'wm_test_02', joined_at: '2026-03-06 10:00:00', state: code }),
    );
    at.write(
      'two.csv',
      joinsFile({ external_userid: 'wm_test_01', joined_at: '2026-03-05 10:00:00', state: code }),
    );
    await at.run('import one.csv');
    expect(await at.customers()).toHaveLength(1);
    await at.run('import two.csv');
    expect(await at.customers()).toContainEqual({ orders: 0, who: ['external_userid:wm_test_02'] });
    expect(await at.customers()).toContainEqual({
      orders: 1,
      who: ['external_userid:wm_test_01', `order:pdd:${PARCEL}`],
    });
  });

  test('a referral may name a person by an order', async () => {
    const at = openPeople();
    at.write(
      'referrals.csv',
      referralsFile({
        inviter: `order:pdd:${PARCEL}`,
        invitee: 'wm_test_09',
        at: '2026-03-20 10:00:00',
      }),
    );
    expect(await at.run('import referrals.csv')).toMatchObject({ code: 0 });
    const code = await at.card();
    at.write('joins.csv', scans(code));
    expect((await at.run('import joins.csv')).code).toBe(0);
    expect(await at.customers()).toContainEqual({
      orders: 1,
      who: ['external_userid:wm_test_01', `order:pdd:${PARCEL}`],
    });
  });

  test('customer show lists each tie with the file and line, or the code, that it comes from', async () => {
    const at = openPeople();
    const code = await at.card();
    at.write(
      'joins.csv',
      joinsFile(
        { external_userid: 'wm_test_09' },
        { external_userid: 'wm_test_01', phone: '13800000001', state: code },
      ),
    );
    await at.run('import joins.csv');
    const { rows } = await at.json<{ rows: Customer[] }>('customer list');
    const id = rows.find(({ identities }) => identities.length === 3)?.id ?? 0;
    const shown = await at.json<Shown>(`customer show ${id}`);
    expect(shown.evidence).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reason: 'join-row', code: null, file: 'joins.csv', line: 3 }),
        expect.objectContaining({ reason: 'code', code, file: null, line: null }),
      ]),
    );
    expect(shown.evidence).toHaveLength(2);
    expect(shown.joins).toEqual([
      expect.objectContaining({ level: 'P1', campaign: 'card', variant: 'sample' }),
    ]);
    const text = await at.run(`customer show ${id}`);
    expect(text.out).toContain('joins.csv:3');
    expect(text.out).toContain(code);
  });
});
