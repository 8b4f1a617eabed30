import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReportResult } from '../core/table.ts';
import { at, type Story, tell } from './journeys.fixture.ts';
import { randomStory } from './random-story.fixture.ts';
import { runReport } from './run.ts';

const KINDS = ['orders', 'joins', 'leaves', 'referrals'] as const;
const ASKED: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['funnel', {}],
  ['funnel', { steps: 'join > order:private > order', window: '7d' }],
  ['hooks', {}],
  ['hooks', { window: '7d' }],
  ['kfactor', {}],
  ['first-order', {}],
  ['cohort', {}],
  ['channels', {}],
  ['channels', { window: '7d' }],
  ['staff', {}],
  ['batches', {}],
  ['lift', {}],
];

/** A report about a story, all files of which were said to be complete until a moment. */
function asked(
  story: Story,
  [report, own]: (typeof ASKED)[number],
  end: string,
  complete?: string,
): readonly [ReportResult['rows'], unknown] {
  const db = tell({ ...story, variants: { 'sample': 1, 'red-packet': 1 } });
  try {
    if (complete !== undefined)
      db.prepare('UPDATE imports SET complete_until = ?').run(at(complete));
    const params = { asOf: at(end), untilGiven: true, campaign: 'spring', own };
    const { rows, summary } = runReport(db, report, params);
    return [rows, summary];
  } finally {
    db.close();
  }
}

const end = fc.constantFrom('+20d', '+50d');
const read = fc.constantFrom('+1d', '+7d', '+12d');

it.each(ASKED)('%s %o: files that are complete until now say all that newer ones do', (...way) => {
  fc.assert(
    fc.property(randomStory, end, read, (told, until, when) => {
      // Own shops and marketplaces are known of, so that there is something to say.
      const nobody = ['order +0d', 'order +0d public'];
      const story = { ...told, people: { ...told.people, nobody } };
      const old = { ...story, read: Object.fromEntries(KINDS.map((kind) => [kind, when])) };
      expect(asked(old, way, until, until)).toEqual(asked(story, way, until));
    }),
    { numRuns: 12 },
  );
});
