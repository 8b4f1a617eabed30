import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, noted, stageOf } from '../ask.fixture.ts';
import { at, type Story } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';

const STAGES = { own: { stages: true } } as const;
const shared = (codes: readonly string[], owners: readonly string[]) => [
  { codes, invites: true, owners },
];

describe('openings, some of which are not on record', () => {
  // Five looked at ann's, of whom three came; ben's has two visitors, and brought one; of those who came
  // through cat's two nobody was seen to look, nor of ann's fourth, whom a file alone tells of.
  const SEEN: Story = {
    batches: shared(['r1', 'r2', 'r3'], ['ann', 'ben', 'cat']),
    people: {
      a1: ['visit r1 +1d v1', 'join r1 +1d+1h'],
      a2: ['visit r1 +1d v2', 'join r1 +1d+2h'],
      a3: ['visit r1 +1d v3', 'join r1 +1d+3h'],
      b1: ['visit r2 +2d v4', 'join r2 +2d+1h'],
      b2: ['visit r2 +2d v5'],
    },
  };
  const STORY: Story = {
    ...SEEN,
    people: {
      ...SEEN.people,
      ann: ['invite zoe +9d'],
      c1: ['join r3 +3d'],
      c2: ['join r3 +3d'],
    },
  };

  it('leave the accepted ones without any out of c, and say how many; K has them all', () => {
    const result = ask('kfactor', STORY);
    // Three participants; visitors 3 + 2 + 0. Accepted 4 + 1 + 2, of which 3 + 1 + 0 had been opened.
    expect(result.summary).toMatchObject({
      k: { k: 7 / 3, counted: 7 },
      i: 5 / 3,
      // Wilson's interval of 4 of 5.
      c: { c: 4 / 5, low: expect.closeTo(0.3755, 4), high: expect.closeTo(0.9638, 4) },
    });
    expect(result.summary).toMatchObject({ c: { counted: 4, n: 5 } });
    expect(noted(result, 'kfactor-accepted-unopened')).toEqual({ n: 3, of: 7 });
    expect(noted(result, 'kfactor-openings')).toEqual({});
  });

  it('leave them out of the share of those who opened in --stages, too', () => {
    const result = ask('kfactor', STORY, STAGES);
    expect(stageOf(result.rows, 'joined_opened')).toMatchObject({ count: 4, of: 5, rate: 4 / 5 });
    expect(stageOf(result.rows, 'joined')).toMatchObject({ count: 7, of: null, rate: null });
    expect(noted(result, 'kfactor-stages-unopened')).toEqual({ n: 3, of: 7 });
  });

  it('are nothing to say where all are on record: then K = i × c', () => {
    const result = ask('kfactor', SEEN);
    expect(result.summary).toMatchObject({ k: { k: 4 / 3 }, i: 5 / 3, c: { c: 4 / 5 } });
    expect(noted(result, 'kfactor-accepted-unopened')).toBeUndefined();
    expect(noted(ask('kfactor', SEEN, STAGES), 'kfactor-stages-unopened')).toBeUndefined();
  });
});

describe('openings of which next to none are on record', () => {
  // Two visits were read of a campaign in which seven came.
  const STORY: Story = {
    batches: shared(['r1', 'r2'], ['ann', 'ben']),
    people: {
      nobody: ['visit r1 +1d v1', 'visit r1 +1d v2'],
      ...Object.fromEntries(
        Array.from({ length: 7 }, (_, n) => [`g${n}`, [`join r${1 + (n % 2)} +2d`]]),
      ),
    },
  };

  it('are no measure: there is no i and no c, and it is said', () => {
    const result = ask('kfactor', STORY);
    expect(result.summary).toMatchObject({
      opened: 2,
      k: { k: 7 / 2 },
      i: null,
      c: { c: null, low: null, high: null },
    });
    expect(noted(result, 'kfactor-openings-unrecorded')).toEqual({ n: 5, of: 7 });
    const stages = ask('kfactor', STORY, STAGES);
    expect(stageOf(stages.rows, 'joined_opened')).toMatchObject({ count: null, rate: null });
    expect(noted(stages, 'kfactor-stages-unrecorded')).toEqual({ n: 5, of: 7 });
  });
});

it('whatever happens, c is a share, and i × c with what had no opening is K', () => {
  fc.assert(
    fc.property(randomStory, fc.constantFrom('+9d', '+20d', '+30d'), (story, end) => {
      const result = ask('kfactor', story, { asOf: at(end) });
      const { i, c, k } = Object(result.summary);
      fc.pre(c.c !== null);
      const { n = 0 } = noted(result, 'kfactor-accepted-unopened') ?? {};
      expect(c.c).toBeLessThanOrEqual(1);
      expect(c.c).toBeGreaterThanOrEqual(c.low);
      expect(c.c).toBeLessThanOrEqual(c.high);
      expect(i * c.c + Number(n) / k.mature).toBeCloseTo(k.k, 9);
    }),
    { numRuns: 40 },
  );
});
