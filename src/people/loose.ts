import type { Database } from '../db/open.ts';

/**
 * Identities in `temp.loose` that no fact names any more. `orders` and `order_versions` name buyers;
 * an owner of codes is named by the codes that were printed for them, and who was written to, or held
 * back, by the batch. What was done by hand and holds
 * names people as well: it holds when their file comes again.
 */
const DROP_FROM_CUSTOMERS = /* sql temp */ `
  DELETE FROM customers WHERE identity_id IN (SELECT id FROM temp.loose)`;
const DROP_FLAGS = /* sql temp */ `
  DELETE FROM identity_flags WHERE identity_id IN (SELECT id FROM temp.loose)`;
const KEEP = /* sql temp */ `
  DELETE FROM temp.loose WHERE
       EXISTS (SELECT 1 FROM evidence WHERE a = loose.id)
    OR EXISTS (SELECT 1 FROM evidence WHERE b = loose.id)
    OR EXISTS (SELECT 1 FROM orders WHERE buyer_id = loose.id)
    OR EXISTS (SELECT 1 FROM order_versions WHERE buyer_id = loose.id)
    OR EXISTS (SELECT 1 FROM joins WHERE identity_id = loose.id)
    OR EXISTS (SELECT 1 FROM leaves WHERE identity_id = loose.id)
    OR EXISTS (SELECT 1 FROM profiles WHERE identity_id = loose.id)
    OR EXISTS (SELECT 1 FROM deliveries WHERE identity_id = loose.id)
    OR EXISTS (SELECT 1 FROM replies WHERE identity_id = loose.id)
    OR EXISTS (SELECT 1 FROM referrals WHERE inviter_id = loose.id)
    OR EXISTS (SELECT 1 FROM referrals WHERE invitee_id = loose.id)
    OR EXISTS (SELECT 1 FROM participants WHERE identity_id = loose.id)
    OR EXISTS (SELECT 1 FROM rewards WHERE identity_id = loose.id)
    OR EXISTS (SELECT 1 FROM rewards WHERE invitee_id = loose.id)
    OR EXISTS (SELECT 1 FROM codes WHERE owner_id = loose.id)
    OR EXISTS (SELECT 1 FROM sms_people WHERE identity_id = loose.id)
    OR EXISTS (
      SELECT 1 FROM people_actions WHERE undone_at IS NULL AND (a = loose.id OR b = loose.id))`;
const DROP = /* sql temp */ `DELETE FROM identities WHERE id IN (SELECT id FROM temp.loose)`;

/**
 * Drops the identities listed in the temporary table `loose` (made by whoever undoes) that nothing
 * names any more. @returns their number
 */
export function dropLooseIdentities(db: Database): number {
  db.exec(KEEP);
  db.exec(DROP_FROM_CUSTOMERS);
  db.exec(DROP_FLAGS);
  return db.prepare(DROP).run().changes;
}
