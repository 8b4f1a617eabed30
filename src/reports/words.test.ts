import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Row } from '../core/table.ts';
import { isTextKey, type Language } from '../text/translate.ts';
import { translator } from '../text/translator.ts';
import { ask } from './ask.fixture.ts';
import { REPORTS } from './index.ts';
import { at } from './journeys.fixture.ts';
import { randomStory } from './random-story.fixture.ts';

/** The codes of sentences and titles as the sources write them: `funnel-no-codes`. */
function codesInSources(): string[] {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file),
  );
  const text = files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n');
  const names = REPORTS.map(({ name }) => name).join('|');
  return [...text.matchAll(new RegExp(`'((?:${names})-[a-z-]+)'`, 'g'))].map(
    ([, code = '']) => code,
  );
}

const isSaid = (code: string): boolean =>
  ['note', 'rule', 'chart'].some((kind) => isTextKey(`${kind}.${code}`));

const needed = (keys: readonly string[]): string[] => keys.filter((key) => !isTextKey(key));

describe('the words of the reports', () => {
  it('are there for every report, column, dimension and sentence', () => {
    expect(codesInSources().length).toBeGreaterThan(20);
    expect(codesInSources().filter((code) => !isSaid(code))).toEqual([]);
    expect(
      needed(REPORTS.flatMap(({ name }) => [`report.${name}`, `help.report.${name}`])),
    ).toEqual([]);
    const columns = REPORTS.flatMap(({ name }) => ask(name, {}).columns.map(({ key }) => key));
    const dimensions = REPORTS.flatMap(({ options }) =>
      options.flatMap(({ name, choices }) => (name === 'by' ? (choices ?? []) : [])),
    );
    expect(needed([...columns, ...dimensions].map((key) => `column.${key}`))).toEqual([]);
  });

  it('are there for every stage, summary figure and reason', () => {
    const { rows } = ask('funnel', {});
    const { summary = {} } = ask('kfactor', {});
    expect(rows).toHaveLength(6);
    expect(needed(rows.map((row: Row) => `value.${row['stage']}`))).toEqual([]);
    expect(needed(Object.keys(summary).map((key) => `column.${key}`))).toEqual([]);
    const reasons = Object.keys(Object(summary['excluded'])).map((key) => `value.${key}`);
    expect(reasons).toHaveLength(4);
    expect(needed(reasons)).toEqual([]);
  });

  it.each<Language>(['en', 'zh'])('leave no place of a note open, in %s', (language) => {
    const say = translator(language);
    fc.assert(
      fc.property(randomStory, (story) => {
        for (const { name } of REPORTS) {
          for (const { code, params } of ask(name, story, { asOf: at('+20d') }).notes) {
            const key = `note.${code}`;
            expect(isTextKey(key) && say(key, params)).not.toMatch(/[{}|]|^false$/);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
