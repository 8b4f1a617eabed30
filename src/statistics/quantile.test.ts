import { expect, it } from 'vitest';
import { quantileOf } from './quantile.ts';

it('is R’s default: quantile(1:10) is 1, 3.25, 5.5, 7.75, 10', () => {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const quartiles = [0, 0.25, 0.5, 0.75, 1].map((p) => quantileOf(ten, p));
  expect(quartiles).toEqual([1, 3.25, 5.5, 7.75, 10]);
});

it('of one value is the value', () => {
  expect(quantileOf([4], 0.9)).toBe(4);
});
