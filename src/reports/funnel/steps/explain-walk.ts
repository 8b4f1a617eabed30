import { type Places, statement } from '../../explained.ts';
import type { RunStatement } from '../../run-statement.ts';
import type { WalkRule } from './rule.ts';

/**
 * Attempts in sequence as SQL, step by step: each step of an attempt is its first event after the step
 * before. See `inSequence` in walk.ts. Laid out: `attempts` (attempt, person, n, at, day) and `reached`
 * (attempt, step, n, at), where `n` is an event's place among its person's.
 */

const DROP_ATTEMPTS = /* sql temp */ `DROP TABLE IF EXISTS temp.attempts`;
const ATTEMPTS = /* sql temp */ `
CREATE TEMP TABLE attempts AS
SELECT row_number() OVER (ORDER BY person, n) AS attempt, person, n, at, day
FROM (
  SELECT events.*, row_number() OVER (PARTITION BY person ORDER BY n) AS nth
  FROM events
  WHERE steps & 1 <> 0 AND (@since IS NULL OR at >= @since)
)
WHERE nth = 1 OR @entry <> 'first'`;

const DROP_REACHED = /* sql temp */ `DROP TABLE IF EXISTS temp.reached`;
const REACHED = /* sql temp */ `
CREATE TEMP TABLE reached AS SELECT attempt, 1 AS step, n, at FROM attempts`;
const INDEX_REACHED = /* sql temp */ `CREATE INDEX temp.reached_by_attempt ON reached (attempt, step)`;

const STEP = /* sql temp */ `
INSERT INTO temp.reached
SELECT before.attempt, @step, min(events.n), events.at
FROM reached AS before
JOIN attempts ON attempts.attempt = before.attempt
JOIN events ON events.person = attempts.person AND events.steps & @bit <> 0
  AND events.at <= attempts.at + @window
  AND CASE @ties WHEN 'later' THEN events.at > before.at
    WHEN 'instant' THEN events.n > before.n ELSE events.n >= before.n END
WHERE before.step = @before
GROUP BY before.attempt`;

// What ended the attempt before that: an event that must not happen; what is of another kind (strict), unless
// in the instant of a step; a step that was passed, once more (repeats).
const GUARDED_STEP = /* sql temp */ `
INSERT INTO temp.reached
SELECT before.attempt, @step, min(events.n), events.at
FROM reached AS before
JOIN attempts ON attempts.attempt = before.attempt
JOIN events ON events.person = attempts.person AND events.steps & @bit <> 0
  AND events.at <= attempts.at + @window
  AND CASE @ties WHEN 'later' THEN events.at > before.at
    WHEN 'instant' THEN events.n > before.n ELSE events.n >= before.n END
WHERE before.step = @before AND NOT EXISTS (
  SELECT 1 FROM events AS stop
  WHERE stop.person = events.person AND stop.n > before.n AND stop.n < events.n
    AND (stop.is_end
      OR (@strict AND stop.steps & (@bit | @between) = 0 AND NOT EXISTS (
        SELECT 1 FROM reached AS passed
        WHERE passed.attempt = before.attempt AND passed.step >= @before
          AND passed.at = stop.at AND passed.n < stop.n))
      OR (@repeats AND stop.steps & @bit = 0 AND stop.steps & @done <> 0 AND NOT EXISTS (
        SELECT 1 FROM reached AS passed
        WHERE passed.attempt = before.attempt AND passed.step >= @before AND passed.n = stop.n)))
)
GROUP BY before.attempt`;

