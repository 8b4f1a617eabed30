/**
 * An order that cost nothing is no order to a report any more: what is laid out of those who had one, and of
 * the days on which one was paid, is stale.
 */
export const freeOrders = /* sql */ `
INSERT OR IGNORE INTO journey_marks (id)
SELECT buyer_id FROM orders WHERE paid_minor <= 0 AND buyer_id IS NOT NULL;
INSERT OR IGNORE INTO day_marks (day)
SELECT paid_day FROM orders WHERE paid_minor <= 0 AND paid_day IS NOT NULL;
`;
