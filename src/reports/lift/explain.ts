import { statement, gives } from '../explained.ts';
import type { RunStatement } from '../run-statement.ts';
import { PEOPLE, type Scope } from './query.ts';

const DROP_TEXTED = /* sql temp */ `DROP TABLE IF EXISTS temp.texted`;
const TEXTED = /* sql temp */ `
CREATE TEMP TABLE texted (
  batch INTEGER, person INTEGER, sent INTEGER, held INTEGER, elsewhere INTEGER, orders INTEGER, minor INTEGER
)`;
const FILL_TEXTED = `-- An order may name another identity of theirs than the number that was written to.
INSERT INTO temp.texted${PEOPLE}`;

// People who were found to be one since, and are on both sides, are on neither.
const GROUPS = /* sql temp */ `
WITH sides AS (
  SELECT texted.batch, iif(sent > 0, 'sent', 'held') AS side, count(*) AS people,
    sum(orders > 0) AS buyers, sum(minor) AS minor
  FROM texted
  WHERE (sent > 0) <> (held > 0)
  GROUP BY 1, 2
),
known AS (
  SELECT sides.* FROM sides
  JOIN sms_batches ON sms_batches.batch_id = sides.batch AND sms_batches.send_at + @window <= @known
)
SELECT sides.batch, sides.side AS "group", sides.people, known.buyers,
  1.0 * known.buyers / known.people AS rate, known.minor AS net_minor,
  floor(1.0 * known.minor / known.people + 0.5) AS per_person_minor
FROM sides
LEFT JOIN known ON known.batch = sides.batch AND known.side = sides.side
UNION ALL
SELECT batch, 'difference', NULL, floor(rate * people + 0.5), rate, floor(each * people + 0.5),
  floor(each + 0.5)
FROM (
  SELECT sent.batch, sent.people, 1.0 * sent.buyers / sent.people - 1.0 * held.buyers / held.people AS rate,
    1.0 * sent.minor / sent.people - 1.0 * held.minor / held.people AS each
  FROM known AS sent
  JOIN known AS held ON held.batch = sent.batch AND held.side = 'held'
  WHERE sent.side = 'sent'
)
ORDER BY 1`;

/** What came of each batch of messages, from the facts; intervals and chances are worked out from these. */
export function explainLift(scope: Scope): RunStatement[] {
  const places = { ...scope, known: Math.max(0, scope.known) };
  const figures = ['people', 'buyers', 'rate', 'net_minor', 'per_person_minor'];
  return [
    statement(DROP_TEXTED, {}),
    statement(TEXTED, {}, { code: 'explain-texted', params: {} }),
    statement(FILL_TEXTED, places),
    gives(GROUPS, places, figures, ['batch', 'group']),
  ];
}
