/** Codes, targets and pools that the tests of this folder decide by, with only what matters said. */
import {
  type CodeState,
  type MemberState,
  noClock,
  type Policy,
  type PoolState,
  type RedirectState,
  type TargetState,
} from './state.ts';

export const ZONE = 'Asia/Shanghai';
/** Monday 2026-03-02 12:00 in Shanghai, and its day. */
export const NOON = Date.UTC(2026, 2, 2, 4);
export const TODAY = Math.floor((NOON + 8 * 3_600_000) / 86_400_000);

export function code(parts: Partial<CodeState> = {}): CodeState {
  return {
    id: 1,
    code: 'abcdefg',
    campaignId: 1,
    variant: '',
    single: false,
    poolId: 1,
    targetId: null,
    disabledAt: null,
    validFrom: null,
    validUntil: null,
    ...parts,
  };
}

export function target(id: number, parts: Partial<TargetState> = {}): TargetState {
  return {
    id,
    name: `staff_0${id}`,
    kind: 'url',
    isGroup: false,
    url: `https://example.com/${id}`,
    pictureId: null,
    ways: [],
    paused: false,
    expiresAt: Infinity,
    fullAt: Infinity,
    addRate: null,
    shownOnDay: 0,
    shownDay: TODAY,
    shownTotal: 0,
    ...parts,
  };
}

export function member(
  id: number,
  parts: Partial<Omit<MemberState, 'target'>> = {},
  of: Partial<TargetState> = {},
): MemberState {
  return {
    target: target(id, of),
    weight: 1,
    dailyCap: Infinity,
    totalCap: Infinity,
    addsCap: Infinity,
    week: [],
    dates: null,
    paused: false,
    ...parts,
  };
}

export function pool(
  policy: Policy,
  members: readonly MemberState[],
  parts: Partial<PoolState> = {},
): PoolState {
  return {
    id: 1,
    name: 'sales',
    policy,
    fallbackUrl: null,
    members,
    backups: [],
    lastTargetId: 0,
    ...parts,
  };
}

export function stateOf(one: PoolState, targets: readonly TargetState[] = []): RedirectState {
  const all = [...targets, ...[...one.members, ...one.backups].map((it) => it.target)];
  return {
    zone: ZONE,
    pools: new Map([[one.id, one]]),
    targets: new Map(all.map((it) => [it.id, it])),
    clock: noClock(),
  };
}

/** A human's first visit, but for what is said. */
export function visit(parts: { flags?: number; random?: number; stickyKey?: number } = {}): {
  flags: number;
  random: number;
  stickyKey: number;
} {
  return { flags: 0, random: 0, stickyKey: 1, ...parts };
}
