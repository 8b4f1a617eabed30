import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Happening, logOf, PLAIN, walkOne } from './log.fixture.ts';
import type { WalkRule } from './rule.ts';
import { walker } from './walk.ts';

const NAMES = ['a', 'b', 'c', 'x'];
const STEPS = ['a > b > c', 'a > b > b', 'a > a > b', 'a > b? > c', 'a > b > c > a'];
// Few instants, so that events meet in one.
const journey: fc.Arbitrary<Happening[]> = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom(...NAMES)),
  { maxLength: 12 },
);
const inSequence = fc.constantFrom(...STEPS);
const anySteps = fc.constantFrom(...STEPS.filter((steps) => !steps.includes('?')));
const rule: fc.Arbitrary<Partial<WalkRule> & { without: string }> = fc.record({
  entry: fc.constantFrom('first', 'latest', 'any'),
  ties: fc.constantFrom('later', 'instant', 'event'),
  repeats: fc.constantFrom('pass', 'end'),
  windowMs: fc.integer({ min: 0, max: 9 }),
  without: fc.constantFrom('', '', 'x'),
});
const order = fc.constantFrom('ordered', 'strict', 'any');

/** Every name that is no step and ends nothing. */
const unrelated: fc.Arbitrary<Happening[]> = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 12 }), fc.constant('else')),
  { maxLength: 5 },
);

describe('laws of a walk', () => {
  it('a wider window never lowers a step', () => {
    fc.assert(
      fc.property(journey, anySteps, rule, order, fc.nat(9), (events, steps, some, way, more) => {
        const of = (windowMs: number): number =>
          walkOne(steps, events, { ...some, order: way, windowMs }).depth;
        const { windowMs = 0 } = some;
        expect(of(windowMs + more)).toBeGreaterThanOrEqual(of(windowMs));
      }),
    );
  });

  it('strict ≤ ordered ≤ any order', () => {
    fc.assert(
      fc.property(journey, anySteps, rule, (events, steps, some) => {
        const of = (way: WalkRule['order']): number =>
          walkOne(steps, events, { ...some, order: way }).depth;
        expect(of('strict')).toBeLessThanOrEqual(of('ordered'));
        expect(of('ordered')).toBeLessThanOrEqual(of('any'));
      }),
    );
  });

  it('of any order the spelling of the steps changes nothing', () => {
    const spelled = anySteps.chain((steps) => {
      const names = steps.split(' > ');
      const turned = fc.shuffledSubarray(names, { minLength: names.length });
      return fc.tuple(fc.constant(steps), turned);
    });
    fc.assert(
      fc.property(journey, spelled, rule, (events, [steps, turned], some) => {
        const any = { ...some, order: 'any' } as const;
        expect(walkOne(turned.join(' > '), events, any)).toEqual(walkOne(steps, events, any));
      }),
      { numRuns: 500 },
    );
  });

  it('an unrelated event changes nothing but strict, which it never helps', () => {
    fc.assert(
      fc.property(journey, unrelated, inSequence, rule, (events, more, steps, some) => {
        const both = [...events, ...more];
        expect(walkOne(steps, both, some)).toEqual(walkOne(steps, events, some));
        const strict = { ...some, order: 'strict' } as const;
        const depth = walkOne(steps, both, strict).depth;
        expect(depth).toBeLessThanOrEqual(walkOne(steps, events, strict).depth);
      }),
    );
  });

  it('one beginning never leads further than the best of all', () => {
    fc.assert(
      fc.property(journey, inSequence, rule, (events, steps, some) => {
        const of = (entry: WalkRule['entry']): number =>
          walkOne(steps, events, { ...some, entry }).depth;
        expect(of('first')).toBeLessThanOrEqual(of('any'));
        expect(of('latest')).toBe(of('any'));
      }),
    );
  });

  it('steps stand in the sequence of their times, all within the window of the first', () => {
    fc.assert(
      fc.property(journey, inSequence, rule, (events, steps, some) => {
        const { depth, times } = walkOne(steps, events, some);
        const reached = [...times].filter((at) => !Number.isNaN(at));
        fc.pre(depth > 0);
        expect(reached).toEqual(reached.toSorted((a, b) => a - b));
        if (some.ties === 'later') expect(new Set(reached).size).toBe(reached.length);
        expect((reached.at(-1) ?? 0) - (reached[0] ?? 0)).toBeLessThanOrEqual(some.windowMs ?? 0);
        expect(reached.length).toBeGreaterThanOrEqual(depth);
      }),
    );
  });

  it('people do not touch one another: many in one log are each as alone', () => {
    fc.assert(
      fc.property(fc.array(journey, { maxLength: 5 }), rule, order, (people, some, way) => {
        const logs = people.map((events) => logOf(events, ['a', 'b', 'c'], some.without));
        const together = {
          at: Float64Array.from(logs.flatMap(({ at }) => [...at])),
          fills: Int32Array.from(logs.flatMap(({ fills }) => [...fills])),
        };
        const walk = walker({ ...PLAIN, ...some, order: way, steps: 3 });
        let from = 0;
        for (const [n, { at }] of logs.entries()) {
          const { depth } = walk(together, from, from + at.length);
          expect(depth).toBe(walkOne('a > b > c', people[n] ?? [], { ...some, order: way }).depth);
          from += at.length;
        }
      }),
    );
  });
});

