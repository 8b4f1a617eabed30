import { PscrmError } from '../../../core/errors.ts';
import { printable, width } from '../../../core/width.ts';
import { type Cursor, cursorOn } from './cursor.ts';
import {
  EVENT_NAMES,
  type EventChoice,
  type EventName,
  type Filter,
  isEventName,
  specOf,
  type Step,
} from './words.ts';

/** A person's events are told apart by the bits of one whole number; nobody needs so many steps. */
export const MOST_STEPS = 20;

/**
 * Reads the steps of a funnel:
 *
 *     steps  = step ">" step { ">" step }
 *     step   = event [ "?" ]                          "?": may be left out on the way
 *     event  = NAME [ ":" KIND ] [ "[" filter { "," filter } "]" ]
 *     filter = KEY "=" value { "|" value }            one of these words
 *            | KEY ( "=" | ">=" | "<=" | ">" | "<" ) NUMBER
 *     value  = any text without , ] | " or blanks at its ends, or "any text"
 *
 * @throws bad-steps {option, text, at, caret, why, known}: `at` counts characters from 1
 */
export function parseSteps(text: string): readonly Step[] {
  return reading('--steps', text, (cursor) => {
    const steps = [readStep(cursor)];
    while (cursor.take('>')) steps.push(readStep(cursor));
    if (!cursor.atEnd()) cursor.fail('arrow-wanted');
    if (steps.length === 1) cursor.fail('one-step');
    if (steps.length > MOST_STEPS) cursor.fail('too-many-steps', [String(MOST_STEPS)]);
    if (steps[0]?.optional === true || steps.at(-1)?.optional === true)
      cursor.fail('optional-at-end', [], text.lastIndexOf('?'));
    return steps;
  });
}

/**
 * Reads events that end an attempt, with commas between: `leave, order[platform=pdd]`.
 * @throws bad-steps
 */
export function parseEvents(option: string, text: string): readonly EventChoice[] {
  return reading(option, text, (cursor) => {
    const events = [readEvent(cursor)];
    while (cursor.take(',')) events.push(readEvent(cursor));
    if (!cursor.atEnd()) cursor.fail('comma-wanted');
    return events;
  });
}

function reading<T>(option: string, text: string, read: (cursor: Cursor) => T): T {
  const cursor = cursorOn(text, (at, why, known) => {
    const caret = `${' '.repeat(width(printable(text.slice(0, at))))}^`;
    return new PscrmError('bad-steps', { option, text, at: at + 1, caret, why, known });
  });
  return read(cursor);
}

function readStep(cursor: Cursor): Step {
  const choice = readEvent(cursor);
  return { ...choice, optional: cursor.take('?') };
}

function readEvent(cursor: Cursor): EventChoice {
  const event = readName(cursor);
  const { kinds } = specOf(event);
  let kind: string | null = null;
  if (cursor.take(':')) {
    kind = cursor.word();
    if (!kinds.includes(kind)) cursor.fail('unknown-kind', kinds);
  }
  const filters: Filter[] = [];
  if (cursor.take('[')) {
    do filters.push(readFilter(cursor, event, filters));
    while (cursor.take(','));
    if (!cursor.take(']')) cursor.fail('bracket-open');
  }
  return { event, kind, filters, text: writtenEvent(event, kind, filters) };
}

function readName(cursor: Cursor): EventName {
  const name = cursor.word();
  return isEventName(name) ? name : cursor.fail('unknown-event', EVENT_NAMES);
}

function readFilter(cursor: Cursor, event: EventName, before: readonly Filter[]): Filter {
  const { texts, numbers } = specOf(event);
  const key = cursor.word();
  if (!texts.includes(key) && !numbers.includes(key))
    cursor.fail('unknown-filter', [...texts, ...numbers]);
  if (before.some((filter) => filter.key === key && 'values' in filter))
    cursor.fail('filter-twice', []);
  if (texts.includes(key)) {
    if (!cursor.take('=')) cursor.fail('equals-wanted');
    const values = [cursor.value()];
    while (cursor.take('|')) values.push(cursor.value());
    return { key, values };
  }
  const sign = ['>=', '<=', '=', '>', '<'].find((one) => cursor.take(one));
  return sign === undefined ? cursor.fail('comparison-wanted') : bounds(key, sign, cursor.number());
}

function bounds(key: string, sign: string, number: number): Filter {
  const min = sign === '>' ? number + 1 : number;
  const max = sign === '<' ? number - 1 : number;
  return { key, min: sign.startsWith('<') ? null : min, max: sign.startsWith('>') ? null : max };
}

function writtenEvent(event: string, kind: string | null, filters: readonly Filter[]): string {
  const name = kind === null ? event : `${event}:${kind}`;
  return filters.length === 0 ? name : `${name}[${filters.map(writtenFilter).join(',')}]`;
}

function writtenFilter(filter: Filter): string {
  if ('values' in filter) return `${filter.key}=${filter.values.join('|')}`;
  const { key, min, max } = filter;
  if (min === max) return `${key}=${min}`;
  return min === null ? `${key}<=${max}` : `${key}>=${min}`;
}
