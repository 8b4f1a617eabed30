import { maskIdentity } from '../core/mask.ts';
import type { Database } from '../db/open.ts';
import { type Choice, type Holder, type Recipient, skipTally } from './choice.ts';

// The people who own a code of the campaign. An identity without a customer is its own person.
const OWNERS = /* sql */ `
  SELECT DISTINCT coalesce(c.customer_id, k.owner_id)
  FROM codes k
  LEFT JOIN customers c ON c.identity_id = k.owner_id
  WHERE k.campaign_id = ? AND k.owner_id IS NOT NULL
`;

function ownersOf(db: Database, campaignId: number): Set<number> {
  return new Set(db.prepare<[number], number>(OWNERS).pluck().all(campaignId));
}

// Each customer by the identifier that the brand can reach them by: WeCom first, then a phone.
const CUSTOMERS = /* sql */ `
  SELECT person, identity_id, kind, value
  FROM (
    SELECT
      c.customer_id AS person, c.identity_id, i.kind, i.value,
      row_number() OVER (
        PARTITION BY c.customer_id
        ORDER BY
          CASE i.kind WHEN 'external_userid' THEN 0 WHEN 'unionid' THEN 1 WHEN 'phone' THEN 2 ELSE 3 END,
          i.id
      ) AS place
    FROM customers c
    JOIN identities i ON i.id = c.identity_id
  )
  WHERE place = 1
  ORDER BY person
`;
type CustomerRow = Recipient & { readonly person: number; readonly identity_id: number };

/**
 * Every customer who owns no code of the campaign yet, by age.
 * @param among only customers with these numbers
 */
export function planCustomers(
  db: Database,
  campaignId: number,
  among?: ReadonlySet<number>,
): Choice {
  const owners = ownersOf(db, campaignId);
  const skips = skipTally();
  const holders: Holder[] = [];
  for (const row of db.prepare<[], CustomerRow>(CUSTOMERS).iterate()) {
    const { person, identity_id, kind, value } = row;
    if (among?.has(person) === false) continue;
    if (owners.has(person)) skips.add('already-issued', String(person));
    else holders.push({ kind: 'person', owner: { kind, value }, identity_id });
  }
  return { holders, skipped: skips.list() };
}

const PERSON = /* sql */ `
  SELECT i.id AS identity_id, coalesce(c.customer_id, i.id) AS person
  FROM identities i
  LEFT JOIN customers c ON c.identity_id = i.id
  WHERE i.kind = ? AND i.value = ?
`;
type PersonRow = { readonly identity_id: number; readonly person: number };

/** The people of a list, each once, by the identifier that the list has for them. */
export function planRecipients(
  db: Database,
  recipients: readonly Recipient[],
  campaignId: number,
): Choice {
  const owners = ownersOf(db, campaignId);
  const find = db.prepare<[string, string], PersonRow>(PERSON);
  const seen = new Set<number | string>();
  const skips = skipTally();
  const holders: Holder[] = [];
  for (const { kind, value } of recipients) {
    const known = find.get(kind, value);
    const person = known?.person ?? `${kind}:${value}`;
    const shown = `${kind}:${maskIdentity(kind, value)}`;
    if (seen.has(person)) skips.add('duplicate', shown);
    else if (known !== undefined && owners.has(known.person)) skips.add('already-issued', shown);
    else {
      holders.push({
        kind: 'person',
        owner: { kind, value },
        identity_id: known?.identity_id ?? null,
      });
    }
    seen.add(person);
  }
  return { holders, skipped: skips.list() };
}
