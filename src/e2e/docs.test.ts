import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commandsOf } from '../commands/index.ts';
import { translator } from '../text/translator.ts';
import { copyJourney } from './journey.fixture.ts';
import { commandReference } from './reference.fixture.ts';
import { replayPage } from './transcript.fixture.ts';

const COMMANDS = await commandsOf(undefined);

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const READMES = ['README.md', 'README.zh-CN.md'] as const;
const UPDATE = process.env['UPDATE_DOCS'] === '1';

const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** The page holds what it should; UPDATE_DOCS=1 writes it instead. */
function expectPage(page: string, wanted: string): void {
  if (UPDATE) {
    mkdirSync(dirname(join(ROOT, page)), { recursive: true });
    writeFileSync(join(ROOT, page), wanted);
  }
  expect(read(page), `${page} is out of date: UPDATE_DOCS=1`).toBe(wanted);
}

describe('the command reference', () => {
  it.each([
    ['docs/cli.md', 'en'],
    ['docs/cli.zh-CN.md', 'zh'],
  ] as const)('%s is what the command tree says', async (page, language) => {
    expectPage(page, await commandReference(language));
  });

  it('describes every command, in words of its own', () => {
    for (const language of ['en', 'zh'] as const) {
      const say = translator(language);
      const said = COMMANDS.map(({ text }) => say(text));
      expect(new Set(said).size).toBe(COMMANDS.length);
      expect(said.filter((text) => text.length < 4)).toEqual([]);
    }
  });
});

describe('the READMEs', () => {
  it.each(READMES)('%s shows what the program prints', { timeout: 120_000 }, async (page) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pscrm-tour-')));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    copyJourney(folder);
    expectPage(page, await replayPage(read(page), folder));
  });

  it.each(READMES)('%s starts with a title, one sentence and the two command lines', (page) => {
    const lines = read(page)
      .split('\n')
      .filter((line) => line !== '');
    expect(lines[0]).toMatch(/^# /);
    expect(lines.slice(2, 6)).toEqual([
      '```sh',
      'npm ci && npm run demo',
      'npm ci && npm test',
      '```',
    ]);
  });

  it('walk the same tour', () => {
    const [english, chinese] = READMES.map((page) =>
      read(page)
        .split('\n')
        .filter((line) => line.startsWith('$ ') && !line.startsWith('$ export')),
    );
    expect(chinese).toEqual(english);
    expect(english?.length).toBeGreaterThan(8);
  });

  it.each(READMES)('%s links only to pages that are there', (page) => {
    const targets = [...read(page).matchAll(/\]\(([^)#:]+)\)/g)].map(([, target = '']) => target);
    expect(targets).toContain('docs/cli.md');
    for (const target of targets) expect(read(target), target).not.toBe('');
  });
});
