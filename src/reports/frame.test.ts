import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type ReportResult, RULE_SUBJECTS } from '../core/table.ts';
import { isTextKey, type Language } from '../text/translate.ts';
import { translator } from '../text/translator.ts';
import { ask } from './ask.fixture.ts';
import { expectWhoToFit, ownOf } from './frame.fixture.ts';
import { REPORTS } from './index.ts';
import { at, type Story, tell } from './journeys.fixture.ts';
import { DIMENSIONS } from './dimensions/dimension.ts';
import { randomStory } from './random-story.fixture.ts';
import type { Report, ReportParams } from './report.ts';
import { explainReport, runReport, stagesOf, whoIsBehind } from './run.ts';

/** Parts are held to their sums besides (parts.test.ts): fewer stories do for each of them. */
const runs = (by: string | undefined) => ({ numRuns: by === undefined ? 20 : 5 });
/** Without these a number cannot be read: who counts, how, by when, whose days, and who does not. */
const NEEDED = ['unit', 'counted', 'window', 'zone', 'excluded', 'immature'] as const;

const ASKED: ReportParams = { asOf: at('+20d'), untilGiven: true, campaign: 'spring' };

/** A report as it is asked without a dimension, and by each that it offers. */
const WAYS = REPORTS.flatMap((report) => {
  const choices = report.options.find(({ name }) => name === 'by')?.choices ?? [];
  return [undefined, ...choices].map((by) => ({ name: report.name, by, report, own: ownOf(by) }));
});

describe('every report', () => {
  test.each(WAYS)('$name by $by says its whole rule, in both languages', ({ name, by, own }) => {
    fc.assert(
      fc.property(randomStory, (story) => {
        const result = ask(name, story, { ...ASKED, by, own });
        const subjects = new Set(result.rule.map(({ about }) => about));
        expect(NEEDED.filter((about) => !subjects.has(about))).toEqual([]);
        for (const language of ['en', 'zh'] as const) expectWords(result, language);
      }),
      runs(by),
    );
  });

  test.each(WAYS.filter(({ report }) => report.who))(
    '$name by $by names as many people as each number says',
    ({ name, by, own }) => {
      fc.assert(
        fc.property(randomStory, (story) => {
          const db = tell(story);
          expect(() => expectWhoToFit(db, name, { ...ASKED, by, own })).not.toThrow();
          db.close();
        }),
        runs(by),
      );
    },
  );

  test.each(REPORTS)('$name fills `behind` where it says so, and only there', ({ name, who }) => {
    const story: Story = {
      batches: [
        { codes: ['c1', 'c2'], variant: 'sample' },
        { codes: ['c3'], variant: 'red-packet' },
      ],
      people: {
        ann: ['asked +0d', 'order -3d 500', 'join c1 +1d', 'order +9d', 'order +12d'],
        ben: ['join c3 +2d', 'order +9d'],
        cat: ['texted +1d', 'order +5d'],
      },
    };
    const db = tell(story);
    const stages = stagesOf(db, name, ASKED).map(({ stage }) => stage);
    expect(stages.length > 0).toBe(who);
    expect(runReport(db, name, ASKED).who).toEqual(stages);
    const unknown = (): unknown => whoIsBehind(db, name, ASKED, 'no such stage');
    expect(unknown).toThrow(expect.objectContaining({ code: 'unknown-stage' }));
  });

  test.each(WAYS)(
    '$name by $by explains itself in statements that change nothing',
    ({ name, by, own }) => {
      const db = tell({ batches: [{ codes: ['c1'] }], people: { ann: ['join c1 +1d'] } });
      const asked = { ...ASKED, by, own };
      const statements = explainReport(db, name, asked);
      expect(statements.length).toBeGreaterThan(0);
      for (const { sql, params } of statements) {
        // What is laid out for the next ones is nobody else's.
        expect(sql).toMatch(
          /^\s*(?:--.*\n\s*)*(?:SELECT|WITH|CREATE TEMP TABLE|(?:CREATE INDEX|DROP TABLE IF EXISTS|INSERT INTO|UPDATE|DELETE FROM) temp\.)\b/,
        );
        const places = [...sql.matchAll(/@(\w+)/g)].map(([, place = '']) => place);
        expect(Object.keys(params)).toEqual(expect.arrayContaining(places));
        // A shell has no word for what is endless.
        const numbers = Object.values(params).filter((value) => typeof value === 'number');
        expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([]);
      }
      // Being watched changes nothing.
      expect(runReport(db, name, asked)).toEqual(runReport(db, name, asked));
      db.close();
    },
  );

  test.each(REPORTS)('$name has its words, its formula and an example', (report) => {
    expect(wanted(report)).toEqual([]);
    expect(report.examples.length).toBeGreaterThan(0);
    for (const example of report.examples)
      expect(example.startsWith(`report ${report.name}`)).toBe(true);
  });

  it('shows no answer where an option that may be repeated was not given', () => {
    const db = tell({ batches: [{ codes: ['c1'] }] });
    expect(runReport(db, 'hooks', { ...ASKED, own: { shown: [] } }).params['shown']).toBeNull();
    db.close();
  });

  it('offers dimensions by one set of words', () => {
    const offered = WAYS.flatMap(({ by }) => by ?? []);
    expect([...DIMENSIONS, 'hour']).toEqual(expect.arrayContaining(offered));
  });
});

/** Keys of texts that a report needs and that are not there. */
function wanted({ name, options }: Report): readonly string[] {
  const keys = options.flatMap((option) => [
    [`help.report.${name}.option.${option.name}`, `help.report.option.${option.name}`],
  ]);
  const one = [`report.${name}`, `help.report.${name}`, `help.report.${name}.formula`];
  return [...keys, ...one.map((key) => [key])]
    .filter((either) => !either.some(isTextKey))
    .map((either) => either.join(' or '));
}

function expectWords(result: ReportResult, language: Language): void {
  const { rule, notes, lead = [], columns, charts, summary } = result;
  const say = translator(language);
  const said = (key: string, params = {}): string => (isTextKey(key) ? say(key, params) : key);
  const sentences = [
    ...rule.map(({ code, params }) => said(`rule.${code}`, params)),
    ...[...notes, ...lead].map(({ code, params }) => said(`note.${code}`, params)),
    ...(charts ?? []).map(({ title }) => said(`chart.${title}`)),
    ...columns.map(({ key }) => said(`column.${key}`)),
    ...Object.keys(summary ?? {}).map((key) => said(`column.${key}`)),
    ...RULE_SUBJECTS.map((about) => said(`rule-about.${about}`)),
  ];
  // A key that is its own sentence has none; a brace is a place that nobody filled.
  for (const sentence of sentences)
    expect(sentence).not.toMatch(/[{}|]|^(?:rule|note|chart|column)\./);
}
