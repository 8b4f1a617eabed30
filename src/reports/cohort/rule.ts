import type { Note, RulePart } from '../../core/table.ts';
import type { Settings } from '../../db/settings.ts';
import type { CurrencyRow } from '../currency.ts';
import type { Dimension } from '../dimensions/dimension.ts';
import { type Known, knownRule } from '../known.ts';
import { moneyRule, rule, zoneRule } from '../rule.ts';
import type { Asked } from './asked.ts';
import { MOST_GAPS } from './gaps.ts';

export type Ground = {
  readonly asked: Asked;
  readonly settings: Settings;
  readonly currency: string;
  readonly others: readonly CurrencyRow[];
  /** Paid orders with nobody known behind them, in the currency of the report; wholly refunded ones apart. */
  readonly ofNobody: number;
  readonly wholly: number;
  readonly unknownAmount: number;
  /** How many cohorts that nobody is in are left out, since they are too many. */
  readonly gaps: number;
  readonly known: Known;
  /** The first cohort, by its name (null: people of no known campaign); undefined where there is none. */
  readonly first: string | null | undefined;
  /** Is that the cohort of the first start of all, before which nothing is known of anybody? */
  readonly isWhereDataBegin: boolean;
  readonly by: Dimension | undefined;
  /** Has anybody not had the whole of a period that is on show? */
  readonly frayed: boolean;
  /** People, orders or money are on show, which grow until the period is over; no rate. */
  readonly isSum: boolean;
};

/** How cohorts are made and counted. */
export function cohortRule(ground: Ground): RulePart[] {
  const { asked, settings, currency, ofNobody, wholly, known, frayed, isSum, by } = ground;
  const { unit, rolling } = asked;
  return [
    rule('unit', 'person'),
    rule('counted', asked.unbounded ? 'cohort-unbounded' : 'cohort-retained'),
    rule('counted', 'cohort-spent'),
    ...(by === undefined ? [] : [rule('counted', 'by-touch')]),
    rule('counted', asked.mean === 'simple' ? 'cohort-mean-simple' : 'cohort-mean-weighted'),
    rule('entry', `cohort-from-${asked.start}`),
    ...(asked.start === 'campaign' ? [] : [rule('entry', 'cohort-empty')]),
    rolling === null
      ? rule('window', `cohort-calendar-${unit}`)
      : rule('window', asked.start === 'every-order' ? 'cohort-rolling-every' : 'cohort-rolling', {
          days: rolling,
        }),
    zoneRule(settings),
    moneyRule(asked.money === 'gross', currency),
    asked.money === 'gross'
      ? rule('excluded', 'cohort-excluded-gross', { ofNobody, currency })
      : rule('excluded', 'cohort-excluded', { ofNobody, wholly, currency }),
    ...knownRule([known], settings),
    rule('immature', frayed ? 'cohort-immature' : 'cohort-complete'),
    ...(frayed && isSum ? [rule('immature', 'cohort-unfinished')] : []),
  ];
}

/** What is particular about these numbers: other currencies, unknown amounts, the frayed beginning. */
export function cohortNotes(ground: Ground): Note[] {
  const { asked, currency, others, unknownAmount, first, isWhereDataBegin } = ground;
  const notes: Note[] = [];
  if (unknownAmount > 0)
    notes.push({ code: 'cohort-unknown-amount', params: { n: unknownAmount } });
  if (ground.gaps > 0)
    notes.push({ code: 'cohort-gaps', params: { n: ground.gaps, most: MOST_GAPS } });
  if (others.length > 0) {
    const n = others.reduce((sum, { orders }) => sum + orders, 0);
    const names = others.map((other) => other.currency);
    notes.push({ code: 'cohort-other-currencies', params: { n, currency, others: names } });
  }
  if (first === undefined) return [...notes, { code: 'cohort-nobody', params: {} }];
  if (first === null || !isWhereDataBegin) return notes;
  if (asked.start === 'campaign' || asked.start === 'every-order') return notes;
  return [...notes, { code: 'cohort-first', params: { cohort: first } }];
}
