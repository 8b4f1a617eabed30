import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { isTestFile, NOT_CODE, type Sources } from './sources.fixture.ts';

type Room = { readonly imports: readonly string[]; readonly packages: readonly string[] };

const BELOW = [
  'core',
  'text',
  'db',
  'containers',
  'statistics',
  'formats',
  'own-formats',
  'journeys',
  'people',
  'intake',
  'channels',
  'codes',
  'rules',
  'sms',
  'print',
  'server',
  'reports',
  'ui',
];
const TOP = ['commands', 'ui', 'text', 'core', 'db'];

/** Who may import whom, and which npm package is at home where. A new arrow is a line here. */
export const HOUSE: Readonly<Record<string, Room>> = {
  'core': { imports: [], packages: ['string-width', 'csv-stringify'] },
  'text': { imports: ['core'], packages: [] },
  'db': { imports: ['core'], packages: ['better-sqlite3'] },
  'containers': { imports: ['core'], packages: ['@zip.js/zip.js', 'saxes'] },
  'formats': { imports: ['core', 'containers'], packages: ['csv-parse'] },
  'own-formats': { imports: ['core', 'formats', 'people'], packages: ['ajv'] },
  // What happened to people, laid out for reports. Whoever changes facts says whose is stale.
  'journeys': { imports: ['core', 'db'], packages: [] },
  'people': { imports: ['core', 'db', 'journeys'], packages: ['libphonenumber-js'] },
  'intake': { imports: ['core', 'db', 'formats', 'journeys', 'people'], packages: [] },
  'channels': { imports: ['core'], packages: [] },
  'codes': { imports: ['core', 'db', 'channels'], packages: ['nanoid'] },
  // What others forbid, and what was risked all the same.
  'rules': { imports: ['core', 'db'], packages: [] },
  // A message is a code in words: who gets it, what it costs, what its provider will say.
  'sms': { imports: ['core', 'db', 'people', 'codes', 'rules'], packages: [] },
  'print': { imports: ['core'], packages: ['qr', 'qrcode', 'zxing-wasm', 'pdfkit', 'yaml'] },
  'server': { imports: ['core', 'text', 'db', 'codes', 'print'], packages: [] },
  // Numbers in, numbers out: distributions, tests, intervals.
  'statistics': { imports: [], packages: [] },
  'reports': { imports: ['core', 'db', 'journeys', 'statistics'], packages: [] },
  'ui': { imports: ['core', 'text'], packages: ['chalk', 'inquirer'] },
  'commands': { imports: BELOW, packages: ['commander'] },
  'program.ts': { imports: TOP, packages: ['commander'] },
  'main.ts': { imports: [...TOP, 'program.ts'], packages: ['commander'] },
};

/** Node modules that open the network: the server's alone. */
const NETWORK = new Set(['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns']);
const VAGUE = /(?:^|[-_./])(?:utils?|helpers?|common|misc)(?=[-_./]|$)/;
const NAME = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*|\d{3}_[a-z0-9_]+)(?:\.(?:test|fixture))?\.ts$/;
const LONGEST = 300;

/** Source without comments and without what is quoted. Templates stay: they hold code. */
function bare(source: string): string {
  return source.replace(NOT_CODE, (part) => (part.startsWith('`') ? part : ' '));
}

/** Source without comments, quoted text kept. */
function uncommented(source: string): string {
  return source.replace(NOT_CODE, (part) => (part.startsWith('/') ? ' ' : part));
}

type Import = { readonly from: string; readonly typeOnly: boolean };

