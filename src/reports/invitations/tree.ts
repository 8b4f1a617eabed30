/** Somebody came because somebody else asked them to. Persons are customer ids; `at` in ms UTC. */
export type Invitation = {
  readonly inviter: number;
  readonly invitee: number;
  readonly at: number;
  /** The identities (`kind:value`) that the fact names: they settle ties, ids of ours never do. '' where there is none. */
  readonly inviterName: string;
  readonly inviteeName: string;
};

/** By time, then by the names in the facts: the order of import never decides which edge came first. */
export function byTime(a: Invitation, b: Invitation): number {
  return (
    a.at - b.at ||
    compareText(a.inviterName, b.inviterName) ||
    compareText(a.inviteeName, b.inviteeName)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Why an invitation does not count. */
export const REASONS = ['self', 'loop', 'duplicate', 'old_friend'] as const;
export type Reason = (typeof REASONS)[number];

export type Tree = {
  /** The invitations that count, by invitee: nobody has two. */
  readonly accepted: ReadonlyMap<number, Invitation>;
  /** Those that do not, in the order of time. */
  readonly excluded: readonly { readonly reason: Reason; readonly invitation: Invitation }[];
};

/**
 * Grows the referral forest, one invitation after the other; the first valid one of a person wins.
 * In this order: nobody invites themselves (`self`); nobody is invited by somebody who came through
 * them (`loop`); nobody is invited twice, by whomever (`duplicate`); nobody is won who was there
 * before the campaign (`old_friend`). What is excluded never enters the tree.
 */
export function growTree(
  invitations: readonly Invitation[],
  isOldFriend: (person: number) => boolean,
): Tree {
  const accepted = new Map<number, Invitation>();
  const excluded: { reason: Reason; invitation: Invitation }[] = [];
  const reasonAgainst = ({ inviter, invitee }: Invitation): Reason | undefined => {
    if (inviter === invitee) return 'self';
    if (descendsFrom(accepted, inviter, invitee)) return 'loop';
    if (accepted.has(invitee)) return 'duplicate';
    return isOldFriend(invitee) ? 'old_friend' : undefined;
  };
  for (const invitation of invitations.toSorted(byTime)) {
    const reason = reasonAgainst(invitation);
    if (reason === undefined) accepted.set(invitation.invitee, invitation);
    else excluded.push({ reason, invitation });
  }
  return { accepted, excluded };
}

function descendsFrom(
  accepted: ReadonlyMap<number, Invitation>,
  person: number,
  ancestor: number,
): boolean {
  let parent = accepted.get(person)?.inviter;
  while (parent !== undefined && parent !== ancestor) parent = accepted.get(parent)?.inviter;
  return parent === ancestor;
}

/** Where everybody stands in the forest. */
export type Places = {
  /** Who is in it, and those to be told of besides. */
  readonly people: readonly number[];
  /** How many invitations lie between somebody and their seed: 0 for whom nobody invited. */
  readonly generationOf: (person: number) => number;
  /** Whom nobody invited, and through whose invitees they came; a seed is its own. */
  readonly seedOf: (person: number) => number;
};

/**
 * Where everybody of the forest stands. By id in plain arrays: there may be hundreds of thousands of them.
 * @param people those to be told of besides the ones in it
 */
export function placesOf(
  accepted: ReadonlyMap<number, Invitation>,
  people: Iterable<number>,
): Places {
  const all = [...people];
  for (const { inviter, invitee } of accepted.values()) all.push(inviter, invitee);
  const size = all.reduce((highest, person) => Math.max(highest, person), 0) + 1;
  const inviterOf = new Int32Array(size).fill(-1);
  for (const { inviter, invitee } of accepted.values()) inviterOf[invitee] = inviter;
  const generations = new Int32Array(size).fill(-1);
  const seeds = new Int32Array(size);
  const placed: number[] = [];
  for (const person of all) {
    // Up to somebody whose place is known, then down again: chains may be long, the stack is not.
    const first = placed.length;
    let above = person;
    while (above >= 0 && generations[above] === -1) {
      placed.push(above);
      above = inviterOf[above] ?? -1;
    }
    const seed = above < 0 ? (placed.at(-1) ?? person) : (seeds[above] ?? person);
    let generation = above < 0 ? -1 : (generations[above] ?? -1);
    for (let place = placed.length - 1; place >= first; place -= 1) {
      const member = placed[place] ?? person;
      generations[member] = generation += 1;
      seeds[member] = seed;
    }
  }
  const isPlaced = (person: number): boolean => (generations[person] ?? -1) >= 0;
  return {
    people: placed,
    generationOf: (person) => (isPlaced(person) ? (generations[person] ?? 0) : 0),
    seedOf: (person) => (isPlaced(person) ? (seeds[person] ?? person) : person),
  };
}
