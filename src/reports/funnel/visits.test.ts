import { expect, test } from 'vitest';
import { FLAGS, MACHINE } from '../../codes/redirect/words.ts';
import { ask, counts, noted } from '../ask.fixture.ts';
import type { Story } from '../journeys.fixture.ts';
import { VISITS } from '../options.ts';

/** A card that only a preview has seen, one that somebody scanned twice, a poster between people and bots. */
const SCANNED: Story = {
  batches: [{ codes: ['c1', 'c2'] }, { codes: ['p1'], unit: 'shared' }],
  people: {
    nobody: ['visit c1 +1h v1 preview', 'visit p1 +3h v2 bot', 'visit p1 +3h v3 second-fetch'],
    ann: ['visit c2 +1h v4', 'visit c2 +1h v5 repeat'],
    ben: ['visit p1 +2h v6'],
    // Who was cut off as a repeat, for two who share an address have one hash.
    cat: ['visit p1 +2h v7 repeat'],
  },
};
const scanned = (visits?: string): string | undefined =>
  counts(ask('funnel', SCANNED, { visits }).rows)[0];

test('humans count once; repeats and machines are shown on request', () => {
  expect([scanned(), scanned('counted'), scanned('human'), scanned('all')]).toEqual([
    'scanned 2', // c2, and v6 at the poster
    'scanned 2',
    'scanned 3', // v7 too
    'scanned 6', // c1, v2 and v3 too
  ]);
});

test('what is left out is said, and how to see it', () => {
  const left = (visits?: string): unknown =>
    noted(ask('funnel', SCANNED, { visits }), 'funnel-visits-left-out');
  expect(left()).toEqual({ machines: 3, repeats: 2, option: '--visits all' });
  expect(left('human')).toEqual({ machines: 3, repeats: 0, option: '--visits all' });
  expect(left('all')).toBeUndefined();
});

test('another word is refused', () => {
  expect(() => ask('funnel', SCANNED, { visits: 'most' })).toThrow(
    expect.objectContaining({ code: 'bad-option' }),
  );
});

test('reports and the server mean the same by their numbers', () => {
  expect(VISITS.human).toBe(MACHINE);
  expect(VISITS.counted).toBe(Object.values(FLAGS).reduce((all, flag) => all | flag, 0));
});
