import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addPerson, campaign, MARCH, workspace } from '../codes/workspace.fixture.ts';
import { DAY_MS } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import { addRefusal } from '../people/refusals.ts';
import type { Candidate } from './audience.ts';
import { issueMessages, type SmsSpec } from './issue-messages.ts';
import { planMessages } from './plan-messages.ts';
import { findProvider, type Provider } from './providers.ts';
import { parseTemplate } from './template.ts';
import { uploadFiles } from './upload.ts';

function provider(id: string): Provider {
  const found = findProvider(id);
  if (found === undefined) throw new Error(id);
  return found;
}
const ALIYUN = provider('aliyun');
const TEXT = '会员礼 {link} {optout}';

const phone = (n: number): string => `+861380000${String(n).padStart(4, '0')}`;
const by = (...ids: readonly string[]): Candidate => ({
  ids: ids.map((id) => {
    const [kind = '', value = ''] = id.split(':');
    return { kind, value };
  }),
  name: null,
});
const byPhone = (n: number): Candidate => by(`phone:${phone(n)}`);
const reply = (db: Database, identity: number | null, seen: string | null = null): void =>
  void db
    .prepare(
      'INSERT INTO replies (identity_id, phone_seen, at, day, opts_out, nth) VALUES (?, ?, 0, 0, 1, 1)',
    )
    .run(identity, seen);
const delivered = (db: Database, identity: number, at: number, status = 'delivered'): void =>
  void db
    .prepare('INSERT INTO deliveries (identity_id, at, day, status, nth) VALUES (?, ?, 0, ?, 1)')
    .run(identity, at, status);

function open() {
  const db = workspace();
  const spring = campaign(db, 'spring', 'sms');
  const wanted = { campaignId: spring.id, provider: ALIYUN, sendAt: MARCH, notWithin: 0 } as const;
  const plan = (
    candidates: readonly Candidate[],
    more: Partial<Parameters<typeof planMessages>[2]> = {},
  ) =>
    planMessages(db, candidates, {
      ...wanted,
      numbers: 'listed',
      withHeld: false,
      holdout: null,
      ...more,
    });
  const issue = (made: ReturnType<typeof plan>, more: Partial<SmsSpec> = {}) => {
    const spec: SmsSpec = {
      campaign: spring,
      provider: ALIYUN,
      signature: '测试品牌',
      text: TEXT,
      parts: parseTemplate(TEXT),
      link: 'own',
      brand: '测试品牌',
      baseUrl: 'https://q.example.cn',
      sendAt: MARCH,
      holdout: { percent: 20, seed: 's' },
      priceMicros: null,
      currency: 'CNY',
      ...more,
    };
    const { issued, messages } = issueMessages(db, made, spec, { now: MARCH, day: 1, seed: 's' });
    return { issued, messages, files: uploadFiles(messages, spec, 7) };
  };
  return { db, plan, issue };
}

const reasons = ({ skipped }: { skipped: readonly { reason: string; count: number }[] }) =>
  Object.fromEntries(skipped.map(({ reason, count }) => [reason, count]));

