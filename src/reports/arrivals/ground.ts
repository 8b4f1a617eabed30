import type { Note, RulePart } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import type { Settings } from '../../db/settings.ts';
import { readContacts } from '../../journeys/contacts.ts';
import { askedCampaign } from '../campaign.ts';
import { chooseCurrency } from '../currency.ts';
import type { ReportParams } from '../report.ts';
import { type Known, knownContacts, knownOrders, knownRule } from '../known.ts';
import { moneyRule, rule, zoneRule } from '../rule.ts';
import { askedWindow, type Window } from '../window.ts';
import { type Arrival, readArrivals, type Scope } from './arrivals.ts';
import { type Buying, readBuying } from './buying.ts';
import { type CostRow, readCosts } from './costs.ts';
import type { Guest } from './outcome.ts';

/** Whether any file has private orders, and leaves. What none has is blank. */
export type Told = { readonly orders: boolean; readonly leaves: boolean };

/** What the reports on channels, staff and batches are counted from. */
export type Ground = {
  readonly scope: Scope;
  readonly currency: string;
  readonly arrivals: readonly Arrival[];
  /** By place in `arrivals`. */
  readonly buying: readonly Buying[];
  /** In the report's currency. */
  readonly costs: readonly CostRow[];
  readonly costsElsewhere: readonly string[];
  /** Up to when friendships and private orders are known. */
  readonly known: readonly Known[];
  /** How long after the join first orders and revenue count; null: for ever. */
  readonly window: Window | null;
  readonly told: Told;
};

/** Reads the joins of the period, what those people bought, and what was spent. @throws unknown-campaign, bad-option */
export function readGround(db: Database, params: ReportParams, settings: Settings): Ground {
  const { asOf, since = 0, campaign, gross = false } = params;
  const { currency } = chooseCurrency(db, params, settings);
  const id = askedCampaign(db, campaign);
  const contacts = readContacts(db);
  const moment = { asOf, timezone: settings.timezone };
  const friends = knownContacts(db, 'friendships', moment, contacts);
  const scope = { since, asOf, campaign: id, friends: friends.until };
  const arrivals = readArrivals(db, contacts, scope);
  const costs = readCosts(db, scope);
  const orders = knownOrders(db, moment, 'private');
  const window = askedWindow(params);
  const money = {
    asOf,
    currency,
    workspace: settings.currency,
    gross,
    known: orders.until,
    window: window?.ms ?? null,
  };
  const elsewhere = costs.filter((cost) => cost.currency !== currency);
  return {
    scope,
    currency,
    arrivals,
    buying: readBuying(db, arrivals, money),
    costs: costs.filter((cost) => cost.currency === currency),
    costsElsewhere: [...new Set(elsewhere.map((cost) => cost.currency))],
    known: [friends, orders],
    window,
    told: { orders: orders.why !== 'none', leaves: friends.why !== 'none' },
  };
}

/** The people of the period who are new to the brand, with what they bought. */
export function guestsOf({ arrivals, buying }: Ground): Guest[] {
  return arrivals.flatMap((arrival, at) => {
    const bought = buying[at];
    return arrival.isNew && bought !== undefined
      ? { arrival, buying: bought, kept: arrival.kept }
      : [];
  });
}

/** What the three reports count. */
export function countedRule({ window }: Ground): RulePart {
  if (window === null) return rule('counted', 'arrivals-counted');
  return rule('counted', 'arrivals-counted-within', { window: window.typed });
}

/** The sentences that the three reports share. */
export function arrivalRule(
  { currency, arrivals, buying, known, window, told }: Ground,
  params: ReportParams,
  settings: Settings,
  undecided: number,
): RulePart[] {
  const early = arrivals.filter(({ isNew }, at) => isNew && buying[at]?.early === true).length;
  const again = arrivals.filter(({ isNew }) => !isNew).length;
  return [
    window === null
      ? rule('window', 'arrivals-window')
      : rule('window', 'arrivals-within', { window: window.typed }),
    rule('period', 'arrivals-period'),
    zoneRule(settings),
    moneyRule(params.gross === true, currency),
    ...(window === null ? [] : [rule('money', 'arrivals-within-costs')]),
    rule('interval', window === null ? 'arrivals-interval' : 'arrivals-intervals'),
    rule('excluded', 'arrivals-excluded', { n: again }),
    ...knownRule(known, settings),
    rule('immature', told.leaves ? 'arrivals-undecided' : 'arrivals-no-leaves', { n: undecided }),
    ...(window === null
      ? []
      : [rule('immature', 'arrivals-early', { n: early, window: window.typed })]),
  ];
}

/**
 * What is particular about these numbers.
 * @param rows what the costs were shared out over
 */
export function arrivalNotes(
  { costs, costsElsewhere, arrivals, currency }: Ground,
  rows: readonly { readonly cost: number | null }[],
): Note[] {
  const notes: Note[] = [];
  if (arrivals.length === 0) notes.push({ code: 'arrivals-nobody', params: {} });
  if (costs.length === 0 && costsElsewhere.length === 0)
    notes.push({ code: 'arrivals-no-costs', params: {} });
  const unborne =
    costs.reduce((sum, { minor }) => sum + minor, 0) -
    rows.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
  if (unborne !== 0)
    notes.push({ code: 'arrivals-costs-unborne', params: { amount_minor: unborne, currency } });
  if (costsElsewhere.length > 0)
    notes.push({ code: 'arrivals-costs-elsewhere', params: { currencies: costsElsewhere } });
  return notes;
}
