import { describe, expect, it } from 'vitest';
import type { Table } from '../core/table.ts';
import { width } from '../core/width.ts';
import { translator } from '../text/translator.ts';
import { colours } from './colour.ts';
import { renderOnScreen, type Shade } from './screen-table.ts';

const plain = colours(false);
const context = { say: translator('en'), timezone: 'UTC', currency: null };

const TABLE: Table = {
  columns: [
    { key: 'stage', type: 'word' },
    { key: 'count', type: 'count' },
    { key: 'overall_rate', type: 'rate', bar: 'of-one' },
    { key: 'ci_low', type: 'rate', spare: 2 },
    { key: 'ci_high', type: 'rate', spare: 2 },
    { key: 'median_hours', type: 'hours', spare: 1 },
  ],
  rows: [
    { stage: 'issued', count: 16, overall_rate: 1, ci_low: 0.5, ci_high: 1, median_hours: 2 },
    { stage: 'joined', count: 9, overall_rate: 9 / 16, ci_low: 0.5, ci_high: 1, median_hours: 2 },
  ],
};

const shown = (screen: number, table = TABLE, shade?: Shade) => {
  const { text, leftOut } = renderOnScreen(table, context, plain, screen, shade);
  const lines = text.trimEnd().split('\n');
  for (const line of lines) expect(width(line)).toBeLessThanOrEqual(screen);
  return { lines, leftOut };
};

describe('a table on a screen', () => {
  it('draws bars where there is room', () => {
    const { lines, leftOut } = shown(100);
    expect(leftOut).toEqual([]);
    expect(lines[1]).toContain(`100.0 %  ${'█'.repeat(24)}`);
    // 9/16 of 24 columns are 13.5.
    expect(lines[2]).toContain(`56.3 %  ${'█'.repeat(13)}▌ `);
  });

  it('leaves out what can be spared, the highest number and the last of it first', () => {
    expect(shown(50).leftOut).toEqual(['Step from', 'Step to']);
    expect(shown(30).leftOut).toEqual(['Step from', 'Step to', 'Median hours']);
    // Nothing can be spared any more: from the right, but for the first.
    expect(shown(14).leftOut).toHaveLength(4);
    expect(shown(5, { ...TABLE, rows: [] }).lines).toEqual(['Stage']);
  });

  it('never leaves one end of an interval without the other', () => {
    for (let screen = 8; screen <= 60; screen += 1) {
      const { leftOut } = shown(screen);
      expect(leftOut.includes('Step from')).toBe(leftOut.includes('Step to'));
    }
  });

  it('shades by signs, not by colour; 0 has none, and the least is seen', () => {
    const table: Table = {
      columns: [
        { key: 'cohort', type: 'text' },
        { key: 'period=0', type: 'count', spare: 1 },
        { key: 'period=1', type: 'count', spare: 1 },
      ],
      rows: [
        { 'cohort': 'a', 'period=0': 100, 'period=1': 1 },
        { 'cohort': 'b', 'period=0': 60, 'period=1': 0 },
        { 'cohort': 'c', 'period=0': 25 },
      ],
    };
    const shade: Shade = (row, { key }) =>
      key === 'cohort' || typeof row[key] !== 'number' ? null : row[key] / 100;
    expect(shown(80, table, shade).lines.slice(1)).toEqual([
      'a       █ 100  ░ 1',
      'b        ▓ 60    0',
      'c        ░ 25',
    ]);
    // Without room for signs there are the numbers alone.
    const large = { ...table, rows: [{ 'cohort': 'a', 'period=0': 100_000, 'period=1': 1 }] };
    expect(shown(22, large, shade).lines[1]).toContain('█ 100,000');
    expect(shown(20, large, shade).lines[1]).toMatch(/^a +100,000 +1$/);
    const unshaded = (screen: number, of?: Shade): boolean =>
      renderOnScreen(large, context, plain, screen, of).unshaded;
    expect([unshaded(22, shade), unshaded(20, shade), unshaded(20)]).toEqual([false, true, false]);
  });
});
