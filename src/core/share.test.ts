import { expect, it } from 'vitest';
import { parseShare } from './share.ts';
import { parseSpan } from './span.ts';

it.each([
  ['20%', 0.2],
  [' 2.5 % ', 0.025],
  ['20％', 0.2],
  ['150%', 1.5],
  ['0.2', 0.2],
  ['.05', 0.05],
  ['1', 1],
  ['0%', 0],
])('parseShare reads %s as %d', (text, share) => {
  expect(parseShare(text)).toBeCloseTo(share, 15);
});

it.each(['20', '-5%', '5 of 100', '', '%', '1e-3', 'NaN'])('parseShare refuses %s', (text) => {
  expect(parseShare(text)).toBeUndefined();
});

it.each([
  ['90m', 90 * 60_000],
  ['36h', 36 * 3_600_000],
  ['14d', 14 * 86_400_000],
  ['2w', 14 * 86_400_000],
])('parseSpan reads %s as %i ms', (text, ms) => {
  expect(parseSpan(text)).toBe(ms);
});

it.each(['14', '0d', '-1d', '1 month', '1.5d', '', 'd'])('parseSpan refuses %s', (text) => {
  expect(parseSpan(text)).toBeUndefined();
});
