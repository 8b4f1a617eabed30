import { PscrmError } from '../../../core/errors.ts';
import type { Cell, Column, Note, RulePart } from '../../../core/table.ts';
import { formatMoney } from '../../../core/money.ts';
import type { Database } from '../../../db/open.ts';
import type { Settings } from '../../../db/settings.ts';
import { readPurchases } from '../../../journeys/purchases.ts';
import { campaignId } from '../../campaign.ts';
import { chooseCurrency } from '../../currency.ts';
import { readCodeValues } from '../../dimensions/codes.ts';
import {
  columnOf,
  type Dimension,
  DIMENSIONS,
  isPeriod,
  partName,
} from '../../dimensions/dimension.ts';
import type { ReportOption } from '../../options.ts';
import { type Behind, ownText, type ReportBody, type ReportParams } from '../../report.ts';
import { moneyRule, rule, visitsRule, zoneRule } from '../../rule.ts';
import { readWindow } from '../../window.ts';
import { type Model, MODELS } from './models.ts';
import { type Order, ordersIn, type Purse } from './orders.ts';
import { type Share, topShares } from './shares.ts';
import { readTouches, type Touch } from './touches.ts';
import { explainOrder } from './why.ts';

/** What the report on channels may be asked about credit, besides its window: there how far back touches count. */
export const CREDIT_OPTIONS: readonly ReportOption[] = [
  { name: 'credit', value: 'model', choices: MODELS },
  { name: 'order', value: 'order' },
];

const DEFAULT_WINDOW = '30d';

const CHANNEL: Column = { key: 'channel', type: 'word' };
const COLUMNS: readonly Column[] = [
  { key: 'touched', type: 'count' },
  { key: 'credited', type: 'number' },
  { key: 'net_minor', type: 'money' },
  { key: 'net_share', type: 'rate', bar: 'of-one' },
  { key: 'currency', type: 'text', spare: 1 },
];

/** What was asked about credit, understood. */
export type Asked = {
  readonly model: Model;
  /** ms, and as it was typed. */
  readonly window: number;
  readonly windowText: string;
  readonly purse: Purse;
};

/** Is the report asked for credit? @throws missing-option for what means nothing without it */
export function wantsCredit(params: ReportParams): boolean {
  const model = ownText(params, 'credit');
  if (model === undefined && ownText(params, 'order') !== undefined)
    throw new PscrmError('missing-option', { option: '--credit' });
  return model !== undefined;
}

/**
 * Which channels the orders of the own shop are owed to, by one of four models; or, with `--order`, why one
 * of them is. See chain.ts for what counts as a touch of an order, models.ts for the shares.
 * @throws bad-option, usage, unknown-campaign, unknown-order
 */
export function runCredit(db: Database, params: ReportParams, settings: Settings): ReportBody {
  const asked = readAsked(db, params, settings);
  const typed = ownText(params, 'order');
  if (typed !== undefined) {
    const told = explainOrder(db, typed, asked);
    return { ...told, ...frameOf(asked, params, settings) };
  }
  const by = readBy(params);
  const campaign = params.campaign === undefined ? null : campaignId(db, params.campaign);
  const orders = ordersIn(readPurchases(db), asked.purse);
  const buyers = new Set(orders.map(({ person }) => person));
  const touches = readTouches(db, buyers, asked.purse.asOf);
  const valueOf = valuesOf(db, by);
  const groupOf = (touch: Touch) => {
    if (campaign !== null && touch.campaign !== campaign) return null;
    return { channel: touch.channel, value: valueOf(touch) };
  };
  const largest = { key: by === undefined ? 'channel' : 'value', top: params.top } as const;
  const shares = topShares(orders, touches, { ...asked, groupOf }, largest).filter(
    ({ channel }) => campaign === null || channel !== null,
  );
  const frame = frameOf(asked, params, settings);
  const whole = orders.reduce((sum, { minor }) => sum + minor, 0);
  const { currency } = asked.purse;
  return {
    ...frame,
    rule: by === undefined ? frame.rule : [...frame.rule, rule('counted', 'credit-parts')],
    columns: [CHANNEL, ...(by === undefined ? [] : [columnOf(by)]), ...COLUMNS],
    rows: shares.map(({ channel, value, touched, credited, minor }) => ({
      channel,
      ...(by !== undefined && { [by]: value }),
      touched: touched.length,
      // Thirds do not add up to whole orders in binary.
      credited: Math.round(credited * 1e6) / 1e6,
      net_minor: minor,
      net_share: whole === 0 ? null : minor / whole,
      currency,
    })),
    notes: notesOf(orders, shares, whole, currency),
    charts: shares.length === 0 ? [] : [chartOf(shares)],
    behind: behindOf(shares, by),
  };
}

