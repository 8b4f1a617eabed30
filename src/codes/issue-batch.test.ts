import { describe, expect, test } from 'vitest';
import { ALPHABETS, type CodeForm } from './alphabet.ts';
import { hasRightCheck } from './check-symbol.ts';
import { issuedList } from './code-rows.ts';
import { variantFor } from './draw.ts';
import { issueBatch, type IssueOptions } from './issue-batch.ts';
import { planBatch } from './plan-batch.ts';
import { addOrder, addPerson, campaign, MARCH, MARCH_DAY, workspace } from './workspace.fixture.ts';

type Db = ReturnType<typeof workspace>;
const ISSUE: IssueOptions = { now: MARCH, day: MARCH_DAY, seed: 'spring 2026' };
const VARIANTS = [
  { name: 'sample', weight: 1 },
  { name: 'red-packet', weight: 3 },
];

const numberOf = (db: Db, table: string): number | undefined =>
  db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();

/** A campaign and a batch of so many codes in it. */
function issueCount(db: Db, count: number, options: IssueOptions = ISSUE, name = 'spring-card') {
  const made = campaign(db, name, 'package-card', VARIANTS);
  return issueBatch(db, planBatch(db, { mode: 'count', count }, { campaign: made }), options);
}

describe('a batch', () => {
  test('is stored with its codes, each with campaign, variant, channel and number', () => {
    const db = workspace();
    const issued = issueCount(db, 40, { ...ISSUE, folder: 'cards' });
    expect([issued.batchId, issued.length, issued.form.alphabet]).toEqual([1, 7, 'mixed']);
    expect(issued.guessOneIn).toBe(29_367_778_495); // 53⁷ / 40
    expect(db.prepare('SELECT * FROM batches').all()).toEqual([
      {
        id: 1,
        campaign_id: 1,
        channel: 'package-card',
        mode: 'count',
        unit: 'single',
        pool_id: null,
        target_id: null,
        invites: 0,
        count: 40,
        length: 7,
        alphabet: ALPHABETS.mixed,
        has_check: 0,
        capitals: 0,
        seed: 'spring 2026',
        folder: 'cards',
        created_at: MARCH,
        created_day: MARCH_DAY,
      },
    ]);
    const stored = db
      .prepare('SELECT code, n, variant, channel, order_key, owner_id FROM codes ORDER BY n')
      .all();
    expect(stored).toEqual(
      issued.codes.map(({ code, n, variant }) => ({
        code,
        n,
        variant,
        channel: 'package-card',
        order_key: null,
        owner_id: null,
      })),
    );
    expect(issued.codes.map(({ n }) => n)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  test('is dealt to variants by weight, by the code alone', () => {
    const db = workspace();
    const { codes } = issueCount(db, 4000);
    expect(codes.map(({ variant }) => variant)).toEqual(
      codes.map(({ code }) => variantFor(code, VARIANTS)),
    );
    const samples = codes.filter(({ variant }) => variant === 'sample').length;
    expect(Math.abs(samples - 1000)).toBeLessThan(140); // a quarter, five times σ ≈ 27
  });

  test('binds each code to its order, in the order of payment', () => {
    const db = workspace();
    const spring = campaign(db);
    addOrder(db, '1002', { paid: 1 });
    addOrder(db, '1001', { paid: 0, shop: "=cmd|' /C calc'!A0" });
    const plan = planBatch(db, { mode: 'orders' }, { campaign: spring });
    const issued = issueBatch(db, plan, ISSUE);
    const bound = db.prepare<[], string>('SELECT order_key FROM codes ORDER BY n').pluck().all();
    expect(bound).toEqual(['pdd:1001', 'pdd:1002']);
    const [code] = issued.codes;
    expect(issuedList(issued, 'https://q.example.cn/').row(0)).toEqual({
      code: code?.code,
      url: `https://q.example.cn/${code?.code}`,
      campaign: 'spring-card',
      variant: '',
      channel: 'package-card',
      batch: 1,
      platform: 'pdd',
      shop: "=cmd|' /C calc'!A0",
      order_no: '1001',
      owner: '',
    });
  });

  test('gives a person a longer code, and somebody unknown an identity and a customer', () => {
    const db = workspace();
    const friends = campaign(db, 'friends', 'referral');
    const ann = addPerson(db, 'external_userid:wm_test_01');
    const recipients = [
      { kind: 'external_userid', value: 'wm_test_01' },
      { kind: 'phone', value: '+8613800000002' },
    ];
    const plan = planBatch(db, { mode: 'recipients', recipients }, { campaign: friends });
    expect(numberOf(db, 'identities')).toBe(1); // a plan writes nothing
    const issued = issueBatch(db, plan, ISSUE);
    expect(issued.length).toBe(10);
    expect(issued.codes.map(({ code }) => code.length)).toEqual([10, 10]);
    const owners = db
      .prepare(
        `SELECT i.id, i.kind, i.value, c.customer_id FROM codes k
         JOIN identities i ON i.id = k.owner_id
         JOIN customers c ON c.identity_id = i.id ORDER BY k.n`,
      )
      .all();
    expect(owners).toEqual([
      { id: ann, kind: 'external_userid', value: 'wm_test_01', customer_id: ann },
      { id: ann + 1, kind: 'phone', value: '+8613800000002', customer_id: ann + 1 },
    ]);
    const list = issuedList(issued, 'https://q.example.cn');
    expect([0, 1].map((index) => list.row(index).owner)).toEqual([
      'wm_test_01',
      'phone:+8613800000002',
    ]);
  });
});

describe('a seed', () => {
  const codesOf = (issued: ReturnType<typeof issueCount>): string[] =>
    issued.codes.map(({ code, variant }) => `${code} ${variant}`);

  test('makes the same batch again in a fresh workspace', () => {
    expect(codesOf(issueCount(workspace(), 500))).toEqual(codesOf(issueCount(workspace(), 500)));
    const other = { ...ISSUE, seed: 'spring 2027' };
    expect(codesOf(issueCount(workspace(), 5, other))).not.toEqual(
      codesOf(issueCount(workspace(), 5)),
    );
  });

  test('draws on where the workspace has its codes already', () => {
    const db = workspace();
    const first = codesOf(issueCount(db, 1500));
    const second = codesOf(issueCount(db, 20, ISSUE, 'autumn-card'));
    expect(new Set([...first, ...second]).size).toBe(1520);
    // it goes on exactly where a larger batch would have gone on
    expect([...first, ...second]).toEqual(codesOf(issueCount(workspace(), 1520)));
  });

  test('none: other codes each time', () => {
    const random = { ...ISSUE, seed: null };
    expect(codesOf(issueCount(workspace(), 5, random))).not.toEqual(
      codesOf(issueCount(workspace(), 5, random)),
    );
  });
});

describe('another form', () => {
  const CAPITALS: CodeForm = { alphabet: 'upper', check: true, capitals: true };

  test('is remembered with the batch, and codes have their check symbol', () => {
    const db = workspace();
    const issued = issueCount(db, 300, { ...ISSUE, form: CAPITALS });
    expect(db.prepare('SELECT length, alphabet, has_check, capitals FROM batches').get()).toEqual({
      length: 8,
      alphabet: ALPHABETS.upper,
      has_check: 1,
      capitals: 1,
    });
    expect(issued.codes.every(({ code }) => hasRightCheck(code, ALPHABETS.upper))).toBe(true);
    const row = issuedList(issued, 'https://q.example.cn/c/').row(0);
    // The path is as the base address has it: servers tell one from the other.
    expect(row.url).toBe(`https://Q.EXAMPLE.CN/c/${row.code}`);
  });

  test('refuses a length that leaves too few to draw', () => {
    const form: CodeForm = { alphabet: 'mixed', check: true, capitals: false };
    expect(() => issueCount(workspace(), 1, { ...ISSUE, form, length: 4 })).toThrow(
      expect.objectContaining({
        params: { option: '--length', value: 4, choices: ['5 … 30'] },
      }),
    );
  });
});

describe('a run of codes', () => {
  test('in the order of the index or one by one: the same codes under the same numbers', () => {
    const of = (db: Db): unknown[] =>
      db.prepare('SELECT n, code FROM codes WHERE batch_id > 0 ORDER BY n').all();
    const [sorted, inTurn] = [workspace(), workspace()];
    issueCount(sorted, 500);
    // Somebody has the third code already: the fourth is the third now, and so on.
    const codes = issueCount(workspace(), 500).codes.map(({ code }) => code);
    inTurn.exec('PRAGMA foreign_keys = OFF');
    inTurn
      .prepare(
        "INSERT INTO codes (code, batch_id, campaign_id, n, channel) VALUES (?, 0, 0, 0, 'sms')",
      )
      .run(codes[2]);
    issueCount(inTurn, 499);
    expect(of(sorted)).toEqual(codes.map((code, at) => ({ n: at + 1, code })));
    expect(of(inTurn)).toEqual(codes.toSpliced(2, 1).map((code, at) => ({ n: at + 1, code })));
  });
});

describe('whole or nothing', () => {
  test('a space that is full leaves nothing behind', () => {
    const db = workspace();
    const spring = campaign(db, 'spring', 'sms');
    const recipients = [1, 2].map((n) => ({ kind: 'phone', value: `+861380000000${n}` }));
    const plan = planBatch(db, { mode: 'recipients', recipients }, { campaign: spring });
    // random bytes that are always the same give one code only
    const stuck: IssueOptions = { ...ISSUE, seed: null, random: (size) => new Uint8Array(size) };
    expect(() => issueBatch(db, plan, stuck)).toThrow('codes-exhausted');
    expect(
      ['batches', 'codes', 'identities', 'customers'].map((table) => numberOf(db, table)),
    ).toEqual([0, 0, 0, 0]);
  });

  test("is part of the caller's transaction", () => {
    const db = workspace();
    db.exec('BEGIN IMMEDIATE');
    issueCount(db, 10);
    expect(numberOf(db, 'codes')).toBe(10);
    db.exec('ROLLBACK');
    expect([numberOf(db, 'codes'), numberOf(db, 'batches')]).toEqual([0, 0]);
  });

  test('an empty plan and a silly length are refused', () => {
    const db = workspace();
    const empty = planBatch(db, { mode: 'orders' }, { campaign: campaign(db) });
    expect(() => issueBatch(db, empty, ISSUE)).toThrow('nothing-to-issue');
    for (const length of [3, 31, 7.5]) {
      expect(() => issueCount(db, 1, { ...ISSUE, length }, `c${length}`)).toThrow(
        expect.objectContaining({
          code: 'bad-option',
          params: { option: '--length', value: length, choices: ['4 … 30'] },
        }),
      );
    }
    expect(issueCount(db, 2, { ...ISSUE, length: 12 }, 'long').codes[0]?.code).toHaveLength(12);
  });
});