describe('who is left out of a batch of messages', () => {
  test('a refusal by one number silences the person by every other', () => {
    const { db, plan } = open();
    const one = addPerson(
      db,
      `phone:${phone(1)}`,
      `phone:${phone(2)}`,
      'external_userid:wm_test_01',
    );
    reply(db, one);
    const friend = by('external_userid:wm_test_01');
    expect(plan([byPhone(2), byPhone(3), friend])).toMatchObject({
      written: [{ phone: phone(3) }],
      skipped: [
        { reason: 'duplicate', count: 1 },
        { reason: 'opted-out', count: 1 },
      ],
    });
  });

  test('a refusal whose number is hidden silences everybody whom it may be of', () => {
    const { db, plan } = open();
    reply(db, null, '138****0004');
    reply(db, null, '+86 138****0005');
    const { written } = plan([4, 5, 6].map(byPhone));
    expect(written.map((one) => one.phone)).toEqual([phone(6)]);
  });

  test('an entry by hand holds for a number that nobody knew when it was made', () => {
    const { db, plan } = open();
    addRefusal(db, [{ kind: 'phone', value: phone(7) }], 'erased', 0);
    addRefusal(db, [{ kind: 'phone', value: phone(7) }], 'opted-out', 0);
    expect(reasons(plan([byPhone(7)]))).toEqual({ erased: 1 });
    expect(JSON.stringify(db.prepare('SELECT * FROM refusals').all())).not.toContain('1380000');
  });

  test('numbers that no message reached, that several share, or that lie abroad', () => {
    const { db, plan } = open();
    const one = addPerson(db, `phone:${phone(1)}`);
    delivered(db, one, MARCH - DAY_MS);
    delivered(db, one, MARCH, 'failed');
    const two = addPerson(db, `phone:${phone(2)}`);
    db.prepare(`INSERT INTO identity_flags (identity_id, flag) VALUES (?, 'shared')`).run(two);
    // Waiting at first, delivered later: two rows of one message.
    const three = addPerson(db, `phone:${phone(3)}`);
    delivered(db, three, MARCH, 'failed');
    delivered(db, three, MARCH);
    const abroad = by('phone:+4915100000001');
    const friend = by('external_userid:wm_test_09');
    const made = plan([byPhone(1), byPhone(2), byPhone(3), abroad, friend]);
    expect(made.written.map((person) => person.phone)).toEqual([phone(3)]);
    expect(reasons(made)).toEqual({
      'unreachable': 1,
      'shared-number': 1,
      'foreign-number': 1,
      'no-number': 1,
    });
  });

  test('a number that did not answer: another is tried of a segment, and none that a list does not name', () => {
    const { db, plan } = open();
    const one = addPerson(db, `phone:${phone(1)}`, `phone:${phone(2)}`);
    delivered(db, one, MARCH, 'failed');
    expect(plan([byPhone(1)], { numbers: 'any' }).written).toMatchObject([{ phone: phone(2) }]);
    expect(reasons(plan([byPhone(1)]))).toEqual({ unreachable: 1 });
    // In the list itself twice: its own second number is meant.
    expect(plan([1, 2].map(byPhone)).written).toMatchObject([{ phone: phone(2) }]);
  });

  test('all that a row names is one person: its number is written to, a refusal by any of it stops it', () => {
    const { db, plan } = open();
    addPerson(db, 'external_userid:wm_k', `phone:${phone(1)}`);
    const row = (n: number, id: string) => by(`external_userid:${id}`, `phone:${phone(n)}`);
    // Nobody knows wm_x; of wm_k another number is known than the list has.
    const written = (list: readonly Candidate[]) => plan(list).written.map((one) => one.phone);
    expect(written([row(3, 'wm_x'), row(2, 'wm_k')])).toEqual([phone(3), phone(2)]);
    expect(written([by('external_userid:wm_k')])).toEqual([phone(1)]);
    addRefusal(db, [{ kind: 'phone', value: phone(2) }], 'opted-out', 0);
    expect(reasons(plan([row(2, 'wm_k')]))).toEqual({ 'opted-out': 1 });
    // Whichever row comes first.
    const both = [byPhone(3), row(3, 'wm_y'), by('external_userid:wm_y', `phone:${phone(2)}`)];
    for (const list of [both, both.toReversed()])
      expect(reasons(plan(list))).toEqual({ 'duplicate': 2, 'opted-out': 1 });
  });

  test('a number of several people makes nobody of a list the same', () => {
    const { db, plan } = open();
    const shared = addPerson(db, `phone:${phone(9)}`);
    db.prepare(`INSERT INTO identity_flags (identity_id, flag) VALUES (?, 'shared')`).run(shared);
    const list = [1, 2].map((n) => by(`phone:${phone(9)}`, `phone:${phone(n)}`));
    expect(plan(list).written.map((one) => one.phone)).toEqual([phone(1), phone(2)]);
    reply(db, shared);
    expect(reasons(plan(list))).toEqual({ 'opted-out': 2 });
  });

  test('whoever was written to within the days asked for, and no longer ago', () => {
    const { db, plan } = open();
    delivered(db, addPerson(db, `phone:${phone(1)}`), MARCH - 6 * DAY_MS);
    delivered(db, addPerson(db, `phone:${phone(2)}`), MARCH - 8 * DAY_MS);
    const made = plan([1, 2].map(byPhone), { notWithin: 7 });
    expect(made.written.map((person) => person.phone)).toEqual([phone(2)]);
    expect(reasons(made)).toEqual({ touched: 1 });
  });

  test('whoever the campaign has written to, or held back, before', () => {
    const { plan, issue } = open();
    const holdout = { percent: 50, seed: 's' };
    const first = plan([1, 2, 3, 4].map(byPhone), { holdout });
    issue(first);
    expect(reasons(plan([1, 2, 3, 4].map(byPhone)))).toEqual({
      'held-before': 2,
      'written-before': 2,
    });
  });
});

