import { PscrmError } from '../core/errors.ts';
import { maskWithin } from '../core/mask.ts';
import { STATUSES, type Status } from '../core/status.ts';
import { platformId, PLATFORMS } from '../formats/platforms.ts';
import {
  type Answers,
  fieldNames,
  type Kind,
  requiredFields,
  SHAPES,
} from '../own-formats/answers.ts';
import {
  guessColumn,
  guessColumns,
  guessDateOrder,
  guessDecimal,
  guessKind,
  guessShape,
  isChinese,
} from '../own-formats/guess.ts';
import { guessStatus } from '../own-formats/guess-status.ts';
import type { Look } from '../own-formats/look.ts';
import { isTextKey } from '../text/translate.ts';
import { type Context, sayKey } from './context.ts';
import { checkFormatId, KINDS, type Typed } from './format-flags.ts';
import { offeredValue } from './mask-column.ts';
import { checkCurrency, checkTimezone } from './typed-values.ts';

/** No column, or a status that is kept as it is seen. */
const NONE = '';

/** Asks a person at a terminal for all that was not typed, with a sensible answer to each question. */
export async function askAnswers(
  context: Context,
  typed: Typed,
  look: Look,
  proposedId: string,
): Promise<Answers> {
  const { io, say } = context;
  const kind = typed.kind ?? (await askKind(context, guessKind(look)));
  const id = typed.id ?? checkFormatId(await io.ask.text(say('ask.format-id'), proposedId));
  const columns = await askColumns(context, kind, typed, look);
  const ofOrders = kind === 'orders' || kind === 'items';
  const platform =
    typed.platform ??
    (ofOrders && columns['platform'] === undefined ? await askPlatform(context) : undefined);
  const shape = typed.shape ?? (await askShape(context, kind, columns, look));
  const statuses = kind === 'orders' ? await askStatuses(context, typed, columns, look) : {};
  const dateOrder = typed.dateOrder ?? (await askDateOrder(context, columns, look));
  const chinese = isChinese(look);
  const timezone =
    typed.timezone ??
    (await askOptional(context, 'ask.format-timezone', chinese ? 'Asia/Shanghai' : ''));
  const currency =
    typed.currency ??
    (ofOrders && columns['currency'] === undefined
      ? await askOptional(context, 'ask.format-currency', chinese ? 'CNY' : '')
      : undefined);
  return {
    ...typed,
    id,
    kind,
    columns,
    platform,
    shape,
    statuses,
    dateOrder,
    timezone: timezone === undefined ? undefined : checkTimezone(timezone),
    currency: currency === undefined ? undefined : checkCurrency(currency),
    decimal: typed.decimal ?? guessDecimal(columns, look),
  };
}

async function askKind(context: Context, guess: Kind): Promise<Kind> {
  const named = KINDS.map((value) => ({
    value,
    name: sayKey(`format-kind.${value}`, context.say),
  }));
  const answer = await context.io.ask.choose(context.say('ask.format-kind'), named, guess);
  return KINDS.find((kind) => kind === answer) ?? guess;
}

async function askPlatform(context: Context): Promise<string> {
  const { io, say } = context;
  const choices = PLATFORMS.map(({ id, names }) => ({
    value: id,
    name: [id, ...names].join(' · '),
  }));
  const other = { value: NONE, name: say('ask.other-platform') };
  const chosen = await io.ask.choose(say('ask.format-platform'), [...choices, other]);
  return chosen === NONE ? platformId(await io.ask.text(say('ask.platform-name'))) : chosen;
}

async function askShape(
  context: Context,
  kind: Kind,
  columns: Answers['columns'],
  look: Look,
): Promise<Answers['shape']> {
  // Items are lines whose order stands in another file.
  if (kind !== 'orders') return kind === 'items' ? 'group' : 'row';
  const choices = SHAPES.map((value) => ({ value, name: context.say(`format-shape.${value}`) }));
  const guess = guessShape(columns, look);
  const answer = await context.io.ask.choose(context.say('ask.format-shape'), choices, guess);
  return SHAPES.find((shape) => shape === answer) ?? guess;
}

async function askOptional(
  context: Context,
  key: 'ask.format-timezone' | 'ask.format-currency',
  initial: string,
): Promise<string | undefined> {
  return (await context.io.ask.text(context.say(key), initial)) || undefined;
}