test('ordered takes the sequence that leads furthest from its beginning, as trying all would', () => {
  // All ways to choose events for the steps, one after the other, later each time.
  const furthest = (events: readonly Happening[], names: readonly string[], windowMs: number) => {
    const from = (step: number, after: number, start: number): number =>
      Math.max(
        step,
        ...events
          .filter(([at, name]) => name === names[step] && at > after && at - start <= windowMs)
          .map(([at]) => from(step + 1, at, start)),
      );
    const begins = events.filter(([, name]) => name === names[0]).map(([at]) => at);
    return Math.max(0, ...begins.map((at) => from(1, at, at)));
  };
  fc.assert(
    fc.property(journey, anySteps, fc.nat(9), (events, steps, windowMs) => {
      const { depth } = walkOne(steps, events, { entry: 'any', windowMs });
      expect(depth).toBe(furthest(events, steps.split(' > '), windowMs));
    }),
  );
});

test('a step that may be left out is counted where it is, and stops nobody', () => {
  const of = (events: readonly Happening[]) => {
    const { depth, times } = walkOne('a > b? > c', events);
    return { depth, times: [...times] };
  };
  expect(
    of([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ]),
  ).toEqual({ depth: 2, times: [1, 2, 3] });
  expect(
    of([
      [1, 'a'],
      [3, 'c'],
      [4, 'b'],
    ]),
  ).toEqual({ depth: 2, times: [1, NaN, 3] });
  expect(
    of([
      [1, 'a'],
      [2, 'b'],
    ]),
  ).toEqual({ depth: 1, times: [1, 2, NaN] });
  // In one instant with the step that counts it is not the earlier one: it was left out.
  expect(
    of([
      [1, 'a'],
      [2, 'b'],
      [2, 'c'],
    ]),
  ).toEqual({ depth: 2, times: [1, NaN, 2] });
});

test('what must not happen ends the attempt, which keeps its steps; a later one may begin', () => {
  const events: Happening[] = [
    [1, 'a'],
    [2, 'b'],
    [3, 'x'],
    [4, 'c'],
    [5, 'a'],
    [6, 'b'],
    [7, 'c'],
  ];
  expect(walkOne('a > b > c', events, { without: 'x' })).toMatchObject({ depth: 2, ended: true });
  const again = walkOne('a > b > c', events, { without: 'x', entry: 'any' });
  expect(again).toMatchObject({ depth: 3, ended: false });
  // In one instant with a step it comes first; with the beginning, it was before.
  expect(
    walkOne(
      'a > b',
      [
        [1, 'x'],
        [1, 'a'],
        [2, 'b'],
      ],
      { without: 'x' },
    ).depth,
  ).toBe(2);
  expect(
    walkOne(
      'a > b',
      [
        [1, 'a'],
        [2, 'b'],
        [2, 'x'],
      ],
      { without: 'x' },
    ).depth,
  ).toBe(1);
});

test.each(['order > join', 'join > order'])(
  'of any order what is in one instant belongs to one attempt: %s',
  (steps) => {
    const events: Happening[] = [
      [1, 'order'],
      [6, 'order'],
      [6, 'join'],
    ];
    const { depth, times } = walkOne(steps, events, { order: 'any', windowMs: 1 });
    expect({ depth, times: [...times] }).toEqual({ depth: 2, times: [6, 6] });
    // What ends attempts comes first in its instant: it was before.
    const ended = [...events, [6, 'x'] as const];
    expect(walkOne(steps, ended, { order: 'any', windowMs: 1, without: 'x' }).depth).toBe(2);
  },
);

test('any order deals events out so that the most steps are reached', () => {
  // b? no: the first event could be both steps, the second only one of them.
  const log = { at: Float64Array.of(1, 2), fills: Int32Array.of(0b11, 0b01) };
  const attempt = walker({ ...PLAIN, order: 'any', steps: 2 })(log, 0, 2);
  expect(attempt.depth).toBe(2);
  expect([...attempt.times]).toEqual([1, 2]);
});
