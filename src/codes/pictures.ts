import { createHash } from 'node:crypto';
import type { Database } from '../db/open.ts';

/** A picture as it is kept in the workspace; `text` is what its QR says, '' for a logo. */
export type Picture = {
  readonly mime: 'image/png' | 'image/jpeg';
  readonly text: string;
  readonly bytes: Uint8Array;
};

const FIND = /* sql */ `SELECT id FROM pictures WHERE sha256 = ?`;
const ADD = /* sql */ `INSERT INTO pictures (sha256, mime, text, bytes) VALUES (?, ?, ?, ?)`;
const GET = /* sql */ `SELECT mime, text, bytes FROM pictures WHERE id = ?`;

/** Keeps a picture; the same one twice is kept once. @returns its number */
export function keepPicture(db: Database, { mime, text, bytes }: Picture): number {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = db.prepare<[string], number>(FIND).pluck().get(sha256);
  return known ?? Number(db.prepare(ADD).run(sha256, mime, text, bytes).lastInsertRowid);
}

/** A picture of the workspace by its number. */
export function findPicture(db: Database, id: number): Picture | undefined {
  return db.prepare<[number], Picture>(GET).get(id);
}
