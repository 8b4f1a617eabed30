import { hash, randomBytes } from 'node:crypto';
import type { Database } from '../../db/open.ts';
import { textKey } from './recent.ts';

const SALT_BYTES = 16;
/** A day's salt is needed until nobody can be the same visitor any more, and not a day longer. */
const KEPT_DAYS = 2;

const FIND_SALT = /* sql */ `SELECT salt FROM salts WHERE purpose = ? AND day = ?`;
const ADD_SALT = /* sql */ `
  INSERT OR IGNORE INTO salts (purpose, day, salt) VALUES (?, ?, ?)`;
const DROP_SALTS = /* sql */ `DELETE FROM salts WHERE purpose = 'visitor' AND day <= ?`;

/**
 * The salt of a day's visitors, made when it is first asked for; older ones are thrown away, so that
 * nobody can compute any more which address a visitor had. Ask once a day, not for each visit.
 */
export function daySalt(db: Database, day: number): string {
  db.prepare<[number]>(DROP_SALTS).run(day - KEPT_DAYS);
  return saltOf(db, 'visitor', day);
}

/** The salt of what keeps a visitor with the same member of staff; only choices follow from it. */
export function stickySalt(db: Database): string {
  return saltOf(db, 'sticky', 0);
}

function saltOf(db: Database, purpose: 'visitor' | 'sticky', day: number): string {
  const find = db.prepare<[string, number], Buffer>(FIND_SALT).pluck();
  const known = find.get(purpose, day);
  if (known !== undefined) return known.toString('hex');
  db.prepare(ADD_SALT).run(purpose, day, randomBytes(SALT_BYTES));
  return find.get(purpose, day)?.toString('hex') ?? '';
}

/**
 * A visitor of a day, as it is stored: 48 bits in 12 signs of the SHA-256 of the day's secret salt, the
 * address and the user agent.
 */
export function visitorText(salt: string, address: string, userAgent: string): string {
  return hash('sha256', `${salt} ${address} ${userAgent}`, 'hex').slice(0, 12);
}

/**
 * What a sticky pool chooses by, the same tomorrow: the code itself where one person has it, else
 * address and user agent. Never stored.
 */
export function stickyKey(
  salt: string,
  { code, single }: { readonly code: string; readonly single: boolean },
  address: string,
  userAgent: string,
): number {
  return textKey(single ? salt + code : `${salt} ${address} ${userAgent}`) % 4_294_967_296;
}
