import type { OrderLine } from '../formats/canonical.ts';

/** What makes a version of an order: two rows that agree in all of it say the same thing. */
export type Content = {
  readonly role: string;
  readonly part: string;
  readonly shop: string;
  readonly status: string;
  readonly created_at: number | null;
  readonly paid_at: number | null;
  readonly completed_at: number | null;
  readonly latest_at: number | null;
  readonly currency: string | null;
  readonly paid_minor: number | null;
  readonly refund_minor: number | null;
  readonly phone_seen: string | null;
  readonly province: string | null;
  readonly city: string | null;
  readonly lines: readonly OrderLine[];
};

/**
 * A number of 53 bits that stands for a version's content, the same in every workspace: it tells
 * versions apart and ranks those that nothing else ranks. Computed for each row of each file, so it is
 * two multiplicative hashes of 32 bits (after Murmur's finaliser) and not SHA: nobody gains by forging
 * one, and by chance two contents of one order meet once in 9 × 10¹⁵.
 * @param buyer the best identifier of the buyer as `kind:value`; '' where nobody is named
 */
export function contentHash(content: Content, buyer: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  const mix = (code: number): void => {
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  };
  const text = (value: string | null): void => {
    if (value === null) return mix(0x10001);
    for (let at = 0; at < value.length; at += 1) mix(value.charCodeAt(at));
    mix(0x10000);
  };
  const number = (value: number | null): void => {
    if (value === null) return mix(0x10001);
    mix(value | 0);
    mix((value / 0x100000000) | 0);
  };
  text(content.role);
  text(content.part);
  text(content.shop);
  text(content.status);
  number(content.created_at);
  number(content.paid_at);
  number(content.completed_at);
  number(content.latest_at);
  text(content.currency);
  number(content.paid_minor);
  number(content.refund_minor);
  text(buyer);
  text(content.phone_seen);
  text(content.province);
  text(content.city);
  for (const line of content.lines) {
    text(line.line_no);
    text(line.sku);
    text(line.name);
    number(line.quantity);
    number(line.unit_price_minor);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return 0x100000000 * (0x1fffff & low) + (high >>> 0);
}