// Between the step before and the one after that may not be left out; of several that may, the next that
// comes, and then none that stands before it in the funnel.
const OPTIONAL_STEP = /* sql temp */ `
INSERT INTO temp.reached
SELECT before.attempt, @step, min(events.n), events.at
FROM reached AS before
JOIN attempts ON attempts.attempt = before.attempt
JOIN reached AS last ON last.attempt = before.attempt
  AND last.step = (SELECT max(step) FROM reached AS any_step WHERE any_step.attempt = before.attempt)
JOIN events ON events.person = attempts.person AND events.steps & @among <> 0
  AND events.at <= attempts.at + @window
  AND CASE @ties WHEN 'later' THEN events.at > last.at WHEN 'instant' THEN events.n > last.n
    ELSE events.n > last.n OR (last.step = 1 AND events.n = last.n) END
WHERE before.step = @before
AND NOT EXISTS (
  SELECT 1 FROM events AS after
  WHERE after.person = events.person AND after.steps & @bit_after <> 0 AND after.n <= events.n
    AND CASE @ties WHEN 'later' THEN after.at > before.at
      WHEN 'instant' THEN after.n > before.n ELSE after.n >= before.n END
)
AND NOT EXISTS (
  SELECT 1 FROM events AS stop
  WHERE stop.person = events.person AND stop.n > last.n AND stop.n < events.n
    AND (stop.is_end
      OR (@strict AND stop.steps & (@bit_after | @between) = 0 AND stop.at > last.at)
      OR (@repeats AND stop.steps & @bit_after = 0 AND stop.steps & @done <> 0))
)
GROUP BY before.attempt
HAVING events.steps & @bit <> 0`;

const LEFT_OUT = /* sql temp */ `
DELETE FROM temp.reached
WHERE step > @before AND step < @step AND EXISTS (
  SELECT 1 FROM reached AS after
  WHERE after.attempt = reached.attempt AND after.step = @step AND after.at = reached.at
)`;

/** How far each attempt came, one step after the other. @param ends does any event end an attempt? */
export function walked(rule: WalkRule, places: Places, ends: boolean): RunStatement[] {
  const guarded = ends || rule.order === 'strict' || rule.repeats === 'end';
  return [
    statement(DROP_ATTEMPTS, {}),
    statement(ATTEMPTS, places, { code: 'explain-attempts', params: {} }),
    statement(DROP_REACHED, {}),
    statement(REACHED, {}, { code: 'explain-reached', params: {} }),
    statement(INDEX_REACHED, {}),
    ...gapsOf(rule).flatMap((gap) => [
      ...gap.between.map((step) => optionalStep(gap, step, places)),
      requiredStep(gap, places, guarded),
      ...(gap.between.length > 0 && rule.ties === 'later' ? [leftOut(gap, places)] : []),
    ]),
  ];
}

/** Two steps, from 0, that may not be left out, and those between them that may. */
type Gap = { readonly before: number; readonly between: readonly number[]; readonly step: number };

function gapsOf({ steps, optional }: WalkRule): readonly Gap[] {
  const required = Array.from({ length: steps }, (_, n) => n).filter(
    (n) => (optional & (1 << n)) === 0,
  );
  return required.slice(1).map((step, n) => {
    const before = required[n] ?? 0;
    const between = Array.from({ length: step - before - 1 }, (_, k) => before + 1 + k);
    return { before, between, step };
  });
}

/** Bits of the steps from `from` up to, not including, `to`. */
function bitsBetween(from: number, to: number): number {
  return ((1 << to) - 1) & ~((1 << from) - 1);
}

/** What an event may be that stands between the two steps, and what it may not be again. */
function guards({ before, step }: Gap): Places {
  return { between: bitsBetween(before, step), done: bitsBetween(1, step) };
}

function requiredStep(gap: Gap, places: Places, guarded: boolean): RunStatement {
  const { before, step } = gap;
  const its = { ...places, ...guards(gap), step: step + 1, before: before + 1, bit: 1 << step };
  const about = { code: 'explain-step', params: { step: step + 1, before: before + 1 } };
  return statement(guarded ? GUARDED_STEP : STEP, its, about);
}

function optionalStep(gap: Gap, own: number, places: Places): RunStatement {
  const its = {
    ...places,
    ...guards(gap),
    step: own + 1,
    before: gap.before + 1,
    bit: 1 << own,
    bit_after: 1 << gap.step,
    among: bitsBetween(own, gap.step),
  };
  const params = { step: own + 1, before: gap.before + 1, after: gap.step + 1 };
  return statement(OPTIONAL_STEP, its, { code: 'explain-optional-step', params });
}

function leftOut({ before, step }: Gap, places: Places): RunStatement {
  const its = { ...places, before: before + 1, step: step + 1 };
  return statement(LEFT_OUT, its, { code: 'explain-left-out', params: { step: step + 1 } });
}
