import type { Database } from '../db/open.ts';
import { DEFAULTS } from '../db/settings.ts';
import { refresh } from '../journeys/fresh.ts';
import { markStale } from '../journeys/marks.ts';
import { at, tell } from './journeys.fixture.ts';
import { type Known, knownOrders } from './known.ts';
import { holdShops } from './story-files.fixture.ts';

/** A file of orders; times as in a story. */
export type File = {
  readonly format: string;
  readonly read: string;
  /** The shops whose orders before the reading come in it, as far as no file before has them; none: it is empty. */
  readonly of?: readonly string[];
  /** The shop that was told beside it. */
  readonly told?: string;
  /** Up to when it was said to be complete. */
  readonly complete?: string;
  /** The latest instant in it; not told: none is written down of it. */
  readonly latest?: string;
};

export const ZONE = DEFAULTS.timezone;
export const DAILY = Array.from({ length: 61 }, (_, day) => day);
export const sold = (shop: string, ...days: readonly number[]): string[] =>
  days.map((day) => `order +${day}d at ${shop}`);

/** Day +100 of shops whose orders came in these files, of which there are no others. */
export function world(orders: readonly string[], files: readonly File[]): Database {
  const db = tell({ people: { ann: orders }, read: { orders: 'never' } });
  for (const [n, { format, read, of = [], told, complete, latest }] of files.entries()) {
    const id = Number(
      db
        .prepare(
          `INSERT INTO imports (file, sha256, format, kind, timezone, options, imported_at, complete_until, latest_at)
          VALUES (@name, @name, @format, 'orders', @zone, @options, @at, @until, @latest)`,
        )
        .run({
          name: `${n}.csv`,
          format,
          zone: ZONE,
          options: told === undefined ? '' : JSON.stringify({ shop: told }),
          at: at(read),
          until: complete === undefined ? null : at(complete),
          latest: latest === undefined ? null : at(latest),
        }).lastInsertRowid,
    );
    db.prepare(
      `UPDATE orders SET import_id = @id
      WHERE import_id IS NULL AND paid_at <= @upTo AND shop IN (SELECT value FROM json_each(@of))`,
    ).run({ id, upTo: at(latest ?? read), of: JSON.stringify(of) });
  }
  holdShops(db);
  markStale(db, { people: 'all', days: 'all' });
  refresh(db);
  return db;
}

export const MOMENT = { asOf: at('+100d'), timezone: ZONE };
export const day = (until: number): number => Math.floor((until - at('-8h')) / 86_400_000);

/** `last 29 of shop south, 1 other further`: why, the day of the end, counted from 2026-03-01, and where. */
export function said({ until, why, shop }: Known): string {
  if (why === 'none') return why;
  const where = shop === undefined ? '' : ` of ${shop.name}, ${shop.others} further`;
  return `${why} ${day(until)}${where}`;
}

export function known(orders: readonly string[], files: readonly File[]): string {
  const db = world(orders, files);
  const result = said(knownOrders(db, MOMENT, 'private'));
  db.close();
  return result;
}
