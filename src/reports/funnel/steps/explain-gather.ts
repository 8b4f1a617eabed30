import { type Places, statement } from '../../explained.ts';
import type { RunStatement } from '../../run-statement.ts';
import type { WalkRule } from './rule.ts';

/**
 * Attempts of any order as SQL: how many of the steps happened within the window, each by an event of its
 * own. See gather.ts. Laid out as in explain-walk.ts; step n of `reached` is the nth that was reached.
 */

const DROP_ATTEMPTS = /* sql temp */ `DROP TABLE IF EXISTS temp.attempts`;
const ATTEMPTS = /* sql temp */ `
CREATE TEMP TABLE attempts AS
WITH RECURSIVE bits (bit) AS (SELECT 1 UNION ALL SELECT bit * 2 FROM bits WHERE bit < @last_bit),
begins AS (
  SELECT events.person, events.n, events.at, events.day,
    row_number() OVER (PARTITION BY events.person, bits.bit ORDER BY events.n) AS nth
  FROM events
  JOIN bits ON events.steps & bits.bit <> 0
  WHERE @since IS NULL OR events.at >= @since
)
SELECT row_number() OVER (ORDER BY person, n) AS attempt, person, n, at, day
FROM begins
WHERE nth = 1 OR @entry <> 'first'
GROUP BY person, n`;

const DROP_WITHIN = /* sql temp */ `DROP TABLE IF EXISTS temp.within`;
// All of the instant in which it begins belongs to it: of any order none of that is first.
const WITHIN = /* sql temp */ `
CREATE TEMP TABLE within AS
SELECT attempts.attempt, events.n, events.at, events.steps
FROM attempts
JOIN events ON events.person = attempts.person AND events.at >= attempts.at
  AND events.at <= attempts.at + @window AND events.steps <> 0
WHERE NOT EXISTS (
  SELECT 1 FROM events AS stop
  WHERE stop.person = events.person AND stop.is_end AND stop.n > attempts.n AND stop.n < events.n
)`;

const DROP_REACHED = /* sql temp */ `DROP TABLE IF EXISTS temp.reached`;
// Of some of the steps no more can be reached than there are events for any of them: as many steps are reached
// as the scarcest of all choices of steps leaves (Hall's theorem). Steps of the same events are chosen together.
const MATCHED = /* sql temp */ `
CREATE TEMP TABLE reached AS
WITH RECURSIVE alike (place, bits, size) AS (
  SELECT key + 1, value ->> 'bits', value ->> 'size' FROM json_each(@alike)
),
choices (place, bits, size) AS (
  SELECT 0, 0, 0
  UNION ALL
  SELECT alike.place, choices.bits, choices.size
  FROM choices JOIN alike ON alike.place = choices.place + 1
  UNION ALL
  SELECT alike.place, choices.bits | alike.bits, choices.size + alike.size
  FROM choices JOIN alike ON alike.place = choices.place + 1
),
room AS (
  SELECT within.attempt, within.n, within.at,
    @steps - choices.size + count(*) FILTER (WHERE within.steps & choices.bits <> 0)
      OVER (PARTITION BY within.attempt, choices.bits ORDER BY within.n) AS most
  FROM within
  CROSS JOIN choices
  WHERE choices.place = (SELECT max(place) FROM alike)
),
depths AS (SELECT attempt, n, at, min(most) AS depth FROM room GROUP BY attempt, n),
numbers (step) AS (SELECT 1 UNION ALL SELECT step + 1 FROM numbers WHERE step < @steps)
SELECT depths.attempt, numbers.step, min(depths.n) AS n, depths.at
FROM depths
JOIN numbers ON numbers.step <= depths.depth
GROUP BY depths.attempt, numbers.step`;

// One event may be several steps: each counts from its first event on.
const COVERED = /* sql temp */ `
CREATE TEMP TABLE reached AS
WITH RECURSIVE bits (bit) AS (SELECT 1 UNION ALL SELECT bit * 2 FROM bits WHERE bit < @last_bit),
firsts AS (
  SELECT within.attempt, bits.bit, min(within.n) AS n, within.at
  FROM within
  JOIN bits ON within.steps & bits.bit <> 0
  GROUP BY within.attempt, bits.bit
)
SELECT attempt, row_number() OVER (PARTITION BY attempt ORDER BY n, bit) AS step, n, at FROM firsts`;
const INDEX_REACHED = /* sql temp */ `CREATE INDEX temp.reached_by_attempt ON reached (attempt, step)`;

/** How many steps each attempt reached. @param alike bits of the steps that are the same events, for each of them */
export function gathered(rule: WalkRule, places: Places, alike: readonly number[]): RunStatement[] {
  const sizes = alike.map((bits) => ({ bits, size: sizeOf(bits) }));
  const its = {
    ...places,
    steps: rule.steps,
    last_bit: 1 << (rule.steps - 1),
    alike: JSON.stringify(sizes),
  };
  const reached = rule.ties === 'event' ? COVERED : MATCHED;
  return [
    statement(DROP_ATTEMPTS, {}),
    statement(ATTEMPTS, its, { code: 'explain-attempts', params: {} }),
    statement(DROP_WITHIN, {}),
    statement(WITHIN, its, { code: 'explain-within', params: {} }),
    statement(DROP_REACHED, {}),
    statement(reached, its, { code: 'explain-gathered', params: {} }),
    statement(INDEX_REACHED, {}),
  ];
}

function sizeOf(bits: number): number {
  return [...bits.toString(2)].filter((bit) => bit === '1').length;
}
