import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportResult, Row } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectExplained } from '../explained.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { runReport } from '../run.ts';

/** The cells of one row: `sample kept_7d`. */
function row({ rows }: Pick<ReportResult, 'rows'>, variant: string, measure: string): Row {
  return rows.find((one) => one['variant'] === variant && one['measure'] === measure) ?? {};
}

describe('cards of which some have had ten days, and some have not', () => {
  const STORY: Story = {
    variants: { a: 2, b: 1 },
    batches: [
      { codes: ['a1', 'a2'], variant: 'a' },
      { codes: ['a3', 'a4', 'a5', 'a6'], variant: 'a', made: '+25d' },
      { codes: ['b1'], variant: 'b' },
      { codes: ['b2', 'b3'], variant: 'b', made: '+25d' },
    ],
    costs: ['a gift 600 +1d', '- print 900 +0d'],
    people: {
      // The last instant of the ten days, and the one after it.
      ann: ['join a1 +1d', 'order +10d 500', 'order +10d+1ms 900'],
      // A first order, and too late; a card that has not had its ten days.
      ben: ['join b1 +1d', 'order +11d 300'],
      cat: ['join a3 +26d', 'order +27d 700'],
    },
  };
  const ten = ask('hooks', STORY, { own: { window: '10d' } });

  it('bring first orders and money in those ten days, of the cards that have had them', () => {
    expect(row(ten, 'a', 'first_order')).toMatchObject({ count: 1, of: 2, open: 4 });
    expect(row(ten, 'b', 'first_order')).toMatchObject({ count: 0, of: 1, open: 2 });
    expect(row(ten, 'a', 'revenue')).toMatchObject({ count: 1, of: 2, each_minor: 250 });
    expect(row(ten, 'b', 'revenue')).toMatchObject({ count: 0, of: 1, each_minor: 0 });
  });

  it('cost what those cost that have had them', () => {
    // The print by cards: 600 for six of a, 300 for three of b. Of a's 1200 two cards in six: 400; of b's one in three.
    expect(row(ten, 'a', 'kept_7d')).toMatchObject({ count: 1, cost_each_minor: 400 });
    expect(row(ten, 'a', 'first_order')['cost_each_minor']).toBe(400);
    expect(row(ten, 'a', 'revenue')['cost_each_minor']).toBe(200);
    expect(row(ten, 'b', 'kept_7d')).toMatchObject({ count: 1, cost_each_minor: 100 });
    expect(row(ten, 'b', 'revenue')['cost_each_minor']).toBe(100);
    expect(noted(ten, 'hooks-window-costs')).toEqual({});
  });

  it('cost all that was spent where there is no window', () => {
    const always = ask('hooks', STORY);
    // Of cat, on day 26, nobody can say yet whether she stays: she is taken to do as ann did.
    expect(row(always, 'a', 'kept_7d')).toMatchObject({ count: 1, cost_each_minor: 600 });
    expect(row(always, 'a', 'first_order')).toMatchObject({ count: 2, cost_each_minor: 600 });
    expect(row(always, 'a', 'revenue')).toMatchObject({ count: 2, cost_each_minor: 200 });
    expect(noted(always, 'hooks-window-costs')).toBeUndefined();
  });
});

