import type { Database } from '../../db/open.ts';
import type { Finding, Severity } from './finding.ts';

/** The four heads that data are held to: full 全面, continuous 连续, valid 有效, correct 正确. */
export const HEADS = ['data-full', 'data-continuous', 'data-valid', 'data-correct'] as const;
export type Head = (typeof HEADS)[number];

type Kind = {
  readonly head: Head;
  readonly code: string;
  readonly severity: Severity;
  readonly next: readonly string[];
};
/** How many of how many are not as they should be: columns `n` and `of`. */
type Check = Kind & { readonly sql: string };
/** What a check has found: `n` of `of` are wrong; of 0 there was nothing to look at. */
export type Checked = Kind & { readonly n: number; readonly of: number };

const OF_NOBODY = /* sql */ `
SELECT coalesce(sum(buyer_id IS NULL), 0) AS n, count(*) AS of
FROM orders WHERE domain = 'private' AND paid_at IS NOT NULL`;
const UNPROVED = /* sql */ `
SELECT coalesce(sum(coalesce(level, '') NOT IN ('P1', 'P2', 'P3')), 0) AS n, count(*) AS of
FROM joins LEFT JOIN join_attributions ON join_attributions.join_id = joins.id`;
// Without a single leave: most likely nobody has exported who left.
const NO_LEAVES = /* sql */ `
SELECT iif(EXISTS (SELECT 1 FROM leaves), 0, count(*)) AS n, count(*) AS of
FROM joins WHERE joined_at <= @now - 30 * 86400000`;

// Days without an order between the first and the last of the 90 that orders are known up to; a shop that
// sells on no more than half of them is a small one: of its gaps nothing can be said.
const DAYS_MISSING = /* sql */ `
WITH known AS (
  SELECT DISTINCT paid_day AS day FROM orders
  WHERE paid_day > (SELECT max(paid_day) FROM orders WHERE paid_at <= @now) - 90 AND paid_at <= @now
),
span AS (SELECT count(*) AS days, max(day) - min(day) + 1 AS of FROM known)
SELECT iif(days * 2 > of, of - days, 0) AS n, iif(days * 2 > of, of, 0) AS of FROM span`;
const ORDERS_BEHIND = /* sql */ `
SELECT max(0, joined - ordered - 7) AS n, max(1, joined - ordered) AS of
FROM (
  SELECT (SELECT max(day) FROM joins WHERE joined_at <= @now) AS joined,
    (SELECT max(paid_day) FROM orders WHERE domain = 'private' AND paid_at <= @now) AS ordered
)
WHERE joined IS NOT NULL AND ordered IS NOT NULL`;

const REJECTED = /* sql */ `
SELECT coalesce(sum(rejected), 0) AS n, coalesce(sum(rows), 0) AS of
FROM imports WHERE undone_at IS NULL`;
const NO_AMOUNT = /* sql */ `
SELECT coalesce(sum(paid_minor IS NULL), 0) AS n, count(*) AS of
FROM orders WHERE paid_at IS NOT NULL`;
const IN_FUTURE = /* sql */ `
SELECT (SELECT count(*) FROM orders WHERE paid_at > @now + 86400000)
    + (SELECT count(*) FROM joins WHERE joined_at > @now + 86400000) AS n,
  (SELECT count(*) FROM orders) + (SELECT count(*) FROM joins) AS of`;

