import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ERRORS } from '../core/errors.ts';
import { openHarness } from './harness.ts';
import type { Provocation } from './code-provocations.fixture.ts';
import { NOT_HERE } from './not-provoked.fixture.ts';
import { PROVOKED } from './provocations.fixture.ts';

/** What the program says in a language: the exit code and what stands on stderr. */
async function provoke({ line, before, options }: Provocation, language: string) {
  const at = openHarness({ ...options, env: { PSCRM_LANG: language, ...options?.env } });
  await before?.(at);
  const { code, out, err } = await at.run(line);
  expect(out).toBe('');
  return { code, err: err.replaceAll(at.dir, 'FOLDER') };
}

const GOLDEN = new URL('errors.golden.md', import.meta.url);
const TITLE = '# What is said when something is wrong';

/** The part of the golden file on one code; '' where it has none. */
function goldenPart(code: string): string {
  const page = readFileSync(GOLDEN, 'utf8');
  return page.split(/^(?=## )/m).find((part) => part.startsWith(`## ${code} (`)) ?? '';
}

describe('every error that can be provoked says what happened and what to do, in both languages', () => {
  const parts: string[] = [];

  test.each(Object.entries(ERRORS))('%s, exit %i', async (code, exit) => {
    const how = PROVOKED[code];
    if (how === undefined) {
      expect(NOT_HERE).toHaveProperty(code);
      return;
    }
    const part = [`## ${code} (${exit})`, '', `    $ pscrm ${how.line}`];
    for (const language of ['en', 'zh']) {
      const said = await provoke(how, language);
      expect(said.code, said.err).toBe(exit);
      expect(said.err).toContain(`[${code}]`);
      // No word of SQLite, Node or the parser, no stack, no place left unfilled.
      expect(said.err).not.toMatch(/SQLITE_|CSV_|ENOENT|EISDIR|EACCES|\n\s+at |\{\w+\}|undefined/);
      part.push(
        ...said.err
          .trimEnd()
          .split('\n')
          .map((line) => `    ${line}`),
      );
    }
    const text = `${part.join('\n')}\n\n`;
    parts.push(text);
    if (process.env['UPDATE_GOLDEN'] === undefined) expect(text).toBe(goldenPart(code));
  });

  test('the golden file holds these and nothing else (UPDATE_GOLDEN=1 writes it)', () => {
    const page = `${TITLE}\n\n${parts.join('')}`;
    if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(GOLDEN, page);
    expect(readFileSync(GOLDEN, 'utf8')).toBe(page);
  });
});
