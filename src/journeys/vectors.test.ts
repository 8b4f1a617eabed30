import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbersIn } from './vectors.ts';

test('a list of numbers is read as JSON has it', () => {
  expect([...numbersIn('[]')]).toEqual([]);
  expect([...numbersIn('[0]')]).toEqual([0]);
  expect([...numbersIn('[7,0,42,2147483647]')]).toEqual([7, 0, 42, 2_147_483_647]);
  fc.assert(
    fc.property(fc.array(fc.nat()), (numbers) => {
      expect([...numbersIn(JSON.stringify(numbers))]).toEqual(numbers);
    }),
  );
});
