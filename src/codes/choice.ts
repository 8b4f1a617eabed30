/** An identifier of a person, normalised as it is in `identities`. */
export type Recipient = { readonly kind: string; readonly value: string };

/** What one code is bound to: an order in a parcel, or the person it belongs to. */
export type Holder =
  | {
      readonly kind: 'order';
      readonly key: string;
      readonly platform: string;
      readonly shop: string;
      readonly order_no: string;
    }
  | {
      readonly kind: 'person';
      readonly owner: Recipient;
      /** null: not among the identities yet; issuing adds it. */
      readonly identity_id: number | null;
    };

/** Why some got no code: a reason of ours, how many, and up to five of them to look up. */
export type Skipped = {
  readonly reason: string;
  readonly count: number;
  readonly examples: readonly string[];
};

/** Who gets a code, in the order of the codes, and who does not. */
export type Choice = { readonly holders: readonly Holder[]; readonly skipped: readonly Skipped[] };

const EXAMPLES = 5;

/** Counts what is left out, by reason; `list` has the commonest reason first. */
export function skipTally(): {
  add: (reason: string, example: string) => void;
  list: () => Skipped[];
} {
  const tally = new Map<string, { count: number; examples: string[] }>();
  return {
    add(reason, example) {
      const entry = tally.get(reason) ?? { count: 0, examples: [] };
      entry.count++;
      if (entry.examples.length < EXAMPLES) entry.examples.push(example);
      tally.set(reason, entry);
    },
    list: () =>
      [...tally]
        .map(([reason, entry]) => ({ reason, ...entry }))
        .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}
