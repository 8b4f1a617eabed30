import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportResult, Row } from '../../../core/table.ts';
import { ask, noted } from '../../ask.fixture.ts';
import { expectWhoToFit } from '../../frame.fixture.ts';
import { at, type Story, tell } from '../../journeys.fixture.ts';
import { randomStory, turned } from '../../random-story.fixture.ts';
import { MODELS } from './models.ts';

const STORY: Story = {
  batches: [
    { codes: ['c1', 'c2'], variant: 'sample' },
    { codes: ['m1', 'm2'], channel: 'sms', owners: ['ann', 'dan'] },
    { codes: ['p1'], unit: 'shared', channel: 'poster' },
    { codes: ['o1'], campaign: 'summer', channel: 'sms', owners: ['ann'] },
  ],
  people: {
    // A scan and the join that it led to are one touch, then a text message; both before the order.
    ann: [
      'visit c1 +1d v1',
      'join c1 +1d',
      'visit m1 +10d v1',
      'order +20d 10001',
      'visit m1 +21d',
    ],
    // The poster is 39 days before the order.
    ben: ['join p1 +1d', 'order +40d 500'],
    // Nobody knows from where; on a marketplace; given back.
    cat: ['join - +1d', 'order +3d 700', 'order +4d 900 public', 'order +5d 300 refunded'],
    // Card, text message, the card again.
    dan: ['join c2 +1d', 'visit m2 +5d v4', 'visit c2 +6d v4', 'order +7d 1000'],
    nobody: ['order +2d 4000'],
  },
};

function credit(model: string, own = {}, params = {}): ReportResult {
  const asked = { asOf: at('+60d'), campaign: undefined, ...params };
  return ask('channels', STORY, { ...asked, own: { credit: model, ...own } });
}

/** `channel touched credited minor`. */
function lines({ rows }: ReportResult): readonly string[] {
  const line = (row: Row): string =>
    ['channel', 'touched', 'credited', 'net_minor'].map((key) => row[key] ?? '–').join(' ');
  return rows.map(line);
}

describe('four orders', () => {
  it('by the first touch', () => {
    expect(lines(credit('first'))).toEqual([
      'package-card 2 2 11001', // ann, dan
      'sms 2 0 0',
      '– 2 2 1200', // ben, cat
    ]);
  });

  it('by the last touch', () => {
    expect(lines(credit('last'))).toEqual([
      'package-card 2 1 1000', // dan, who scanned the card again
      'sms 2 1 10001',
      '– 2 2 1200',
    ]);
  });

  it('evenly', () => {
    // ann: 5001 + 5000. dan: 334 + 333 + 333, of which the card has two.
    const { rows } = credit('linear');
    expect(rows.map((row) => row['net_minor'])).toEqual([5001 + 667, 5000 + 333, 1200]);
    expect(rows[0]?.['credited']).toBeCloseTo(1 / 2 + 2 / 3, 6);
  });

  it('by position', () => {
    // ann half and half; dan 40 % + 40 % and 20 %.
    const { rows } = credit('position');
    expect(rows.map((row) => row['net_minor'])).toEqual([5001 + 800, 5000 + 200, 1200]);
    expect(rows[0]?.['net_share']).toBeCloseTo(5801 / 12_201, 12);
  });

  it('says what it stands on', () => {
    expect(noted(credit('last'), 'credit-all')).toEqual({ n: 4, money: '122.01 CNY', none: 2 });
    expect(noted(credit('last'), 'credit-window')).toEqual({ window: '30d' });
  });

  it('with a longer window, by the poster', () => {
    expect(lines(credit('first', { window: '39d' }))).toContain('poster 1 1 500'); // to the millisecond
    expect(lines(credit('first', { window: '38d' }))).not.toContain('poster 1 1 500');
  });

  it('by variant, of one campaign, of a period', () => {
    const byVariant = credit('first', {}, { by: 'variant' });
    expect(byVariant.rows.map(({ channel, variant }) => [channel, variant])).toEqual([
      ['package-card', 'sample'],
      ['sms', null],
      [null, null],
    ]);
    expect(lines(credit('linear', {}, { campaign: 'summer' }))).toEqual([]); // o1 was never scanned
    expect(lines(credit('last', {}, { campaign: 'spring' }))).toEqual([
      'package-card 2 1 1000',
      'sms 2 1 10001',
    ]);
    expect(lines(credit('last', {}, { since: at('+10d'), asOf: at('+30d') }))).toEqual([
      'package-card 1 0 0',
      'sms 1 1 10001',
    ]);
  });

  it('by what the code of the touch says, and the largest with all others as one', () => {
    const lineOf = ({ rows }: ReportResult, by: string): readonly string[] =>
      rows.map((row) => [row['channel'], row[by], row['touched'], row['credited']].join(' '));
    // Batches are numbered as they are told: cards 1, messages 2, the poster 3.
    expect(lineOf(credit('last', {}, { by: 'batch' }), 'batch')).toEqual([
      'package-card 1 2 1',
      'sms 2 2 1',
      '  2 2',
    ]);
    const story: Partial<ReturnType<typeof credit>> = credit(
      'linear',
      { window: '39d' },
      { top: 1 },
    );
    // Cards and messages led to ann's and dan's orders, the poster to ben's: the first by name is the largest.
    expect(story.rows?.map((row) => [row['channel'], row['touched'], row['net_minor']])).toEqual([
      ['package-card', 2, 5001 + 667],
      [null, 1, 700],
      ['(other)', 3, 5000 + 333 + 500],
    ]);
  });

  it('gross counts what was given back', () => {
    expect(lines(credit('last', {}, { gross: true }))).toContain('– 3 3 1500');
  });

  it('names as many people as each number says', () => {
    const asked = { asOf: at('+60d'), untilGiven: true, own: { credit: 'linear' } };
    const db = tell(STORY);
    expect(expectWhoToFit(db, 'channels', asked)).toEqual([
      'package-card:touched 2',
      'sms:touched 2',
      '–:touched 2',
    ]);
    db.close();
  });
});

