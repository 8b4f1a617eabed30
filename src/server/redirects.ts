import { openCodeTable } from '../codes/redirect/code-table.ts';
import { type Decision, carryOut, decideRedirect } from '../codes/redirect/decide.ts';
import { type Hit, labelVisit, openRecent, remember } from '../codes/redirect/label.ts';
import { type Landing, landingOf } from '../codes/redirect/landing.ts';
import { loadRedirects, openChangeWatch } from '../codes/redirect/load.ts';
import { recallVisits } from '../codes/redirect/recall.ts';
import { textKey } from '../codes/redirect/recent.ts';
import { type VisitRow, visitRow } from '../codes/redirect/record.ts';
import { clockAt, type CodeState, type TargetState } from '../codes/redirect/state.ts';
import {
  daySalt,
  keepDaySalt,
  newSalt,
  stickyKey,
  stickySalt,
  visitorText,
} from '../codes/redirect/visitor.ts';
import type { Page, Reason } from '../codes/redirect/words.ts';
import type { Database } from '../db/open.ts';
import { addressKey } from './asked.ts';
import { openGuesses } from './guesses.ts';
import { deviceOf } from './landing/device.ts';

/** A request for a code, as far as it decides. Nothing of it is kept but the row that follows. */
export type Asked = {
  readonly code: string;
  readonly method: string;
  readonly userAgent: string;
  readonly purpose: string | undefined;
  readonly address: string;
};

/** What is answered to it. */
export type Outcome = {
  readonly page: Page | 'too-many' | 'busy';
  /** Where to, for `redirect`. */
  readonly location: string;
  /** What is to be pressed and held, where a device's page is shown. */
  readonly pictureId: number;
  readonly target: TargetState | null;
  /** The visit to be recorded; null where there is no such code, or nobody can know. */
  readonly row: VisitRow | null;
  /** The code is one person's, and no business of a log. */
  readonly single: boolean;
};

export type Redirects = ReturnType<typeof openRedirects>;

/**
 * Holds in memory what redirects are decided by, and decides them.
 * @param waiting visits that former servers answered, and that are not in the database yet
 * @param onChange is called when targets, pools or settings were read anew
 */
export function openRedirects(
  db: Database,
  waiting: Iterable<VisitRow>,
  now: () => number,
  onChange: () => void,
) {
  const codes = openCodeTable(db);
  const recent = openRecent();
  const guesses = openGuesses();
  const isChanged = openChangeWatch(db);
  const sticky = stickySalt(db);
  let isStale = false;
  let isBehind = true;
  let state = loadRedirects(db, now());
  recallVisits(db, waiting, recent, state, now());
  let salt = { day: NaN, text: '', isKept: true };

  const saltOf = (day: number): string => {
    if (salt.day !== day) salt = saltAt(day);
    return salt.text;
  };
  const saltAt = (day: number): typeof salt => {
    try {
      return { day, text: daySalt(db, day), isKept: true };
    } catch {
      // A day may begin while the database cannot be written: its salt is kept when it can.
      return { day, text: newSalt(), isKept: false };
    }
  };
  const keepSalt = (): void => {
    if (salt.isKept) return;
    keepDaySalt(db, salt.day, salt.text);
    salt.isKept = true;
  };

  /** A target without a way for this code is nobody's target. */
  const settled = (decision: Decision, landing: Landing | null): Decision =>
    decision.target === null || landing !== null
      ? decision
      : { ...decision, reason: 'away', target: null, counts: false };

  const decide = (asked: Asked, found: CodeState, at: number): Outcome => {
    const { method, purpose, userAgent, address } = asked;
    // As it was made: a code in capitals may have been typed in small letters.
    const { code } = found;
    const { day } = clockAt(state, at);
    const visitor = visitorText(saltOf(day), address, userAgent);
    const { single } = found;
    const hit: Hit = {
      method,
      purpose,
      userAgent,
      code,
      single,
      visitor: textKey(visitor),
      address: addressKey(address),
      at,
    };
    const flags = labelVisit(hit, recent);
    remember(hit, flags, recent);
    const isSticky = found.poolId !== null && state.pools.get(found.poolId)?.policy === 'sticky';
    const key = isSticky ? stickyKey(sticky, found, address, userAgent) : 0;
    const visit = { flags, random: Math.random(), stickyKey: key };
    const chosen = decideRedirect(found, visit, state, at);
    const landing = chosen.target === null ? null : landingOf(chosen.target, found);
    const decision = settled(chosen, landing);
    carryOut(decision, state, at);
    const { fallbackUrl, target } = decision;
    let page = CLOSED_PAGE[decision.reason] ?? 'away';
    let location = '';
    let pictureId = 0;
    if (landing?.kind === 'picture') {
      page = deviceOf(userAgent);
      pictureId = landing.pictureId;
    } else if (landing !== null || fallbackUrl !== null) {
      page = 'redirect';
      location = landing?.url ?? fallbackUrl ?? '';
    }
    const row = visitRow({ code, at, day, visitor, flags }, decision, page);
    return { page, location, pictureId, target, row, single };
  };

  return {
    zone: (): string => state.zone,
    /** Not everything that is in the database is in memory yet. */
    isBehind: (): boolean => isBehind,
    /**
     * The limit is for codes that there are not: behind one address there may be a whole town, and a
     * card in somebody's hand is no guess. What keeps codes from being found is how many there could be.
     */
    answer: (asked: Asked, at: number): Outcome => {
      let found: CodeState | undefined;
      try {
        found = codes.find(asked.code);
      } catch {
        return BUSY;
      }
      if (found !== undefined) return decide(asked, found, at);
      const guesser = addressKey(asked.address);
      if (guesses.isOver(guesser, at)) return TOO_MANY;
      guesses.wrong(guesser, at);
      return NOT_FOUND;
    },
    /** A path that no code has tells a guesser nothing, and browsers ask for some by themselves. */
    wrongPath: (): Outcome => NOT_FOUND,
    /** Visits of a former server were taken in: its counts are in the database alone. */
    countAnew: (): void => {
      isStale = true;
    },
    /**
     * Takes up what was changed since it was asked last, a piece of it.
     * @returns whether there is more: then rather sooner
     */
    refresh: (): boolean => {
      if (isChanged()) isStale = isBehind = true;
      if (isStale) {
        state = loadRedirects(db, now());
        onChange();
        isStale = false;
      }
      if (isBehind) isBehind = codes.readOn();
      keepSalt();
      return isBehind;
    },
  };
}

/** What is said of a code that leads nobody anywhere, by why: an offer that has ended is not one to come back to. */
const CLOSED_PAGE: Partial<Record<Reason, Page>> = {
  'disabled': 'disabled',
  'not-yet': 'not-yet',
  'expired': 'ended',
};

const nobody = { location: '', pictureId: 0, target: null, row: null, single: true } as const;
const NOT_FOUND: Outcome = { ...nobody, page: 'not-found' };
const TOO_MANY: Outcome = { ...nobody, page: 'too-many' };
const BUSY: Outcome = { ...nobody, page: 'busy' };
