import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Holder } from './choice.ts';
import { ownerText } from './code-rows.ts';
import { issueBatch } from './issue-batch.ts';
import { type BatchPlan, type BatchSpec, planBatch } from './plan-batch.ts';
import {
  addOrder,
  addPerson,
  campaign,
  MARCH,
  MARCH_DAY,
  type TestOrder,
  workspace,
} from './workspace.fixture.ts';

const ISSUE = { now: MARCH, day: MARCH_DAY, seed: 'plan' };
const name = (holder: Holder): string =>
  holder.kind === 'order' ? holder.key : ownerText(holder.owner);
const names = (plan: BatchPlan): string[] => plan.holders.map(name);

describe('a code per order', () => {
  test('goes to paid parcels that are not shipped yet, by time of payment; the rest say why not', () => {
    const db = workspace();
    const spring = campaign(db);
    addOrder(db, '1001', { paid: 2 });
    addOrder(db, '1002', { paid: 1 });
    addOrder(db, '1003', { paid: 1 }); // the same moment: by key
    addOrder(db, '1004', { paid: null, status: 'unpaid' });
    addOrder(db, '1005', { status: 'shipped' });
    addOrder(db, '1006', { status: 'completed' });
    addOrder(db, '1007', { status: 'closed' });
    addOrder(db, '1008', { status: 'refunded' });
    addOrder(db, '1009', { status: 'partly_refunded' });
    addOrder(db, '1010', { status: '' });
    addOrder(db, '2001', { platform: 'taobao' });
    addOrder(db, '1011', { shop: '另一家测试店' });
    addOrder(db, '1012', { paid: 9 });
    addOrder(db, '1013', { paid: -1 });
    const spec: BatchSpec = {
      mode: 'orders',
      platforms: ['pdd'],
      shops: ['测试店'],
      since: MARCH_DAY,
      until: MARCH_DAY + 2,
    };
    const plan = planBatch(db, spec, { campaign: spring });
    expect(names(plan)).toEqual(['pdd:1002', 'pdd:1003', 'pdd:1001']);
    expect(plan.holders[0]).toEqual({
      kind: 'order',
      key: 'pdd:1002',
      platform: 'pdd',
      shop: '测试店',
      order_no: '1002',
    });
    expect([plan.unit, plan.personal, plan.invites, plan.count]).toEqual([
      'single',
      false,
      false,
      3,
    ]);
    expect(plan.skipped).toEqual([
      { reason: 'outside-dates', count: 2, examples: ['pdd:1013', 'pdd:1012'] },
      { reason: 'not-paid', count: 1, examples: ['pdd:1004'] },
      { reason: 'other-platform', count: 1, examples: ['taobao:2001'] },
      { reason: 'other-shop', count: 1, examples: ['pdd:1011'] },
      { reason: 'status:closed', count: 1, examples: ['pdd:1007'] },
      { reason: 'status:completed', count: 1, examples: ['pdd:1006'] },
      { reason: 'status:partly_refunded', count: 1, examples: ['pdd:1009'] },
      { reason: 'status:refunded', count: 1, examples: ['pdd:1008'] },
      { reason: 'status:shipped', count: 1, examples: ['pdd:1005'] },
      { reason: 'status:unknown', count: 1, examples: ['pdd:1010'] },
    ]);
  });

  test('is issued once per campaign; other campaigns are free to card the same parcel', () => {
    const db = workspace();
    const spring = campaign(db);
    addOrder(db, '1001');
    issueBatch(db, planBatch(db, { mode: 'orders' }, { campaign: spring }), ISSUE);
    addOrder(db, '1002');
    const again = planBatch(db, { mode: 'orders' }, { campaign: spring });
    expect(names(again)).toEqual(['pdd:1002']);
    expect(again.skipped).toEqual([{ reason: 'already-carded', count: 1, examples: ['pdd:1001'] }]);
    const other = planBatch(db, { mode: 'orders' }, { campaign: campaign(db, 'autumn') });
    expect(names(other)).toEqual(['pdd:1001', 'pdd:1002']);
  });

  test('statuses widen it, but nothing unpaid gets a card', () => {
    const db = workspace();
    const spring = campaign(db);
    addOrder(db, '1001', { status: 'shipped' });
    addOrder(db, '1002', { status: 'unpaid', paid: null });
    const plan = planBatch(
      db,
      { mode: 'orders', statuses: ['unpaid', 'paid', 'shipped'] },
      { campaign: spring },
    );
    expect(names(plan)).toEqual(['pdd:1001']);
    expect(plan.skipped.map(({ reason }) => reason)).toEqual(['not-paid']);
  });

  test('names at most five orders per reason', () => {
    const db = workspace();
    for (let n = 1; n <= 7; n++) addOrder(db, `100${n}`, { status: 'shipped' });
    const plan = planBatch(db, { mode: 'orders' }, { campaign: campaign(db) });
    const five = [1, 2, 3, 4, 5].map((n) => `pdd:100${n}`);
    expect(plan.skipped).toEqual([{ reason: 'status:shipped', count: 7, examples: five }]);
  });

  test('every order is issued or skipped for exactly one reason, whatever is asked', () => {
    const order = fc.record<TestOrder>({
      platform: fc.constantFrom('pdd', 'taobao'),
      shop: fc.constantFrom('', 'a', 'b'),
      status: fc.constantFrom('unpaid', 'paid', 'shipped', 'refunded', ''),
      paid: fc.option(fc.integer({ min: -3, max: 3 })),
    });
    const filter = fc.record(
      {
        platforms: fc.subarray(['pdd', 'taobao']),
        shops: fc.subarray(['', 'a', 'b']),
        statuses: fc.subarray(['paid', 'shipped', '']),
        since: fc.integer({ min: MARCH_DAY - 3, max: MARCH_DAY + 3 }),
        until: fc.integer({ min: MARCH_DAY - 3, max: MARCH_DAY + 3 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(order, { maxLength: 30 }), filter, (orders, asked) => {
        const db = workspace();
        const spring = campaign(db);
        for (const [n, one] of orders.entries()) addOrder(db, `no${n}`, one);
        const count = (): number => {
          const plan = planBatch(db, { mode: 'orders', ...asked }, { campaign: spring });
          const skipped = plan.skipped.reduce((sum, one) => sum + one.count, 0);
          expect(plan.count + skipped).toBe(orders.length);
          if (plan.count > 0) issueBatch(db, plan, ISSUE);
          return plan.count;
        };
        count();
        expect(count()).toBe(0); // and the second time there is nobody left
        db.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('a code per customer', () => {
  test('goes to each person once, by the identifier that reaches them best', () => {
    const db = workspace();
    const friends = campaign(db, 'friends', 'referral');
    addPerson(db, 'taobao:测试买家01', 'phone:+8613800000001', 'external_userid:wm_test_01');
    addPerson(db, 'phone:+8613800000002', 'unionid:un_test_02');
    addPerson(db, 'taobao:测试买家03', 'phone:+8613800000003');
    addPerson(db, 'jd:测试买家04', 'email:buyer4@example.com');
    const plan = planBatch(db, { mode: 'customers' }, { campaign: friends });
    expect(names(plan)).toEqual([
      'wm_test_01',
      'unionid:un_test_02',
      'phone:+8613800000003',
      'jd:测试买家04',
    ]);
    expect([plan.unit, plan.personal, plan.invites]).toEqual(['single', true, true]);
    issueBatch(db, plan, ISSUE);
    const fifth = addPerson(db, 'external_userid:wm_test_05');
    const again = planBatch(db, { mode: 'customers' }, { campaign: friends });
    expect(again.holders).toEqual([
      {
        kind: 'person',
        owner: { kind: 'external_userid', value: 'wm_test_05' },
        identity_id: fifth,
      },
    ]);
    expect(again.skipped).toEqual([
      { reason: 'already-issued', count: 4, examples: ['1', '4', '6', '8'] },
    ]);
  });
});

describe('a code per recipient', () => {
  const phone = (n: number): { kind: string; value: string } => ({
    kind: 'phone',
    value: `+861380000000${n}`,
  });

  test('goes to each person of the list once, known or not, and not to those who have one', () => {
    const db = workspace();
    const sms = campaign(db, 'sms-spring', 'sms');
    addPerson(db, 'phone:+8613800000001', 'external_userid:wm_test_01');
    const list = [
      phone(1),
      phone(2), // nobody we know
      { kind: 'external_userid', value: 'wm_test_01' }, // the same person as phone 1
      phone(2),
    ];
    const plan = planBatch(db, { mode: 'recipients', recipients: list }, { campaign: sms });
    expect(names(plan)).toEqual(['phone:+8613800000001', 'phone:+8613800000002']);
    // an SMS channel counts shared codes, but one per recipient is one per recipient
    expect([plan.unit, plan.personal, plan.invites]).toEqual(['single', true, false]);
    expect(plan.skipped).toEqual([
      {
        reason: 'duplicate',
        count: 2,
        examples: ['external_userid:wm***01', 'phone:138****0002'],
      },
    ]);
    issueBatch(db, plan, ISSUE);
    const later = planBatch(
      db,
      {
        mode: 'recipients',
        recipients: [phone(3), { kind: 'external_userid', value: 'wm_test_01' }, phone(2)],
      },
      { campaign: sms },
    );
    expect(names(later)).toEqual(['phone:+8613800000003']);
    expect(later.skipped.map(({ reason, count }) => [reason, count])).toEqual([
      ['already-issued', 2],
    ]);
  });
});

test('of any list, each person gets one code at most, and nobody is lost', () => {
  // six identifiers of three known people and two of nobody
  const list = fc.array(
    fc.constantFrom(
      'phone:1',
      'phone:2',
      'phone:3',
      'unionid:1',
      'unionid:2',
      'email:1',
      'phone:8',
      'phone:9',
    ),
  );
  const split = (text: string): { kind: string; value: string } => {
    const [kind = '', value = ''] = text.split(':');
    return { kind, value };
  };
  const person = (text: string): string => (/:[89]$/.test(text) ? text : text.replace(/^.*:/, ''));
  fc.assert(
    fc.property(list, list, (first, second) => {
      const db = workspace();
      const sms = campaign(db, 'sms-spring', 'sms');
      addPerson(db, 'phone:1', 'unionid:1', 'email:1');
      addPerson(db, 'unionid:2', 'phone:2');
      addPerson(db, 'phone:3');
      const got: string[] = [];
      for (const asked of [first, second]) {
        const spec: BatchSpec = { mode: 'recipients', recipients: asked.map(split) };
        const plan = planBatch(db, spec, { campaign: sms });
        expect(plan.count + plan.skipped.reduce((sum, one) => sum + one.count, 0)).toBe(
          asked.length,
        );
        got.push(...names(plan).map(person));
        if (plan.count > 0) issueBatch(db, plan, ISSUE);
      }
      expect(got.toSorted()).toEqual([...new Set([...first, ...second].map(person))].toSorted());
      db.close();
    }),
    { numRuns: 60 },
  );
});

describe('a number of codes', () => {
  test.each([
    ['package-card', 'single', false],
    ['sms', 'shared', false],
    ['poster', 'shared', false],
    ['store', 'shared', false],
    ['livestream', 'shared', false],
    ['referral', 'single', true],
  ])('on %s stands for nobody in particular: %s', (channel, unit, invites) => {
    const db = workspace();
    const plan = planBatch(
      db,
      { mode: 'count', count: 3 },
      { campaign: campaign(db, 'any', channel) },
    );
    expect([plan.unit, plan.invites, plan.personal]).toEqual([unit, invites, false]);
    expect([plan.count, plan.holders, plan.skipped]).toEqual([3, [], []]);
  });

  test.each([0, -1, 2.5, Number.NaN, 1e12])('refuses %d', (count) => {
    const db = workspace();
    const any = campaign(db);
    expect(() => planBatch(db, { mode: 'count', count }, { campaign: any })).toThrow(
      expect.objectContaining({
        code: 'bad-option',
        params: expect.objectContaining({ choices: ['1 … 10000000'] }),
      }),
    );
  });
});
