import { describe, expect, it } from 'vitest';
import { openHarness } from './harness.ts';
import { LOOKING_BACK, walkJourney } from './journey.fixture.ts';

/** Every number here is worked out by hand in fixtures/journey/README.md. */

type Rows = { readonly rows: readonly Readonly<Record<string, unknown>>[] };

/** The journey walked to its end, and a way of asking it. */
async function whole() {
  const harness = openHarness();
  await walkJourney(harness, 'all');
  return <T = Rows>(line: string): Promise<T> => harness.json<T>(line, { env: LOOKING_BACK });
}

const pick =
  (...keys: readonly string[]) =>
  (row: Readonly<Record<string, unknown>>): unknown[] =>
    keys.map((key) => row[key]);

describe('the sample journey', () => {
  it('sums up what its files say', async () => {
    const ask = await whole();
    const { rows } = await ask('imports list');
    expect(rows.map(pick('file', 'orders', 'inserted', 'updated', 'rejected'))).toEqual([
      ['taobao_orders.csv', 6, 6, 0, 0],
      ['taobao_items.csv', 6, 0, 6, 0],
      ['pdd_orders.csv', 13, 13, 0, 0],
      ['shopify_orders.csv', 2, 2, 0, 0],
      ['youzan_orders.csv', 8, 8, 0, 0],
      ['orders.csv', 2, 2, 0, 1],
      ['joins.csv', 0, 10, 0, 0],
      ['visits.csv', 0, 9, 0, 0],
      ['leaves.csv', 0, 2, 0, 0],
      ['participants.csv', 0, 7, 0, 0],
      ['referrals.csv', 0, 8, 0, 0],
      ['costs.csv', 0, 4, 0, 0],
      // Exported again, and unchanged.
      ['taobao_orders.csv', 6, 0, 0, 0],
      ['pdd_orders.csv', 13, 0, 0, 0],
    ]);
  });

  it('adds up the money of each order file to the cent', async () => {
    const harness = openHarness();
    await walkJourney(harness, 'files');
    const files =
      'taobao_orders.csv pdd_orders.csv shopify_orders.csv youzan_orders.csv orders.csv';
    const result = await harness.json<{ files: Rows['rows'] }>(`import ${files}`);
    expect(result.files.map(pick('file', 'paid_minor', 'refund_minor', 'currency'))).toEqual([
      ['taobao_orders.csv', 541_90, 79_90, 'CNY'],
      ['pdd_orders.csv', 318_40, 19_90, 'CNY'],
      ['shopify_orders.csv', 78_00, 12_00, 'USD'],
      ['youzan_orders.csv', 821_00, 50_00, 'CNY'],
      ['orders.csv', 66_00, 0, 'CNY'],
    ]);
  });

  it('follows ten cards from the parcel to the second order', async () => {
    const ask = await whole();
    const { rows } = await ask('report funnel --campaign spring-card');
    expect(rows.map(pick('stage', 'count'))).toEqual([
      ['issued', 10],
      ['scanned', 8],
      ['joined', 6],
      ['kept_7d', 5],
      ['first_private_order', 4],
      ['repeat', 2],
    ]);
    const hours = rows.map(({ median_hours }) => median_hours);
    expect(hours[1]).toBe(79.625);
    expect(hours[2]).toBeCloseTo(5 / 60, 10);
    // Half of 407 h 20 min 30 s and 497 h 35 min 30 s; half of 433 h 10 min and 503 h 50 min.
    expect(hours[4]).toBeCloseTo((407 + 20.5 / 60 + 497 + 35.5 / 60) / 2, 10);
    expect(hours[5]).toBeCloseTo((433 + 10 / 60 + 503 + 50 / 60) / 2, 10);
  });

  it('follows the people of the cards by any steps', async () => {
    const ask = await whole();
    const steps = 'visit > join > order:private > order:private';
    const { rows } = await ask(`report funnel --steps '${steps}' --window 40d`);
    // Eight cards were scanned, as the funnel of codes has it; of two Pinduoduo hides whose parcels they lay in.
    expect(rows.map(pick('event', 'count', 'open'))).toEqual([
      ['visit', 8, 0],
      ['join', 6, 0],
      ['order:private', 4, 0],
      ['order:private', 2, 0],
    ]);
    // Joined after 3, 12, 4, 30, 3 and 6 minutes.
    expect(rows[1]?.['median_hours']).toBeCloseTo(5 / 60, 10);
    expect(rows[1]?.['mean_hours']).toBeCloseTo(58 / 6 / 60, 10);
    expect(rows[3]?.['median_hours']).toBeCloseTo((433 + 10 / 60 + 503 + 50 / 60) / 2, 10);
  });

  it('compares the two offers', async () => {
    const ask = await whole();
    const { rows } = await ask('report funnel --campaign spring-card --by variant');
    const counts = (variant: string): unknown[] =>
      rows.filter((row) => row['variant'] === variant).map((row) => row['count']);
    expect(counts('sample')).toEqual([6, 5, 5, 5, 4, 2]);
    expect(counts('red-packet')).toEqual([4, 3, 1, 0, 0, 0]);
  });

  it('counts the silent among those asked to invite, and not what is no invitation', async () => {
    const ask = await whole();
    const report = await ask<Rows & { summary: Readonly<Record<string, unknown>> }>(
      'report kfactor --campaign friends',
    );
    expect(report.rows.map(pick('generation', 'participants', 'accepted', 'k'))).toEqual([
      [0, 5, 3, 3 / 5],
      [1, 1, 1, 1],
      [2, 1, 0, 0],
    ]);
    expect(report.summary).toMatchObject({
      participants: 7,
      sharers: 3,
      issued: 0,
      opened: null,
      accepted: 4,
      i: null,
      k: { k: 4 / 7, mature: 7 },
      k_kept_7d: { k: 3 / 7, counted: 3, unknown: 0 },
      k_kept_30d: { k: null, mature: 0 },
      k_paying: { k: 1 / 7 },
      k_waves: { k: 4 / 6 },
      excluded: { self: 1, loop: 1, duplicate: 1, old_friend: 1 },
      flagged_burst: 0,
    });
  });

  it('shows who came back, in months', async () => {
    const ask = await whole();
    const { rows } = await ask('report cohort --measure customers');
    expect(rows.map(pick('cohort', 'size', 'period', 'customers', 'orders', 'net_minor'))).toEqual([
      ['2026-01', 3, 0, 3, 3, 396_00],
      ['2026-01', 3, 1, 1, 1, 66_00],
      ['2026-01', 3, 2, 1, 1, 150_00],
      ['2026-02', 6, 0, 6, 7, 227_20],
      ['2026-02', 6, 1, 5, 6, 509_00],
      ['2026-03', 2, 0, 2, 2, 110_00],
    ]);
  });

  it('knows seventeen people; one bought in three shops, one came out of an anonymous parcel', async () => {
    const ask = await whole();
    type Customer = {
      readonly id: number;
      readonly identities: readonly { readonly kind: string; readonly value: string }[];
    };
    const { rows } = await ask<{ rows: Customer[] }>('customer list --reveal');
    expect(rows).toHaveLength(17);
    const whoHas = (value: string): Customer | undefined =>
      rows.find((one) => one.identities.some((identity) => identity.value === value));
    const names = (value: string): readonly string[] =>
      (whoHas(value)?.identities ?? []).map((one) => `${one.kind} ${one.value}`).toSorted();

    expect(names('测试买家21')).toEqual([
      'email buyer21@example.com',
      'phone +8613800000021',
      'taobao 测试买家21',
    ]);
    const three = await ask<{ orders: { order: string }[] }>(
      `customer show ${whoHas('测试买家21')?.id} --reveal`,
    );
    const platforms = three.orders.map(({ order }) => order.split(':')[0]);
    expect(new Set(platforms)).toEqual(new Set(['taobao', 'shopify', 'youzan']));
    expect(platforms).toHaveLength(3);

    expect(names('wm_test_01')).toEqual([
      'external_userid wm_test_01',
      'order pdd:260208-100000000000001',
      'phone +8613800000001',
    ]);
  });
});
