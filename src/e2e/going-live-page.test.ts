import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commandsOf } from '../commands/index.ts';
import { splitWords } from './harness.ts';
import { replayPage } from './transcript.fixture.ts';

const COMMANDS = await commandsOf(undefined);

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = ['docs/going-live.md', 'docs/going-live.zh-CN.md'] as const;
const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** The lines of blocks that are not replayed: they need a machine of their own. */
function shellLines(page: string): string[] {
  return [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, body = '']) =>
    body
      .split('\n')
      .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
      .filter((line) => line !== ''),
  );
}

describe('the page on going live', () => {
  it.each(PAGES)('%s shows what the program prints (UPDATE_DOCS=1 writes it)', async (page) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pscrm-live-')));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const wanted = await replayPage(read(page), folder);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(join(ROOT, page), wanted);
    expect(read(page)).toBe(wanted);
  });

  it.each(PAGES)('%s types commands and options that exist', (page) => {
    const typed = shellLines(read(page)).flatMap((line) =>
      [...line.matchAll(/(?:^|[\s(])pscrm ([a-z][^>;&)|]*)/g)].map(([, rest = '']) => rest),
    );
    expect(typed.length).toBeGreaterThan(8);
    for (const line of typed) {
      const words = splitWords(line);
      // The last that fits is the longest: `report` is a command, and `report funnel`.
      const spec = COMMANDS.findLast(({ path }) => `${words.join(' ')} `.startsWith(`${path} `));
      const known = spec?.options?.map(({ flags }) => flags.split(' ')[0]) ?? [];
      const flags = words.filter((word) => word.startsWith('--'));
      const alien = flags.filter((flag) => ![...known, '--csv', '--json'].includes(flag));
      expect({ line, command: spec === undefined ? 'unknown' : 'known', alien }).toEqual({
        line,
        command: 'known',
        alien: [],
      });
    }
  });

  it('is the same walk in both languages', () => {
    const [english, chinese] = PAGES.map((page) =>
      [
        ...shellLines(read(page)),
        ...read(page)
          .split('\n')
          .filter((line) => line.startsWith('$ ')),
      ].filter((line) => !line.includes('export PSCRM_LANG')),
    );
    expect(chinese).toEqual(english);
  });

  it.each(PAGES)('%s links only to pages that are there', (page) => {
    for (const [, target = ''] of read(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g))
      expect(read(join('docs', target)), target).not.toBe('');
  });
});
