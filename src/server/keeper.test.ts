import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkCounts } from '../codes/redirect/counts.ts';
import type { VisitRow } from '../codes/redirect/record.ts';
import { stickySalt } from '../codes/redirect/visitor.ts';
import { type Database, openWorkspace } from '../db/open.ts';
import { countVisits, openDesk, until } from './desk.fixture.ts';
import { type KeeperEvent, openKeeper } from './keeper.ts';
import { openSpillFile, readSpillFile, spillIds, spillPath } from './spill-file.ts';
import { countWaiting } from './spilled.ts';

const visit = (n: number): VisitRow => ({
  code: `code${n}`,
  at: 1_772_400_000_000 + n,
  day: 20_500,
  visitor: n.toString(36),
  flags: n % 3 === 0 ? 1 : 0,
  reason: 6,
  page: 0,
  targetId: n % 5 === 0 ? null : 1,
  poolId: null,
});
const visits = (from: number, n: number): VisitRow[] =>
  Array.from({ length: n }, (_, at) => visit(from + at));

/** A keeper on a connection of its own, which waits for nobody; its clock stands unless it is told. */
function openOwn(file: string) {
  const db = openWorkspace(file, { create: false });
  onTestFinished(() => void db.close());
  const clock = { now: 1_772_400_000_000 };
  const events: KeeperEvent[] = [];
  let files = 0;
  const options = {
    durable: false,
    newId: () => `${clock.now}-${process.pid}-${(files += 1)}-${spillIds(file).length}`,
    now: () => clock.now,
  };
  const keeper = openKeeper(db, options, (event) => void events.push(event));
  db.pragma('busy_timeout = 0');
  return { db, clock, events, keeper };
}

const all = (db: Database): unknown[] =>
  db.prepare('SELECT code FROM visits ORDER BY at').pluck().all();
const codesOf = (rows: readonly VisitRow[]): string[] => rows.map(({ code }) => code);

describe('visits are kept', () => {
  it('in the database, with nothing left beside it', () => {
    const { db, file } = openDesk();
    const { keeper } = openOwn(file);
    expect(keeper.keep(() => visits(1, 3))).toBe(true);
    expect(all(db)).toEqual(['code1', 'code2', 'code3']);
    keeper.close();
    expect(spillIds(file)).toEqual([]);
  });

  it('a little later where another program writes for a moment; nothing is decided before', () => {
    const { db, file } = openDesk();
    const { keeper } = openOwn(file);
    db.exec('BEGIN IMMEDIATE');
    let decided = 0;
    const decide = (): VisitRow[] => visits((decided += 1), 1);
    expect([keeper.keep(decide), decided]).toEqual([false, 0]);
    db.exec('ROLLBACK');
    expect([keeper.keep(decide), decided, all(db)]).toEqual([true, 1, ['code1']]);
  });

  it('in a spill file where it writes for long, and are taken in when it has ended', () => {
    const { db, file } = openDesk();
    const { clock, events, keeper } = openOwn(file);
    db.exec('BEGIN IMMEDIATE');
    keeper.keep(() => []);
    clock.now += 250;
    expect(keeper.keep(() => visits(1, 3))).toBe(true);
    expect(keeper.keep(() => visits(4, 2_500))).toBe(true);
    expect([keeper.why(), keeper.isWhole(), countVisits(db)]).toEqual(['SQLITE_BUSY', false, 0]);
    keeper.tick();
    expect(countWaiting(db)).toBe(2_503);
    db.exec('ROLLBACK');
    while (keeper.tick());
    expect(all(db)).toEqual(codesOf(visits(1, 2_503)));
    expect([keeper.why(), keeper.isWhole(), checkCounts(db)]).toEqual([null, true, []]);
    expect(events).toEqual([
      { event: 'spilling', why: 'SQLITE_BUSY' },
      { event: 'recovered' },
      { event: 'taken-in', visits: 2_503 },
    ]);
    keeper.keep(() => visits(9_000, 1));
    expect(countVisits(db)).toBe(2_504);
    keeper.close();
    expect(spillIds(file)).toEqual([]);
  });

  it.each([
    ['full', 'max_page_count', 'SQLITE_FULL'],
    ['read-only', 'query_only', 'SQLITE_READONLY'],
  ])(
    'in a spill file where the disk is %s, a turn that was half written included',
    (_, pragma, why) => {
      const { db: other, file } = openDesk();
      const { db, keeper } = openOwn(file);
      keeper.keep(() => visits(0, 1));
      const full = Number(db.pragma('page_count', { simple: true }));
      db.pragma(`${pragma} = ${pragma === 'query_only' ? 1 : full}`);
      expect(keeper.keep(() => visits(1, 5_000))).toBe(true);
      expect([keeper.why(), countVisits(other), countWaiting(other)]).toEqual([why, 1, 5_000]);
      db.pragma(`${pragma} = ${pragma === 'query_only' ? 0 : 1_000_000}`);
      while (keeper.tick());
      expect(all(other)).toEqual(codesOf(visits(0, 5_001)));
    },
  );

  it('in memory where no file takes them either, and that is said', () => {
    const db = openWorkspace(':memory:', { create: true });
    const events: KeeperEvent[] = [];
    const options = { durable: false, newId: () => 'x', now: () => 0 };
    const keeper = openKeeper(db, options, (event) => void events.push(event));
    db.pragma('query_only = 1');
    keeper.keep(() => visits(1, 100_003));
    expect([keeper.held(), keeper.counts.lost]).toEqual([100_000, 3]);
    expect(events.map(({ event }) => event)).toEqual(['spilling', 'unkept']);
    db.pragma('query_only = 0');
    while (keeper.tick());
    expect([countVisits(db), keeper.held(), keeper.counts.waiting]).toEqual([100_000, 0, 0]);
    db.close();
  });
});

