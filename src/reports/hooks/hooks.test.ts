import { describe, expect, it } from 'vitest';
import type { ReportResult, Row } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';

/** The cells of one row: `sample kept_7d`. */
function row({ rows }: ReportResult, variant: string, measure: string): Row {
  return rows.find((one) => one['variant'] === variant && one['measure'] === measure) ?? {};
}

/** `count/of (open)`. */
function counted(result: ReportResult, variant: string, measure: string): string {
  const { count, of, open } = row(result, variant, measure);
  return `${count}/${of} (${open})`;
}

/** The codes of what is said first, in their order. */
function lead({ lead: notes = [] }: ReportResult): readonly string[] {
  return notes.map(({ code }) => code);
}

/** N codes of a batch, `s1 s2 …`. */
function codes(prefix: string, n: number): readonly string[] {
  return Array.from({ length: n }, (_, place) => `${prefix}${place + 1}`);
}

describe('six cards with a sample, four with a red packet', () => {
  const STORY: Story = {
    variants: { 'sample': 3, 'red-packet': 2 },
    batches: [
      { codes: codes('s', 6), variant: 'sample' },
      { codes: codes('r', 4), variant: 'red-packet' },
    ],
    costs: [
      'sample gift 4500 +1d',
      'red-packet red_packet 3000 +1d',
      '- print 2000 +0d',
      '- ads 900 +0d in USD',
    ],
    people: {
      ann: ['visit s1 +1d v1', 'join s1 +1d', 'order +5d 12000 2000', 'order +9d 5000'],
      ben: ['visit s2 +2d v2', 'join s2 +2d', 'order +3d 800 refunded'],
      cat: ['join s3 +3d', 'leave +20d'], // kept 7 days, lost by 30; no visit is on record
      dan: ['order -9d 700', 'join s4 +4d', 'order +6d 3000'], // a customer before
      eve: ['visit s5 +2d v5'],
      fay: ['visit r1 +1d v6', 'join r1 +1d', 'leave +2d'],
      gus: ['join r2 +27d'], // three days before the end
      hal: ['visit r3 +3d v7', 'join r3 +3d', 'join s6 +4d'], // belongs to r3; s6 was scanned
    },
  };
  const result = ask('hooks', STORY);

  it('counts cards, in the order of the measures and of the campaign’s variants', () => {
    expect(result.rows.map(({ measure, variant }) => `${measure} ${variant}`)).toEqual(
      [
        'issued',
        'scanned',
        'joined',
        'kept_7d',
        'first_order',
        'revenue',
        'lost_7d',
        'lost_30d',
      ].flatMap((measure) => [`${measure} sample`, `${measure} red-packet`]),
    );
    expect(counted(result, 'sample', 'scanned')).toBe('6/6 (0)'); // a join says that it was scanned
    expect(counted(result, 'sample', 'joined')).toBe('4/6 (0)');
    expect(counted(result, 'sample', 'kept_7d')).toBe('4/6 (0)');
    expect(counted(result, 'sample', 'first_order')).toBe('1/6 (0)'); // ann; ben’s was given back
    expect(counted(result, 'red-packet', 'scanned')).toBe('3/4 (0)');
    expect(counted(result, 'red-packet', 'joined')).toBe('3/4 (0)');
    expect(counted(result, 'red-packet', 'kept_7d')).toBe('1/4 (1)'); // hal; of gus nobody can say
  });

  it('counts who left among people, after 7 and after 30 days', () => {
    expect(counted(result, 'sample', 'lost_7d')).toBe('0/4 (0)');
    expect(counted(result, 'red-packet', 'lost_7d')).toBe('1/2 (1)'); // fay of fay and hal
    // Nobody has had 30 days since their join on day 30.
    expect(counted(result, 'sample', 'lost_30d')).toBe('0/0 (4)');
    const later = ask('hooks', STORY, { asOf: at('+60d') });
    expect(counted(later, 'sample', 'lost_30d')).toBe('1/4 (0)'); // cat
    expect(counted(later, 'red-packet', 'lost_30d')).toBe('1/3 (0)');
  });

  it('adds up what each card brought, net, or gross', () => {
    // ann 10000 + 5000, dan 3000 after the join: 18000 over six cards.
    expect(row(result, 'sample', 'revenue')).toMatchObject({ count: 2, of: 6, each_minor: 3000 });
    expect(row(result, 'red-packet', 'revenue')).toMatchObject({ count: 0, each_minor: 0 });
    // Gross: 12000 + 5000 + ben’s 800 + 3000 = 20800, over six 3466.67.
    const gross = ask('hooks', STORY, { gross: true });
    expect(row(gross, 'sample', 'revenue')).toMatchObject({ count: 3, each_minor: 3467 });
  });

  it('sets the interval that is drawn beside the one of Welch', () => {
    // The sample’s six cards brought 15000, 3000 and four times 0; the packet’s nothing. Six draws by hand:
    // 8.8 % have neither amount. At least 48000 have 3.5 %, more than that 1.4 %: the 97.5th percentile
    // is 48000 ÷ 6.
    expect(row(result, 'red-packet', 'revenue')).toMatchObject({
      each_difference_minor: -3000,
      each_drawn_low_minor: -8000,
      each_drawn_high_minor: 0,
    });
    expect(row(result, 'sample', 'revenue')).toMatchObject({ each_drawn_low_minor: null });
    expect(noted(result, 'hooks-interval')).toMatchObject({ draws: 2000 });
  });

  it('says what each kept join and each first order cost', () => {
    // Print 2000 by cards: 1200 and 800. The sample 5700 over 4 kept; the packet 3800 over 4 × 3/4 × 1/2 = 1.5,
    // for of three joins one is kept, one lost, and of gus nobody can say yet.
    expect(row(result, 'sample', 'kept_7d')['cost_each_minor']).toBe(1425);
    expect(row(result, 'sample', 'first_order')['cost_each_minor']).toBe(5700);
    expect(row(result, 'red-packet', 'kept_7d')['cost_each_minor']).toBe(2533);
    expect(row(result, 'red-packet', 'first_order')['cost_each_minor']).toBeNull();
    expect(noted(result, 'hooks-other-costs')).toEqual({ others: ['USD'], currency: 'CNY' });
  });

  it('compares with the first variant, or with the one that is named', () => {
    expect(row(result, 'sample', 'joined')).toMatchObject({ difference: null, p: null });
    // 3 of 4 − 4 of 6; Fisher by hand: C(6,4)C(4,3) = 60 of C(10,7) = 120, the others 4·… ≤ 60: p = 1.
    expect(row(result, 'red-packet', 'joined')['difference']).toBeCloseTo(3 / 4 - 4 / 6, 12);
    expect(row(result, 'red-packet', 'joined')['p']).toBeCloseTo(1, 12);
    const turned = ask('hooks', STORY, { own: { control: 'red-packet' } });
    expect(row(turned, 'sample', 'joined')['difference']).toBeCloseTo(4 / 6 - 3 / 4, 12);
    expect(() => ask('hooks', STORY, { own: { control: 'mug' } })).toThrow(
      expect.objectContaining({
        code: 'bad-option',
        params: { option: '--control', value: 'mug', choices: ['sample', 'red-packet'] },
      }),
    );
  });

  it('says first whether the shares are as planned, then what may be said', () => {
    expect(lead(result)).toEqual(['hooks-shares-fit', 'hooks-goal-kept', 'hooks-verdict-more']);
    expect(row(result, 'sample', 'issued')).toMatchObject({ count: 6, of: 10, difference: 0 });
  });

  it('puts the losses of the red packet beside the others’', () => {
    expect(noted(result, 'hooks-cash')).toEqual({
      arm: 'red-packet',
      week: '1/2',
      month: '0/0',
      others: ['sample 0/4, 0/0'],
    });
  });

  it('says whom it left out', () => {
    expect(noted(result, 'hooks-excluded')).toEqual({ before: 1, without: 0, shared: 0 });
    expect(noted(result, 'hooks-entry')).toEqual({ n: 1 }); // hal
    expect(noted(result, 'hooks-immature')).toEqual({ cards: 0, kept: 1 });
  });

  it('names as many people as each number says', () => {
    const db = tell(STORY);
    const asked = { asOf: at('+30d'), untilGiven: true, campaign: 'spring' };
    expect(expectWhoToFit(db, 'hooks', asked)).toEqual(
      expect.arrayContaining([
        'sample:joined 4',
        'red-packet:early 1',
        'red-packet:lost_7d 1',
        'sample:revenue 2',
      ]),
    );
    db.close();
  });
});

