import type { Database } from '../db/open.ts';
import type { Context } from './context.ts';
import { commandLine } from '../core/shell.ts';

const COUNTS = /* sql */ `
  SELECT (SELECT count(*) FROM orders) AS orders,
         (SELECT count(*) FROM order_lines) AS order_lines,
         (SELECT count(DISTINCT customer_id) FROM customers) AS customers,
         (SELECT count(*) FROM identities) AS identities,
         (SELECT count(*) FROM evidence) AS evidence,
         (SELECT count(*) FROM campaigns) AS campaigns,
         (SELECT count(*) FROM codes) AS codes,
         (SELECT count(*) FROM visits) AS visits,
         (SELECT count(*) FROM visits WHERE flags = 0) AS visits_human,
         (SELECT count(*) FROM joins) AS joins,
         (SELECT count(*) FROM leaves) AS leaves,
         (SELECT count(*) FROM referrals) AS referrals,
         (SELECT count(*) FROM costs) AS costs,
         (SELECT count(*) FROM rewards) AS rewards,
         (SELECT count(*) FROM (
            SELECT DISTINCT platform, identity_id, phone_seen, since FROM profiles)) AS profiles,
         (SELECT count(*) FROM (
            SELECT DISTINCT identity_id, phone_seen, at, template, reference, nth
            FROM deliveries)) AS deliveries,
         (SELECT count(*) FROM sms_people p JOIN sms_batches s ON s.batch_id = p.batch_id
          WHERE p.role = 'sent' AND s.cancelled_at IS NULL) AS messages,
         (SELECT count(*) FROM (
            SELECT identity_id, phone_seen FROM replies WHERE opts_out = 1
            UNION SELECT identity_id, phone_seen FROM deliveries WHERE status = 'refused')) AS opted_out`;

export type Counts = {
  readonly orders: number;
  readonly order_lines: number;
  readonly customers: number;
  readonly identities: number;
  readonly evidence: number;
  readonly campaigns: number;
  readonly codes: number;
  /** Every hit that was recorded, machines' too. */
  readonly visits: number;
  /** Those that reports count: likely of humans, each visitor once in ten minutes. */
  readonly visits_human: number;
  readonly joins: number;
  readonly leaves: number;
  readonly referrals: number;
  readonly costs: number;
  readonly rewards: number;
  /** Customers that shops tell of; one seen differently later counts once. */
  readonly profiles: number;
  /** Text messages that a provider has reported on, whatever became of them. */
  readonly deliveries: number;
  /** Text messages that were written, one for each person. */
  readonly messages: number;
  /** Numbers that answered that they want no more. */
  readonly opted_out: number;
};

/** How much the workspace holds. */
export function readCounts(db: Database): Counts {
  const counts = db.prepare<[], Counts>(COUNTS).get();
  if (counts === undefined) throw new RangeError('count(*) gives a row');
  return counts;
}

const NEWEST_CAMPAIGN = /* sql */ `
  SELECT name, channel, EXISTS (SELECT 1 FROM codes WHERE campaign_id = c.id) AS has_codes
  FROM campaigns c WHERE origin = 'user' ORDER BY id DESC LIMIT 1`;

const NEWEST_INVITED = /* sql */ `
  SELECT c.name FROM campaigns c JOIN referrals r ON r.campaign_id = c.id ORDER BY c.id DESC LIMIT 1`;

/** Whom codes of a channel are mostly for. */
const WHOM: Readonly<Record<string, readonly string[]>> = {
  'referral': ['--per-customer'],
  'package-card': ['--per-order'],
  'sms': ['--channel', 'sms', '--segment', 'all'],
};

/** The command that moves the journey on: orders → campaign → codes → joins → funnel. */
export function nextStep(db: Database): string {
  const counts = readCounts(db);
  const newest = db
    .prepare<[], { name: string; channel: string; has_codes: number }>(NEWEST_CAMPAIGN)
    .get();
  const invited = db.prepare<[], string>(NEWEST_INVITED).pluck().get();
  if (counts.orders === 0 && counts.joins === 0) {
    if (invited === undefined) return 'pscrm import FILE…';
    return commandLine(['report', 'kfactor', '--campaign', invited]);
  }
  if (newest === undefined)
    return commandLine(['campaign', 'create', 'NAME', '--channel', 'package-card']);
  if (newest.has_codes === 0) {
    const who = WHOM[newest.channel] ?? ['--count', '1'];
    return commandLine(['code', 'batch', '--campaign', newest.name, ...who, '--out', 'codes/']);
  }
  if (counts.joins === 0) return 'pscrm import joins.csv visits.csv';
  return commandLine(
    newest.channel === 'referral'
      ? ['report', 'kfactor', '--campaign', newest.name]
      : ['report', 'funnel', '--campaign', newest.name],
  );
}

/** Visits that the server had to put aside are in no number yet: whoever reads numbers should know. */
export function sayWaiting(context: Context, n: number): void {
  if (n > 0) context.note({ code: 'visits-waiting', params: { n } });
}
