/** Somebody came because somebody else asked them to. Persons are customer ids; `at` in ms UTC. */
export type Invitation = {
  readonly inviter: number;
  readonly invitee: number;
  readonly at: number;
  /** The identities (`kind:value`) that the fact names: they settle ties, ids of ours never do. */
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

/** Why invitations do not count, and how many. */
export type Excluded = {
  readonly self: number;
  readonly loop: number;
  readonly duplicate: number;
  readonly old_friend: number;
};

export type Tree = {
  /** The invitations that count, by invitee: nobody has two. */
  readonly accepted: ReadonlyMap<number, Invitation>;
  readonly excluded: Excluded;
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
  const excluded = { self: 0, loop: 0, duplicate: 0, old_friend: 0 };
  for (const invitation of invitations.toSorted(byTime)) {
    const { inviter, invitee } = invitation;
    if (inviter === invitee) excluded.self += 1;
    else if (descendsFrom(accepted, inviter, invitee)) excluded.loop += 1;
    else if (accepted.has(invitee)) excluded.duplicate += 1;
    else if (isOldFriend(invitee)) excluded.old_friend += 1;
    else accepted.set(invitee, invitation);
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

/**
 * How many invitations lie between each person and the seed of their tree: 0 for whom nobody invited.
 * @param people those to be told of besides the ones in the tree
 */
export function generationsOf(
  { accepted }: Tree,
  people: Iterable<number>,
): ReadonlyMap<number, number> {
  const generations = new Map<number, number>();
  const inTree = [...accepted.values()].flatMap(({ inviter, invitee }) => [inviter, invitee]);
  for (const person of [...people, ...inTree]) {
    // Up to somebody whose generation is known, then down again: chains may be long, the stack is not.
    const path: number[] = [];
    let above: number | undefined = person;
    while (above !== undefined && !generations.has(above)) {
      path.push(above);
      above = accepted.get(above)?.inviter;
    }
    let generation = above === undefined ? -1 : (generations.get(above) ?? -1);
    for (const member of path.toReversed()) generations.set(member, (generation += 1));
  }
  return generations;
}
