/** What visits tell of some inviters' invitations: counts of visitors, and of accepted invitations. */
export type Openings = {
  readonly opened: number;
  /** Accepted ones with an opening on record, and those without. */
  readonly accepted: number;
  readonly unopened: number;
};

/** How many people somebody brought, and how many visitors looked at their invitations. */
type Inviter = { readonly brought: number; readonly looked: number };

/**
 * Visitors have no names: of what one inviter brought, as many at most had been opened as there are visitors of
 * that inviter's on record. The rest came without one, and are in no share of what was opened.
 */
export function openingsOf(inviters: readonly Inviter[]): Openings {
  let [opened, accepted, unopened] = [0, 0, 0];
  for (const { brought, looked } of inviters) {
    const both = Math.min(brought, looked);
    opened += looked;
    accepted += both;
    unopened += brought - both;
  }
  return { opened, accepted, unopened };
}

/** Are visits on record at all? Where most accepted ones have none, a share of what was opened is that of a remnant. */
export function areOnRecord({ accepted, unopened }: Openings): boolean {
  return unopened <= accepted;
}
