import { expect, it } from 'vitest';
import { momentsOf, welch } from './welch.ts';

function moments(values: readonly number[]): ReturnType<typeof momentsOf> {
  const sum = values.reduce((total, value) => total + value, 0);
  const squares = values.reduce((total, value) => total + value * value, 0);
  return momentsOf(values.length, sum, squares);
}

it('gives what R prints for t.test(extra ~ group, data = sleep)', () => {
  // "Student" (1908): t = −1.8608, df = 17.776, p-value = 0.07939, −3.3654832 … 0.2054832.
  const first = moments([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
  const second = moments([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
  const test = welch(first, second);
  expect(test?.t).toBeCloseTo(-1.8608, 4);
  expect(test?.df).toBeCloseTo(17.776, 3);
  expect(test?.p).toBeCloseTo(0.07939, 5);
  expect(test?.low).toBeCloseTo(-3.3654832, 7);
  expect(test?.high).toBeCloseTo(0.2054832, 7);
});

it('has nothing to say of one value, or of values that are all the same', () => {
  expect(welch(moments([1]), moments([1, 2]))).toBeNull();
  expect(welch(moments([3, 3]), moments([4, 4]))).toBeNull();
  expect(moments([])).toEqual({ n: 0, mean: 0, variance: 0 });
});
