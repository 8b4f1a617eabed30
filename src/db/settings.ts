import type { Database } from 'better-sqlite3';

/**
 * What a workspace is told once. `base_url` is empty until somebody gives it; an identifier with more
 * neighbours than `shared_threshold` ties nobody.
 */
export type Settings = {
  timezone: string;
  currency: string;
  base_url: string;
  shared_threshold: number;
};

export const DEFAULTS: Settings = {
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  base_url: '',
  shared_threshold: 20,
};

/** The workspace's settings; defaults where nothing was set. */
export function readSettings(db: Database): Settings {
  const rows = db
    .prepare<[], { key: string; value: string }>('SELECT key, value FROM settings')
    .all();
  const stored = new Map(rows.map(({ key, value }) => [key, value]));
  return {
    timezone: stored.get('timezone') ?? DEFAULTS.timezone,
    currency: stored.get('currency') ?? DEFAULTS.currency,
    base_url: stored.get('base_url') ?? DEFAULTS.base_url,
    shared_threshold: Number(stored.get('shared_threshold') ?? DEFAULTS.shared_threshold),
  };
}

/** Writes the given settings and leaves the others. */
export function writeSettings(db: Database, settings: Partial<Settings>): void {
  const put = db.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  for (const [key, value] of Object.entries(settings)) put.run(key, String(value));
}