const OF_NO_CODE = /* sql */ `
SELECT coalesce(sum(codes.id IS NULL), 0) AS n, count(*) AS of
FROM visits LEFT JOIN codes ON codes.code = visits.code`;
const OF_NO_STATE = /* sql */ `
SELECT coalesce(sum(codes.id IS NULL AND contact_ways.state IS NULL), 0) AS n, count(*) AS of
FROM joins
LEFT JOIN codes ON codes.code = joins.state
LEFT JOIN contact_ways ON contact_ways.state = joins.state
WHERE joins.state <> ''`;
const NEVER_JOINED = /* sql */ `
SELECT coalesce(sum(NOT EXISTS (
    SELECT 1 FROM joins
    WHERE joins.identity_id = leaves.identity_id AND joins.joined_at <= leaves.left_at
  )), 0) AS n, count(*) AS of
FROM leaves`;
const OVERPAID_BACK = /* sql */ `
SELECT coalesce(sum(refund_minor > paid_minor), 0) AS n, count(*) AS of
FROM orders WHERE paid_minor IS NOT NULL`;
// A payment and no refund, and a status that says neither: it counts as sold.
const PAID_UNSAID = /* sql */ `
SELECT coalesce(sum(status IN ('unpaid', 'closed') AND paid_minor > 0 AND refund_minor = 0), 0) AS n, count(*) AS of
FROM orders WHERE paid_at IS NOT NULL`;

const IMPORTS = ['pscrm', 'imports', 'list'];
const IMPORT = ['pscrm', 'import', 'FILE'];

const CHECKS: readonly Check[] = [
  {
    head: 'data-full',
    code: 'data-orders-of-nobody',
    severity: 'note',
    sql: OF_NOBODY,
    next: ['pscrm', 'formats', 'list'],
  },
  {
    head: 'data-full',
    code: 'data-joins-unproved',
    severity: 'note',
    sql: UNPROVED,
    next: ['pscrm', 'report', 'channels'],
  },
  {
    head: 'data-full',
    code: 'data-no-leaves',
    severity: 'warning',
    sql: NO_LEAVES,
    next: IMPORT,
  },
  {
    head: 'data-continuous',
    code: 'data-days-missing',
    severity: 'warning',
    sql: DAYS_MISSING,
    next: IMPORTS,
  },
  {
    head: 'data-continuous',
    code: 'data-orders-behind',
    severity: 'warning',
    sql: ORDERS_BEHIND,
    next: IMPORT,
  },
  {
    head: 'data-valid',
    code: 'data-rejected',
    severity: 'note',
    sql: REJECTED,
    next: IMPORTS,
  },
  {
    head: 'data-valid',
    code: 'data-no-amount',
    severity: 'note',
    sql: NO_AMOUNT,
    next: IMPORTS,
  },
  {
    head: 'data-valid',
    code: 'data-in-future',
    severity: 'warning',
    sql: IN_FUTURE,
    next: IMPORTS,
  },
  {
    head: 'data-correct',
    code: 'data-visits-of-no-code',
    severity: 'note',
    sql: OF_NO_CODE,
    next: ['pscrm', 'campaign', 'list'],
  },
  {
    head: 'data-correct',
    code: 'data-joins-of-no-code',
    severity: 'warning',
    sql: OF_NO_STATE,
    next: ['pscrm', 'campaign', 'list'],
  },
  {
    head: 'data-correct',
    code: 'data-leaves-without-join',
    severity: 'note',
    sql: NEVER_JOINED,
    next: IMPORT,
  },
  {
    head: 'data-correct',
    code: 'data-refund-above-paid',
    severity: 'warning',
    sql: OVERPAID_BACK,
    next: IMPORTS,
  },
  {
    head: 'data-correct',
    code: 'data-paid-unsaid',
    severity: 'note',
    sql: PAID_UNSAID,
    next: IMPORTS,
  },
];

type Counted = Pick<Checked, 'n' | 'of'>;

/**
 * What was imported, by the four heads, check by check. Reads every table once: seconds, where there are
 * millions of rows.
 */
export function checkData(db: Database, now: number): readonly Checked[] {
  return CHECKS.map(({ sql, ...kind }) => ({
    ...kind,
    ...(db.prepare<{ now: number }, Counted>(sql).get({ now }) ?? { n: 0, of: 0 }),
  }));
}

/** What is wrong with it: each finding says of how many how many are concerned. */
export function wrongIn(checked: readonly Checked[]): Finding[] {
  return checked
    .filter(({ n }) => n > 0)
    .map(({ head, code, severity, next, n, of }) => ({
      severity,
      code,
      about: head,
      name: '',
      params: { n, of },
      next,
    }));
}
