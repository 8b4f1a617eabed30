/**
 * The events that a step can be, as data: of which kinds there are, and by what a step may choose
 * among them. The statement that reads an event takes its filters as parameters of the same names.
 */
export const EVENTS = {
  visit: { kinds: [], texts: ['campaign', 'channel', 'variant', 'batch', 'code'], numbers: [] },
  join: {
    kinds: [],
    texts: ['campaign', 'channel', 'variant', 'batch', 'code', 'staff', 'level'],
    numbers: [],
  },
  leave: { kinds: [], texts: ['staff'], numbers: [] },
  order: {
    kinds: ['private', 'public'],
    texts: ['platform', 'shop', 'province', 'sku', 'product', 'currency'],
    numbers: ['paid'],
  },
  message: { kinds: [], texts: ['template'], numbers: [] },
  asked: { kinds: [], texts: ['campaign'], numbers: [] },
  invite: { kinds: [], texts: ['campaign'], numbers: [] },
  invited: { kinds: [], texts: ['campaign'], numbers: [] },
} as const satisfies Record<string, EventSpec>;

export type EventName = keyof typeof EVENTS;

type EventSpec = {
  /** What may stand behind a colon: `order:private`. */
  readonly kinds: readonly string[];
  /** Filters that name values: `platform=youzan|jd`. */
  readonly texts: readonly string[];
  /** Filters that compare a whole number: `paid>=10000`. */
  readonly numbers: readonly string[];
};

export const EVENT_NAMES: readonly string[] = Object.keys(EVENTS);

export function isEventName(name: string): name is EventName {
  return Object.hasOwn(EVENTS, name);
}

export function specOf(name: EventName): EventSpec {
  return EVENTS[name];
}

/** What a filter lets through: one of several words, or whole numbers between two, ends included. */
export type Filter =
  | { readonly key: string; readonly values: readonly string[] }
  | { readonly key: string; readonly min: number | null; readonly max: number | null };

/** Which events: those of a name, of a kind, that pass every filter. */
export type EventChoice = {
  readonly event: EventName;
  readonly kind: string | null;
  readonly filters: readonly Filter[];
  /** As it was written, blanks put right: two choices with the same text choose the same events. */
  readonly text: string;
};

/** One step of a funnel. */
export type Step = EventChoice & {
  /** May be left out on the way: it is counted, and nobody has to pass it. */
  readonly optional: boolean;
};
