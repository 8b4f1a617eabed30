import type { Database } from '../db/open.ts';
import type { Identifier } from './normalise.ts';

const FIND_IDENTITY = /* sql */ `SELECT id FROM identities WHERE kind = ? AND value = ?`;
const ADD_IDENTITY = /* sql */ `INSERT INTO identities (kind, value) VALUES (?, ?)`;
const FIND_EVIDENCE = /* sql */ `
  SELECT id FROM evidence WHERE a = ? AND b = ? AND reason = ? AND source = ?`;
const ADD_EVIDENCE = /* sql */ `INSERT INTO evidence (a, b, reason, source) VALUES (?, ?, ?, ?)`;

/** Why two identities are one person. */
export type Reason =
  | 'order-row' // one row of an order file names both
  | 'join-row' // one row of a joins file or a customer list names both
  | 'order-buyer' // the order's own file names its buyer
  | 'code'; // a join came through the code bound to the order

/** Adds identities and the ties between them, and counts what was new. */
export type PeopleStore = {
  readonly identity: (identifier: Identifier) => number;
  /** @returns the evidence's id, or undefined where both ends are the same identity */
  readonly tie: (one: number, other: number, reason: Reason, source?: string) => number | undefined;
  readonly added: () => { identities: number; evidence: number };
};

export function openPeople(db: Database): PeopleStore {
  const findIdentity = db.prepare<[string, string], number>(FIND_IDENTITY).pluck();
  const addIdentity = db.prepare<[string, string]>(ADD_IDENTITY);
  const findEvidence = db.prepare<[number, number, string, string], number>(FIND_EVIDENCE).pluck();
  const addEvidence = db.prepare<[number, number, string, string]>(ADD_EVIDENCE);
  const added = { identities: 0, evidence: 0 };

  return {
    identity: ({ kind, value }) => {
      const known = findIdentity.get(kind, value);
      if (known !== undefined) return known;
      added.identities += 1;
      return Number(addIdentity.run(kind, value).lastInsertRowid);
    },
    tie: (one, other, reason, source = '') => {
      if (one === other) return undefined;
      const [a, b] = one < other ? [one, other] : [other, one];
      const known = findEvidence.get(a, b, reason, source);
      if (known !== undefined) return known;
      added.evidence += 1;
      return Number(addEvidence.run(a, b, reason, source).lastInsertRowid);
    },
    added: () => ({ ...added }),
  };
}
