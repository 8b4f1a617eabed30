import { describe, expect, it, test } from 'vitest';
import type { Row } from '../../core/table.ts';
import { ask, counts, noted, stageOf } from '../ask.fixture.ts';
import { expectExplained } from '../explained.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { runReport } from '../run.ts';

const ASKED = { asOf: at('+30d'), untilGiven: true, campaign: 'spring' };

describe('parcels that arrive', () => {
  const story: Story = {
    batches: [
      { codes: ['c1', 'c2', 'c3', 'c4'], orders: ['shop:1', 'shop:2', 'shop:3', 'shop:4'] },
    ],
    people: {
      ann: ['order -1d public'],
      ben: ['order -1d public'],
      cat: ['order -1d public', 'visit c3 +4d'],
      dan: ['order -1d public', 'visit c4 +1d', 'join c4 +2d'],
    },
  };

  it('are a step where anything is known of them; a scan says that one has arrived', () => {
    const db = tell(story);
    db.exec(`
      UPDATE orders SET status = 'completed', completed_at = ${at('+3d')} WHERE key IN ('shop:1', 'shop:3');
      UPDATE orders SET status = 'completed', completed_at = ${at('+31d')} WHERE key = 'shop:2'`);
    const result = runReport(db, 'funnel', ASKED);
    expect(counts(result.rows)).toEqual([
      'issued 4',
      'delivered 3', // c1 and c3, and c4 which was scanned; c2 arrives after the time that is looked at
      'scanned 2',
      'joined 1',
      'kept_7d 1',
      'first_private_order 0',
      'repeat 0',
    ]);
    // c1 and c3 took three days; c3 was scanned a day later, of c4 nobody knows when it arrived.
    expect(stageOf(result.rows, 'delivered')['median_hours']).toBe(72);
    expect(stageOf(result.rows, 'scanned')).toMatchObject({ median_hours: 24, step_rate: 2 / 3 });
    expect(noted(result, 'funnel-delivered')).toEqual({ n: 2 }); // c2 and c4
  });

  it('are no step where nobody says anything', () => {
    expect(counts(ask('funnel', story).rows)[1]).toBe('scanned 2');
  });

  it('of a text message the delivery report says it', () => {
    const db = tell({ batches: [{ codes: ['s1', 's2'], channel: 'sms', owners: ['ann', 'ben'] }] });
    db.exec(`
      INSERT INTO deliveries (identity_id, at, day, status, received_at, nth)
      VALUES (1, ${at('+1h')}, 20513, 'delivered', ${at('+2h')}, 0), (2, ${at('+1h')}, 20513, 'failed', NULL, 0)`);
    const { rows } = runReport(db, 'funnel', ASKED);
    expect(counts(rows).slice(0, 3)).toEqual(['issued 2', 'delivered 1', 'scanned 0']);
    expect(stageOf(rows, 'delivered')['median_hours']).toBe(2);
  });
});

