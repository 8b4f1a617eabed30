import { PscrmError } from '../../core/errors.ts';
import type { Chart } from '../../core/chart.ts';
import type { Column, Row } from '../../core/table.ts';
import { formatDay } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { behindGuests, isTold, stageOf } from '../arrivals/behind.ts';
import { rowsByParts } from '../arrivals/charts.ts';
import { arrivalNotes, arrivalRule, countedRule, readGround } from '../arrivals/ground.ts';
import { outcome, outcomeColumns } from '../arrivals/outcome.ts';
import {
  askedFor,
  columnOf,
  type Dimension,
  DIMENSIONS,
  isPeriod,
} from '../dimensions/dimension.ts';
import { joinRule, joinValues } from '../dimensions/joins.ts';
import { partsOf } from '../dimensions/parts.ts';
import { byOneOf, CAMPAIGN, CURRENCY, GROSS, SINCE, TOP_ROWS, UNTIL, WINDOW } from '../options.ts';
import { ownText, type Report, type ReportBody, type ReportParams } from '../report.ts';
import { rule } from '../rule.ts';
import type { Window } from '../window.ts';
import { attainment } from './attainment.ts';
import { daysOfPeriod, daysOfRows } from './days.ts';
import { explainStaff } from './explain.ts';
import { type Member, staffMembers } from './members.ts';

/** A member of staff is the report's own row. */
const BY = DIMENSIONS.filter((one) => one !== 'staff');

const STAFF: Column = { key: 'staff', type: 'text' };
const COLUMNS: readonly Column[] = [
  { key: 'added', type: 'count' },
  { key: 'added_kept', type: 'count' },
  { key: 'period_attainment', type: 'rate', bar: 'of-one' },
  { key: 'period_days', type: 'count', spare: 1 },
  { key: 'days', type: 'count', spare: 1 },
  { key: 'attainment', type: 'rate', spare: 1 },
  { key: 'days_met', type: 'count', spare: 2 },
];

const TARGET = 15;

/**
 * What each member of staff added, kept and earned, and how that compares with what they were to add
 * in a day.
 */
export const staff: Report = {
  name: 'staff',
  options: [
    CAMPAIGN,
    byOneOf(...BY),
    TOP_ROWS,
    SINCE,
    UNTIL,
    CURRENCY,
    GROSS,
    WINDOW,
    { name: 'target', value: 'n' },
  ],
  who: true,
  examples: [
    'report staff',
    'report staff --target 20 --csv',
    'report staff --by week',
    'report staff --window 14d',
    'report staff --who staff_test_a:added',
  ],
  run: runStaff,
  explain: explainStaff,
};

function runStaff(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const target = targetOf(params);
  const ground = readGround(db, params, settings);
  const { currency, window, told } = ground;
  const by = askedFor(BY, params.by);
  const valueOf = by === undefined ? () => null : joinValues(db, by, params.asOf);
  const members = staffMembers(ground, { grouped: by !== undefined, top: params.top, valueOf });
  const days = daysOfPeriod(db, ground.arrivals, params, settings.timezone);
  const allDays = daysOfRows(members, days, by);
  const rows = members.map((member) => ({
    staff: member.row || null,
    ...(by !== undefined && { [by]: member.value }),
    added: member.added.length,
    added_kept: told.leaves
      ? member.added.filter(({ keptByStaff }) => keptByStaff === 'kept').length
      : null,
    ...(hasTarget(by)
      ? attainment(
          member.added.map(({ staff: name, day }) => ({ name, day })),
          target,
          allDays(member),
        )
      : NO_TARGET),
    ...outcome(member.guests, { cost: member.cost, currency, window, told }),
  }));
  const open = ground.arrivals.filter(({ keptByStaff }) => keptByStaff === 'open').length;
  return {
    chosen: { currency, target },
    columns: [STAFF, ...(by === undefined ? [] : [columnOf(by)]), ...columnsWith(window)],
    rows,
    currency,
    rule: [
      rule('unit', 'staff-unit'),
      rule('counted', 'staff-counted', { target }),
      ...(hasTarget(by) && members.length > 0
        ? [rule('counted', 'staff-days', { from: formatDay(days.from), to: formatDay(days.to) })]
        : []),
      countedRule(ground),
      ...(by === undefined ? [] : [rule('counted', joinRule(by))]),
      ...(hasTarget(by) ? [] : [rule('counted', 'staff-no-target')]),
      rule('entry', 'arrivals-entry'),
      rule('money', 'staff-costs'),
      ...arrivalRule(ground, params, settings, open),
    ],
    notes: arrivalNotes(ground, members),
    charts: by === undefined ? chartsOf(members) : partCharts(members, by),
    behind: members.flatMap((member, row) => {
      const of = [member.row || null, ...(by === undefined ? [] : [member.value])];
      const cell = (key: string, list: () => { person: number }[]) => ({
        stage: stageOf(of, key),
        row,
        key,
        people: list,
      });
      return [
        cell('added', () => member.added.map(({ person }) => ({ person }))),
        cell('added_kept', () =>
          member.added
            .filter(({ keptByStaff }) => keptByStaff === 'kept')
            .map(({ person }) => ({ person })),
        ),
        ...behindGuests({ of, row, guests: member.guests }, ground),
      ].filter(({ key }) => isTold(key, told));
    }),
  };
}

/** A narrow screen shows the days before what came of the adds; who asks for a window asks for that first. */
function columnsWith(window: Window | null): readonly Column[] {
  const days = window === null ? 0 : 4;
  const own = COLUMNS.map((one) => (one.spare ? { ...one, spare: one.spare + days } : one));
  // A screen has room for one bar.
  const outcomes = outcomeColumns(window).map(({ key, type, spare = 0 }) => {
    return { key, type, spare: spare + 2 };
  });
  return [...own, ...outcomes];
}

/** A target is for a day, not for what part of it came from somewhere. */
function hasTarget(by: Dimension | undefined): boolean {
  return by === undefined || isPeriod(by);
}

const NO_TARGET: Row = {
  days: null,
  attainment: null,
  days_met: null,
  period_days: null,
  period_attainment: null,
};

/** @throws bad-option */
function targetOf(params: ReportParams): number {
  const text = ownText(params, 'target') ?? String(TARGET);
  const target = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (target > 0) return target;
  throw new PscrmError('bad-option', { option: '--target', value: text, choices: ['1, 2, 3 …'] });
}

function chartsOf(members: readonly Member[]): readonly Chart[] {
  if (members.length === 0) return [];
  return [
    {
      kind: 'bars',
      title: 'staff-added',
      type: 'count',
      categories: members.map(({ row }) => ({ value: row || null, type: 'text' })),
      series: [
        {
          name: { value: 'added', type: 'word' },
          values: members.map(({ added }) => ({ value: added.length })),
        },
        {
          name: { value: 'kept_7d', type: 'word' },
          values: members.map(({ added }) => ({
            value: added.filter(({ keptByStaff }) => keptByStaff === 'kept').length,
          })),
        },
      ],
    },
  ];
}

/** Whom each member of staff added, part by part. */
function partCharts(members: readonly Member[], by: Dimension): readonly Chart[] {
  if (members.length === 0) return [];
  const added = members.map(({ row, value, added: all }) => {
    return { row: row || null, part: value, n: all.length };
  });
  const parts = [...partsOf(members, ({ value }) => value).keys()];
  return [rowsByParts('staff-parts', { type: 'text', by, parts }, added)];
}
