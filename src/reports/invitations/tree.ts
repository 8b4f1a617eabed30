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

/** Where somebody stands in the forest. */
export type Place = {
  /** How many invitations lie between them and their seed: 0 for whom nobody invited. */
  readonly generation: number;
  /** Whom nobody invited, and through whose invitees they came; a seed is its own. */
  readonly seed: number;
};

/**
 * Where everybody of the forest stands.
 * @param people those to be told of besides the ones in it
 */
export function placesOf(
  accepted: ReadonlyMap<number, Invitation>,
  people: Iterable<number>,
): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  const place = (person: number): void => {
    if (places.has(person)) return;
    if (!accepted.has(person)) {
      places.set(person, { generation: 0, seed: person });
      return;
    }
    // Up to somebody whose place is known, then down again: chains may be long, the stack is not.
    const path: number[] = [];
    let above: number | undefined = person;
    while (above !== undefined && !places.has(above)) {
      path.push(above);
      above = accepted.get(above)?.inviter;
    }
    const known = above === undefined ? undefined : places.get(above);
    const seed = known?.seed ?? path.at(-1) ?? person;
    let generation = known?.generation ?? -1;
    for (const member of path.toReversed())
      places.set(member, { generation: (generation += 1), seed });
  };
  for (const person of people) place(person);
  for (const { inviter, invitee } of accepted.values()) {
    place(inviter);
    place(invitee);
  }
  return places;
}
