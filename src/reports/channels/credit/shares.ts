import type { Cell } from '../../../core/table.ts';
import { REST } from '../../rest.ts';
import { compareCells, partsOf } from '../../dimensions/parts.ts';
import { judgeTouches } from './chain.ts';
import { creditsOf, type Model } from './models.ts';
import type { Order } from './orders.ts';
import type { Touch } from './touches.ts';

/** What the touches of one channel, or of one part of it, are credited with. */
export type Share = {
  /** Null: nothing shows by what these orders came. */
  readonly channel: Cell;
  /** Null where nothing is told apart, or nothing is known to tell it by. */
  readonly value: Cell;
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
  readonly groupOf: (touch: Touch) => Group | null;
};

type Group = Pick<Share, 'channel' | 'value'>;

const NOBODY: Group = { channel: null, value: null };

/**
 * Shares orders out among what led to them. The parts and the amounts of an order add up to it, so that all
 * shares add up to all orders; what no touch led to is a share of its own, never anybody's.
 * @returns channels and values ascending, what is not known last
 */
export function shareOrders(
  orders: readonly Order[],
  touches: ReadonlyMap<number, readonly Touch[]>,
  { model, window, groupOf }: Asked,
): readonly Share[] {
  const shares = new Map<string, Share & { touched: number[]; credited: number; minor: number }>();
  const shareFor = (group: Group) => {
    const key = JSON.stringify([group.channel, group.value]);
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
    (a, b) => compareCells(a.channel, b.channel) || compareCells(a.value, b.value),
  );
}

/**
 * The same with the `top` channels, or values, that touched most orders, and all others as one: an order that
 * several of the others touched, they touched once. What is not known is none of them.
 * @param key what the largest are of
 */
export function topShares(
  orders: readonly Order[],
  touches: ReadonlyMap<number, readonly Touch[]>,
  asked: Asked,
  { key, top }: { readonly key: keyof Group; readonly top: number | undefined },
): readonly Share[] {
  const all = shareOrders(orders, touches, asked);
  const known = all.filter((share) => share[key] !== null);
  const touched = (shares: readonly Share[]): number =>
    shares.reduce((sum, share) => sum + share.touched.length, 0);
  const parts = partsOf(known, (share) => share[key], top, touched);
  const others = new Set((parts.get(REST) ?? []).map((share) => share[key]));
  if (others.size === 0) return all;
  const groupOf: Asked['groupOf'] = (touch) => {
    const group = asked.groupOf(touch);
    return group !== null && others.has(group[key]) ? { ...group, [key]: REST } : group;
  };
  return shareOrders(orders, touches, { ...asked, groupOf });
}
