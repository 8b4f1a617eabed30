/** Rows that the tests of this folder put into a workspace, as files would have brought them. */
import { type Database, openWorkspace } from '../db/open.ts';
import { DAY_MS, dayOf } from '../core/time.ts';
import { type Campaign, createCampaign } from './campaigns.ts';
import type { WeightedVariant } from './draw.ts';

export const ZONE = 'Asia/Shanghai';
/** 2026-03-01 08:00 in Shanghai. */
export const MARCH = Date.UTC(2026, 2, 1);
export const MARCH_DAY = dayOf(MARCH, ZONE);

export function workspace(): Database {
  return openWorkspace(':memory:', { create: true });
}

export function campaign(
  db: Database,
  name = 'spring-card',
  channel = 'package-card',
  variants: readonly WeightedVariant[] = [],
): Campaign {
  return createCampaign(db, { name, channel, variants }, MARCH);
}

export type TestOrder = {
  platform?: string;
  shop?: string;
  status?: string;
  /** Days after 1 March at which it was paid; null for not paid. */
  paid?: number | null;
};

const INSERT_ORDER = /* sql */ `
  INSERT INTO orders (key, platform, shop, order_no, status, paid_at, paid_day)
  VALUES (?, ?, ?, ?, ?, ?, ?)
`;

export function addOrder(db: Database, no: string, order: TestOrder = {}): void {
  const { platform = 'pdd', shop = '测试店', status = 'paid', paid = 0 } = order;
  const at = paid === null ? null : MARCH + paid * DAY_MS;
  const day = paid === null ? null : MARCH_DAY + paid;
  db.prepare(INSERT_ORDER).run(`${platform}:${no}`, platform, shop, no, status, at, day);
}

const INSERT_IDENTITY = /* sql */ `INSERT INTO identities (kind, value) VALUES (?, ?)`;
const INSERT_CUSTOMER = /* sql */ `
  INSERT INTO customers (identity_id, customer_id) VALUES (?, ?)
`;

/** One person with these identifiers (`kind:value`); their id is the smallest identity id. */
export function addPerson(db: Database, ...identities: readonly string[]): number {
  const ids = identities.map((text) => {
    const cut = text.indexOf(':');
    const result = db.prepare(INSERT_IDENTITY).run(text.slice(0, cut), text.slice(cut + 1));
    return Number(result.lastInsertRowid);
  });
  const customer = Math.min(...ids);
  for (const id of ids) db.prepare(INSERT_CUSTOMER).run(id, customer);
  return customer;
}
