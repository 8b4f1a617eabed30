import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../core/table.ts';
import { counts } from '../ask.fixture.ts';
import { DIMENSIONS } from '../dimensions/dimension.ts';
import { dressed } from '../dressed.fixture.ts';
import { expectExplained } from '../explained.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { runReport } from '../run.ts';

const ASKED = { asOf: at('+20d'), untilGiven: true };
const KEYS = ['count', 'already', 'open'] as const;

/** What the rows of a stage add up to. */
function sumOf(rows: readonly Row[], stage: unknown, key: string): number {
  const its = rows.filter((row) => row['stage'] === stage);
  return its.reduce((sum, row) => sum + Number(row[key] ?? 0), 0);
}

// Two posters of either hook, so that people and visitors come to several of them.
const story = randomStory.map(({ batches = [], people = {} }) => {
  const posters = { unit: 'shared', channel: 'poster' } as const;
  return {
    people,
    batches: [
      ...batches.filter(({ unit }) => unit !== 'shared'),
      { ...posters, codes: ['p1'], variant: 'sample' },
      { ...posters, codes: ['p2'], variant: 'red-packet', made: '+9d', channel: 'booth' },
    ],
  };
});

describe('parts of the codes add up to all of them, stage by stage', () => {
  test.each(DIMENSIONS)('by %s', (by) => {
    const asked = fc.record({
      campaign: fc.constantFrom(undefined, 'spring'),
      since: fc.constantFrom(undefined, at('+2d')),
      top: fc.constantFrom(undefined, 1, 2),
    });
    const kept = fc.subarray([0, 1, 2, 3, 4]);
    fc.assert(
      fc.property(story, kept, asked, (told, some, { top, ...more }) => {
        const db = dressed({
          ...told,
          batches: told.batches.filter((_, n) => some.includes(n)),
        });
        const { rows } = runReport(db, 'funnel', { ...ASKED, ...more });
        const parts = runReport(db, 'funnel', { ...ASKED, ...more, by, top }).rows;
        for (const row of rows)
          for (const key of KEYS)
            expect([row['stage'], key, sumOf(parts, row['stage'], key)]).toEqual([
              row['stage'],
              key,
              Number(row[key] ?? 0),
            ]);
        expectWhoToFit(db, 'funnel', { ...ASKED, ...more, by, top });
        db.close();
      }),
      { numRuns: 15 },
    );
  });
});

describe('two posters in a row', () => {
  const POSTERS: Story = {
    batches: [
      { codes: ['red'], unit: 'shared', variant: 'red' },
      { codes: ['blue'], unit: 'shared', variant: 'blue' },
    ],
    people: {
      // Joined through both: the first is red.
      ann: [
        'visit red +1d v1',
        'join red +1d staff_01',
        'visit blue +2d v1',
        'join blue +2d staff_02',
      ],
      // In one instant the text of the code decides.
      ben: ['join red +3d staff_01', 'join blue +3d staff_02'],
      nobody: ['visit blue +3d v2', 'visit red +4d v2', 'visit red +4d'],
    },
  };
  const parted = (params = {}): string[] => {
    const { rows } = runReport(tell(POSTERS), 'funnel', { ...ASKED, ...params });
    return rows
      .filter(({ stage }) => stage === 'scanned' || stage === 'joined')
      .map((row) => `${row['variant'] ?? 'all'} ${row['stage']} ${row['count']}`);
  };

  test('are each the first of somebody, and of their visitors', () => {
    expect(parted({ by: 'variant' })).toEqual([
      'blue scanned 1', // v2, or ben of whom no visit is known: they cannot be told apart
      'blue joined 1', // ben
      'red scanned 2', // v1, and one without a name
      'red joined 1', // ann
    ]);
    expect(parted()).toEqual(['all scanned 3', 'all joined 2']);
  });

  test('so do the statements have it', () => {
    const db = tell(POSTERS);
    expect(expectExplained(db, 'funnel', { ...ASKED, by: 'variant' })).toBe(2 * 5 * 3);
    expect(counts(runReport(db, 'funnel', ASKED).rows)[1]).toBe('joined 2');
  });
});
