import { foundation } from './001_foundation.ts';

/** Append only: a migration's number is its place in this list, and what has shipped never changes. */
export const MIGRATIONS: readonly { readonly name: string; readonly sql: string }[] = [
  { name: 'foundation', sql: foundation },
];
