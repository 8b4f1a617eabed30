import { type DayOfAdds, readAdds } from '../adds.ts';
import { dayOf } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import { readSettings } from '../../db/settings.ts';
import { parseDates, parseHours } from './hours.ts';
import {
  type CodeState,
  type ContactWay,
  type MemberState,
  noClock,
  type Policy,
  type PoolState,
  type RedirectState,
  type TargetKind,
  type TargetState,
} from './state.ts';

/** How far back adds and showings are compared, today included. */
const TRAILING_DAYS = 28;
/** Fewer showings than these say nothing of how many of them add. */
const ENOUGH_SHOWN = 20;

const TARGETS = /* sql */ `
  SELECT t.id, t.name, t.kind, t.is_group, t.url, t.picture_id, t.paused_at, t.expires_at, t.capacity,
    t.shown_before,
    coalesce(sum(c.shown), 0) AS shown_total,
    coalesce(sum(c.shown) FILTER (WHERE c.day = @today), 0) AS shown_today,
    coalesce(sum(c.shown) FILTER (WHERE c.day > @before), 0) AS shown_lately,
    min(c.day) FILTER (WHERE c.day > @before) AS shown_since
  FROM targets t LEFT JOIN target_counts c ON c.target_id = t.id
  GROUP BY t.id ORDER BY t.id`;
type TargetRow = {
  id: number;
  name: string;
  kind: TargetKind;
  is_group: 0 | 1;
  url: string | null;
  picture_id: number | null;
  paused_at: number | null;
  expires_at: number | null;
  capacity: number | null;
  shown_before: number;
  shown_total: number;
  shown_today: number;
  shown_lately: number;
  shown_since: number | null;
};

const WAYS = /* sql */ `
  SELECT target_id, campaign_id, variant, state, url, picture_id FROM contact_ways
  WHERE retired_at IS NULL ORDER BY state`;
type WayRow = {
  target_id: number;
  campaign_id: number | null;
  variant: string;
  state: string;
  url: string | null;
  picture_id: number | null;
};

const POOLS = /* sql */ `
  SELECT p.id, p.name, p.policy, p.fallback_url, coalesce(t.target_id, 0) AS last_target_id
  FROM pools p LEFT JOIN pool_turns t ON t.pool_id = p.id ORDER BY p.id`;
type PoolRow = {
  id: number;
  name: string;
  policy: Policy;
  fallback_url: string | null;
  last_target_id: number;
};

const MEMBERS = /* sql */ `
  SELECT pool_id, target_id, weight, daily_cap, total_cap, adds_cap, hours, dates, backup, paused_at
  FROM pool_members ORDER BY pool_id, position`;
type MemberRow = {
  pool_id: number;
  target_id: number;
  weight: number;
  daily_cap: number | null;
  total_cap: number | null;
  adds_cap: number | null;
  hours: string;
  dates: string;
  backup: 0 | 1;
  paused_at: number | null;
};

/** Reads all that redirects are decided by, but the codes. Counts are as they were committed. */
export function loadRedirects(db: Database, now: number): RedirectState {
  const { timezone: zone } = readSettings(db);
  const today = dayOf(now, zone);
  const targets = loadTargets(db, today);
  const pools = new Map<number, PoolState>();
  const members = db.prepare<[], MemberRow>(MEMBERS).all();
  for (const row of db.prepare<[], PoolRow>(POOLS).all()) {
    const mine = members.filter(({ pool_id }) => pool_id === row.id);
    const { id, name, policy, fallback_url: fallbackUrl, last_target_id: lastTargetId } = row;
    pools.set(id, {
      id,
      name,
      policy,
      fallbackUrl,
      lastTargetId,
      members: mine.filter(({ backup }) => backup === 0).map((one) => memberState(one, targets)),
      backups: mine.filter(({ backup }) => backup === 1).map((one) => memberState(one, targets)),
    });
  }
  return { zone, pools, targets, clock: noClock() };
}

function loadTargets(db: Database, today: number): Map<number, TargetState> {
  const before = today - TRAILING_DAYS;
  const ways = db.prepare<[], WayRow>(WAYS).all();
  const adds = readAdds(db, before);
  const rows = db.prepare<{ today: number; before: number }, TargetRow>(TARGETS);
  const targets = new Map<number, TargetState>();
  for (const row of rows.all({ today, before })) {
    targets.set(row.id, {
      id: row.id,
      name: row.name,
      kind: row.kind,
      isGroup: row.is_group === 1,
      url: row.url,
      pictureId: row.picture_id,
      ways: ways.filter(({ target_id }) => target_id === row.id).map(contactWay),
      paused: row.paused_at !== null,
      expiresAt: row.expires_at ?? Infinity,
      fullAt: row.capacity === null ? Infinity : row.capacity + row.shown_before,
      addRate: addRate(row, adds),
      shownOnDay: row.shown_today,
      shownDay: today,
      shownTotal: row.shown_total,
    });
  }
  return targets;
}