describe('the window', () => {
  const STORY: Story = {
    variants: { a: 1, b: 1 },
    batches: [
      { codes: ['a1', 'a2'], variant: 'a' },
      { codes: ['b1'], variant: 'b' },
      { codes: ['b2'], variant: 'b', made: '+25d' },
    ],
    people: {
      ann: ['join a1 +1d', 'order +3d 500', 'order +20d 900'],
      ben: ['join a2 +12d'],
      cat: ['join b2 +26d'],
    },
  };

  it('leaves out cards that have not had it, and what comes after it', () => {
    const result = ask('hooks', STORY, { own: { window: '10d' } });
    expect(counted(result, 'a', 'joined')).toBe('1/2 (0)'); // ben came on the twelfth day
    expect(counted(result, 'b', 'joined')).toBe('0/1 (1)'); // b2 is five days old
    expect(row(result, 'a', 'revenue')).toMatchObject({ count: 1, each_minor: 250 });
    expect(noted(result, 'hooks-window')).toEqual({ window: '10d' });
    expect(noted(result, 'hooks-immature')).toEqual({ cards: 1, kept: 0 });
  });

  it('names who is early where it is people, and not cards that have not had it', () => {
    const asked = { asOf: at('+30d'), untilGiven: true, campaign: 'spring' };
    const early = (own: Record<string, string>): readonly string[] =>
      expectWhoToFit(tell(STORY), 'hooks', { ...asked, own }).filter((one) => /early/.test(one));
    expect(early({})).toEqual(['a:early 0', 'b:early 1']); // cat, on the 26th day
    expect(early({ window: '10d' })).toEqual(['a:early 0']); // of b, it is her card
  });

  it('is asked for where variants were made at different times', () => {
    // a on day 0; b on day 0 and on day 25: 12.5 days later on average.
    expect(noted(ask('hooks', STORY), 'hooks-made-apart')).toEqual({ n: 13 });
    const windowed = ask('hooks', STORY, { own: { window: '10d' } });
    expect(noted(windowed, 'hooks-made-apart')).toBeUndefined();
  });

  it('says nothing of who is the best where no card has had it', () => {
    const cells = ask('hooks', STORY, { own: { window: '60d' } }).rows.filter(
      ({ measure }) => measure === 'joined',
    );
    expect(cells).toMatchObject([
      { variant: 'a', count: 0, of: 0, open: 2, rate: null, p: null, best: null },
      { variant: 'b', count: 0, of: 0, open: 2, rate: null, p: null, best: null },
    ]);
  });

  it('without it every card counts', () => {
    const result = ask('hooks', STORY);
    expect(counted(result, 'a', 'joined')).toBe('2/2 (0)');
    expect(counted(result, 'b', 'kept_7d')).toBe('0/2 (1)');
    expect(row(result, 'b', 'kept_7d')['rate']).toBeNull(); // of the one who joined nobody can say
    expect(row(result, 'a', 'revenue')).toMatchObject({ each_minor: 700 });
  });

  it.each([['ten days'], ['0d'], ['10']])('cannot be “%s”', (window) => {
    expect(() => ask('hooks', STORY, { own: { window } })).toThrow(
      expect.objectContaining({ code: 'bad-option' }),
    );
  });
});

