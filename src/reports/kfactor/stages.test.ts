import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Row } from '../../core/table.ts';
import { ask, noted, stageOf } from '../ask.fixture.ts';
import { expectExplained } from '../explained.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { runReport } from '../run.ts';

const OWN = { own: { stages: true } } as const;

const STORY: Story = {
  batches: [{ codes: ['i1', 'i2', 'i3'], invites: true, owners: ['ann', 'sam', 'ben'] }],
  people: {
    // Three look at ann's, of whom ben and cat join; nobody looks at sam's.
    ann: ['asked +0d', 'visit i1 +1d v1', 'visit i1 +1d v2', 'visit i1 +2d v3'],
    sam: ['asked +0d'],
    tom: ['asked +0d'],
    // Kept, buys, and brings dan, of whom it cannot be said yet whether he stays.
    ben: ['join i1 +1d', 'order +9d 500', 'visit i3 +20d v4'],
    cat: ['join i1 +2d', 'leave +3d'],
    dan: ['join i3 +28d'],
  },
};

it('goes from those who were asked to those who bought', () => {
  const result = ask('kfactor', STORY, OWN);
  const line = (row: Row): string =>
    ['stage', 'count', 'of', 'open'].map((key) => row[key] ?? '–').join(' ');
  expect(result.rows.map(line)).toEqual([
    'participants 4 – –', // ann, sam, tom; and ben, who was given a code to invite with
    'sharers 2 4 –', // ann and ben
    'opened 4 – –',
    'joined_opened 3 4 –', // ben, cat and dan, each at a code with a visitor
    'joined 3 – –',
    'kept_7d 1 2 1', // ben; cat left, of dan nobody can say
    'inviting 1 3 –', // ben
    'paying 1 3 0', // ben
  ]);
  expect(result.rows.map((row) => row['rate'])).toEqual([
    null,
    1 / 2,
    null,
    3 / 4,
    null,
    1 / 2,
    1 / 3,
    1 / 3,
  ]);
  expect(noted(result, 'kfactor-stages')).toEqual({});
  expect(noted(result, 'kfactor-stages-immature')).toEqual({ n: 1, unordered: 0 });
});

it('says of itself what it does not know, and nothing of K and its terms', () => {
  const codes = (story: Story): readonly string[] =>
    ask('kfactor', story, OWN).notes.map(({ code }) => code);
  expect(codes(STORY)).toEqual([]);
  // Nobody is known to have looked; then two came, and one look is known.
  const people = { ann: ['asked +0d', 'invite ben +1d', 'invite cat +2d'], ben: [], cat: [] };
  expect(codes({ people })).toEqual(['kfactor-stages-no-visits']);
  const batches = [{ codes: ['i1'], invites: true, owners: ['ann'] }];
  const looked = { ...people, ann: [...people.ann, 'visit i1 +1d v1'] };
  expect(codes({ batches, people: looked })).toEqual(['kfactor-stages-unopened']);
  const silent = { ...people, ann: people.ann.slice(1) };
  expect(codes({ people: silent })).toContain('kfactor-stages-nobody-asked');
});

it('lists whom it counts, and --explain gives the same', () => {
  const db = tell(STORY);
  const params = { asOf: at('+30d'), untilGiven: true, campaign: 'spring', ...OWN };
  expect(expectWhoToFit(db, 'kfactor', params)).toEqual([
    'participants 4',
    'sharers 2',
    'joined 3',
    'kept_7d 1',
    'kept_7d:open 1',
    'inviting 1',
    'paying 1',
    'paying:open 0',
  ]);
  expectExplained(db, 'kfactor', params);
  db.close();
});

// Who accepted later than orders are known may have bought, and K paying knows none of them either.
it.each<[string, NonNullable<Story['read']>, string, number | null]>([
  ['on day 10: of dan, who came on day 28, nobody can say', { orders: '+10d' }, '1 2 1', 1 / 2],
  ['never: of nobody', { orders: 'never' }, '– 0 3', null],
])('orders were read %s', (_, read, line, rate) => {
  const db = tell({ ...STORY, read });
  const params = { asOf: at('+30d'), untilGiven: true, campaign: 'spring', ...OWN };
  const result = runReport(db, 'kfactor', params);
  const ordered = stageOf(result.rows, 'paying');
  expect(['count', 'of', 'open'].map((key) => ordered[key] ?? '–').join(' ')).toBe(line);
  expect(ordered['rate']).toBe(rate);
  expect(noted(result, 'kfactor-stages-immature')).toMatchObject({ unordered: ordered['open'] });
  expectWhoToFit(db, 'kfactor', params);
  expectExplained(db, 'kfactor', params);
  db.close();
});

it('whatever happens', () => {
  fc.assert(
    fc.property(randomStory, fc.constantFrom('+9d', '+20d'), (story, end) => {
      const db = tell(story);
      const params = { asOf: at(end), untilGiven: true, campaign: 'spring', ...OWN };
      expectWhoToFit(db, 'kfactor', params);
      expect(expectExplained(db, 'kfactor', params)).toBe(8 * 3);
      db.close();
    }),
    { numRuns: 30 },
  );
});

it.each([
  ['--by + --stages', { ...OWN, by: 'month' }],
  ['--flagged + --stages', { own: { ...OWN.own, flagged: true } }],
  ['--tree + --flagged', { own: { tree: '3', flagged: true } }],
  ['--tree + --stages', { own: { ...OWN.own, tree: '1' } }],
] as const)('is one list by itself: no %s', (problem, params) => {
  expect(() => ask('kfactor', STORY, params)).toThrow(
    expect.objectContaining({ code: 'usage', params: { problem } }),
  );
});
