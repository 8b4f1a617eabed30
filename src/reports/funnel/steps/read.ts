import type { Database } from '../../../db/open.ts';
import { readCodeVisits } from '../../../journeys/code-visits.ts';
import { readContacts, readContactTimes } from '../../../journeys/contacts.ts';
import { readPurchases, readPurchaseTimes } from '../../../journeys/purchases.ts';
import { readCustomers } from '../../dimensions/customers.ts';
import { readHolders } from '../../dimensions/holders.ts';
import type { Known } from '../../dimensions/known.ts';
import type { Scope, Take } from './choice.ts';
import { takeFiltered } from './filtered.ts';
import { countOfNobody, isLaidOut, takeContacts, takeOrders } from './laid-out.ts';
import { ENDS } from './rule.ts';
import { addEvent, arrange, emptyHeap, type Timeline } from './timeline.ts';
import { takeVisits } from './visits.ts';
import { EVENT_NAMES, type EventChoice, isEventName, type Step } from './words.ts';

/** Which events are wanted. */
export type Reading = {
  readonly steps: readonly Step[];
  /** What ends an attempt. */
  readonly without: readonly EventChoice[];
  /** Everything else that is known of people is wanted as well: it breaks a strict sequence. */
  readonly everything: boolean;
};

export type Facts = {
  readonly timeline: Timeline;
  /** How many events are nobody's who is known, or, of visits, whose cannot be told: by the text of the step. */
  readonly ofNobody: ReadonlyMap<string, number>;
};

/** One reading of one kind of event, for all the steps that it is. */
type Pass = { readonly choice: EventChoice; readonly fills: number };

/**
 * Everything that happened to people and is a step, or ends one's way. An identity of no customer is a person
 * of its own, and so is a code for one parcel or person that was visited and that nobody is known behind.
 */
export function readTimeline(sources: Sources, reading: Reading): Facts {
  const passes = passesOf(reading);
  const heap = emptyHeap();
  const ofNobody = new Map<string, number>();
  for (const { choice, fills } of passes) {
    const place = EVENT_NAMES.indexOf(choice.event);
    const isRead = (other: Pass): boolean => other.choice.event === choice.event;
    // A fact that is read once needs no name; what ends an attempt is no step besides.
    const isNamed = fills !== ENDS && passes.filter(isRead).length > 1;
    const lost = sources.take(choice, isNamed, (person, at, id) => {
      addEvent(heap, person, at, fills, isNamed ? id * EVENT_NAMES.length + place : 0);
    });
    if (lost > 0 && fills !== 0) ofNobody.set(choice.text, lost);
  }
  return { timeline: arrange(heap), ofNobody };
}

/** The steps that choose the same events are read at once. */
function passesOf({ steps, without, everything }: Reading): readonly Pass[] {
  const byText = new Map<string, Pass>();
  for (const [n, choice] of steps.entries()) {
    const fills = (byText.get(choice.text)?.fills ?? 0) | (1 << n);
    byText.set(choice.text, { choice, fills });
  }
  const rest = everything ? EVENT_NAMES.filter(isEventName) : [];
  return [
    ...byText.values(),
    ...rest.map((event) => ({ choice: { event, kind: null, filters: [], text: event }, fills: 0 })),
    ...without.map((choice) => ({ choice, fills: ENDS })),
  ];
}

/** Where events come from; each source is read when it is first asked for. */
export type Sources = Known & {
  /** All joins and leaves, and when. */
  readonly contactTimes: () => ReturnType<typeof readContactTimes>;
  /**
   * @param isNamed is it of interest which row an event is?
   * @returns how many of the events are nobody's who is known, or whose cannot be told, and are not handed over
   */
  readonly take: (choice: EventChoice, isNamed: boolean, take: Take) => number;
};

export function sourcesOf(db: Database, scope: Scope): Sources {
  const contacts = once(() => readContacts(db));
  const contactTimes = once(() => readContactTimes(db));
  const purchases = once(() => readPurchases(db));
  const purchaseTimes = once(() => readPurchaseTimes(db));
  const visits = once(() => readCodeVisits(db));
  const customers = once(() => readCustomers(db));
  const holders = once(() => readHolders(db, contactTimes(), visits(), scope.asOf));
  const personOf = (identity: number): number => customers()[identity] || identity;
  return {
    contactTimes,
    holders,
    personOf,
    take: (choice, isNamed, take) => {
      if (choice.event === 'visit') return takeVisits(db, visits(), holders(), choice, scope, take);
      if (!isLaidOut(choice))
        return takeFiltered(db, choice, scope, (who, at, id) => take(personOf(who), at, id));
      const isWhole = isNamed || choice.filters.length > 0;
      if (choice.event !== 'order') {
        takeContacts(isWhole ? contacts() : contactTimes(), choice, scope, take);
        return 0;
      }
      takeOrders(isWhole ? purchases() : purchaseTimes(), choice, scope, take);
      return countOfNobody(db, choice, scope);
    },
  };
}

function once<T>(read: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= read());
}
