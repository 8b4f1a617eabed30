import { expect, it } from 'vitest';
import { median } from './median.ts';

it.each([
  [[], null],
  [[7], 7],
  [[9, 1, 5], 5],
  [[10, 9, 1, 2], 5.5],
])('the median of %j is %j', (values, expected) => {
  expect(median(values)).toBe(expected);
});