/** So many visits are answered and in no database; the process is gone. */
function killed(n: number) {
  const { db, file } = openDesk();
  const { clock, keeper } = openOwn(file);
  db.exec('BEGIN IMMEDIATE');
  keeper.keep(() => []);
  clock.now += 250;
  keeper.keep(() => visits(1, n));
  db.exec('ROLLBACK');
  const [id = ''] = spillIds(file);
  return { db, file, id };
}

describe('a server that was killed while it spilled', () => {
  it('leaves visits that the next start takes in, once', () => {
    const { db, file } = killed(3_000);
    expect(countWaiting(db)).toBe(3_000);
    const next = openOwn(file);
    expect(next.events).toEqual([{ event: 'taken-in', visits: 3_000 }]);
    expect(next.keeper.counts.waiting).toBe(0);
    expect(all(db)).toEqual(codesOf(visits(1, 3_000)));
    next.keeper.close();
    expect(openOwn(file).events).toEqual([]);
    expect([countVisits(db), checkCounts(db)]).toEqual([3_000, []]);
  });

  it('may have been killed again before the file was gone, or in the middle of it', () => {
    const { db, file, id } = killed(3_000);
    const bytes = readFileSync(spillPath(file, id));
    openOwn(file).keeper.close();
    // As if it had ended just before the file was removed …
    appendFileSync(spillPath(file, id), bytes);
    expect(countWaiting(db)).toBe(0);
    openOwn(file).keeper.close();
    expect(countVisits(db)).toBe(3_000);
    // … or after two thirds.
    db.exec(`DELETE FROM visits WHERE at > 1772400002000;
      UPDATE spills SET visits = 2000; DELETE FROM target_counts`);
    appendFileSync(spillPath(file, id), bytes);
    expect(countWaiting(db)).toBe(1_000);
    openOwn(file).keeper.close();
    expect(all(db)).toEqual(codesOf(visits(1, 3_000)));
    expect(existsSync(spillPath(file, id))).toBe(false);
  });

  it('leaves a file whose last line may be torn anywhere: the visits before it are taken in', () => {
    const { file, id } = killed(3);
    const whole = readFileSync(spillPath(file, id));
    const length = whole.indexOf(0);
    const ends = [...whole.subarray(0, length)].flatMap((byte, at) =>
      byte === 10 ? [at + 1] : [],
    );
    fc.assert(
      fc.property(fc.nat(length), fc.boolean(), (cut, hasRoom) => {
        truncateSync(spillPath(file, id), 0);
        const room = hasRoom ? Buffer.alloc(5_000) : Buffer.alloc(0);
        appendFileSync(spillPath(file, id), Buffer.concat([whole.subarray(0, cut), room]));
        const lines = ends.filter((end) => end <= cut).length;
        expect([...readSpillFile(file, id)]).toEqual(visits(1, 3).slice(0, lines));
      }),
    );
  });
});

