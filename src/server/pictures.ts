import type { Database } from '../db/open.ts';

/** Pictures stand at `/_/p/SHA.png`: no code has a slash. */
const FOLDER = '_/p/';
const NAME = /^[0-9a-f]{64}\.(?:png|jpg)$/;

const FIND_NAME = /* sql */ `SELECT sha256, mime FROM pictures WHERE id = ?`;
const FIND_BYTES = /* sql */ `SELECT mime, bytes FROM pictures WHERE sha256 = ?`;

export type Picture = { readonly mime: string; readonly bytes: Buffer };

/** The address of a picture, relative to a page beside the codes; null where there is no such picture. */
export function pictureHref(db: Database, id: number): string | null {
  const row = db.prepare<[number], { sha256: string; mime: string }>(FIND_NAME).get(id);
  if (row === undefined) return null;
  return `${FOLDER}${row.sha256}.${row.mime === 'image/jpeg' ? 'jpg' : 'png'}`;
}

/** So many pictures stay in memory; a workspace has some dozens, of some 10 kB. */
const KEPT = 64;

/** Finds pictures and their addresses, each read from the database once. */
export function openPictures(db: Database) {
  const find = db.prepare<[string], Picture>(FIND_BYTES);
  const kept = new Map<string, Picture>();
  const hrefs = new Map<number, string | null>();
  return {
    href: (id: number): string | null => {
      const known = hrefs.get(id);
      if (known !== undefined) return known;
      const href = pictureHref(db, id);
      hrefs.set(id, href);
      return href;
    },
    /** @param path behind the slash of the codes */
    at: (path: string): Picture | undefined => {
      const name = path.startsWith(FOLDER) ? path.slice(FOLDER.length) : '';
      if (!NAME.test(name)) return undefined;
      const picture = kept.get(name) ?? find.get(name.slice(0, 64));
      if (picture === undefined) return undefined;
      kept.delete(name);
      kept.set(name, picture);
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      return picture;
    },
  };
}
