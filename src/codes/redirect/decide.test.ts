import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../core/time.ts';
import { CLOSED, whyClosed } from './choose.ts';
import { carryOut, decideRedirect } from './decide.ts';
import { parseDates, parseHours } from './hours.ts';
import { code, member, NOON, pool, stateOf, target, TODAY, visit } from './state.fixture.ts';
import {
  clockAt,
  type CodeState,
  type MemberState,
  type Policy,
  type PoolState,
  type RedirectState,
} from './state.ts';
import { FLAGS, REASON_NUMBER, REASONS } from './words.ts';

const BOT = { flags: FLAGS.bot };
const off = { disabledAt: NOON };
const early = { validFrom: NOON + 1 };
const late = { validUntil: NOON };
const FREE = pool('weighted', [member(1)]);
const CAPPED = pool('weighted', [member(1, { dailyCap: 0 })]);
const FALLBACK = { fallbackUrl: 'https://example.com/later' };

/** Each row has everything wrong that the rows below it have: the first guard that holds decides. */
test.each<[string, CodeState | undefined, { flags: number }, PoolState, string, number | null]>([
  ['no such code', undefined, BOT, CAPPED, 'unknown', null],
  ['disabled', code({ ...off, ...early, ...late }), BOT, CAPPED, 'disabled', null],
  ['not yet', code({ ...early, ...late }), BOT, CAPPED, 'not-yet', null],
  ['expired', code(late), BOT, CAPPED, 'expired', null],
  ['flagged, nobody free', code(), BOT, CAPPED, 'flagged', null],
  ['flagged', code(), BOT, FREE, 'flagged', 1],
  ['points to nothing', code({ poolId: null }), { flags: 0 }, CAPPED, 'no-destination', null],
  ['somebody is free', code(), { flags: 0 }, FREE, 'weighted', 1],
  [
    'a backup is',
    code(),
    { flags: 0 },
    pool('weighted', CAPPED.members, { backups: [member(2)], ...FALLBACK }),
    'backup',
    2,
  ],
  [
    'not even a backup',
    code(),
    { flags: 0 },
    pool('weighted', CAPPED.members, { backups: CAPPED.members, ...FALLBACK }),
    'fallback',
    null,
  ],
  ['nothing left', code(), { flags: 0 }, CAPPED, 'away', null],
])('%s', (_, one, flags, of, reason, id) => {
  const decision = decideRedirect(one, visit(flags), stateOf(of), NOON);
  expect(decision.reason).toBe(reason);
  expect(decision.target?.id ?? null).toBe(id);
  expect(decision.counts).toBe(id !== null && reason !== 'flagged');
});

describe('bounds', () => {
  const reason = (one: CodeState, now: number): string =>
    decideRedirect(one, visit(), stateOf(FREE), now).reason;
  it('a code is valid from its first millisecond to the last before its end', () => {
    const one = code({ validFrom: NOON, validUntil: NOON + 10 });
    expect([NOON - 1, NOON, NOON + 9, NOON + 10].map((now) => reason(one, now))).toEqual([
      'not-yet',
      'weighted',
      'weighted',
      'expired',
    ]);
  });
  it('a code that is disabled from tomorrow on works today', () => {
    expect(reason(code({ disabledAt: NOON + 1 }), NOON)).toBe('weighted');
  });
});

/** One fault each, in the order in which they are asked. */
const FAULTS: readonly [(typeof CLOSED)[number], Partial<MemberState>, object][] = [
  ['paused', { paused: true }, {}],
  ['hours', { week: parseHours('tue 09:00-18:00') ?? [] }, {}],
  ['daily-cap', { dailyCap: 3 }, { shownOnDay: 3 }],
  ['total-cap', { totalCap: 9 }, { shownTotal: 9 }],
  ['adds-cap', { addsCap: 3 }, { shownOnDay: 3 }],
  ['expired', {}, { expiresAt: NOON }],
  ['full', {}, { fullAt: 9, shownTotal: 9 }],
];

