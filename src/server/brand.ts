import type { Database } from '../db/open.ts';
import { pictureHref } from './pictures.ts';
import type { Brand } from './landing/view.ts';

const BRAND = /* sql */ `SELECT key, value FROM settings WHERE key GLOB 'brand_*'`;

/** Whose pages they are, as `pscrm config set` was told. */
export function readBrand(db: Database): Brand {
  const rows = db.prepare<[], { key: string; value: string }>(BRAND).all();
  const said = new Map(rows.map(({ key, value }) => [key, value]));
  const logo = said.get('brand_logo');
  return {
    name: said.get('brand_name') ?? '',
    colour: said.get('brand_colour') ?? DEFAULT_COLOUR,
    logoHref: logo === undefined ? null : pictureHref(db, Number(logo)),
    operator: said.get('brand_operator') ?? '',
    privacyUrl: said.get('brand_privacy_url') ?? '',
  };
}

/** Of WeCom's own pages nearly: a blue that white letters can be read on. */
const DEFAULT_COLOUR = '#1f5fbf';