/** People of one to three numbers, some of whom refused by one of them, in a list of any order. */
const crowd = fc.array(
  fc.record({
    numbers: fc.integer({ min: 1, max: 3 }),
    refuses: fc.option(fc.nat({ max: 2 }), { nil: null }),
    byHand: fc.boolean(),
    listed: fc.array(fc.nat({ max: 2 }), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 14 },
);

test('laws: nobody who refused or is held back is in a file; everybody is there once or left out', () => {
  fc.assert(
    fc.property(
      crowd,
      fc.integer({ min: 0, max: 90 }),
      fc.constantFrom('own' as const, 'constant' as const),
      fc.infiniteStream(fc.nat()),
      (people, percent, link, shuffle) => {
        const { db, plan, issue } = open();
        const numbersOf = people.map(({ numbers }, at) =>
          Array.from({ length: numbers }, (_, n) => phone(at * 3 + n)),
        );
        const silent = new Set<string>();
        for (const [at, { refuses, byHand }] of people.entries()) {
          const numbers = numbersOf[at] ?? [];
          const first = addPerson(db, ...numbers.map((value) => `phone:${value}`));
          if (refuses === null) continue;
          const one = refuses % numbers.length;
          const value = numbers[one] ?? '';
          if (byHand) addRefusal(db, [{ kind: 'phone', value }], 'opted-out', 0);
          else reply(db, first + one);
          for (const each of numbers) silent.add(each);
        }
        const list = people
          .flatMap(({ listed }, at) =>
            listed.map((n) => numbersOf[at]?.[n % (numbersOf[at]?.length ?? 1)] ?? ''),
          )
          .map((value) => by(`phone:${value}`));
        const holdout = { percent, seed: 's' };
        const made = plan(list, { holdout });
        const left = made.skipped.reduce((sum, { count }) => sum + count, 0);
        expect(made.written.length + made.held.length + left).toBe(list.length);
        expect(made.held.length).toBe(
          Math.round(((made.written.length + made.held.length) * percent) / 100),
        );
        for (const { phone: number } of [...made.written, ...made.held])
          expect(silent.has(number)).toBe(false);
        const persons = [...made.written, ...made.held].map(({ person }) => person);
        expect(new Set(persons).size).toBe(persons.length);

        // Another order of the list: whoever is known by one number only has the same place.
        const keys = list.map((one) => ({ one, key: shuffle.next().value }));
        const other = plan(
          keys.toSorted((a, b) => a.key - b.key).map(({ one }) => one),
          { holdout },
        );
        expect(other.held.length).toBe(made.held.length);
        if (people.every(({ numbers }) => numbers === 1))
          expect(new Set(other.held.map((one) => one.phone))).toEqual(
            new Set(made.held.map((one) => one.phone)),
          );

        if (made.written.length === 0) return;
        const { files } = issue(made, { link });
        const rows = files.flatMap(({ name, text }) =>
          name.endsWith('.csv') ? text.trim().split('\n').slice(1) : [],
        );
        const inFiles = new Set(rows.map((row) => `+86${row.split(',')[0] ?? ''}`));
        expect(rows.length).toBe(made.written.length);
        expect(inFiles).toEqual(new Set(made.written.map((one) => one.phone)));
        const held = made.held.flatMap(({ phone: number }) =>
          numbersOf.filter((numbers) => numbers.includes(number)).flat(),
        );
        for (const number of [...held, ...silent]) expect(inFiles.has(number)).toBe(false);
        for (const { text } of files) expect(text.split('\n').length).toBeLessThanOrEqual(9);
      },
    ),
    { numRuns: 80 },
  );
}, 120_000);
