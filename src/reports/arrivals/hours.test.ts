import { expect, it } from 'vitest';
import { ask, noted } from '../ask.fixture.ts';
import { writeSettings } from '../../db/settings.ts';
import { expectExplained } from '../explained.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';

// START is 08:00 in Shanghai: a poster looked at in the morning and on two evenings, and a card.
const STORY: Story = {
  batches: [
    { codes: ['p1'], unit: 'shared', channel: 'poster' },
    { codes: ['c1', 'c2'], variant: 'sample' },
  ],
  costs: ['- print 900 +0d'],
  people: {
    ann: ['visit p1 +11h v1', 'join p1 +12h'],
    ben: ['visit p1 +1d+11h v2', 'join p1 +1d+11h'],
    cat: ['visit p1 +1h v3', 'visit p1 +1h v4 bot', 'visit c1 +11h cat', 'join c1 +1d'],
  },
};
const ASKED = { asOf: at('+20d'), untilGiven: true, campaign: undefined, by: 'hour' };

it('visits by their own hour and people by that of their join, of each batch', () => {
  const result = ask('batches', STORY, ASKED);
  const keys = ['batch', 'hour', 'codes', 'visits', 'joins', 'join_rate'];
  expect(result.rows.map((row) => keys.map((key) => row[key] ?? '–').join(' '))).toEqual([
    '1 09 0 1 0 –',
    '1 19 0 2 1 –',
    '1 20 0 0 1 –',
    '1 – 1 0 0 –',
    '2 08 0 0 1 –',
    '2 19 0 1 0 –',
    '2 – 2 0 0 –',
  ]);
  expect(noted(result, 'by-hour')).toEqual({});
  expect(noted(result, 'batches-parts')).toBeUndefined();
});

it('so of each channel', () => {
  const { rows } = ask('channels', STORY, ASKED);
  const keys = ['channel', 'hour', 'codes', 'visits', 'joins'];
  expect(rows.map((row) => keys.map((key) => row[key] ?? '–').join(' '))).toEqual([
    'package-card 08 0 0 1',
    'package-card 19 0 1 0',
    'package-card 20 0 0 0', // a share of the cost of the campaign, for ann
    'package-card – 2 0 0',
    'poster 09 0 1 0',
    'poster 19 0 2 1',
    'poster 20 0 0 1',
    'poster – 1 0 0',
  ]);
});

// New York puts its clocks forward seven days after START.
it.each([
  ['batches', 'Asia/Shanghai'],
  ['batches', 'America/New_York'],
  ['channels', 'Asia/Shanghai'],
  ['channels', 'America/New_York'],
])('%s names the people of each hour, and explains it, in %s', (report, timezone) => {
  const late = ['visit p1 +9d+13h v5', 'join p1 +9d+14h'];
  const db = tell({ ...STORY, people: { ...STORY.people, dan: late } });
  writeSettings(db, { timezone });
  expect(expectWhoToFit(db, report, ASKED).length).toBeGreaterThan(0);
  expect(expectExplained(db, report, ASKED)).toBeGreaterThanOrEqual(8 * 9);
  db.close();
});
