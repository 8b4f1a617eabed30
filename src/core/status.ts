/** What has become of an order. Ranked: of two versions of an order, the later stage is the newer. */
export const STATUSES = [
  'unpaid',
  'paid',
  'shipped',
  'completed',
  'closed',
  'partly_refunded',
  'refunded',
] as const;

export type Status = (typeof STATUSES)[number];

export function isStatus(text: string): text is Status {
  return (STATUSES as readonly string[]).includes(text);
}

/** 1 … 7 in the order above; 0 for a status that is not known to us and was kept as seen. */
export function statusRank(status: string): number {
  return (STATUSES as readonly string[]).indexOf(status) + 1;
}

const PAID: ReadonlySet<string> = new Set([
  'paid',
  'shipped',
  'completed',
  'partly_refunded',
  'refunded',
]);

/** Does the status alone say that money came in? (`closed` does not: it may never have been paid.) */
export function saysPaid(status: string): boolean {
  return PAID.has(status);
}