describe('shares that are not as planned', () => {
  it('raise the alarm before any result, and nobody wins', () => {
    // 70:30 of 100 for 1:1: χ² = 16, p = 6.3e-5. All of a’s cards are joined, none of b’s.
    const people = Object.fromEntries(
      codes('a', 70).map((code) => [`p${code}`, [`join ${code} +1d`]]),
    );
    const result = ask('hooks', {
      variants: { a: 1, b: 1 },
      batches: [
        { codes: codes('a', 70), variant: 'a' },
        { codes: codes('b', 30), variant: 'b' },
      ],
      people,
    });
    expect(lead(result)).toEqual([
      'hooks-shares-broken',
      'hooks-batches-broken', // each batch is of one variant
      'hooks-goal-kept',
      'hooks-verdict-shares',
    ]);
    expect(result.lead?.[0]?.params).toEqual({
      p: '< 0.0001',
      shares: ['a 70.0 % (50.0 %)', 'b 30.0 % (50.0 %)'],
      shown: 0,
    });
  });

  it('cannot be told where nobody said what they should be', () => {
    const result = ask('hooks', { batches: [{ codes: ['a1'], variant: 'a' }] });
    expect(lead(result)).toEqual([
      'hooks-shares-unknown',
      'hooks-goal-kept',
      'hooks-verdict-alone',
    ]);
  });
});