describe('people of whom only the variant is known', () => {
  /** All joins came by the contact way of a. */
  function told(batches: Story['batches'] & {}) {
    const db = tell({
      variants: { a: 1, b: 1 },
      batches: [...batches, { codes: ['b1'], variant: 'b' }],
      people: {
        ann: ['join - +2d', 'order +3d 400', 'order +15d 900'],
        ben: ['join - +12d', 'order +13d 300'],
        cat: ['join - +26d', 'order +27d 800'],
      },
    });
    db.exec(`INSERT INTO targets (name, kind, staff, created_at) VALUES ('anna', 'contact-way', 'anna', 0);
      INSERT INTO contact_ways (state, target_id, campaign_id, variant, url)
        VALUES ('FIXED', 1, 1, 'a', 'https://work.weixin.qq.com/ca/test');
      UPDATE joins SET state = 'FIXED';
      UPDATE join_attributions SET level = 'P3'`);
    return db;
  }
  const asked = { asOf: at('+30d'), untilGiven: true, campaign: 'spring', own: { window: '10d' } };

  it('are in the window of its cards, where all were made at once', () => {
    const db = told([{ codes: ['a1', 'a2'], variant: 'a' }]);
    const result = runReport(db, 'hooks', asked);
    expect(row(result, 'a', 'joined')).toMatchObject({ count: 1, of: 2 }); // ann
    expect(row(result, 'a', 'revenue')).toMatchObject({ count: 1, each_minor: 200 });
    expect(noted(result, 'hooks-window-routes')).toEqual({ n: 3 });
    expectExplained(db, 'hooks', asked);
    db.close();
  });

  it('are in that of the newest that was made by then, where they were made one after the other', () => {
    const db = told([
      { codes: ['a1'], variant: 'a' },
      { codes: ['a2'], variant: 'a', made: '+10d' },
      { codes: ['a3'], variant: 'a', made: '+25d' },
    ]);
    const result = runReport(db, 'hooks', asked);
    // ann by a1, ben by a2; cat’s has not had its ten days.
    expect(row(result, 'a', 'joined')).toMatchObject({ count: 2, of: 2, open: 1 });
    expect(row(result, 'a', 'revenue')).toMatchObject({ count: 2, each_minor: 350 });
    expectExplained(db, 'hooks', asked);
    const always = runReport(db, 'hooks', { ...asked, own: {} });
    expect(row(always, 'a', 'joined')).toMatchObject({ count: 3, of: 3 });
    expect(noted(always, 'hooks-window-routes')).toBeUndefined();
    db.close();
  });
});

/** On which day the cards of a random story were made. */
const CARDS: Readonly<Record<string, number>> = { c1: 0, c2: 0, c3: 10, c4: 10 };

/** What the cards of each variant brought within their window, by reading the story aloud. */
function byHand({ people = {} }: Story, end: number, days: number): Map<string, number> {
  const money = new Map([
    ['sample', 0],
    ['red-packet', 0],
  ]);
  const dueOf = (code: string): number => at(`+${(CARDS[code] ?? Infinity) + days}d`);
  for (const events of Object.values(people)) {
    const told = events.map((event) => event.split(' '));
    const [first] = told
      .flatMap(([verb, code = '', when = '']) =>
        verb === 'join' && code in CARDS ? { code, when: at(when) } : [],
      )
      .filter(({ code, when }) => when <= end && dueOf(code) <= end && when <= dueOf(code))
      .toSorted((a, b) => a.when - b.when || (a.code < b.code ? -1 : 1));
    if (first === undefined) continue;
    const variant = first.code < 'c3' ? 'sample' : 'red-packet';
    for (const [verb, when = '', paid, refund, how = ''] of told) {
      if (verb !== 'order' || how !== '' || Number(refund) >= Number(paid)) continue;
      if (at(when) > first.when && at(when) <= dueOf(first.code))
        money.set(variant, (money.get(variant) ?? 0) + Number(paid) - Number(refund));
    }
  }
  return money;
}

it('revenue is what a reader of the story adds up', () => {
  const ends = fc.constantFrom('+20d', '+30d');
  fc.assert(
    fc.property(randomStory, ends, fc.constantFrom(3, 9, 15), (told, end, days) => {
      const story = {
        ...told,
        people: { ...told.people, nobody: ['order -9d', 'order -9d public'] },
      };
      const result = ask('hooks', story, { asOf: at(end), own: { window: `${days}d` } });
      for (const [variant, sum] of byHand(told, at(end), days)) {
        const { of, each_minor } = row(result, variant, 'revenue');
        expect([variant, each_minor]).toEqual([variant, of === 0 ? null : Math.round(sum / 2)]);
        expect(of === 0 ? 0 : 2).toBe(of);
      }
    }),
    { numRuns: 60 },
  );
});
