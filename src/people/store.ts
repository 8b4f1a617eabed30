import type { Database } from '../db/open.ts';
import { openMemo, pairKey, textKey } from './memo.ts';
import type { Identifier } from './normalise.ts';

const FIND_IDENTITY = /* sql */ `SELECT id FROM identities WHERE kind = ? AND value = ?`;
/** With a number of ours: an attempt to add what is known would use up one of SQLite's. */
const ADD_IDENTITY = /* sql */ `
  INSERT INTO identities (id, kind, value) VALUES (?, ?, ?) ON CONFLICT (kind, value) DO NOTHING`;
const LAST_IDENTITY = /* sql */ `SELECT seq FROM sqlite_sequence WHERE name = 'identities'`;
const FIND_EVIDENCE = /* sql */ `
  SELECT id FROM evidence WHERE a = ? AND b = ? AND reason = ? AND source = ?`;
const ADD_EVIDENCE = /* sql */ `
  INSERT INTO evidence (a, b, reason, source) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`;

/** Why two identities are one person. */
export type Reason =
  | 'order-row' // one row of an order file names both
  | 'join-row' // one row of a joins file or a customer list names both
  | 'order-buyer' // the order's own file names its buyer
  | 'code'; // a join came through the code bound to the order

/** Adds identities and the ties between them, and counts what was new. */
export type PeopleStore = {
  readonly identity: (identifier: Identifier) => number;
  /** Ties what one row of an order file names. @returns false where both are the same identity */
  readonly link: (one: number, other: number) => boolean;
  /** @returns the evidence's id, or undefined where both ends are the same identity */
  readonly tie: (one: number, other: number, reason: Reason, source?: string) => number | undefined;
  readonly added: () => { identities: number; evidence: number };
};

/** @param touch is told each identity that is new or gains evidence */
export function openPeople(
  db: Database,
  touch: (identityId: number) => void = () => undefined,
): PeopleStore {
  const findIdentity = db.prepare<[string, string], number>(FIND_IDENTITY).pluck();
  const addIdentity = db.prepare<[number, string, string]>(ADD_IDENTITY);
  let last = db.prepare<[], number>(LAST_IDENTITY).pluck().get() ?? 0;
  const findEvidence = db.prepare<[number, number, string, string], number>(FIND_EVIDENCE).pluck();
  const addEvidence = db.prepare<[number, number, string, string]>(ADD_EVIDENCE);
  const added = { identities: 0, evidence: 0 };
  const identities = openMemo();
  const links = openMemo();

  /** @returns the number of the row that was added; 0: it was there */
  const add = (a: number, b: number, reason: Reason, source: string): number => {
    const row = addEvidence.run(a, b, reason, source);
    if (row.changes === 0) return 0;
    added.evidence += 1;
    touch(a);
    touch(b);
    return Number(row.lastInsertRowid);
  };

  return {
    identity: ({ kind, value }) => {
      const key = textKey(kind, value);
      const before = identities.get(key);
      if (before !== 0) return before;
      const id = last + 1;
      if (addIdentity.run(id, kind, value).changes === 0) {
        const known = findIdentity.get(kind, value) ?? 0;
        identities.set(key, known);
        return known;
      }
      last = id;
      identities.set(key, id);
      added.identities += 1;
      touch(id);
      return id;
    },
    link: (one, other) => {
      if (one === other) return false;
      const [a, b] = one < other ? [one, other] : [other, one];
      const key = pairKey(a, b);
      if (links.get(key) !== 0) return true;
      add(a, b, 'order-row', '');
      links.set(key, 1);
      return true;
    },
    tie: (one, other, reason, source = '') => {
      if (one === other) return undefined;
      const [a, b] = one < other ? [one, other] : [other, one];
      return add(a, b, reason, source) || findEvidence.get(a, b, reason, source);
    },
    added: () => ({ ...added }),
  };
}
