import type { Holders } from './holders.ts';

/** Who is behind what is known of identities and of codes. */
export type Known = {
  /** The customer of an identity, or itself. */
  readonly personOf: (identity: number) => number;
  /** Read where a code is first asked for. */
  readonly holders: () => Holders;
};
