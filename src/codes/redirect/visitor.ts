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
 * The salt of a day's visitors, made when it is first asked for; older ones are thrown away then, so that
 * nobody can compute any more which address a visitor had. Ask once a day, not for each visit.
 * @throws what the database says, where it cannot be written and has none for that day yet
 */
export function daySalt(db: Database, day: number): string {
  return findSalt(db, 'visitor', day) ?? keepDaySalt(db, day, newSalt());
}

/** Keeps the salt of a day, unless there is one. @returns the one that is kept */
export function keepDaySalt(db: Database, day: number, salt: string): string {
  db.prepare<[number]>(DROP_SALTS).run(day - KEPT_DAYS);
  return addSalt(db, 'visitor', day, salt);
}

/** @returns 32 hexadecimal digits */
export const newSalt = (): string => randomBytes(SALT_BYTES).toString('hex');

/** The salt of what keeps a visitor with the same member of staff; only choices follow from it. */
export function stickySalt(db: Database): string {
  return findSalt(db, 'sticky', 0) ?? addSalt(db, 'sticky', 0, newSalt());
}

type Purpose = 'visitor' | 'sticky';

function findSalt(db: Database, purpose: Purpose, day: number): string | undefined {
  const find = db.prepare<[string, number], Buffer>(FIND_SALT).pluck();
  return find.get(purpose, day)?.toString('hex');
}

function addSalt(db: Database, purpose: Purpose, day: number, salt: string): string {
  db.prepare(ADD_SALT).run(purpose, day, Buffer.from(salt, 'hex'));
  return findSalt(db, purpose, day) ?? salt;
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