function contactWay({ campaign_id, variant, state, url, picture_id }: WayRow): ContactWay {
  return { campaignId: campaign_id, variant, state, url, pictureId: picture_id };
}

/** Adds of a target per time it was shown, from the first of those days on. */
function addRate(
  { id, shown_lately, shown_since }: TargetRow,
  adds: readonly DayOfAdds[],
): number | null {
  if (shown_since === null || shown_lately < ENOUGH_SHOWN) return null;
  let added = 0;
  for (const one of adds) if (one.target_id === id && one.day >= shown_since) added += one.adds;
  return added / shown_lately;
}

function memberState(row: MemberRow, targets: ReadonlyMap<number, TargetState>): MemberState {
  const target = targets.get(row.target_id);
  const week = parseHours(row.hours);
  const dates = parseDates(row.dates);
  if (target === undefined || week === undefined || dates === undefined)
    throw new RangeError(`member ${row.pool_id}/${row.target_id} was stored wrongly`);
  return {
    target,
    weight: row.weight,
    dailyCap: row.daily_cap ?? Infinity,
    totalCap: row.total_cap ?? Infinity,
    addsCap: row.adds_cap === null ? Infinity : addsAsShown(row.adds_cap, target.addRate),
    week,
    dates: dates.size === 0 ? null : dates,
    paused: row.paused_at !== null,
  };
}

/**
 * How often a target may be shown for so many adds: N ÷ the trailing rate. Where too little is known
 * (or nobody adds), each showing is taken for an add: rather too few than too many.
 */
export function addsAsShown(cap: number, rate: number | null): number {
  return rate === null || rate === 0 ? cap : Math.max(cap, Math.floor(cap / rate));
}

const CODE = /* sql */ `
  SELECT id, batch_id, campaign_id, variant, pool_id, target_id, disabled_at, valid_from, valid_until
  FROM codes WHERE code = ?`;
/** In that order: an array is had for less than an object, and a server asks for thousands a second. */
type CodeCells = readonly [
  id: number,
  batchId: number,
  campaignId: number,
  variant: string,
  poolId: number | null,
  targetId: number | null,
  disabledAt: number | null,
  validFrom: number | null,
  validUntil: number | null,
];
const UNIT = /* sql */ `SELECT unit FROM batches WHERE id = ?`;

/** Looks codes up, one at a time. */
export function openCodeFinder(db: Database): (code: string) => CodeState | undefined {
  const find = db.prepare<[string], CodeCells>(CODE).raw();
  const unitOf = db.prepare<[number], 'single' | 'shared'>(UNIT).pluck();
  // A batch is never changed.
  const units = new Map<number, boolean>();
  const isSingle = (batchId: number): boolean => {
    const known = units.get(batchId) ?? unitOf.get(batchId) === 'single';
    units.set(batchId, known);
    return known;
  };
  return (code) => {
    const cells = find.get(code);
    if (cells === undefined) return undefined;
    const [id, batchId, campaignId, variant, poolId, targetId, disabledAt, validFrom, validUntil] =
      cells;
    const single = isSingle(batchId);
    return {
      id,
      code,
      campaignId,
      variant,
      single,
      poolId,
      targetId,
      disabledAt,
      validFrom,
      validUntil,
    };
  };
}

const REVISION = /* sql */ `SELECT n FROM revision`;

/**
 * Says whether anything that `loadRedirects` or a code finder read has changed since it was asked last.
 * Asked often it costs next to nothing: only when another program wrote (PRAGMA data_version) is the
 * revision read. What this connection writes itself goes unnoticed, and should.
 */
export function openChangeWatch(db: Database): () => boolean {
  const version = db.prepare<[], number>('PRAGMA data_version').pluck();
  const revision = db.prepare<[], number>(REVISION).pluck();
  let [seenVersion, seenRevision] = [version.get(), revision.get()];
  return () => {
    const now = version.get();
    if (now === seenVersion) return false;
    seenVersion = now;
    const n = revision.get();
    if (n === seenRevision) return false;
    seenRevision = n;
    return true;
  };
}
