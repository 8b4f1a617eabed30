/**
 * A batch of messages that was taken back before it was sent: its row stays and says so. What networks
 * said of refusals was kept in their own words before there was one of ours for it.
 */
export const cancelledMessages = /* sql */ `
ALTER TABLE sms_batches ADD COLUMN cancelled_at INTEGER;
UPDATE deliveries SET status = 'refused'
WHERE status NOT IN ('delivered', 'waiting')
  AND (status LIKE '%拒收%' OR status LIKE '%退订%' OR status LIKE '%黑名单%' OR code = 'MOBILE_IN_BLACK');
`;
