import {
  type Purchases as AllPurchases,
  REFUNDED,
  UNKNOWN_AMOUNT,
} from '../../journeys/purchases.ts';
import type { Purchases } from './journey.ts';

/** The orders that count, each person's side by side, by time. */
export type Counted = Purchases & {
  /** Customer ids, ascending; those of `people[i]` are from `starts[i]` up to `starts[i + 1]`. */
  readonly people: Int32Array;
  readonly starts: Uint32Array;
  /** ms UTC */
  readonly at: Float64Array;
  /** Orders that count as orders, but with an amount of 0, since no file says what was paid. */
  readonly unknownAmount: number;
};

export type Which = {
  /** ms UTC, inclusive. */
  readonly asOf: number;
  /** With it, orders that were wholly refunded count like any other. */
  readonly gross: boolean;
  /** An order that names no currency is in this one. */
  readonly workspace: string;
};

function isCounted({ at, flags }: AllPurchases, place: number, { asOf, gross }: Which): boolean {
  return (at[place] ?? 0) <= asOf && (gross || ((flags[place] ?? 0) & REFUNDED) === 0);
}

/** The orders in one currency that count; nobody who has none. */
export function countPurchases(all: AllPurchases, which: Which, currency: string): Counted {
  const n = all.at.length;
  const [people, starts] = [
    new Int32Array(all.people.length),
    new Uint32Array(all.people.length + 1),
  ];
  const [day, at] = [new Int32Array(n), new Float64Array(n)];
  const [gross, net] = [new Float64Array(n), new Float64Array(n)];
  const ours = all.words.map((word) => (word || which.workspace) === currency);
  let [kept, known, unknownAmount] = [0, 0, 0];
  for (let person = 0; person < all.people.length; person += 1) {
    const before = kept;
    const end = all.starts[person + 1] ?? 0;
    for (let place = all.starts[person] ?? 0; place < end; place += 1) {
      const flags = all.flags[place] ?? 0;
      if (!isCounted(all, place, which) || ours[all.currency[place] ?? 0] !== true) continue;
      if ((flags & UNKNOWN_AMOUNT) > 0) unknownAmount += 1;
      at[kept] = all.at[place] ?? 0;
      day[kept] = all.day[place] ?? 0;
      gross[kept] = all.paid[place] ?? 0;
      net[kept] = all.net[place] ?? 0;
      kept += 1;
    }
    if (kept === before) continue;
    people[known] = all.people[person] ?? 0;
    known += 1;
    starts[known] = kept;
  }
  return {
    people: people.subarray(0, known),
    starts: starts.subarray(0, known + 1),
    at: at.subarray(0, kept),
    day: day.subarray(0, kept),
    gross: gross.subarray(0, kept),
    net: net.subarray(0, kept),
    unknownAmount,
  };
}