const STATIC =
  /\b(import|export)\s+((?:type\s+)?(?:[\w$*{][^'"`;()]*?)\s*from\s*)?['"]([^'"\n]+)['"]/g;
const DYNAMIC = /\b(?:import|require)\s*\(\s*['"`]([^'"`\n]+)['"`]/g;

/** Every module that a file names in `import`, `export … from`, `import()` or `require()`. */
export function importsOf(source: string): readonly Import[] {
  const code = uncommented(source);
  const found: Import[] = [];
  for (const [, keyword, clause, from] of code.matchAll(STATIC)) {
    if (from === undefined || (keyword === 'export' && clause === undefined)) continue;
    found.push({ from, typeOnly: isTypeOnly(clause ?? '') });
  }
  for (const [, from] of code.matchAll(DYNAMIC)) {
    if (from !== undefined) found.push({ from, typeOnly: false });
  }
  return found;
}

/** `type …`, or braces alone with `type` before each name. */
function isTypeOnly(clause: string): boolean {
  if (/^type\s/.test(clause)) return true;
  const names = /^\{([^}]*)\}\s*from\s*$/.exec(clause)?.[1]?.split(',') ?? [];
  const given = names.filter((name) => name.trim() !== '');
  return given.length > 0 && given.every((name) => name.trim().startsWith('type '));
}

/** Every breach of the table and of the house rules, one line each; empty when all is well. */
export function breaches(files: Sources): readonly string[] {
  return [...files].flatMap(([path, source]) => {
    const rules = [namesOf(path), lengthOf(path, source)];
    if (!isTestFile(path)) rules.push(arrowsOf(path, source), outsideOf(path, source));
    return rules.flat().map((breach) => `${path}: ${breach}`);
  });
}

function namesOf(path: string): readonly string[] {
  const found: string[] = [];
  if (VAGUE.test(path)) found.push('says nothing: no utils, helpers, common or misc');
  if (!NAME.test(posix.basename(path))) found.push('is not named in kebab-case');
  return found;
}

function lengthOf(path: string, source: string): readonly string[] {
  const lines = source.split('\n').length - 1;
  return lines > LONGEST && !path.startsWith('text/') ? [`has ${lines} lines`] : [];
}

/** The folder of a path below `src/`, or the file itself where it lies at the top. */
function roomOf(path: string): string {
  return path.split('/')[0] ?? path;
}

function arrowsOf(path: string, source: string): readonly string[] {
  const here = roomOf(path);
  const room = HOUSE[here];
  if (room === undefined) return [`${here} is not in the import table`];
  return importsOf(source).flatMap((it) => {
    const problem = it.from.startsWith('.')
      ? arrowProblem(path, it.from, here, room)
      : packageProblem(it, here, room);
    return problem === undefined ? [] : [problem];
  });
}

function arrowProblem(path: string, from: string, here: string, room: Room): string | undefined {
  if (!from.endsWith('.ts')) return `imports ${from}, which does not end in .ts`;
  const target = posix.normalize(posix.join(posix.dirname(path), from));
  if (isTestFile(target)) return `imports ${from}, which is for tests`;
  const there = roomOf(target);
  return there === here || room.imports.includes(there) ? undefined : `${here} imports ${there}`;
}

function packageProblem({ from, typeOnly }: Import, here: string, room: Room): string | undefined {
  if (from.startsWith('node:')) {
    const name = from.slice(5).split('/')[0] ?? '';
    if (NETWORK.has(name) && here !== 'server') return `${here} imports ${from}`;
    return name === 'process' && here !== 'main.ts' ? `${here} imports ${from}` : undefined;
  }
  if (builtinModules.includes(from)) return `imports ${from} without node:`;
  const name = from.split('/', from.startsWith('@') ? 2 : 1).join('/');
  if (room.packages.includes(name)) return undefined;
  // The type of a connection may be named wherever the database may be imported.
  if (name === 'better-sqlite3' && typeOnly && room.imports.includes('db')) return undefined;
  return `${here} imports the package ${name}`;
}

const PROCESS = /(?<![\w$.])(?:globalThis\s*\.\s*)?process\s*(?:\?\.|\.(?!\.)|\[)/;
const CLOCK = /\bDate\s*\.\s*now\b|\bnew\s+Date\s*\(\s*\)|\bperformance\s*\.\s*now\b/;
const HEARS_THE_CLOCK = new Set(['commands', 'ui', 'program.ts', 'main.ts']);

function outsideOf(path: string, source: string): readonly string[] {
  const code = bare(source);
  const found: string[] = [];
  if (path !== 'main.ts' && PROCESS.test(code)) found.push('touches process');
  if (!HEARS_THE_CLOCK.has(roomOf(path)) && CLOCK.test(code)) found.push('reads the clock');
  return found;
}
