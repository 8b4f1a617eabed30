import { PscrmError } from '../../../core/errors.ts';
import type { Column, Note, Row } from '../../../core/table.ts';
import type { Database } from '../../../db/open.ts';
import { readPurchases } from '../../../journeys/purchases.ts';
import type { ReportBody } from '../../report.ts';
import { judgeTouches } from './chain.ts';
import { creditsOf } from './models.ts';
import { ordersIn } from './orders.ts';
import type { Asked } from './report.ts';
import { readTouches } from './touches.ts';

const COLUMNS: readonly Column[] = [
  { key: 'at', type: 'instant' },
  { key: 'touch', type: 'word' },
  { key: 'channel', type: 'word' },
  { key: 'variant', type: 'text' },
  { key: 'code', type: 'text' },
  { key: 'verdict', type: 'word' },
  { key: 'part', type: 'rate' },
  { key: 'net_minor', type: 'money' },
  { key: 'currency', type: 'text', spare: 1 },
];

const ORDER = /* sql */ `
SELECT orders.id, orders.key, orders.domain, orders.paid_at,
  coalesce(customers.customer_id, orders.buyer_id) AS person
FROM orders
LEFT JOIN customers ON customers.identity_id = orders.buyer_id
WHERE orders.key = @typed OR orders.order_no = @typed
ORDER BY orders.key LIMIT 20`;
type OrderRow = {
  readonly id: number;
  readonly key: string;
  readonly domain: string;
  readonly paid_at: number | null;
  readonly person: number | null;
};

/**
 * Why an order is credited where it is: every touch of its buyer, and what became of it.
 * @param typed its key, `platform:number`, or its number alone
 * @throws unknown-order; bad-option where several have the number, naming their keys
 */
export function explainOrder(
  db: Database,
  typed: string,
  { model, window, purse }: Asked,
): Required<Pick<ReportBody, 'columns' | 'rows' | 'notes'>> {
  const order = orderNamed(db, typed);
  const { person, paid_at: paidAt, key } = order;
  if (person === null || paidAt === null) return nothing(key, 'credit-of-nobody');
  if (order.domain !== 'private') return nothing(key, 'credit-not-private');
  const all = ordersIn(readPurchases(db), { ...purse, since: 0 });
  const found = all.find(({ id }) => id === order.id);
  if (found === undefined) return nothing(key, 'credit-not-counted');
  const touches = readTouches(db, new Set([person]), purse.asOf).get(person) ?? [];
  const verdicts = judgeTouches(touches, paidAt, window);
  const credits = creditsOf(
    model,
    verdicts.filter((verdict) => verdict === 'credited').length,
    found.minor,
  ).values();
  const rows = touches.map((touch, place): Row => {
    const verdict = verdicts[place] ?? null;
    const credit = verdict === 'credited' ? credits.next().value : undefined;
    return {
      at: touch.at,
      touch: touch.kind,
      channel: touch.channel,
      variant: touch.variant || null,
      code: touch.code,
      verdict,
      part: credit?.part ?? null,
      net_minor: credit?.minor ?? null,
      currency: purse.currency,
    };
  });
  const none = !verdicts.includes('credited');
  return {
    columns: COLUMNS,
    rows,
    notes: none ? [{ code: 'credit-no-touch', params: { order: key } }] : [],
  };
}

function nothing(order: string, code: string) {
  const notes: Note[] = [{ code, params: { order } }];
  return { columns: COLUMNS, rows: [], notes };
}

/** @throws unknown-order; bad-option where several have the number */
export function orderNamed(db: Database, typed: string): OrderRow {
  const rows = db.prepare<{ typed: string }, OrderRow>(ORDER).all({ typed: typed.trim() });
  const [order] = rows;
  if (order === undefined) throw new PscrmError('unknown-order');
  if (rows.length === 1) return order;
  const choices = rows.map(({ key }) => key);
  throw new PscrmError('bad-option', { option: '--order', value: typed, choices });
}
