import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFigures } from '../../dimensions/figures.ts';
import { ENDS } from './rule.ts';
import { addEvent, arrange, emptyHeap } from './timeline.ts';

type Event = readonly [person: number, at: number, fills: number, key: number];

function arranged(events: readonly Event[]): Record<number, string[]> {
  const heap = emptyHeap();
  for (const [person, at, fills, key] of events) addEvent(heap, person, at, fills, key);
  const { log, each, people } = arrange(heap);
  const found: Record<number, string[]> = {};
  each((person, from, to) => {
    found[person] = [...log.at.subarray(from, to)].map((at, n) => `${at}:${log.fills[from + n]}`);
  });
  expect(Object.keys(found)).toHaveLength(people);
  return found;
}

test('a person’s events by time; in one instant what ends comes first, then by step, no step last', () => {
  const events: Event[] = [
    [7, 5, 0, 0],
    [7, 5, 2, 0],
    [3, 9, 1, 0],
    [7, 5, ENDS, 0],
    [7, 5, 1, 0],
    [7, 2, 4, 0],
  ];
  expect(arranged(events)).toEqual({ 3: ['9:1'], 7: ['2:4', `5:${ENDS}`, '5:1', '5:2', '5:0'] });
});

test('a fact that was read as two steps is one event that is both', () => {
  const events: Event[] = [
    [1, 5, 1, 11],
    [1, 5, 1, 12],
    [1, 5, 2, 11],
    [1, 6, 2, 13],
  ];
  expect(arranged(events)).toEqual({ 1: ['5:1', '5:3', '6:2'] });
});

test('many events of many people are each where they belong, in whatever order they were read', () => {
  const event = fc.tuple(
    fc.constantFrom(1, 2, 90),
    fc.nat(30),
    fc.constantFrom(0, 1, 2),
    fc.constant(0),
  );
  fc.assert(
    fc.property(fc.array(event, { minLength: 100, maxLength: 400 }), (events) => {
      const place = (fills: number): number => (fills === 0 ? 9 : fills);
      const expected: Record<number, string[]> = {};
      for (const [person, at, fills] of events.toSorted(
        (a, b) => a[1] - b[1] || place(a[2]) - place(b[2]),
      ))
        (expected[person] ??= []).push(`${at}:${fills}`);
      expect(arranged(events)).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

test('figures are read three at a time', () => {
  const read: number[][] = [];
  readFigures('1,1772323200000,3,42,5,0', (...three) => read.push(three));
  expect(read).toEqual([
    [1, 1_772_323_200_000, 3],
    [42, 5, 0],
  ]);
  readFigures('', () => read.push([]));
  expect(read).toHaveLength(2);
});
