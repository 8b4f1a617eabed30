import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectExplained } from '../explained.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import type { ReportParams } from '../report.ts';
import { runReport } from '../run.ts';
import { tellWithRewards } from './rewards.fixture.ts';

const ASKED = { asOf: at('+30d'), untilGiven: true, campaign: 'spring' };
const LIST = { ...ASKED, own: { rewards: true as const } };

const STORY: Story = {
  people: {
    ann: ['asked +0d', 'invite ben +1d', 'invite cat +2d', 'invite dan +28d'],
    sam: ['asked +0d'],
    // Kept; gone on the fourth day; of whom nobody can say yet.
    ben: ['join - +1d'],
    cat: ['join - +2d', 'leave +4d'],
    dan: ['join - +28d'],
  },
};
const REWARDS = [
  'ann +1d 200 ben',
  'ann +2d 200 cat',
  'ann +28d 200 dan',
  'sam +3d 500', // whom nobody followed
  'ben +1d 0', // for coming, himself
];

function run(rewards: readonly string[], params: ReportParams, story = STORY) {
  const db = tellWithRewards(story, rewards);
  try {
    return runReport(db, 'kfactor', params);
  } finally {
    db.close();
  }
}

function line(row: Row): string {
  return ['currency', 'stage', 'people', 'rewards', 'cost_minor', 'invitations', 'each_minor']
    .map((key) => row[key] ?? '–')
    .join(' ');
}

describe('rewards beside the invitations', () => {
  it('cost so much for each that was accepted, and for each that was kept; some were given in vain', () => {
    expect(run(REWARDS, LIST).rows.map(line)).toEqual([
      'CNY rewarded 3 5 1100 3 367', // 1100 ÷ ben, cat and dan
      'CNY rewarded_7d 3 4 900 1 900', // up to the 23rd day: without dan’s; ÷ ben
      'CNY rewarded_30d 0 0 0 0 –', // up to the day on which it began
      'CNY in_vain 2 2 500 – –', // sam, and ben, who invited nobody
      'CNY reclaimable 1 1 200 – –', // what ann got for cat
    ]);
    const { summary, notes, rule } = run(REWARDS, ASKED);
    expect(summary).toMatchObject({
      rewarded: 3,
      rewards: 5,
      rewarded_in_vain: 2,
      reclaimable: 1,
    });
    const told = { notes, rule };
    expect(noted(told, 'kfactor-rewards')).toEqual({
      n: 5,
      people: 3,
      amount_minor: 1100,
      currency: 'CNY',
      each: '3.67',
    });
    expect(noted(told, 'kfactor-reclaimable')).toMatchObject({ n: 1, amount_minor: 200 });
    expect(noted(told, 'kfactor-rewards-counted')).toEqual({});
  });

  it('are a month old once: each that was kept 30 days has a price', () => {
    const { rows } = run(REWARDS, { ...LIST, asOf: at('+40d') });
    expect(rows.map(line).slice(0, 3)).toEqual([
      'CNY rewarded 3 5 1100 3 367',
      'CNY rewarded_7d 3 5 1100 2 550', // ben and dan
      'CNY rewarded_30d 3 4 900 1 900', // up to the tenth day: ben
    ]);
  });

  it('stand in each currency by themselves', () => {
    const { rows, notes } = run([...REWARDS, 'sam +5d 300 in USD', 'ann +1d 90 ben in USD'], LIST);
    expect(rows.map(line).filter((one) => one.includes('rewarded '))).toEqual([
      'CNY rewarded 3 5 1100 3 367',
      'USD rewarded 2 2 390 3 130',
    ]);
    expect(notes).toEqual([]);
  });

  it('are somebody’s under whatever name, and given for somebody under whatever name', () => {
    const people = { ...STORY.people, 'ann/2': [], 'cat/2': [] };
    const rewards = ['ann +1d 200 ben', 'ann/2 +2d 200 cat/2'];
    expect(run(rewards, LIST, { people }).rows.map(line)).toEqual([
      'CNY rewarded 1 2 400 3 133',
      'CNY rewarded_7d 1 2 400 1 400',
      'CNY rewarded_30d 0 0 0 0 –',
      'CNY in_vain 0 0 0 – –',
      'CNY reclaimable 1 1 200 – –',
    ]);
  });

  it('that are of a later day are not seen, and nothing is said where there are none', () => {
    const none = ask('kfactor', STORY);
    expect(run(['ann +31d 200 ben'], ASKED)).toEqual(none);
    expect(Object.keys(none.summary ?? {})).not.toContain('rewarded');
    expect(none.who).not.toContain('rewarded');
    const list = run([], LIST);
    expect([list.rows, noted(list, 'kfactor-no-rewards')]).toEqual([[], {}]);
  });

  it('are one list by themselves', () => {
    const problem = '--stages + --rewards';
    expect(() => ask('kfactor', STORY, { own: { stages: true, rewards: true } })).toThrow(
      expect.objectContaining({ code: 'usage', params: { problem } }),
    );
  });
});

const NAMES = ['ann', 'ben', 'cat', 'dan', 'eve', 'fay'];
const someone = fc.constantFrom(...NAMES);
const reward = fc
  .tuple(
    someone,
    fc.integer({ min: 0, max: 24 }),
    fc.integer({ min: 0, max: 999 }),
    fc.oneof(fc.constant(''), someone),
    fc.constantFrom('', 'in USD'),
  )
  .map(([who, day, minor, whom, how]) =>
    [who, `+${day}d`, minor, whom, how].filter((word) => word !== '').join(' '),
  );
const rewards = fc.uniqueArray(reward, { minLength: 1, maxLength: 8 });
const until = fc.constantFrom('+12d', '+20d', '+50d');

describe('whatever happens', () => {
  it('--who lists as many as it says, and --explain gives the same', () => {
    fc.assert(
      fc.property(randomStory, rewards, until, (story, given, end) => {
        const db = tellWithRewards(story, given);
        for (const params of [ASKED, LIST, { ...ASKED, by: 'month' }]) {
          expectWhoToFit(db, 'kfactor', { ...params, asOf: at(end) });
          expectExplained(db, 'kfactor', { ...params, asOf: at(end) });
        }
        db.close();
      }),
      { numRuns: 40 },
    );
  });

  it('adds up, in whatever order the rewards came', () => {
    fc.assert(
      fc.property(randomStory, rewards, until, (story, given, end) => {
        const params = { ...LIST, asOf: at(end) };
        const { rows } = run(given, params, story);
        expect(run(given.toReversed(), params, story).rows).toEqual(rows);
        const told = given.filter((one) => at(one.split(' ')[1] ?? '') <= at(end));
        const sum = (key: string): number =>
          rows
            .filter(({ stage }) => stage === 'rewarded')
            .reduce((all, row) => all + Number(row[key]), 0);
        expect(sum('rewards')).toBe(told.length);
        expect(sum('cost_minor')).toBe(
          told.reduce((all, one) => all + Number(one.split(' ')[2]), 0),
        );
        for (let nth = 0; nth < rows.length; nth += 5) {
          const [all, ...parts] = rows.slice(nth, nth + 5).map((row) => Number(row['cost_minor']));
          expect(Math.max(...parts)).toBeLessThanOrEqual(all ?? 0);
        }
      }),
      { numRuns: 40 },
    );
  });
});