describe('a target is closed', () => {
  test.each(FAULTS)('%s', (_, of, fault) => {
    const closed = member(1, of, fault);
    const all = (policy: Policy): RedirectState => stateOf(pool(policy, [closed, member(2)]));
    for (const policy of ['weighted', 'round-robin', 'sticky', 'least-loaded'] as const) {
      const decision = decideRedirect(code(), visit(), all(policy), NOON);
      expect([decision.reason, decision.target?.id]).toEqual([policy, 2]);
    }
  });

  test('with several faults, the first in this order is the reason', () => {
    const clock = clockAt(stateOf(FREE), NOON);
    for (const [at, [fault]] of FAULTS.entries()) {
      const rest = FAULTS.slice(at);
      const of: object = Object.assign({}, ...rest.map(([, parts]) => parts));
      const ofTarget: object = Object.assign({}, ...rest.map(([, , parts]) => parts));
      expect(whyClosed(member(1, of, ofTarget), clock, NOON)).toBe(fault);
    }
    expect(FAULTS.map(([fault]) => fault)).toEqual(CLOSED);
  });

  test('and one under each limit is not', () => {
    const open = member(
      1,
      { week: parseHours('mon 09:00-12:01') ?? [], dailyCap: 4, totalCap: 10, addsCap: 4 },
      { shownOnDay: 3, shownTotal: 9, fullAt: 10, expiresAt: NOON + 1 },
    );
    const { reason } = decideRedirect(code(), visit(), stateOf(pool('weighted', [open])), NOON);
    expect(reason).toBe('weighted');
  });

  test.each([
    ['paused', { paused: true }, 'away'],
    ['expired', { expiresAt: NOON }, 'away'],
    ['full', { fullAt: 0 }, 'away'],
    ['none of these', {}, 'target'],
  ])('where a code points to it alone: %s', (_, of, reason) => {
    const state = stateOf(FREE, [target(7, of)]);
    const one = code({ poolId: null, targetId: 7 });
    expect(decideRedirect(one, visit(), state, NOON).reason).toBe(reason);
  });
});

describe('opening hours', () => {
  const at = (hours: string, dates: string, now: number): string => {
    const of = member(1, {
      week: parseHours(hours) ?? [],
      dates: parseDates(dates) ?? null,
    });
    return decideRedirect(code(), visit(), stateOf(pool('weighted', [of])), now).reason;
  };
  it('are those of the zone: 09:00 in Shanghai is 01:00 UTC', () => {
    const nine = NOON - 3 * HOUR_MS;
    expect([nine - 1, nine].map((now) => at('mon-fri 09:00-18:00', '', now))).toEqual([
      'away',
      'weighted',
    ]);
  });
  it('a special date stands instead of the weekday', () => {
    expect(at('mon 09:00-18:00', '2026-03-02 off', NOON)).toBe('away');
    expect(at('mon 09:00-18:00', '2026-03-02 20:00-21:00', NOON)).toBe('away');
    expect(at('mon 09:00-18:00', '2026-03-02 20:00-21:00', NOON + 8 * HOUR_MS)).toBe('weighted');
    expect(at('mon 09:00-18:00', '2026-03-03 off', NOON)).toBe('weighted');
  });
});

describe('caps', () => {
  it('a daily cap is full to the one, and empty again at midnight of the zone', () => {
    const state = stateOf(pool('weighted', [member(1, { dailyCap: 2 })]));
    const reasons = [0, 0, 0, 12 * HOUR_MS - 1, 12 * HOUR_MS].map((later) => {
      const decision = decideRedirect(code(), visit(), state, NOON + later);
      carryOut(decision, state, NOON + later);
      return decision.reason;
    });
    expect(reasons).toEqual(['weighted', 'weighted', 'away', 'away', 'weighted']);
  });

  test.each(Object.entries(FLAGS))('%s uses up none', (_, flags) => {
    const state = stateOf(pool('weighted', [member(1, { dailyCap: 1 })]));
    const decision = decideRedirect(code(), visit({ flags }), state, NOON);
    expect(decision.target?.id).toBe(1);
    expect(decision.counts).toBe(false);
    carryOut(decision, state, NOON);
    expect(state.targets.get(1)?.shownOnDay).toBe(0);
    expect(decideRedirect(code(), visit(), state, NOON).reason).toBe('weighted');
  });

  it('are never passed, whatever comes', () => {
    const policy = fc.constantFrom<Policy>('weighted', 'round-robin', 'sticky', 'least-loaded');
    const visits = fc.array(
      fc.record({
        flags: fc.constantFrom(0, 0, 0, 1, 128),
        random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        stickyKey: fc.integer(),
        hours: fc.nat({ max: 10 }),
      }),
      { maxLength: 60 },
    );
    const caps = fc.array(fc.record({ dailyCap: fc.nat(5), totalCap: fc.nat(9) }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(policy, caps, visits, (rule, of, all) => {
        const members = of.map((one, n) => member(n + 1, one));
        const state = stateOf(pool(rule, members));
        let now = NOON;
        for (const { hours, ...one } of all) {
          now += hours * HOUR_MS;
          const decision = decideRedirect(code(), one, state, now);
          const before = JSON.stringify([...state.targets]);
          expect(decideRedirect(code(), one, state, now)).toEqual(decision);
          expect(JSON.stringify([...state.targets])).toBe(before);
          carryOut(decision, state, now);
        }
        for (const { target: shown, dailyCap, totalCap } of members) {
          expect(shown.shownOnDay).toBeLessThanOrEqual(dailyCap);
          expect(shown.shownTotal).toBeLessThanOrEqual(totalCap);
        }
      }),
    );
  });
});

test('each reason is stored as its place, so that the list can only grow', () => {
  expect(REASONS.map((reason) => REASON_NUMBER[reason])).toEqual(REASONS.map((_, n) => n));
  expect(TODAY * DAY_MS).toBe(Date.UTC(2026, 2, 2));
});
