import type { Database } from '../db/open.ts';
import { readBrand } from '../db/settings.ts';
import type { Brand } from './landing/view.ts';
import { pictureHref } from './pictures.ts';

/** Whose pages they are, as `pscrm config set` was told. */
export function brandOf(db: Database): Brand {
  const { brand, colour, logo, operator, privacy_url } = readBrand(db);
  return {
    name: brand,
    colour,
    logoHref: logo === '' ? null : pictureHref(db, Number(logo)),
    operator,
    privacyUrl: privacy_url,
  };
}