describe('a server that is started where no file has room', () => {
  /** A keeper whose every new file is refused: it is there already, or its folder is not. */
  function openFull(file: string, newId: string) {
    const db = openWorkspace(file, { create: false });
    onTestFinished(() => void db.close());
    const events: KeeperEvent[] = [];
    const options = { durable: false, newId: () => newId, now: () => 1_772_400_000_000 };
    db.pragma('query_only = 1');
    const keeper = openKeeper(db, options, (event) => void events.push(event));
    return { db, events, keeper };
  }

  it.each([0, 1_000])(
    'goes on with one that waits, of which %i were taken in: behind its visits there is room',
    (taken) => {
      const { db, file, id } = killed(3_000);
      db.exec(`INSERT INTO spills (id, visits, taken_at) VALUES ('${id}', ${taken}, 0)`);
      const first = openFull(file, id);
      expect([first.keeper.noSpill(), first.keeper.why(), first.keeper.isWhole()]).toEqual([
        null,
        'SQLITE_READONLY',
        false,
      ]);
      first.keeper.keep(() => visits(3_001, 7));
      expect([first.keeper.held(), countWaiting(db)]).toEqual([0, 3_007 - taken]);
      // It is killed as well; and the next one, too, but in the middle of a line.
      const second = openFull(file, id);
      second.keeper.keep(() => visits(3_008, 2));
      const whole = readFileSync(spillPath(file, id));
      whole.fill(0, whole.indexOf(0) - 9);
      writeFileSync(spillPath(file, id), whole);
      const third = openFull(file, id);
      third.keeper.keep(() => visits(4_000, 1));
      third.db.pragma('query_only = 0');
      while (third.keeper.tick());
      const left = codesOf([...visits(taken + 1, 3_008 - taken), ...visits(4_000, 1)]);
      expect([all(db), third.keeper.isWhole(), countWaiting(db)]).toEqual([left, true, 0]);
      expect(third.events.map(({ event }) => event)).toEqual(['spilling', 'recovered', 'taken-in']);
    },
  );

  it('says so where none waits: who serves must refuse', () => {
    const { file } = openDesk();
    expect(openFull(file, 'no/folder').keeper.noSpill()).toMatchObject({ code: 'ENOENT' });
  });

  it('says so where the one that waits is used up', () => {
    const { file, id } = killed(3);
    truncateSync(spillPath(file, id), readFileSync(spillPath(file, id)).indexOf(0) + 100);
    expect(openFull(file, id).keeper.noSpill()).toMatchObject({ code: 'EEXIST' });
  });
});

describe('a running server', () => {
  it('redirects while another program writes for long, and says so; then all is there', async () => {
    const { db, codes, events, start } = openDesk();
    const { get } = await start();
    await get(`/${codes.link}`);
    db.exec('BEGIN IMMEDIATE');
    for (let n = 0; n < 3; n += 1) expect((await get(`/${codes.pool}`)).status).toBe(302);
    const degraded = await get('/readyz');
    expect([degraded.status, JSON.parse(degraded.body)]).toEqual([
      503,
      { ready: false, why: 'SQLITE_BUSY', stopping: false, waiting: 3, lost: 0 },
    ]);
    expect([countVisits(db), countWaiting(db)]).toEqual([1, 3]);
    db.exec('ROLLBACK');
    await until(async () => (await get('/readyz')).status === 200);
    expect([countVisits(db), countWaiting(db), checkCounts(db)]).toEqual([4, 0, []]);
    expect(events.map(({ event }) => event)).toEqual(['spilling', 'recovered', 'taken-in']);
  });

  it('is started on a disk that cannot be written, and counts what a former one left when it can', async () => {
    const { db, file, codes, start } = openDesk();
    stickySalt(db);
    db.exec('UPDATE pool_members SET total_cap = 2 WHERE target_id = 1');
    const shown = visits(1, 2).map((row) => ({ ...row, flags: 0, targetId: 1 }));
    const former = openSpillFile(file, '1-former', false);
    former.append(shown);
    former.close();
    const { db: own, get } = await start({}, 1, (one) => void one.pragma('query_only = 1'));
    expect((await get(`/${codes.link}`)).status).toBe(302);
    expect(countVisits(db)).toBe(0);
    own.pragma('query_only = 0');
    await until(async () => (await get('/metrics')).body.includes('pscrm_reloads_total 1\n'));
    expect([countVisits(db), countWaiting(db), checkCounts(db)]).toEqual([3, 0, []]);
    expect((await get(`/${codes.pool}`)).headers.location).toContain('https://example.com/');
  });
});
