import { isTestFile, NOT_CODE, type Sources } from './sources.fixture.ts';

/** `temp`: it makes or uses a temporary table. `where`: `reports/funnel/sql.ts:12`. */
export type Statement = {
  readonly where: string;
  readonly sql: string;
  readonly temp: boolean;
};

const MARK = /^\/\* sql( temp)? \*\/$/;
const LOOKS_LIKE_SQL =
  /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH|CREATE|DROP|ALTER|REPLACE|VALUES|PRAGMA|ATTACH)\s+\S/;
const HANDED_OVER = /(?:\.\s*prepare|\bdb\.exec)\s*(?:<[^`'"]*>)?\s*\(\s*$/;
const ESCAPES = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['\n', ''],
]);

/** The text that a literal stands for. */
function textOf(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\([\s\S])/g, (_, letter: string) => ESCAPES.get(letter) ?? letter);
}

/**
 * Every SQL statement in the sources, tests and migrations left out: literals marked `sql` or
 * `sql temp` in a comment before them, those handed to `.prepare(` or `db.exec(`, and any other that
 * starts like SQL, so that nothing slips by for want of a mark.
 * @throws where a marker has no literal after it
 */
export function statementsOf(files: Sources): readonly Statement[] {
  return [...files].flatMap(([path, source]) =>
    isTestFile(path) || path.startsWith('db/migrations/') ? [] : statementsIn(path, source),
  );
}

function statementsIn(path: string, source: string): readonly Statement[] {
  const found: Statement[] = [];
  let mark: RegExpExecArray | null = null;
  let marked = 0;
  let end = 0;
  for (const { 0: token, index } of source.matchAll(NOT_CODE)) {
    const adjoins = source.slice(end, index).trim() === '';
    end = index + token.length;
    if (token.startsWith('/')) {
      mark = MARK.exec(token);
      continue;
    }
    const told = mark !== null && adjoins;
    const temp = told && mark?.[1] !== undefined;
    mark = null;
    if (told) marked += 1;
    const sql = textOf(token);
    const before = source.slice(Math.max(0, index - 500), index);
    if (!told && !HANDED_OVER.test(before) && !LOOKS_LIKE_SQL.test(sql)) continue;
    found.push({ where: `${path}:${source.slice(0, index).split('\n').length}`, sql, temp });
  }
  const written = source.match(/\/\* sql\b/g)?.length ?? 0;
  if (marked !== written) throw new Error(`${path}: a sql mark without a literal after it`);
  return found;
}
