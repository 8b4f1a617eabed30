import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, inkOn, READABLE } from './contrast.ts';

test('contrast is as WCAG reckons it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
  expect(contrast('#123456', '#123456')).toBe(1);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2); // the well-known grey that just fails
  expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2); // and the one that just passes
});

test('white on a dark brand, black on a pale one', () => {
  expect(inkOn('#b3402a')).toBe('#ffffff');
  expect(inkOn('#07c160')).toBe('#000000');
  expect(inkOn('#fff6d5')).toBe('#000000');
});

test('whatever the brand’s colour, its text can be read', () => {
  const colour = fc
    .integer({ min: 0, max: 0xff_ff_ff })
    .map((number) => `#${number.toString(16).padStart(6, '0')}`);
  fc.assert(fc.property(colour, (it) => contrast(it, inkOn(it)) >= READABLE));
});
