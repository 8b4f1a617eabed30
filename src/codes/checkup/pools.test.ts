import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../core/time.ts';
import { parseHours } from '../redirect/hours.ts';
import { member, NOON, pool, stateOf, target, TODAY } from '../redirect/state.fixture.ts';
import type { PoolState } from '../redirect/state.ts';
import { briefs } from './brief.fixture.ts';
import { checkCaps } from './check-caps.ts';
import { checkGroups, targetsInUse } from './check-groups.ts';
import { checkPools } from './check-pools.ts';
import type { PoolDay } from './traffic.ts';

const came = (...visits: readonly number[]): PoolDay[] =>
  visits.map((n, at) => ({ poolId: 1, day: TODAY - 7 + at, visits: n, away: 0 }));

describe('pools', () => {
  const found = (one: PoolState, days: readonly PoolDay[] = []): string[] =>
    briefs(checkPools(stateOf(one), new Set([1]), days, NOON));
  const gone = { fullAt: 5, shownTotal: 5 };

  it.each<[string, PoolState, string[]]>([
    ['somebody is there always', pool('weighted', [member(1)]), []],
    ['nobody is in it', pool('weighted', []), ['error pool-empty sales n=0 why=']],
    [
      'nobody is in it, but there is a fallback',
      pool('weighted', [], { fallbackUrl: 'https://a.cn' }),
      ['warning pool-empty-fallback sales n=0 why='],
    ],
    [
      'paused and full, for good',
      pool('weighted', [member(1, { paused: true }), member(2, {}, gone)]),
      ['error pool-closed sales n=2 why=paused,full'],
    ],
    [
      'the day’s cap is reached, and it is noon',
      pool('weighted', [member(1, { dailyCap: 3 }, { shownOnDay: 3 })]),
      ['error pool-closed sales n=1 why=daily-cap'],
    ],
    [
      'the backup is there',
      pool('weighted', [member(1, { paused: true })], { backups: [member(2)] }),
      [],
    ],
    [
      'nobody on Sunday evening',
      pool('weighted', [
        member(1, { week: parseHours('mon-sat 00:00-24:00; sun 00:00-20:00') ?? [] }),
      ]),
      ['warning pool-gaps sales n=1 hours=4 days=7'],
    ],
    [
      'nobody on Sunday evening, but there is a fallback',
      pool(
        'weighted',
        [member(1, { week: parseHours('mon-sat 00:00-24:00; sun 00:00-20:00') ?? [] })],
        {
          fallbackUrl: 'https://a.cn',
        },
      ),
      ['note pool-gaps-fallback sales n=1 hours=4 days=7'],
    ],
    [
      'out of hours now: the week ahead says it',
      pool('weighted', [member(1, { week: parseHours('mon-sun 13:00-24:00') ?? [] })]),
      ['warning pool-gaps sales n=8 hours=91 days=7'],
    ],
    [
      'whoever is used up for good fills no gap',
      pool('weighted', [
        member(1, { week: parseHours('mon-sun 00:00-23:00') ?? [] }),
        member(2, { totalCap: 5 }, { shownTotal: 5 }),
      ]),
      ['warning pool-gaps sales n=7 hours=7 days=7'],
    ],
  ])('%s', (_, one, findings) => {
    expect(found(one)).toEqual(findings);
  });

  it('to which no code leads lose nobody yet', () => {
    const idle = checkPools(stateOf(pool('weighted', [])), new Set(), [], NOON);
    expect(briefs(idle)).toEqual(['note pool-empty sales n=0 why=']);
  });

  it('that sent people away say how many', () => {
    const days = [{ poolId: 1, day: TODAY - 1, visits: 9, away: 4 }];
    expect(found(pool('weighted', [member(1)]), days)).toEqual([
      'warning pool-sent-away sales n=4 days=7',
    ]);
  });
});

describe('caps', () => {
  const found = (one: PoolState, days: readonly PoolDay[]): string[] =>
    briefs(checkCaps([one], days));
  const capped = (dailyCap: number, totalCap = Infinity, shownTotal = 0) =>
    member(1, { dailyCap, totalCap }, { shownTotal });

  it.each<[string, PoolState, PoolDay[], string[]]>([
    ['hold', pool('weighted', [capped(20)]), came(20, 3, 20), []],
    [
      'of a day are below the fullest day',
      pool('weighted', [capped(10), member(2, { addsCap: 9 })]),
      came(19, 25, 30, 3),
      ['warning caps-of-a-day sales room=19 visits=30 day=2026-02-25 n=2'],
    ],
    ['do not matter where one has none', pool('weighted', [capped(10), member(2)]), came(900), []],
    [
      'of backups count',
      pool('weighted', [capped(10)], { backups: [member(2, { dailyCap: 20 })] }),
      came(30),
      [],
    ],
    [
      'of whoever is paused do not',
      pool('weighted', [capped(10), member(2, { dailyCap: 20, paused: true })]),
      came(30),
      ['warning caps-of-a-day sales room=10 visits=30 day=2026-02-23 n=1'],
    ],
    [
      'in all leave less room than a week takes',
      pool('weighted', [capped(Infinity, 100, 80)]),
      came(10, 11),
      ['warning caps-in-all sales room=20 visits=21 days=7'],
    ],
    ['say nothing where nobody came', pool('weighted', [capped(0)]), [], []],
  ])('%s', (_, one, days, findings) => {
    expect(found(one, days)).toEqual(findings);
  });
});

describe('groups', () => {
  it.each([
    ['in three days', { expiresAt: NOON + 3 * DAY_MS }, []],
    ['in two', { expiresAt: NOON + 2 * DAY_MS }, ['warning target-expires staff_01 hours=48']],
    [
      'in half an hour',
      { expiresAt: NOON + HOUR_MS / 2 },
      ['warning target-expires staff_01 hours=1'],
    ],
    ['now', { expiresAt: NOON }, ['warning target-expired staff_01 hours=0']],
    ['paused', { expiresAt: NOON, paused: true }, []],
    ['room for 21', { fullAt: 200, shownTotal: 179 }, []],
    [
      'room for 20',
      { fullAt: 200, shownTotal: 180 },
      ['warning group-nearly-full staff_01 left=20 capacity=200 shown=180'],
    ],
    [
      'room for 20 after another group',
      { fullAt: 350, shownTotal: 330 },
      ['warning group-nearly-full staff_01 left=20 capacity=200 shown=180'],
    ],
    [
      'full',
      { fullAt: 200, shownTotal: 200 },
      ['warning group-full staff_01 left=0 capacity=200 shown=200'],
    ],
  ])('%s', (_, parts, findings) => {
    const found = checkGroups([target(1, parts)], new Map([[1, 200]]), NOON);
    expect(briefs(found)).toEqual(findings);
  });

  it('are looked at where codes can lead to them', () => {
    const state = stateOf(pool('weighted', [member(1), member(2, { paused: true })]), [
      target(3),
      target(4),
    ]);
    expect(targetsInUse(state, new Set([4])).map(({ id }) => id)).toEqual([4, 1]);
  });
});