/** @throws bad-option */
export function readAsked(db: Database, params: ReportParams, settings: Settings): Asked {
  const { asOf, since = 0, gross = false } = params;
  const { currency } = chooseCurrency(db, params, settings);
  const windowText = ownText(params, 'window') ?? DEFAULT_WINDOW;
  return {
    model: MODELS.find((model) => model === ownText(params, 'credit')) ?? 'last',
    window: readWindow(windowText),
    windowText,
    purse: { since, asOf, currency, workspace: settings.currency, gross },
  };
}

/** What the code of a touch says of it; a period would be that of the making of its code, and not its own. */
export const CREDIT_BY = DIMENSIONS.filter(
  (one) => one !== 'channel' && one !== 'first-source' && !isPeriod(one),
);

/** @throws bad-option for a dimension that touches do not have */
export function readBy({ by }: ReportParams): Dimension | undefined {
  const found = CREDIT_BY.find((one) => one === by);
  if (by === undefined || found !== undefined) return found;
  throw new PscrmError('bad-option', { option: '--by', value: by, choices: CREDIT_BY });
}

/** A contact way proves the variant too, but has no code that would say more. */
function valuesOf(db: Database, by: Dimension | undefined): (touch: Touch) => Cell {
  if (by === undefined) return () => null;
  if (by === 'variant') return ({ variant }) => variant || null;
  const { byName } = readCodeValues(db, by);
  return ({ code }) => byName.get(code) ?? null;
}

/** What is the same for all channels and for one order. */
function frameOf(
  { model, windowText, purse }: Asked,
  params: ReportParams,
  settings: Settings,
): { chosen: ReportBody['chosen'] & {}; currency: string; rule: readonly RulePart[] } {
  return {
    chosen: { window: windowText, currency: purse.currency },
    currency: purse.currency,
    rule: [
      rule('unit', 'credit-unit'),
      rule('counted', 'credit-touches'),
      visitsRule(),
      rule('counted', `credit-${model}`),
      rule('counted', 'credit-whole'),
      rule('window', 'credit-window', { window: windowText }),
      rule('period', 'credit-period'),
      zoneRule(settings),
      moneyRule(params.gross === true, purse.currency),
      rule('excluded', 'credit-excluded'),
    ],
  };
}

function notesOf(
  orders: readonly Order[],
  shares: readonly Share[],
  whole: number,
  currency: string,
): Note[] {
  if (orders.length === 0) return [{ code: 'credit-no-orders', params: {} }];
  const none = shares.find(({ channel }) => channel === null)?.touched.length ?? 0;
  const money = `${formatMoney(whole, currency)} ${currency}`;
  return [{ code: 'credit-all', params: { n: orders.length, money, none } }];
}

function chartOf(shares: readonly Share[]) {
  return {
    kind: 'bars',
    title: 'channels-credit',
    type: 'number',
    categories: shares.map(({ channel, value }) =>
      value === null
        ? { value: channel, type: 'word' as const }
        : { value: `${channel} ${partName(value)}`, type: 'text' as const },
    ),
    series: [
      {
        name: { value: 'credited', type: 'word' },
        values: shares.map(({ credited }) => ({ value: credited })),
      },
    ],
  } as const;
}

function behindOf(shares: readonly Share[], by: Dimension | undefined): Behind[] {
  return shares.map(({ channel, value, touched }, row) => {
    const name = by === undefined ? [channel] : [channel, value];
    return {
      stage: `${name.map(partName).join(':')}:touched`,
      row,
      key: 'touched',
      people: () => touched.map((person) => ({ person })),
    };
  });
}
