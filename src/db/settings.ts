import type { Database } from 'better-sqlite3';

/** What a workspace is told once. `base_url` is empty until somebody gives it. */
export type Settings = { timezone: string; currency: string; base_url: string };

export const DEFAULTS: Settings = { timezone: 'Asia/Shanghai', currency: 'CNY', base_url: '' };

/** The workspace's settings; defaults where nothing was set. */
export function readSettings(db: Database): Settings {
  const rows = db
    .prepare<[], { key: string; value: string }>('SELECT key, value FROM settings')
    .all();
  return { ...DEFAULTS, ...Object.fromEntries(rows.map(({ key, value }) => [key, value])) };
}

/** Writes the given settings and leaves the others. */
export function writeSettings(db: Database, settings: Partial<Settings>): void {
  const put = db.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  for (const [key, value] of Object.entries(settings)) put.run(key, value);
}