describe('who was a customer before joining', () => {
  const STORY: Story = {
    batches: [{ codes: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'], variant: 'sample' }],
    people: {
      ann: ['order -9d', 'join c1 +1d', 'order +9d', 'order +12d'],
      ben: ['order -9d', 'join c2 +1d'],
      cat: ['join c3 +1d', 'order +9d', 'order +12d'],
      dan: ['order -9d', 'join c4 +1d', 'leave +2d', 'order +9d'],
      eve: ['order -9d public', 'order -9d refunded', 'join c5 +1d'], // never in the own shop, but for what was given back
      fay: ['order +1d', 'join c6 +1d', 'order +9d'], // in the very moment of the join
    },
  };
  const steps = (rows: readonly Row[]): unknown =>
    rows.map((row) => [row['stage'], row['count'], row['already'], row['step_rate']]);

  it('comes in by an entrance of their own, and has no first order', () => {
    const { rows } = ask('funnel', STORY);
    expect(steps(rows.slice(2))).toEqual([
      ['joined', 6, 4, null], // no visit is on record
      ['kept_7d', 5, 3, 5 / 6], // all but dan
      ['first_private_order', 1, null, 1 / 2], // cat, of cat and eve
      ['repeat', 1, null, 1],
      ['customers_before', 4, null, null], // ann, ben, dan, fay
      ['customers_before_kept_7d', 3, null, 3 / 4],
      ['customers_before_ordered', 2, null, 2 / 3], // ann and fay
    ]);
    expect(rows.at(-1)).toMatchObject({ unit: 'codes', open: 0, overall_rate: 2 / 4 });
    expect(rows.at(-1)?.['median_hours']).toBe(8 * 24);
    // Of six codes 1 has a first order, whoever the others belong to.
    expect(stageOf(rows, 'first_private_order')['overall_rate']).toBe(1 / 6);
  });

  it('says by which rule', () => {
    expect(noted(ask('funnel', STORY), 'funnel-entrances')).toEqual({});
  });

  it('can be listed, and is no less told in statements', () => {
    const db = tell(STORY);
    expect(expectWhoToFit(db, 'funnel', ASKED)).toEqual([
      'joined 6',
      'joined:already 4',
      'kept_7d 5',
      'kept_7d:already 3',
      'kept_7d:open 0',
      'first_private_order 1',
      'first_private_order:open 0',
      'repeat 1',
      'repeat:open 0',
      'customers_before 4',
      'customers_before_kept_7d 3',
      'customers_before_kept_7d:open 0',
      'customers_before_ordered 2',
      'customers_before_ordered:open 0',
    ]);
    expect(expectExplained(db, 'funnel', ASKED)).toBe(9 * 3);
    db.close();
  });

  it('has no entrance where there is nobody', () => {
    const batches = [
      { codes: ['c1', 'c2'], variant: 'sample' },
      { codes: ['c3'], variant: 'gift' },
    ];
    const { rows } = ask('funnel', { ...STORY, batches }, { by: 'variant' });
    const own = rows.filter(({ stage }) => stage === 'customers_before');
    expect(own.map((row) => [row['variant'], row['count']])).toEqual([['sample', 2]]);
  });

  it('is waited for like anybody', () => {
    const people = {
      ann: ['order -9d', 'join c1 +1d', 'order +3d'],
      ben: ['order -9d', 'join c2 +1d'],
      cat: ['join c3 +1d', 'order +3d'],
      eve: ['join c4 +1d'],
      // Orders are known up to day 5.
      gus: ['order -9d', 'join c5 +6d'],
      hal: ['join c6 +6d'],
    };
    const { rows } = ask('funnel', { ...STORY, people, read: { orders: '+5d' } });
    const [before, first] = ['customers_before_ordered', 'first_private_order'];
    expect(stageOf(rows, before)).toMatchObject({ count: 1, open: 1, step_rate: 1 / 2 });
    expect(stageOf(rows, first)).toMatchObject({ count: 1, open: 1, step_rate: 1 / 2 });
    expect(stageOf(rows, before)['overall_rate']).toBeCloseTo(1 / 2, 12);
    // All six are kept, half of them newcomers, and of the two who could be seen one ordered.
    expect(stageOf(rows, first)['overall_rate']).toBeCloseTo((3 / 6) * (1 / 2), 12);
  });
});

describe('fixed ways of members of staff (P3)', () => {
  const story: Story = {
    batches: [{ codes: ['c1', 'c2', 'c3'], variant: 'sample' }],
    people: {
      nobody: ['visit c1 +1d v1', 'visit c2 +1d v2'],
      ann: ['join c1 +2d'],
      ben: ['join - +2d', 'order +9d'],
      cat: ['join - +2d'],
      // Came through a card as well: behind it, and nowhere else.
      dan: ['join c2 +1d', 'join - +3d'],
    },
  };
  const told = (what = story) => {
    const db = tell(what);
    db.exec(`
      INSERT INTO targets (name, kind, staff, created_at) VALUES ('anna-way', 'contact-way', 'anna', 0);
      INSERT INTO contact_ways (state, target_id, campaign_id, variant, url)
        VALUES ('way-1', 1, 1, 'sample', 'https://work.example.cn/way-1');
      UPDATE joins SET state = 'way-1' WHERE state = '';
      UPDATE join_attributions SET level = 'P3' WHERE code_id IS NULL`);
    return db;
  };

  it('bring people who are counted from joined on, and who had some card in hand', () => {
    const result = runReport(told(), 'funnel', ASKED);
    expect(result.rows.map((row) => `${row['stage']} ${row['unit']} ${row['count']}`)).toEqual([
      'issued codes 3',
      'scanned codes 2', // c1 and c2
      'joined codes-people 4',
      'kept_7d codes-people 4',
      'first_private_order codes-people 1',
      'repeat codes-people 0',
    ]);
    // More came than codes were scanned, or issued: a share of those they are not.
    expect(stageOf(result.rows, 'joined')).toMatchObject({ step_rate: null, overall_rate: null });
    expect(stageOf(result.rows, 'joined')).toMatchObject({ ci_low: null, ci_high: null });
    expect(stageOf(result.rows, 'kept_7d')).toMatchObject({ step_rate: 1, overall_rate: null });
    expect(noted(result, 'funnel-only-ways')).toEqual({ n: 2 });
    expect(expectWhoToFit(told(), 'funnel', ASKED)).toContain('joined 4');
  });

  it('are a share of the codes where there are enough', () => {
    const batches = [{ codes: ['c1', 'c2', 'c3', 'c4', 'c5'], variant: 'sample' }];
    const { rows } = runReport(told({ ...story, batches }), 'funnel', ASKED);
    expect(rows.slice(0, 3).map((row) => `${row['stage']} ${row['unit']} ${row['count']}`)).toEqual(
      ['issued codes 5', 'scanned codes 2', 'joined codes-people 4'],
    );
    expect(stageOf(rows, 'joined')).toMatchObject({ step_rate: null, overall_rate: 4 / 5 });
    // On day 5 none has had seven days: of those of whom it can be said, there is none.
    const early = runReport(told({ ...story, batches }), 'funnel', { ...ASKED, asOf: at('+5d') });
    expect(stageOf(early.rows, 'joined')['overall_rate']).toBe(4 / 5);
    expect(stageOf(early.rows, 'kept_7d')).toMatchObject({ open: 4, overall_rate: null });
  });

  it('have a variant, a member of staff and a target', () => {
    const of = (by: string) =>
      runReport(told(), 'funnel', { ...ASKED, by })
        .rows.filter(({ stage }) => stage === 'joined')
        .map((row) => `${row[by]} ${row['count']}`);
    expect(of('variant')).toEqual(['sample 4']);
    expect(of('staff')).toEqual(['anna 2', 'null 2']); // dan is behind the card
    expect(of('target')).toEqual(['anna-way 2', 'null 2']);
  });
});

test('--gross counts orders that were wholly refunded', () => {
  const story: Story = {
    batches: [{ codes: ['c1'] }],
    people: { ann: ['join c1 +1d', 'order +9d refunded'] },
  };
  const first = (gross: boolean) =>
    stageOf(ask('funnel', story, { gross }).rows, 'first_private_order')['count'];
  expect([first(false), first(true)]).toEqual([0, 1]);
});

test.each([
  ['shop', ['north 1', 'null 1']],
  ['province', ['广东 1', 'null 1']],
  ['product', ['TEA-030 1', 'null 1']],
  ['week', ['2026-W09 2']],
  ['first-source', ['shop 2']],
])('by %s of the parcel', (by, expected) => {
  const db = tell({
    batches: [{ codes: ['c1', 'c2'], orders: ['shop:1', 'shop:2'] }],
    people: { ann: ['order -1d public'], ben: ['order -1d public'] },
  });
  db.exec(`
    UPDATE orders SET shop = 'north', province = '广东' WHERE id = 1;
    INSERT INTO order_lines (order_id, n, line_no, sku) VALUES (1, 1, '1', 'TEA-030')`);
  const issued = runReport(db, 'funnel', { ...ASKED, by })
    .rows.filter(({ stage }) => stage === 'issued')
    .map((row) => `${row[by]} ${row['count']}`);
  expect(issued).toEqual(expected);
});
