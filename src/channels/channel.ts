/**
 * Where a code is placed. `counted`: what one code of a plain `--count` batch stands for: one parcel
 * or person (`single`), or a thing that many people scan (`shared`).
 * `invites`: a join through a code that has an owner is an invitation accepted.
 */
export type Channel = {
  readonly id: string;
  readonly counted: 'single' | 'shared';
  readonly invites: boolean;
};
