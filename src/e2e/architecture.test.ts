import { describe, expect, it } from 'vitest';
import { breaches, HOUSE, importsOf } from './house.fixture.ts';
import { readSources } from './sources.fixture.ts';

/** What the checker says of one file. */
const said = (path: string, source: string): readonly string[] =>
  breaches(new Map([[path, source]]));

describe('the house', () => {
  it('holds: every import, package and name is where the table wants it', () => {
    expect(breaches(readSources())).toEqual([]);
  });

  it('reads the real tree, not an empty one', () => {
    const real = readSources();
    expect(real.has('core/errors.ts')).toBe(true);
    expect(importsOf(real.get('db/open.ts') ?? '').map(({ from }) => from)).toEqual([
      'better-sqlite3',
      'node:fs',
      'node:path',
      '../core/errors.ts',
      './errors.ts',
      './migrate.ts',
      'better-sqlite3',
    ]);
  });

  it('has no circle in its table', () => {
    const below = (room: string, path: readonly string[]): readonly string[] =>
      path.includes(room)
        ? [[...path, room].join(' → ')]
        : (HOUSE[room]?.imports ?? []).flatMap((next) => below(next, [...path, room]));
    expect(Object.keys(HOUSE).flatMap((room) => below(room, []))).toEqual([]);
  });
});

describe('a planted breach is found:', () => {
  it.each([
    ['an arrow up', 'core/a.ts', `import { x } from '../db/open.ts';`, 'core imports db'],
    [
      'an arrow across',
      'reports/a/b.ts',
      `import { x } from '../../codes/draw.ts';`,
      'reports imports codes',
    ],
    ['a type only', 'core/a.ts', `import type { X } from '../db/open.ts';`, 'core imports db'],
    ['re-exported', 'codes/a.ts', `export { x } from '../print/svg.ts';`, 'codes imports print'],
    ['all of it', 'codes/a.ts', `export * from '../print/svg.ts';`, 'codes imports print'],
    ['for its effects', 'text/a.ts', `import '../ui/colour.ts';`, 'text imports ui'],
    ['later', 'text/a.ts', `const x = await import('../ui/colour.ts');`, 'text imports ui'],
    [
      'over several lines',
      'text/a.ts',
      `import {\n  x,\n  y,\n} from '../ui/colour.ts';`,
      'text imports ui',
    ],
    [
      'of the top',
      'commands/a.ts',
      `import { x } from '../program.ts';`,
      'commands imports program.ts',
    ],
    [
      'of a test file',
      'core/a.ts',
      `import { x } from './b.fixture.ts';`,
      'imports ./b.fixture.ts, which is for tests',
    ],
    [
      'without .ts',
      'core/a.ts',
      `import { x } from './b.js';`,
      'imports ./b.js, which does not end in .ts',
    ],
    ['a package', 'codes/a.ts', `import QR from 'qrcode';`, 'codes imports the package qrcode'],
    [
      'a part of one',
      'intake/a.ts',
      `import { parse } from 'csv-parse/sync';`,
      'intake imports the package csv-parse',
    ],
    [
      'a scoped one',
      'ui/a.ts',
      `import { input } from '@inquirer/prompts';`,
      'ui imports the package @inquirer/prompts',
    ],
    [
      'the database',
      'reports/a.ts',
      `import Sqlite, { type Database } from 'better-sqlite3';`,
      'reports imports the package better-sqlite3',
    ],
    [
      'its type, too low',
      'core/a.ts',
      `import type { Database } from 'better-sqlite3';`,
      'core imports the package better-sqlite3',
    ],
    ['the network', 'codes/a.ts', `import { get } from 'node:https';`, 'codes imports node:https'],
    ['no node:', 'core/a.ts', `import { join } from 'path';`, 'imports path without node:'],
    [
      'process imported',
      'ui/a.ts',
      `import { env } from 'node:process';`,
      'ui imports node:process',
    ],
    ['process', 'commands/a.ts', `export const x = process.env['HOME'];`, 'touches process'],
    [
      'process, said longer',
      'db/a.ts',
      'export const x = `${globalThis.process.pid}`;',
      'touches process',
    ],
    ['the clock', 'intake/a.ts', `export const x = Date.now();`, 'reads the clock'],
    ['a new date', 'reports/a.ts', `export const x = new Date();`, 'reads the clock'],
    ['an unknown folder', 'shared/a.ts', ``, 'shared is not in the import table'],
    ['an unknown file', 'index.ts', ``, 'index.ts is not in the import table'],
    ['a vague file', 'core/string-utils.ts', ``, 'says nothing: no utils, helpers, common or misc'],
    ['a vague folder', 'core/helpers/a.ts', ``, 'says nothing: no utils, helpers, common or misc'],
    ['camel case', 'core/myFile.ts', ``, 'is not named in kebab-case'],
    ['a long file', 'core/a.ts', '\n'.repeat(301), 'has 301 lines'],
  ])('%s', (_, path, source, breach) => {
    expect(said(path, source)).toEqual([`${path}: ${breach}`]);
  });
});

describe('what is allowed passes:', () => {
  it.each([
    ['down', 'codes/a.ts', `import { x } from '../channels/index.ts';`],
    ['within', 'formats/taobao/format.ts', `import type { F } from '../format.ts';`],
    ['a package at home', 'ui/a.ts', `import { Chalk } from 'chalk';`],
    ['the type of a connection', 'reports/a.ts', `import type { Database } from 'better-sqlite3';`],
    ['said inside the braces', 'reports/a.ts', `import { type Database } from 'better-sqlite3';`],
    ['node', 'codes/a.ts', `import { join } from 'node:path';`],
    ['the server on the network', 'server/a.ts', `import { createServer } from 'node:http';`],
    ['process in main', 'main.ts', `process.exitCode = 0;`],
    ['the clock in a command', 'commands/a.ts', `const started = performance.now();`],
    ['a date of something', 'core/a.ts', `export const x = new Date(0);`],
    ['a comment', 'core/a.ts', `// import { x } from '../db/open.ts' and process.env`],
    ['words in quotes', 'core/a.ts', `export const x = 'in process. Date.now()';`],
    ['a property', 'core/a.ts', `export const x = context.process.pid;`],
    ['tests', 'core/a.test.ts', `import { openWorkspace } from '../db/open.ts'; process.env;`],
    ['a long catalogue', 'text/en.ts', '\n'.repeat(900)],
    ['a migration', 'db/migrations/001_foundation.ts', ``],
  ])('%s', (_, path, source) => {
    expect(said(path, source)).toEqual([]);
  });
});
