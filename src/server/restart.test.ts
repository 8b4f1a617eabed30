import { describe, expect, it } from 'vitest';
import { checkCounts } from '../codes/redirect/counts.ts';
import { openVisitWriter, type VisitRow } from '../codes/redirect/record.ts';
import { daySalt, stickySalt, visitorText } from '../codes/redirect/visitor.ts';
import { REASON_NUMBER } from '../codes/redirect/words.ts';
import { dayOf } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import { countVisits, openDesk, PHONE, until } from './desk.fixture.ts';
import { openSpillFile } from './spill-file.ts';
import { countWaiting } from './spilled.ts';

const today = (): number => dayOf(Date.now(), 'Asia/Shanghai');

/** A human's visit of an hour ago that was shown the group. */
const shown = (code: string, parts: Partial<VisitRow> = {}): VisitRow => ({
  code,
  at: Date.now() - 3_600_000,
  day: today(),
  visitor: '0123456789ab',
  flags: 0,
  reason: REASON_NUMBER.target,
  page: 1,
  targetId: 3,
  poolId: null,
  ...parts,
});
const times = (n: number, row: VisitRow): VisitRow[] => Array.from({ length: n }, () => row);

/** What a server leaves that was killed while the database could not be written. */
function spill(file: string, id: string, rows: readonly VisitRow[]): void {
  const left = openSpillFile(file, id, false);
  left.append(rows);
  left.close();
}
const readOnly = (own: Database): void => void own.pragma('query_only = 1');
const flagsOf = (db: Database): unknown[] =>
  db.prepare('SELECT flags FROM visits ORDER BY id').pluck().all();

describe('started on a full disk, where visits of a former server wait', () => {
  it('a group takes nobody beyond its capacity, and every visit is taken in once', async () => {
    const { db, file, codes, start } = openDesk();
    stickySalt(db);
    db.exec('UPDATE targets SET capacity = 10 WHERE id = 3');
    const rows = [
      ...times(5, shown(codes.group)),
      ...times(3, shown(codes.group, { flags: 1, reason: REASON_NUMBER.flagged })),
      ...times(2, shown(codes.group, { flags: 128 })),
      ...times(2, shown(codes.group)),
    ];
    // The first two had been taken in already: of ten places seven are gone.
    openVisitWriter(db)(rows.slice(0, 2));
    db.exec(`INSERT INTO spills (id, visits, taken_at) VALUES ('1-former', 2, 0)`);
    spill(file, '1-former', rows);
    const { db: own, get } = await start({}, 1, readOnly);
    const seen: boolean[] = [];
    for (let n = 0; n < 5; n += 1) {
      const { body } = await get(`/${codes.group}`, { 'User-Agent': `${PHONE} ${n}` });
      seen.push(body.includes('_/p/'));
    }
    expect(seen).toEqual([true, true, true, false, false]);
    own.pragma('query_only = 0');
    await until(() => countWaiting(db) === 0);
    expect([countVisits(db), checkCounts(db)]).toEqual([12 + 5, []]);
    const { body } = await get(`/${codes.group}`, { 'User-Agent': `${PHONE} late` });
    expect(body).not.toContain('_/p/');
  });

  it('caps of all days and of today hold, and turns go on', async () => {
    const { db, file, codes, start } = openDesk();
    stickySalt(db);
    db.exec(`UPDATE pool_members SET total_cap = 5 WHERE target_id = 1;
      UPDATE pool_members SET daily_cap = 2 WHERE target_id = 2`);
    const turn = { reason: REASON_NUMBER['round-robin'], poolId: 1 };
    const anna = shown(codes.pool, { ...turn, targetId: 1 });
    const bo = shown(codes.pool, { ...turn, targetId: 2 });
    const yesterday = { day: today() - 1 };
    openVisitWriter(db)([bo]);
    spill(file, '1-former', [{ ...anna, ...yesterday }, { ...bo, ...yesterday }, anna, anna]);
    const { get } = await start({}, 1, readOnly);
    const places: (string | undefined)[] = [];
    for (let n = 0; n < 4; n += 1) {
      const { headers } = await get(`/${codes.pool}`, { 'User-Agent': `${PHONE} ${n}` });
      places.push(headers.location?.includes('example.com') === true ? 'bo' : headers.location);
    }
    const annas = `https://work.weixin.qq.com/ca/a?customer_channel=${codes.pool}`;
    // Anna was last; three of her five are gone, and one of two of Bo's today.
    expect(places).toEqual(['bo', annas, annas, undefined]);
  });
});

