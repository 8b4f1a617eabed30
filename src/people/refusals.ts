import { createHmac, randomBytes } from 'node:crypto';
import type { Database } from '../db/open.ts';
import { findPeople } from './find.ts';
import type { Identifier } from './normalise.ts';
import { normalisePerson, normalisePhone, parsePerson } from './normalise.ts';

/**
 * People who are entered by hand as not to be written to. Kept is a hash of each of their identifiers,
 * keyed with a secret of the workspace: the entry holds for whoever comes with that number on any later
 * list, and the list of entries names nobody. There is no way back but a person's own word.
 */
export type Reason = 'opted-out' | 'erased';

const KEY = /* sql */ `SELECT value FROM settings WHERE key = 'refusal_key'`;
const PUT_KEY = /* sql */ `INSERT INTO settings (key, value) VALUES ('refusal_key', ?)`;
const ADD = /* sql */ `
  INSERT INTO refusals (hash, reason, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`;
const OF = /* sql */ `SELECT reason FROM refusals WHERE hash = ? ORDER BY reason LIMIT 1`;
const ANY = /* sql */ `SELECT EXISTS (SELECT 1 FROM refusals)`;
const CUSTOMER = /* sql */ `
  SELECT c.customer_id FROM identities i JOIN customers c ON c.identity_id = i.id
  WHERE i.kind = ? AND i.value = ?`;
const MEMBERS = /* sql */ `
  SELECT i.kind, i.value FROM customers c JOIN identities i ON i.id = c.identity_id
  WHERE c.customer_id = ?`;

/** A number that a file has hidden, as `138****0001`: of whoever may have it. */
export function seenNumber(seen: string): Identifier {
  return { kind: 'phone_seen', value: seen.replace(/^\+?86[-\s]?/, '').trim() };
}

/** Does a hidden number show as much as `maskPhone` does? Else nobody can be told by it. */
export function isSeenNumber(seen: string): boolean {
  return /^\d{3}\*{4}\d{4}$/.test(seenNumber(seen).value);
}

function hashOf(key: string, { kind, value }: Identifier): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(`${kind}:${value}`).digest('hex');
}

/**
 * Somebody by a telephone number or identifier, with all else that the workspace knows them by; the
 * identifier alone where it does not know them. Of kinds that only a workspace has (`shop:b1`) it must be
 * one that it holds. [] where the text is none.
 */
export function everyName(db: Database, typed: string, region: string): readonly Identifier[] {
  const named = nameOf(typed, region) ?? storedAs(db, typed);
  const found = findPeople(db, typed, region).filter(({ order }) => order === null);
  return allNames(db, named === undefined ? found : [named, ...found]);
}

/** Identifiers of one person, with all else that the workspace knows that person by. */
export function allNames(db: Database, ids: readonly Identifier[]): readonly Identifier[] {
  const customers = new Set(ids.flatMap((one) => customersOf(db, one)));
  const members = db.prepare<[number], Identifier>(MEMBERS);
  const all = [...ids, ...[...customers].flatMap((id) => members.all(id))];
  return [...new Map(all.map(({ kind, value }) => [`${kind}:${value}`, { kind, value }])).values()];
}

function storedAs(db: Database, typed: string): Identifier | undefined {
  const [kind = '', value = ''] = typed.trim().split(/[:：](.*)/su);
  const name = { kind, value: value.trim() };
  return customersOf(db, name).length > 0 ? name : undefined;
}

function customersOf(db: Database, { kind, value }: Identifier): number[] {
  return db.prepare<[string, string], number>(CUSTOMER).pluck().all(kind, value);
}

function nameOf(typed: string, region: string): Identifier | undefined {
  const text = typed.trim();
  if (/[:：]/u.test(text)) {
    const named = parsePerson(text, region);
    return named === 'unknown-kind' ? undefined : named;
  }
  const phone = normalisePhone(text, region);
  if (phone !== undefined) return { kind: 'phone', value: phone };
  return text.includes('@') ? normalisePerson('email', text, { platform: '', region }) : undefined;
}

/** Enters a person's identifiers. @returns how many of them are new. Run inside a transaction. */
export function addRefusal(
  db: Database,
  names: readonly Identifier[],
  reason: Reason,
  now: number,
): number {
  const stored = db.prepare<[], string>(KEY).pluck().get();
  const key = stored ?? randomBytes(32).toString('hex');
  if (stored === undefined) db.prepare(PUT_KEY).run(key);
  const add = db.prepare<[string, Reason, number]>(ADD);
  return names.reduce((n, name) => n + add.run(hashOf(key, name), reason, now).changes, 0);
}

/** Looks up why an identifier is not to be written to, if so; `erased` weighs more. */
export function openRefusals(db: Database): (name: Identifier) => Reason | undefined {
  const key = db.prepare<[], string>(KEY).pluck().get();
  if (key === undefined || db.prepare<[], number>(ANY).pluck().get() === 0) return () => undefined;
  const of = db.prepare<[string], Reason>(OF).pluck();
  return (name) => of.get(hashOf(key, name));
}