describe('why an order is credited where it is', () => {
  const why = (order: string, own = {}): ReportResult => credit('position', { order, ...own });
  const told = ({ rows }: ReportResult): readonly string[] =>
    rows.map((row) =>
      ['touch', 'code', 'verdict', 'net_minor'].map((key) => row[key] ?? '–').join(' '),
    );

  it('touch by touch', () => {
    // The orders are numbered as they are told: ann 1, ben 2, cat 3 to 5, dan 6, nobody 7.
    expect(told(why('shop:1'))).toEqual([
      'visit c1 credited 5001',
      'join c1 again –',
      'visit m1 credited 5000',
      'visit m1 not_before –',
    ]);
    expect(told(why('6'))).toEqual([
      'join c2 credited 400',
      'visit m2 credited 200',
      'visit c2 credited 400',
    ]);
    expect(told(why('2'))).toEqual(['join p1 too_early –']);
    expect(noted(why('2'), 'credit-no-touch')).toEqual({ order: 'shop:2' });
  });

  it('or why not at all', () => {
    expect(noted(why('4'), 'credit-not-private')).toEqual({ order: 'shop:4' });
    expect(noted(why('5'), 'credit-not-counted')).toEqual({ order: 'shop:5' });
    expect(noted(why('7'), 'credit-of-nobody')).toEqual({ order: 'shop:7' });
    expect(() => why('99')).toThrow(expect.objectContaining({ code: 'unknown-order' }));
  });
});

describe('what cannot be asked', () => {
  it.each([
    ['missing-option', { order: 'shop:1' }, {}],
    ['bad-option', { credit: 'fair' }, {}],
    ['bad-option', { credit: 'last', window: 'long' }, {}],
    ['bad-option', { credit: 'last' }, { by: 'month' }],
  ])('%s: %j %j', (code, own, params) => {
    expect(() => ask('channels', STORY, { campaign: undefined, ...params, own })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

it('all models share out the same orders and the same money, to the cent', () => {
  const sums = (story: Story, model: string, window: string) => {
    const { rows } = ask('channels', story, {
      asOf: at('+20d'),
      campaign: undefined,
      own: { credit: model, window },
    });
    const sum = (key: string): number => rows.reduce((all, row) => all + Number(row[key]), 0);
    const none = rows.find(({ channel }) => channel === null)?.['credited'] ?? 0;
    return { orders: sum('credited'), minor: sum('net_minor'), none: Number(none) };
  };
  fc.assert(
    fc.property(randomStory, fc.constantFrom(...MODELS), (story, model) => {
      const first = sums(story, 'first', '30d');
      const other = sums(story, model, '30d');
      expect(other.orders).toBeCloseTo(first.orders, 4);
      expect(other.minor).toBe(first.minor);
      expect(other.none).toBe(first.none);
      // A shorter window leaves no fewer orders without a touch, and turning the story changes nothing.
      expect(sums(story, model, '5d').none).toBeGreaterThanOrEqual(first.none);
      expect(sums(turned(story), model, '30d')).toEqual(other);
    }),
    { numRuns: 30 },
  );
});
