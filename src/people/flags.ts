import type { Database } from '../db/open.ts';
import type { Hands } from './hands.ts';
import { idList } from './touched.ts';

/**
 * What is odd about an identity. `blocked` (by hand) and `shared` (more neighbours than the workspace
 * allows: a forwarding agent's phone) tie nobody. The others still tie and want looking at: a phone or
 * an address of more than 3 buyers of one platform, or of more than 2 WeChat people, not counting those
 * of whom somebody said by hand that they are one person with it, or that they are not.
 */
export type FlagName = 'blocked' | 'shared' | 'many-buyers' | 'many-wechat';
export type Flag = { readonly flag: FlagName; readonly kind: string; readonly n: number };

const MOST_BUYERS = 3;
const MOST_WECHAT = 2;

/** One person has many of these, so they make nobody a crowd. */
const NOT_COUNTED: ReadonlySet<string> = new Set(['order', 'contact', 'openid', 'cookie']);
const WECHAT: ReadonlySet<string> = new Set(['unionid', 'external_userid']);
const NO_BUYER: ReadonlySet<string> = new Set(['phone', 'email', 'member', ...NOT_COUNTED]);

type Count = { readonly kind: string; readonly n: number };
/** judged: so many of the `n` were merged with it, or cut from it, by hand. */
type Near = Count & { readonly judged?: number };

/** Several neighbours of this kind want looking at. */
export function canCrowd(kind: string): boolean {
  return !NO_BUYER.has(kind);
}

/** @param near how many distinct neighbours of which kind; by kind, so that ties are broken alike */
export function flagOf(kind: string, near: readonly Near[], threshold: number): Flag | undefined {
  const counted = near.filter((one) => !NOT_COUNTED.has(one.kind));
  const all = counted.reduce((sum, { n }) => sum + n, 0);
  if (all > threshold) return { flag: 'shared', kind: '', n: all };
  if (kind !== 'phone' && kind !== 'email') return undefined;
  const open = counted
    .filter((one) => canCrowd(one.kind))
    .map(({ kind: of, n, judged = 0 }): Count => ({ kind: of, n: n - judged }));
  const most = (of: readonly Count[]): Count | undefined =>
    of.reduce<Count | undefined>((best, one) => (best && best.n >= one.n ? best : one), undefined);
  const buyers = most(open.filter((one) => !WECHAT.has(one.kind)));
  if (buyers && buyers.n > MOST_BUYERS) return { flag: 'many-buyers', ...buyers };
  const wechat = most(open.filter((one) => WECHAT.has(one.kind)));
  return wechat && wechat.n > MOST_WECHAT ? { flag: 'many-wechat', ...wechat } : undefined;
}

const NEAR = /* sql */ `
  SELECT near.id, i.kind AS own_kind, n.kind, count(*) AS n,
         count(*) FILTER (WHERE (near.id, near.other) IN (
           SELECT a, b FROM people_actions WHERE undone_at IS NULL AND b IS NOT NULL
           UNION ALL SELECT b, a FROM people_actions WHERE undone_at IS NULL AND b IS NOT NULL
         )) AS judged
  FROM (
    SELECT t.value AS id, e.b AS other FROM json_each(@ids) t CROSS JOIN evidence e ON e.a = t.value
    UNION
    SELECT t.value, e.a FROM json_each(@ids) t CROSS JOIN evidence e ON e.b = t.value
  ) near
  CROSS JOIN identities i ON i.id = near.id
  CROSS JOIN identities n ON n.id = near.other
  GROUP BY near.id, n.kind
  ORDER BY near.id, n.kind`;

type NearRow = Near & { readonly id: number; readonly own_kind: string };

/** The flags of some identities, from their evidence and from what was said by hand. */
export function flagsAmong(
  db: Database,
  ids: Iterable<number>,
  threshold: number,
  { blocked }: Hands,
): Map<number, Flag> {
  const asked = [...ids];
  const flags = new Map<number, Flag>();
  let group: NearRow[] = [];
  const close = (): void => {
    const [first] = group;
    const flag = first && flagOf(first.own_kind, group, threshold);
    if (first && flag) flags.set(first.id, flag);
    group = [];
  };
  for (const row of db.prepare<{ ids: string }, NearRow>(NEAR).iterate({ ids: idList(asked) })) {
    if (group[0]?.id !== row.id) close();
    group.push(row);
  }
  close();
  for (const id of asked) if (blocked.has(id)) flags.set(id, { flag: 'blocked', kind: '', n: 0 });
  return flags;
}

export function tiesNobody(flag: Flag | undefined): boolean {
  return flag?.flag === 'blocked' || flag?.flag === 'shared';
}

/** What an identity still ties: all, only what was merged by hand (shared), or nothing (blocked). */
function reachOf(flag: Flag | undefined): 'all' | 'shared' | 'blocked' {
  return flag?.flag === 'blocked' || flag?.flag === 'shared' ? flag.flag : 'all';
}

const ALL = /* sql */ `SELECT identity_id AS id, flag, kind, n FROM identity_flags`;
const SOME = /* sql */ `
  SELECT f.identity_id AS id, f.flag, f.kind, f.n
  FROM json_each(?) t CROSS JOIN identity_flags f ON f.identity_id = t.value`;
const TIE_NOBODY = /* sql */ `
  SELECT identity_id FROM identity_flags WHERE flag IN ('blocked', 'shared')`;
const PUT = /* sql */ `
  INSERT INTO identity_flags (identity_id, flag, kind, n) VALUES (?, ?, ?, ?)
  ON CONFLICT (identity_id) DO UPDATE SET flag = excluded.flag, kind = excluded.kind, n = excluded.n`;
const DROP = /* sql */ `DELETE FROM identity_flags WHERE identity_id = ?`;

type FlagRow = Flag & { readonly id: number };

/** The identities that tie nobody. */
export function readSilent(db: Database): ReadonlySet<number> {
  return new Set(db.prepare<[], number>(TIE_NOBODY).pluck().all());
}

/** flipped: identities that tie something now that they did not, or the other way round. added: new flags by name. */
export type FlagChange = {
  readonly flipped: ReadonlySet<number>;
  readonly added: ReadonlyMap<FlagName, number>;
};

/** Stores the flags of the identities asked for (all where undefined): writes what differs. */
export function writeFlags(
  db: Database,
  asked: Iterable<number> | undefined,
  flags: ReadonlyMap<number, Flag>,
): FlagChange {
  const rows =
    asked === undefined
      ? db.prepare<[], FlagRow>(ALL).all()
      : db.prepare<[string], FlagRow>(SOME).all(idList(asked));
  const stored = new Map(rows.map(({ id, ...flag }) => [id, flag]));
  const flipped = new Set<number>();
  const added = new Map<FlagName, number>();
  const put = db.prepare<[number, string, string, number]>(PUT);
  const drop = db.prepare<[number]>(DROP);
  for (const id of new Set([...stored.keys(), ...flags.keys()])) {
    const [before, after] = [stored.get(id), flags.get(id)];
    if (reachOf(before) !== reachOf(after)) flipped.add(id);
    if (after === undefined) drop.run(id);
    else if (!sameFlag(before, after)) put.run(id, after.flag, after.kind, after.n);
    if (after && after.flag !== before?.flag)
      added.set(after.flag, (added.get(after.flag) ?? 0) + 1);
  }
  return { flipped, added };
}

function sameFlag(one: Flag | undefined, other: Flag): boolean {
  return one?.flag === other.flag && one.kind === other.kind && one.n === other.n;
}