describe('one visitor who comes again after a restart', () => {
  it('is a repeat, and uses up no place', async () => {
    const { db, codes, start } = openDesk();
    for (let n = 0; n < 3; n += 1) {
      const { get, stop } = await start();
      await get(`/${codes.link}`);
      await stop();
    }
    const { get } = await start();
    await get(`/${codes.link}`, { 'User-Agent': `${PHONE} other` });
    await get(`/${codes.pool}`);
    expect(flagsOf(db)).toEqual([0, 128, 128, 0, 0]);
    expect(db.prepare('SELECT sum(shown) FROM target_counts').pluck().get()).toBe(3);
  });

  it('is one for ten minutes, and by visits of people alone, of a server that was killed too', async () => {
    const { db, codes, start } = openDesk();
    const visitor = visitorText(daySalt(db, today()), '127.0.0.1', PHONE);
    const ago = (ms: number) => ({ visitor, at: Date.now() - ms });
    const write = openVisitWriter(db);
    write([shown(codes.link, ago(500_000)), shown(codes.group, ago(600_001))]);
    write([shown(codes.pool, { ...ago(1_000), flags: 8 })]);
    // A clock that was wrong: it is not to say so until it is reached.
    write([shown(codes.nothing, ago(-3_600_000))]);
    const { get } = await start();
    for (const code of [codes.link, codes.group, codes.pool, codes.nothing]) await get(`/${code}`);
    expect(flagsOf(db).slice(4)).toEqual([128, 0, 0, 0]);
  });

  it('is one by a visit that still waits, too, with the salt of the day though it cannot be written', async () => {
    const { db, file, codes, start } = openDesk();
    stickySalt(db);
    const visitor = visitorText(daySalt(db, today()), '127.0.0.1', PHONE);
    spill(file, '1-former', [shown(codes.link, { visitor, at: Date.now() - 5_000 })]);
    const { db: own, get } = await start({}, 1, readOnly);
    await get(`/${codes.link}`);
    own.pragma('query_only = 0');
    await until(() => countWaiting(db) === 0);
    expect(flagsOf(db)).toEqual([0, 128]);
  });

  it('is one also where the salt was made while nothing could be written: it is kept later', async () => {
    const { db, codes, start } = openDesk();
    stickySalt(db);
    const first = await start({}, 1);
    first.db.pragma('query_only = 1');
    await first.get(`/${codes.link}`);
    first.db.pragma('query_only = 0');
    await until(() => countVisits(db) === 1);
    await until(
      () => db.prepare(`SELECT 1 FROM salts WHERE purpose = 'visitor'`).get() !== undefined,
    );
    await first.stop();
    const second = await start();
    await second.get(`/${codes.link}`);
    expect(flagsOf(db)).toEqual([0, 128]);
  });

  it('behind whom another browser comes at once to one person’s code is still a burst', async () => {
    const { db, codes, start } = openDesk();
    db.exec(`UPDATE batches SET unit = 'single'`);
    const first = await start();
    await first.get(`/${codes.link}`);
    await first.stop();
    const second = await start();
    await second.get(`/${codes.link}`, { 'User-Agent': `${PHONE} other` });
    expect(flagsOf(db)).toEqual([0, 64]);
  });
});
