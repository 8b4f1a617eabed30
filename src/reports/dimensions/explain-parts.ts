import { OTHER } from '../../core/table.ts';
import { statement } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';

/**
 * The parts of a report as SQL: what it tells apart goes into `members` (person, value, size), a row each,
 * and `parts` (value, part) says which values stand by themselves and which are those of `--top` no more.
 * See parts.ts and top.ts.
 */

const DROP_MEMBERS = /* sql temp */ `DROP TABLE IF EXISTS temp.members`;
const MEMBERS = /* sql temp */ `CREATE TEMP TABLE members (person, value, size)`;
const INDEX_MEMBERS = /* sql temp */ `CREATE INDEX temp.members_by_person ON members (person)`;

const DROP_PARTS = /* sql temp */ `DROP TABLE IF EXISTS temp.parts`;
const PARTS = /* sql temp */ `
CREATE TEMP TABLE parts AS
SELECT value, iif(row_number() OVER (ORDER BY sum(size) DESC, value IS NULL, value) <= @top OR @top IS NULL,
  iif(trim(value, '"') = @other, '"' || value || '"', value), @other) AS part
FROM members
GROUP BY value`;

/**
 * Lays out which part each value is.
 * @param fill statements that put members into `members`: `size` is 1 for those that parts are compared by
 * @param top so many parts, and all others as one; undefined: every value is one
 */
export function laidOutParts(
  fill: readonly RunStatement[],
  top: number | undefined,
): RunStatement[] {
  const places = { top: top ?? null, other: OTHER };
  return [
    statement(DROP_MEMBERS, {}),
    statement(MEMBERS, {}, { code: 'explain-members', params: {} }),
    statement(INDEX_MEMBERS, {}),
    ...fill,
    statement(DROP_PARTS, {}),
    statement(PARTS, places, { code: 'explain-parts', params: {} }),
  ];
}
