import { judgeTouches } from './chain.ts';
import { creditsOf, type Model } from './models.ts';
import type { Order } from './orders.ts';
import type { Touch } from './touches.ts';

/** What the touches of one channel, or of one channel and variant, are credited with. */
export type Share = {
  /** Null: nothing shows by what these orders came. */
  readonly channel: string | null;
  readonly variant: string | null;
  /** Who ordered, once for each order that a touch of it led to, credited or not. */
  readonly touched: readonly number[];
  /** Orders, in parts. */
  readonly credited: number;
  /** Minor units. */
  readonly minor: number;
};

type Asked = {
  readonly model: Model;
  /** How long before an order a touch still counts, ms. */
  readonly window: number;
  /** By which of its properties touches are put together; null: not at all, they are in no share. */
  readonly groupOf: (touch: Touch) => Pick<Share, 'channel' | 'variant'> | null;
};

const NOBODY = { channel: null, variant: null };

/**
 * Shares orders out among what led to them. The parts and the amounts of an order add up to it, so that all
 * shares add up to all orders; what no touch led to is a share of its own, never anybody's.
 * @returns channels and variants ascending, what is not known last
 */
export function shareOrders(
  orders: readonly Order[],
  touches: ReadonlyMap<number, readonly Touch[]>,
  { model, window, groupOf }: Asked,
): readonly Share[] {
  const shares = new Map<string, Share & { touched: number[]; credited: number; minor: number }>();
  const shareFor = (group: Pick<Share, 'channel' | 'variant'>) => {
    const key = JSON.stringify([group.channel, group.variant]);
    const share = shares.get(key) ?? { ...group, touched: [], credited: 0, minor: 0 };
    shares.set(key, share);
    return share;
  };
  for (const { person, paidAt, minor } of orders) {
    const own = touches.get(person) ?? [];
    const verdicts = judgeTouches(own, paidAt, window);
    const chain = own.filter((_, place) => verdicts[place] === 'credited');
    const credits = creditsOf(model, chain.length, minor);
    const groups = chain.map(groupOf);
    const credited = new Set<unknown>();
    for (const [place, group] of groups.entries()) {
      if (group === null) continue;
      const share = shareFor(group);
      share.credited += credits[place]?.part ?? 0;
      share.minor += credits[place]?.minor ?? 0;
      if (!credited.has(share)) share.touched.push(person);
      credited.add(share);
    }
    if (chain.length > 0) continue;
    const share = shareFor(NOBODY);
    share.credited += 1;
    share.minor += minor;
    share.touched.push(person);
  }
  return [...shares.values()].toSorted(
    (a, b) => byName(a.channel, b.channel) || byName(a.variant, b.variant),
  );
}

function byName(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
