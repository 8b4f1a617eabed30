import type { Database } from '../../../db/open.ts';
import type { Settings } from '../../../db/settings.ts';
import { readContactTimes } from '../../../journeys/contacts.ts';
import { holders } from '../../dimensions/explain.ts';
import { gives, type Places, statement } from '../../explained.ts';
import { allKnown } from '../../known.ts';
import { skippedVisits } from '../../options.ts';
import type { RunStatement } from '../../run-statement.ts';
import type { ReportParams } from '../../report.ts';
import { knownOfSteps } from './awaited.ts';
import type { Scope } from './choice.ts';
import { countsOf } from './explain-counts.ts';
import { eventsOf, happened } from './explain-events.ts';
import { gathered } from './explain-gather.ts';
import { walked } from './explain-walk.ts';
import { type Question, readQuestion } from './question.ts';
import { EVENT_NAMES, type EventChoice, isEventName } from './words.ts';

const DROP_EVENTS = /* sql temp */ `DROP TABLE IF EXISTS temp.events`;
// In one instant: what ends an attempt, then by the first step that an event is, what is no step last.
const EVENTS = /* sql temp */ `
CREATE TEMP TABLE events AS
SELECT facts.*, row_number() OVER (
    PARTITION BY person ORDER BY at, is_end DESC, steps = 0, steps & -steps, steps
  ) AS n
FROM (
  SELECT person, at, day, event, fact, is_end, sum(steps) AS steps
  FROM happened
  GROUP BY person, at, event, fact, is_end
) AS facts`;
const INDEX_EVENTS = /* sql temp */ `CREATE INDEX temp.events_by_person ON events (person, n)`;

const DROP_BEST = /* sql temp */ `DROP TABLE IF EXISTS temp.best`;
// first: there is but one; any: of those that lead as far the earliest; latest: the one that got there first, and of
// those the latest.
const BEST = /* sql temp */ `
CREATE TEMP TABLE best AS
WITH depths AS (
  SELECT attempts.*, count(*) AS depth, max(reached.at) AS got_there_at
  FROM attempts
  JOIN reached ON reached.attempt = attempts.attempt
  WHERE @optional >> (reached.step - 1) & 1 = 0
  GROUP BY attempts.attempt
),
ranked AS (
  SELECT depths.*, row_number() OVER (
    PARTITION BY person
    ORDER BY depth DESC, iif(@entry = 'latest' AND depth > 1, got_there_at, 0), iif(@entry = 'latest', -n, n)
  ) AS place
  FROM depths
)
SELECT attempt, person, at, day, at + @window > @known AS is_open FROM ranked WHERE place = 1`;

const WHOLE = /* sql temp */ `
SELECT count(*) FILTER (WHERE NOT is_open) AS began, count(*) FILTER (WHERE is_open) AS open,
  count(*) FILTER (WHERE NOT is_open AND attempt IN (
    SELECT attempt FROM reached WHERE step = @steps)) AS converted
FROM best`;

/** Any funnel of people, from the facts. @throws bad-steps, bad-option, unknown-campaign */
export function explainSteps(
  db: Database,
  params: ReportParams,
  { currency: workspace, timezone }: Settings,
): RunStatement[] {
  const question = readQuestion(db, params);
  const { steps, without, rule } = question;
  const { asOf, since, gross } = params;
  const skip = skippedVisits(params.visits);
  const scope = { asOf, since: rule.since, skip, gross: gross === true, workspace, timezone };
  const moment = { asOf, timezone };
  const sources = { contactTimes: () => readContactTimes(db) };
  const known = allKnown(knownOfSteps(db, question, sources, moment), moment);
  const places: Places = {
    since: since ?? null,
    entry: rule.entry,
    ties: rule.ties,
    strict: rule.order === 'strict' ? 1 : 0,
    repeats: rule.repeats === 'end' ? 1 : 0,
    window: rule.windowMs,
    optional: rule.optional,
    known: Math.max(0, known),
    steps: rule.steps,
  };
  return [
    ...laidOut(question, scope),
    ...(rule.order === 'any'
      ? gathered(
          rule,
          places,
          [...bitsByText(steps).values()].map(({ bits }) => bits),
        )
      : walked(rule, places, without.length > 0)),
    statement(DROP_BEST, {}),
    statement(BEST, places, { code: 'explain-best', params: {} }),
    ...countsOf(db, params, scope),
    gives(WHOLE, places, ['began', 'open', 'converted']),
  ];
}

/** Everything that happened and matters, in the order of each person's. */
function laidOut({ steps, without, rule }: Question, scope: Scope): RunStatement[] {
  const between = rule.order === 'strict' ? EVENT_NAMES.filter(isEventName).map(anyOf) : [];
  const all = [...steps, ...without, ...between];
  return [
    ...(all.some(({ event }) => event === 'visit') ? holders(scope.asOf) : []),
    ...happened(),
    ...[...bitsByText(steps).values()].map(({ choice, bits }) =>
      eventsOf(choice, scope, { steps: bits, ends: false }),
    ),
    ...between.map((choice) => eventsOf(choice, scope, { steps: 0, ends: false })),
    ...without.map((choice) => eventsOf(choice, scope, { steps: 0, ends: true })),
    statement(DROP_EVENTS, {}),
    statement(EVENTS, {}, { code: 'explain-events', params: {} }),
    statement(INDEX_EVENTS, {}),
  ];
}

function anyOf(event: EventChoice['event']): EventChoice {
  return { event, kind: null, filters: [], text: event };
}

/** Steps that choose the same events, and the bits of them. */
function bitsByText(steps: readonly EventChoice[]) {
  const byText = new Map<string, { choice: EventChoice; bits: number }>();
  for (const [n, choice] of steps.entries()) {
    const bits = (byText.get(choice.text)?.bits ?? 0) | (1 << n);
    byText.set(choice.text, { choice, bits });
  }
  return byText;
}
