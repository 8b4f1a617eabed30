import type { Database } from '../db/open.ts';
import { checkJourneys } from '../journeys/check.ts';

/**
 * All that a workspace knows, said without row ids, so that two can be compared that came to it by
 * different ways. Imports are numbered among those that stand; the undone are left out.
 */
const PARTS: Readonly<Record<string, string>> = {
  imports: `
    SELECT file, sha256, bytes, options, format, kind, timezone, latest_at
    FROM imports WHERE undone_at IS NULL ORDER BY id`,
  orders: `
    SELECT o.key, o.platform, o.shop, o.order_no, o.domain, o.status, o.created_at, o.paid_at,
           o.completed_at, o.created_day, o.paid_day, o.currency, o.paid_minor, o.refund_minor,
           o.versions, o.role, o.part, o.lines AS n_lines, o.latest_at, o.phone_seen, o.province, o.city, n.nth,
           o.line, i.kind || ':' || i.value AS buyer,
           (SELECT json_group_array(json_array(n, line_no, sku, name, quantity, unit_price_minor))
            FROM order_lines l WHERE l.order_id = o.id) AS lines
    FROM orders o LEFT JOIN identities i ON i.id = o.buyer_id LEFT JOIN standing n ON n.id = o.import_id
    ORDER BY o.key`,
  versions: `
    SELECT o.key, v.role, v.part, v.hash, v.shop, v.status, v.created_at, v.paid_at, v.completed_at,
           v.latest_at, v.currency, v.paid_minor, v.refund_minor, i.kind || ':' || i.value AS buyer,
           v.phone_seen, v.province, v.city, v.lines,
           (SELECT json_group_array(json_array(n.nth, s.line) ORDER BY n.nth)
            FROM sightings s JOIN standing n ON n.id = s.import_id
            WHERE s.fact = 'version' AND s.fact_id = v.id) AS seen
    FROM order_versions v JOIN orders o ON o.id = v.order_id LEFT JOIN identities i ON i.id = v.buyer_id
    ORDER BY o.key, v.role, v.part, v.hash`,
  again: `
    SELECT o.key, n.nth, s.line FROM order_sightings s JOIN orders o ON o.id = s.order_id
    LEFT JOIN standing n ON n.id = s.import_id ORDER BY o.key, n.nth`,
  sightings: `
    SELECT s.fact, n.nth, s.line, count(*) AS times
    FROM sightings s LEFT JOIN standing n ON n.id = s.import_id
    WHERE s.fact <> 'evidence'
    GROUP BY s.fact, n.nth, s.line ORDER BY s.fact, n.nth, s.line`,
  identities: `SELECT kind, value FROM identities ORDER BY kind, value`,
  people: `
    SELECT json_group_array(i.kind || ':' || i.value ORDER BY i.kind, i.value) AS members
    FROM customers c JOIN identities i ON i.id = c.identity_id GROUP BY c.customer_id ORDER BY members`,
  smallest: `
    SELECT customer_id FROM customers GROUP BY customer_id HAVING min(identity_id) <> customer_id`,
  evidence: `
    SELECT min(a.kind || ':' || a.value, b.kind || ':' || b.value) AS one,
           max(a.kind || ':' || a.value, b.kind || ':' || b.value) AS other, e.reason, e.source
    FROM evidence e JOIN identities a ON a.id = e.a JOIN identities b ON b.id = e.b
    ORDER BY one, other, reason, source`,
  // Whether the row of a lone order says it or a sighting of its own.
  ties: `
    SELECT min(a.kind || ':' || a.value, b.kind || ':' || b.value) AS one,
           max(a.kind || ':' || a.value, b.kind || ':' || b.value) AS other, e.reason, n.nth, min(s.line) AS line
    FROM evidence e JOIN identities a ON a.id = e.a JOIN identities b ON b.id = e.b
    JOIN (SELECT fact_id AS tie, import_id, line FROM sightings WHERE fact = 'evidence'
          UNION ALL
          SELECT e.id, seen.import_id, seen.line FROM orders o CROSS JOIN json_each(o.also_named) t
          JOIN (SELECT id, import_id, line FROM orders UNION ALL SELECT * FROM order_sightings) seen
            ON seen.id = o.id
          JOIN evidence e ON e.a IN (o.buyer_id, t.value) AND e.b IN (o.buyer_id, t.value)
            AND e.reason = 'order-row') s ON s.tie = e.id
    LEFT JOIN standing n ON n.id = s.import_id
    GROUP BY one, other, e.reason, n.nth ORDER BY one, other, e.reason, n.nth`,
  joins: `
    SELECT i.kind || ':' || i.value AS who, j.staff, j.joined_at, j.day, j.state,
           a.level, a.reason, c.code
    FROM joins j JOIN identities i ON i.id = j.identity_id
    LEFT JOIN join_attributions a ON a.join_id = j.id LEFT JOIN codes c ON c.id = a.code_id
    ORDER BY who, j.staff, j.joined_at, j.state`,
  details: `
    SELECT i.kind || ':' || i.value AS who, j.staff, j.joined_at, j.state, d.nickname, d.phone_seen,
           d.link, d.flow_id, d.lead_id, d.source, d.department, d.company, d.tags,
           (SELECT json_group_array(json_array(n.nth, s.line) ORDER BY n.nth)
            FROM sightings s JOIN standing n ON n.id = s.import_id
            WHERE s.fact = 'detail' AND s.fact_id = d.id) AS seen
    FROM join_details d JOIN joins j ON j.id = d.join_id JOIN identities i ON i.id = j.identity_id
    ORDER BY who, j.staff, j.joined_at, j.state, seen`,
  profiles: `
    SELECT p.platform, i.kind || ':' || i.value AS who, p.phone_seen, p.since, p.member_since,
           p.is_member, p.is_friend, p.nickname, p.gender, p.level, p.points, p.tags, p.source,
           p.order_count, p.currency, p.spent_minor, p.refunded_minor, p.last_order_at,
           (SELECT json_group_array(json_array(n.nth, s.line) ORDER BY n.nth)
            FROM sightings s JOIN standing n ON n.id = s.import_id
            WHERE s.fact = 'profile' AND s.fact_id = p.id) AS seen
    FROM profiles p LEFT JOIN identities i ON i.id = p.identity_id
    ORDER BY p.platform, who, p.phone_seen, seen`,
  deliveries: `
    SELECT i.kind || ':' || i.value AS who, d.phone_seen, d.at, d.day, d.template, d.reference,
           d.status, d.code, d.received_at, d.nth
    FROM deliveries d LEFT JOIN identities i ON i.id = d.identity_id
    ORDER BY who, d.phone_seen, d.at, d.template, d.reference, d.status, d.code, d.received_at, d.nth`,
  replies: `
    SELECT i.kind || ':' || i.value AS who, r.phone_seen, r.at, r.day, r.opts_out, r.nth
    FROM replies r LEFT JOIN identities i ON i.id = r.identity_id
    ORDER BY who, r.phone_seen, r.at, r.opts_out, r.nth`,
  leaves: `
    SELECT i.kind || ':' || i.value AS who, l.staff, l.left_at, l.day
    FROM leaves l JOIN identities i ON i.id = l.identity_id ORDER BY who, staff, left_at`,
  visits: `SELECT code, at, day, visitor FROM visits ORDER BY code, at, visitor`,
  referrals: `
    SELECT c.name, a.kind || ':' || a.value AS inviter, b.kind || ':' || b.value AS invitee, r.at, r.day
    FROM referrals r JOIN campaigns c ON c.id = r.campaign_id JOIN identities a ON a.id = r.inviter_id
    JOIN identities b ON b.id = r.invitee_id ORDER BY c.name, inviter, invitee, r.at`,
  participants: `
    SELECT c.name, i.kind || ':' || i.value AS who, p.at, p.day
    FROM participants p JOIN campaigns c ON c.id = p.campaign_id JOIN identities i ON i.id = p.identity_id
    ORDER BY c.name, who, p.at`,
  costs: `
    SELECT c.name, k.variant, k.kind, k.amount_minor, k.currency, k.at, k.nth
    FROM costs k JOIN campaigns c ON c.id = k.campaign_id
    ORDER BY c.name, k.variant, k.kind, k.amount_minor, k.currency, k.at, k.nth`,
  rewards: `
    SELECT c.name, a.kind || ':' || a.value AS who, r.at, r.day, r.task, r.reward, r.cost_minor,
      r.currency, b.kind || ':' || b.value AS invitee
    FROM rewards r JOIN campaigns c ON c.id = r.campaign_id JOIN identities a ON a.id = r.identity_id
    LEFT JOIN identities b ON b.id = r.invitee_id
    ORDER BY c.name, who, r.at, r.task, r.reward, r.cost_minor, r.currency, invitee`,
  campaigns: `SELECT name, channel, origin FROM campaigns ORDER BY name`,
  domains: `
    SELECT d.platform, d.shop, n.nth, d.domain
    FROM shop_domains d LEFT JOIN standing n ON n.id = d.import_id ORDER BY d.platform, d.shop, n.nth`,
};

const STANDING = `
  CREATE TEMP VIEW IF NOT EXISTS standing AS
  SELECT id, row_number() OVER (ORDER BY id) AS nth FROM imports WHERE undone_at IS NULL`;

export function logicalDump(db: Database): Record<string, unknown[]> {
  db.exec(STANDING);
  // An import does not look up what it writes once more: here it is.
  const [dangling] = [db.pragma('foreign_key_check')].flat();
  if (dangling !== undefined) throw new Error(`a row of nothing: ${JSON.stringify(dangling)}`);
  // Nor is it looked up whether what is laid out for reports and not marked as stale is what the facts say.
  const [stale] = checkJourneys(db);
  if (stale !== undefined) throw new Error(`laid out otherwise: ${JSON.stringify(stale)}`);
  return Object.fromEntries(
    Object.entries(PARTS).map(([name, sql]) => [name, db.prepare(sql).all()]),
  );
}
