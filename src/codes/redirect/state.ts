import { DAY_MS, zoneOffset } from '../../core/time.ts';
import type { SpecialDays, Week } from './hours.ts';

export const KINDS = ['acquisition-link', 'contact-way', 'qr-image', 'url'] as const;
export type TargetKind = (typeof KINDS)[number];

export const POLICIES = ['weighted', 'round-robin', 'sticky', 'least-loaded'] as const;
export type Policy = (typeof POLICIES)[number];

/** A code, as far as a redirect needs it. Instants are ms UTC. */
export type CodeState = {
  readonly id: number;
  readonly code: string;
  readonly campaignId: number;
  readonly variant: string;
  /** One parcel or person has it: a crowd at it is no crowd of people. */
  readonly single: boolean;
  readonly poolId: number | null;
  readonly targetId: number | null;
  readonly disabledAt: number | null;
  readonly validFrom: number | null;
  readonly validUntil: number | null;
};

/** One way to a member of staff, with the state that comes back. campaignId null, variant '': any. */
export type ContactWay = {
  readonly campaignId: number | null;
  readonly variant: string;
  readonly state: string;
  readonly url: string | null;
  readonly pictureId: number | null;
};

/** Where a scan can end. Limits that are not set are Infinity, so that they need no question. */
export type TargetState = {
  readonly id: number;
  readonly name: string;
  readonly kind: TargetKind;
  readonly isGroup: boolean;
  readonly url: string | null;
  readonly pictureId: number | null;
  readonly ways: readonly ContactWay[];
  readonly paused: boolean;
  readonly expiresAt: number;
  /** How often it may have been shown in all before its group is taken as full. */
  readonly fullAt: number;
  /** Adds per time shown, of late; null where too little is known. */
  readonly addRate: number | null;
  /** Counts only while it is `shownDay`: see `shownToday`. */
  shownOnDay: number;
  shownDay: number;
  shownTotal: number;
};

/** A target in a pool. */
export type MemberState = {
  readonly target: TargetState;
  readonly weight: number;
  readonly dailyCap: number;
  readonly totalCap: number;
  /** The cap on adds of a day, as times shown. */
  readonly addsCap: number;
  /** Empty: always open. */
  readonly week: Week;
  readonly dates: SpecialDays | null;
  readonly paused: boolean;
};

export type PoolState = {
  readonly id: number;
  readonly name: string;
  readonly policy: Policy;
  readonly fallbackUrl: string | null;
  /** In the order in which turns are taken. */
  readonly members: readonly MemberState[];
  readonly backups: readonly MemberState[];
  /** Whom it showed last; 0 for nobody yet. */
  lastTargetId: number;
};

/** Everything that a redirect is decided by, besides the code and the visit. */
export type RedirectState = {
  readonly zone: string;
  readonly pools: ReadonlyMap<number, PoolState>;
  readonly targets: ReadonlyMap<number, TargetState>;
  /** The wall clock of the last minute asked for: see `clockAt`. */
  readonly clock: Clock;
};

/** A minute of the workspace's wall clock. Weeks begin on Monday. */
export type Clock = { minute: number; day: number; minuteOfDay: number; minuteOfWeek: number };

export const noClock = (): Clock => ({ minute: -1, day: 0, minuteOfDay: 0, minuteOfWeek: 0 });

/** The wall clock at an instant; computed once a minute, as thousands of visits ask within one. */
export function clockAt(state: RedirectState, now: number): Clock {
  const { clock } = state;
  const minute = Math.floor(now / 60_000);
  if (clock.minute === minute) return clock;
  const wall = now + zoneOffset(now, state.zone);
  clock.minute = minute;
  clock.day = Math.floor(wall / DAY_MS);
  clock.minuteOfDay = Math.floor((wall - clock.day * DAY_MS) / 60_000);
  // 1970-01-01 was a Thursday.
  clock.minuteOfWeek = ((clock.day + 3) % 7) * 1440 + clock.minuteOfDay;
  return clock;
}

/** How often a target was shown on a day: counts of another day are none of its. */
export function shownToday(target: TargetState, day: number): number {
  return target.shownDay === day ? target.shownOnDay : 0;
}

/** Counts a target as shown once more on a day that may be over. */
export function countShownBefore(target: TargetState, day: number): void {
  if (day === target.shownDay) target.shownOnDay += 1;
  target.shownTotal += 1;
}

/** Counts a target as shown once more. Call it for decisions that `counts`, before the next decision. */
export function countShown(target: TargetState, day: number, times = 1): void {
  target.shownOnDay = shownToday(target, day) + times;
  target.shownDay = day;
  target.shownTotal += times;
}
