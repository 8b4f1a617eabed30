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
export function writeSettings(db: Database, settings: Partial<Settings & Brand>): void {
  const put = db.prepare(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  for (const [key, value] of Object.entries(settings)) put.run(key, String(value));
}

/** Who is behind the codes, as the page says it that people see. '' where nobody has said. */
export type Brand = {
  /** The name people know. */
  brand: string;
  /** `#rrggbb` */
  colour: string;
  /** The number of a picture of the workspace. */
  logo: string;
  /** The company that answers for the page, as the law asks. */
  operator: string;
  privacy_url: string;
};

const NO_BRAND: Brand = { brand: '', colour: '#07c160', logo: '', operator: '', privacy_url: '' };

/** What the landing page says of the brand. */
export function readBrand(db: Database): Brand {
  const find = db.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck();
  const value = (key: keyof Brand): string => find.get(key) ?? NO_BRAND[key];
  return {
    brand: value('brand'),
    colour: value('colour'),
    logo: value('logo'),
    operator: value('operator'),
    privacy_url: value('privacy_url'),
  };
}
