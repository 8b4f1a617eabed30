import { formatMoney } from '../../core/money.ts';
import type { Note, RulePart } from '../../core/table.ts';
import { isoInstant } from '../../core/time.ts';
import type { Settings } from '../../db/settings.ts';
import type { Dimension } from '../dimensions/dimension.ts';
import { joinRule } from '../dimensions/joins.ts';
import { type Known, knownRule } from '../known.ts';
import { rule, zoneRule } from '../rule.ts';
import type { Curve, Newcomer } from './curve.ts';
import type { Newcomers } from './newcomers.ts';
import { heldAgainst, SUBSIDY_DAYS, type Subsidies, within } from './subsidies.ts';

type RuleGround = {
  readonly newcomers: Newcomers;
  readonly whole: Curve;
  readonly ofNobody: number;
  readonly by: Dimension | undefined;
  readonly gross: boolean;
  readonly known: Known;
  readonly subsidies: Subsidies;
  readonly settings: Settings;
};

/** Who is watched, from when to when, and how the curve is drawn. */
export function firstOrderRule(ground: RuleGround): readonly RulePart[] {
  const { newcomers, whole, ofNobody, known, by, gross, subsidies, settings } = ground;
  const { before, unwatched } = newcomers;
  const waiting = whole.people - whole.ordered;
  return [
    rule('unit', 'person'),
    rule('counted', by === 'product' ? 'first-order-by-product' : 'first-order-counted'),
    ...(by === undefined || by === 'product' ? [] : [rule('counted', joinRule(by))]),
    rule('entry', 'first-order-entry'),
    rule('window', 'first-order-window'),
    zoneRule(settings),
    rule('money', gross ? 'funnel-orders-gross' : 'funnel-orders-net'),
    ...(subsidies.total === null
      ? []
      : [rule('money', 'first-order-subsidies', { days: SUBSIDY_DAYS })]),
    rule('interval', by === 'product' ? 'first-order-interval-product' : 'first-order-interval'),
    rule('excluded', 'first-order-excluded', { before, unwatched: unwatched.length, ofNobody }),
    ...knownRule([known], settings),
    rule('immature', 'first-order-immature', { n: waiting }),
  ];
}

/** What is particular about these numbers. */
export function firstOrderNotes(
  whole: Curve,
  { total, elsewhere, joined }: Subsidies,
  currency: string,
): readonly Note[] {
  if (whole.people === 0) return [{ code: 'first-order-nobody', params: {} }];
  // What part of it cost says nothing of the whole.
  if (elsewhere.length > 0)
    return [{ code: 'arrivals-costs-elsewhere', params: { currencies: elsewhere } }];
  if (total === null) return [];
  const money = (minor: number): string => `${formatMoney(minor, currency)} ${currency}`;
  const said = { amount: money(total), days: SUBSIDY_DAYS };
  if (within(whole) === null) return [{ code: 'first-order-subsidy-early', params: said }];
  const each = heldAgainst(total / joined.all, whole);
  if (each === null) return [{ code: 'first-order-subsidy-alone', params: said }];
  const head = money(Math.round(total / joined.all));
  const params = { ...said, head, n: joined.all, each: money(each) };
  return [{ code: 'first-order-subsidy', params }];
}

/**
 * Orders may have been placed before those that are known: whoever joined earlier may have bought, and
 * nobody saw it.
 */
export function truncationNotes(
  people: readonly Newcomer[],
  first: number | null,
  { timezone }: Settings,
): readonly Note[] {
  if (first === null) return [];
  const n = people.filter(({ joinedAt }) => joinedAt < first).length;
  if (n === 0) return [];
  return [{ code: 'first-order-truncated', params: { n, first: isoInstant(first, timezone) } }];
}
