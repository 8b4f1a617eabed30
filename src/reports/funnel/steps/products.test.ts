import { describe, expect, it, test } from 'vitest';
import { toldIn, walkOne } from './log.fixture.ts';
import type { WalkRule } from './rule.ts';
import { VECTORS } from './vectors.fixture.ts';

/** ClickHouse's modes in our words. Its default takes the latest first step, and one event for several. */
function clickhouse(modes: string): Partial<WalkRule> {
  const has = (mode: string): boolean => modes.split('+').includes(mode);
  return {
    ...(has('strict_order') ? { order: 'strict', entry: 'first' } : { entry: 'latest' }),
    ties: has('strict_increase') ? 'later' : has('strict_once') ? 'instant' : 'event',
    repeats: has('strict_deduplication') ? 'end' : 'pass',
  };
}

describe('ClickHouse windowFunnel', () => {
  const vectors = Object.entries(VECTORS).flatMap(([events, some]) =>
    some.map((vector) => ({ events, ...vector })),
  );
  it('has 44 stable vectors', () => {
    expect(vectors).toHaveLength(44);
  });
  it.each(vectors)('$modes within $window, $steps: $events', ({ events, modes, ...vector }) => {
    const rule = { ...clickhouse(modes), windowMs: vector.window };
    expect(walkOne(vector.steps, toldIn(events), rule).depth).toBe(vector.level);
  });
});

/** Depths of people, and hours from the step before where they were reached. */
function journeys(
  steps: string,
  people: readonly string[],
  rule: Partial<WalkRule>,
): { depths: number[]; hours: number[][] } {
  const attempts = people.map((events) => {
    const { depth, times } = walkOne(steps, toldIn(events), rule);
    return { depth, times: [...times] };
  });
  const depths = attempts.map(({ depth }) => depth);
  const gaps = attempts.map(({ times }) => times.slice(1).map((at, n) => at - (times[n] ?? NaN)));
  const hours = (gaps[0] ?? []).map((_, n) =>
    gaps.map((of) => of[n] ?? NaN).filter((gap) => !Number.isNaN(gap)),
  );
  return { depths, hours };
}

const reached = (depths: readonly number[], step: number): number =>
  depths.filter((depth) => depth >= step).length;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Journeys from PostHog's tests: conversion_time_cases.py and test_funnel_strict.py in
 * posthog/hogql_queries/insights/funnels/test. PostHog takes the latest first step before the second,
 * and the attempt that leads furthest; steps in sequence may share an instant.
 */
describe('PostHog', () => {
  const posthog: Partial<WalkRule> = { entry: 'latest', ties: 'instant', windowMs: 14 * 24 };

  test('times to convert: 6,000 and 5,400 seconds on average, medians 7,200 and 5,400', () => {
    // Hours of the day of each person's own day.
    const people = ['12:up 13:play 15:buy', '14:up 16:play', '14:up 16:play 17:buy'];
    const { depths, hours } = journeys('up > play > buy', people, posthog);
    expect([1, 2, 3].map((step) => reached(depths, step))).toEqual([3, 3, 2]);
    expect(hours).toEqual([
      [1, 2, 2],
      [2, 1],
    ]);
    expect(hours.map((of) => mean(of) * 3600)).toEqual([6000, 5400]);
  });

  test('of three tries the one that was complete is timed: an hour to the second step', () => {
    const tries = '1:up 2:view 3:else 52:up 53:view 79:up 82:view';
    const { hours } = journeys('up > view > else', [tries], { ...posthog, windowMs: 24 });
    expect(hours[0]).toEqual([1]);
  });

  test('a window of five minutes has its end in it; fourteen days let fifteen minutes pass', () => {
    // Minutes of the day.
    const people = ['840:up 845:view', '843:up', '720:up 735:view'];
    const of = (windowMs: number) => journeys('up > view', people, { ...posthog, windowMs });
    expect(of(14 * 24 * 60)).toEqual({ depths: [2, 1, 2], hours: [[5, 15]] });
    expect(of(5)).toEqual({ depths: [2, 1, 1], hours: [[5]] });
  });

  test('strict: seven enter, two see a page next, one views an insight after that', () => {
    const people = [
      '1:up',
      '1:view 2:up',
      '1:up 2:view 3:blah 4:insight',
      '1:insight 2:blah 3:view 4:up',
      '1:view 2:up 3:blah 4:view 5:insight',
      '1:blah 2:up 3:blah 4:view',
      '1:blah 2:up 3:view 4:insight 5:blah',
      '1:insight 2:view',
    ];
    const { depths } = journeys('up > view > insight', people, { ...posthog, order: 'strict' });
    expect(depths).toEqual([1, 1, 2, 1, 1, 1, 3, 0]);
    expect([1, 2, 3].map((step) => reached(depths, step))).toEqual([7, 2, 1]);
  });
});

/** Mixpanel's documentation of funnels: the hours are 13:00, 13:30, 13:45 and 14:15. */
describe('Mixpanel', () => {
  const events = toldIn('780:a 810:a 825:b 855:c');

  test('a second first step does not start again: c is later than an hour after the first a', () => {
    const attempt = walkOne('a > b > c', events, { entry: 'first', windowMs: 60 });
    expect(attempt.depth).toBe(2);
    expect([...attempt.times]).toEqual([780, 825, NaN]);
  });

  test('PostHog and ClickHouse take the latest a, from which c is in time', () => {
    const attempt = walkOne('a > b > c', events, { entry: 'latest', windowMs: 60 });
    expect([...attempt.times]).toEqual([810, 825, 855]);
  });
});
