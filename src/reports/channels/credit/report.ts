import { PscrmError } from '../../../core/errors.ts';
import type { Column, Note, RulePart } from '../../../core/table.ts';
import { formatMoney } from '../../../core/money.ts';
import type { Database } from '../../../db/open.ts';
import type { Settings } from '../../../db/settings.ts';
import { readPurchases } from '../../../journeys/purchases.ts';
import { campaignId } from '../../campaign.ts';
import { chooseCurrency } from '../../currency.ts';
import type { ReportOption } from '../../options.ts';
import { type Behind, ownText, type ReportBody, type ReportParams } from '../../report.ts';
import { moneyRule, rule, zoneRule } from '../../rule.ts';
import { readWindow } from '../../window.ts';
import { type Model, MODELS } from './models.ts';
import { type Order, ordersIn, type Purse } from './orders.ts';
import { type Share, shareOrders } from './shares.ts';
import { readTouches } from './touches.ts';
import { explainOrder } from './why.ts';

/** What the report on channels may be asked about credit. */
export const CREDIT_OPTIONS: readonly ReportOption[] = [
  { name: 'credit', value: 'model', choices: MODELS },
  { name: 'window', value: 'duration' },
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
  const needy = ['window', 'order'].some((name) => ownText(params, name) !== undefined);
  if (model === undefined && needy) throw new PscrmError('missing-option', { option: '--credit' });
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
  const byVariant = readBy(params);
  const campaign = params.campaign === undefined ? null : campaignId(db, params.campaign);
  const orders = ordersIn(readPurchases(db), asked.purse);
  const buyers = new Set(orders.map(({ person }) => person));
  const touches = readTouches(db, buyers, asked.purse.asOf);
  const shares = shareOrders(orders, touches, {
    ...asked,
    groupOf: (touch) => {
      if (campaign !== null && touch.campaign !== campaign) return null;
      return { channel: touch.channel, variant: byVariant ? touch.variant || null : null };
    },
  }).filter(({ channel }) => campaign === null || channel !== null);
  const whole = orders.reduce((sum, { minor }) => sum + minor, 0);
  const { currency } = asked.purse;
  return {
    ...frameOf(asked, params, settings),
    columns: [
      CHANNEL,
      ...(byVariant ? [{ key: 'variant', type: 'text' } as const] : []),
      ...COLUMNS,
    ],
    rows: shares.map(({ channel, variant, touched, credited, minor }) => ({
      channel,
      ...(byVariant && { variant }),
      touched: touched.length,
      // Thirds do not add up to whole orders in binary.
      credited: Math.round(credited * 1e6) / 1e6,
      net_minor: minor,
      net_share: whole === 0 ? null : minor / whole,
      currency,
    })),
    notes: notesOf(orders, shares, whole, currency),
    charts: shares.length === 0 ? [] : [chartOf(shares, byVariant)],
    behind: behindOf(shares, byVariant),
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

/** @throws bad-option for a dimension that touches do not have; usage */
export function readBy({ by, top }: ReportParams): boolean {
  if (top !== undefined) throw new PscrmError('usage', { problem: '--credit + --top' });
  if (by === undefined || by === 'variant') return by === 'variant';
  throw new PscrmError('bad-option', { option: '--by', value: by, choices: ['variant'] });
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

function chartOf(shares: readonly Share[], byVariant: boolean) {
  return {
    kind: 'bars',
    title: 'channels-credit',
    type: 'number',
    categories: shares.map(({ channel, variant }) =>
      byVariant && variant !== null
        ? { value: `${channel} ${variant}`, type: 'text' as const }
        : { value: channel, type: 'word' as const },
    ),
    series: [
      {
        name: { value: 'credited', type: 'word' },
        values: shares.map(({ credited }) => ({ value: credited })),
      },
    ],
  } as const;
}

function behindOf(shares: readonly Share[], byVariant: boolean): Behind[] {
  return shares.map(({ channel, variant, touched }, row) => {
    const name = byVariant ? [channel, variant] : [channel];
    return {
      stage: `${name.map((part) => part ?? '-').join(':')}:touched`,
      row,
      key: 'touched',
      people: () => touched.map((person) => ({ person })),
    };
  });
}
