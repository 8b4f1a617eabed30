import { expect, test } from 'vitest';
import { ask, counts } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { whoIsBehind } from '../run.ts';

const ASKED = { asOf: at('+30d'), untilGiven: true, campaign: 'spring' };

/** Two hooks and a poster: ann and ben through cards, cat through both, dan through the poster. */
const STORY: Story = {
  batches: [
    { codes: ['c1', 'c2'], variant: 'sample' },
    { codes: ['c3', 'c4'], variant: 'membership' },
    { codes: ['p1'], unit: 'shared', variant: 'poster', made: '+5d' },
  ],
  people: {
    ann: ['join c1 +1h', 'order +9d'],
    ben: ['join c3 +1h', 'leave +2d'],
    cat: ['join c2 +2h', 'join c4 +3h'],
    dan: ['visit p1 +6d v1', 'join p1 +6d'],
  },
};

test('each step names who came so far; of a card the one who came furthest', () => {
  const db = tell({ ...STORY, batches: STORY.batches?.slice(0, 2) ?? [] });
  expect(expectWhoToFit(db, 'funnel', ASKED)).toEqual([
    'joined 4', // cat twice, for both cards
    'joined:already 0',
    'kept_7d 3',
    'kept_7d:already 0',
    'kept_7d:open 0',
    'first_private_order 1',
    'first_private_order:open 0',
    'repeat 0',
    'repeat:open 0',
  ]);
  const { people } = whoIsBehind(db, 'funnel', ASKED, 'first_private_order');
  expect(people).toEqual([{ person: 1 }]); // ann was told of first
});

test('by variant a step is named with its group', () => {
  const stages = expectWhoToFit(tell(STORY), 'funnel', { ...ASKED, by: 'variant' });
  expect(stages.filter((stage) => /:joined \d/.test(stage))).toEqual([
    'membership:joined 2',
    'poster:joined 1',
    'sample:joined 2',
  ]);
});

test('--top puts the smaller groups together, --since leaves older codes out', () => {
  const top = ask('funnel', STORY, { by: 'variant', top: 1 });
  const joined = top.rows.filter(({ stage }) => stage === 'joined');
  expect(joined.map(({ variant, count }) => [variant, count])).toEqual([
    ['membership', 2],
    ['(other)', 3],
  ]);
  const late = ask('funnel', STORY, { since: at('+4d') });
  expect(counts(late.rows).slice(0, 2)).toEqual(['scanned 1', 'joined 1']);
  expect(late.params['since']).toBe('2026-03-05T08:00:00+08:00');
});