async function askDateOrder(
  context: Context,
  columns: Answers['columns'],
  look: Look,
): Promise<Answers['dateOrder']> {
  const guess = guessDateOrder(columns, look);
  if (guess !== 'open') return guess;
  const { io, say } = context;
  const answer = await io.ask.choose(say('ask.date-order'), [
    { value: 'dmy', name: say('date-order.dmy') },
    { value: 'mdy', name: say('date-order.mdy') },
  ]);
  return answer === 'mdy' ? 'mdy' : 'dmy';
}

/** Proposes a column for each field, and lets each be changed until all is right. */
async function askColumns(
  context: Context,
  kind: Kind,
  typed: Typed,
  look: Look,
): Promise<Answers['columns']> {
  const { io, say } = context;
  // Whoever names columns has chosen: what they left out is not read into the file.
  const guessed = Object.keys(typed.columns).length > 0 ? {} : guessColumns(kind, look);
  const columns = new Map(Object.entries({ ...guessed, ...typed.columns }));
  const required = requiredFields(kind);
  const column = async (field: string): Promise<void> => {
    const choices = look.columns
      .filter(({ name }) => name !== '')
      .map(({ name, first }) => ({ value: name, name: `${name}${example(name, field, first)}` }));
    const none = { value: NONE, name: say('ask.no-column') };
    const needed = required.includes(field);
    const likely = needed ? guessColumn(field, look, Object.fromEntries(columns)) : undefined;
    const initial = columns.get(field) ?? likely ?? NONE;
    const chosen = await io.ask.choose(
      say('ask.column', { field: fieldName(context, field) }),
      needed && initial !== NONE ? choices : [none, ...choices],
      initial,
    );
    if (chosen !== NONE) columns.set(field, chosen);
    else if (needed)
      throw new PscrmError('missing-option', { option: `--column ${field}=…`, why: 'column' });
    else columns.delete(field);
  };
  for (const field of required) if (!columns.has(field)) await column(field);
  await review(
    context,
    'ask.columns',
    () =>
      fieldNames(kind).map((field) => ({
        value: field,
        name: `${fieldName(context, field)} ← ${columns.get(field) ?? '–'}`,
      })),
    column,
  );
  return Object.fromEntries(columns);
}

function example(column: string, field: string, values: readonly string[]): string {
  const [value] = values;
  return value === undefined ? '' : ` (${offeredValue(column, field, value)})`;
}

export function fieldName(context: Context, field: string): string {
  const key = `field.${field}`;
  return isTextKey(key) ? `${context.say(key)} (${field})` : field;
}

/** What each status in the file means; where they are too many, what was typed. */
async function askStatuses(
  context: Context,
  typed: Typed,
  columns: Answers['columns'],
  look: Look,
): Promise<Answers['statuses']> {
  const { io, say } = context;
  const seen = look.columns.find(({ name }) => name === columns['status'])?.words;
  const statuses = new Map<string, Status>(Object.entries(typed.statuses));
  if (seen === null || seen === undefined) return Object.fromEntries(statuses);
  for (const word of seen.keys()) {
    const guess = guessStatus(word);
    if (guess !== undefined && !statuses.has(word)) statuses.set(word, guess);
  }
  const meaning = (word: string): string => {
    const is = statuses.get(word);
    return is === undefined ? say('ask.as-seen') : say(`value.${is}`);
  };
  const status = async (word: string): Promise<void> => {
    const choices = STATUSES.map((value) => ({ value, name: say(`value.${value}`) }));
    const asSeen = { value: NONE, name: say('ask.as-seen') };
    const chosen = await io.ask.choose(
      say('ask.status', { word: maskWithin(word) }),
      [...choices, asSeen],
      statuses.get(word) ?? NONE,
    );
    const is = STATUSES.find((one) => one === chosen);
    if (is === undefined) statuses.delete(word);
    else statuses.set(word, is);
  };
  await review(
    context,
    'ask.statuses',
    () =>
      [...seen].map(([word, n]) => ({
        value: word,
        name: `${maskWithin(word)} (${n}) → ${meaning(word)}`,
      })),
    status,
  );
  return Object.fromEntries(statuses);
}

type Row = { readonly value: string; readonly name: string };

/** Shows a list of proposals; whoever chooses one changes it, until they go on. */
async function review(
  context: Context,
  key: 'ask.columns' | 'ask.statuses',
  rows: () => readonly Row[],
  change: (value: string) => Promise<void>,
): Promise<void> {
  const { io, say } = context;
  for (;;) {
    const goOn = { value: NONE, name: say('ask.go-on') };
    const chosen = await io.ask.choose(say(key), [goOn, ...rows()], NONE);
    if (chosen === NONE) return;
    await change(chosen);
  }
}
