import { PscrmError } from '../core/errors.ts';
import { maskWithin } from '../core/mask.ts';
import type { Column, ColumnType, Row } from '../core/table.ts';
import { isoInstant } from '../core/time.ts';
import { pad, printable, width } from '../core/width.ts';
import { importDetails, type ImportDetails, type Listed } from '../intake/import-details.ts';
import { type ImportRecord, listImports, showImport } from '../intake/ledger.ts';
import { shopsOf } from '../intake/shops.ts';
import type { CommandSpec } from './command.ts';
import { untilCell } from './complete-until.ts';
import { type Context, sayKey } from './context.ts';
import { titled } from './own-formats.ts';
import { rowsWanted, wholeNumber } from './typed-values.ts';

const COLUMNS: readonly Column[] = [
  { key: 'id', type: 'count' },
  { key: 'file', type: 'text' },
  { key: 'format', type: 'text' },
  { key: 'kind', type: 'word' },
  { key: 'orders', type: 'count' },
  { key: 'inserted', type: 'count' },
  { key: 'updated', type: 'count' },
  { key: 'rejected', type: 'count' },
  { key: 'imported_at', type: 'instant' },
  { key: 'complete_until', type: 'word', spare: 1 },
  { key: 'undone_at', type: 'instant' },
];

export const importsList: CommandSpec = {
  path: 'imports list',
  text: 'help.imports-list',
  options: [{ flags: '--limit <n>', text: 'option.limit' }],
  output: 'table',
  schema: 'pscrm.imports/1',
  examples: ['imports list', 'imports list --json'],
  run: (context, input) => {
    const limit = rowsWanted(input);
    const all = listImports(context.workspace());
    const some = limit === undefined ? all : all.slice(-limit);
    const rows = some.map((one) => ({
      id: one.id,
      file: one.file,
      format: one.format,
      kind: one.kind,
      orders: one.orders,
      inserted: one.inserted,
      updated: one.updated,
      rejected: one.rejected,
      imported_at: one.imported_at,
      complete_until: untilCell(context, one.complete_until),
      undone_at: one.undone_at,
    }));
    context.show('pscrm.imports/1', { columns: COLUMNS, rows });
    if (rows.length === 0) context.remark('say.no-imports');
  },
};

export const importsShow: CommandSpec = {
  path: 'imports show',
  text: 'help.imports-show',
  arguments: [{ name: 'id', text: 'argument.import' }],
  output: 'json',
  schema: 'pscrm.imported/1',
  options: [{ flags: '--limit <n>', text: 'option.limit' }],
  examples: ['imports show 1', 'imports show 1 --json'],
  run: (context, input) => {
    const [id] = input.arguments;
    if (id === undefined)
      throw new PscrmError('missing-argument', { argument: 'ID', why: 'import' });
    const db = context.workspace();
    const one = showImport(db, wholeNumber('ID', id));
    const many = rowsWanted(input);
    const details = importDetails(db, one.id, many ?? (context.json ? -1 : SHOWN));
    const zone = context.settings().timezone;
    if (context.json) {
      context.printJson({
        schema: 'pscrm.imported/1',
        ...one,
        imported_at: isoInstant(one.imported_at, zone),
        undone_at: one.undone_at === null ? null : isoInstant(one.undone_at, zone),
        complete_until: untilCell(context, one.complete_until),
        shops: shopsOf(db, one.id),
        brought: details.brought,
        changed: statusesMasked(details.changed).rows,
        rejects: details.rejects.rows,
      });
      return;
    }
    saySums(context, one);
    if (one.totals.length > 0) {
      context.print(`\n${context.chalk.bold(context.say('column.money'))}`);
      context.show('', { columns: TOTALS, rows: one.totals });
    }
    sayDetails(context, details);
  },
};

const SUMS = [
  ['file', 'text'],
  ['format', 'text'],
  ['imported_at', 'instant'],
  ['undone_at', 'instant'],
  ['complete_until', 'word'],
  ['sha256', 'text'],
  ['timezone', 'text'],
  ['rows', 'count'],
  ['orders', 'count'],
  ['lines', 'count'],
  ['inserted', 'count'],
  ['updated', 'count'],
  ['unchanged', 'count'],
  ['rejected', 'count'],
  ['identities', 'count'],
  ['evidence', 'count'],
  ['duration_ms', 'count'],
] as const satisfies readonly (readonly [keyof ImportRecord, ColumnType])[];

/** What the file held and came to: titles and words for people, keys and values for a machine. */
function saySums(context: Context, one: ImportRecord): void {
  const { say, chalk, cell } = context;
  if (!context.forPeople) {
    const values = { ...one, complete_until: untilCell(context, one.complete_until) };
    const rows = SUMS.map(([key, type]) => ({ field: key, value: cell(values[key], type, null) }));
    context.show('', { columns: FIELDS, rows });
    return;
  }
  const { inserted, updated, unchanged, rejected } = one;
  const shops = shopsOf(context.workspace(), one.id).map(({ platform, shop }) =>
    shop === '' ? platform : `${platform} ${shop}`,
  );
  const until = untilCell(context, one.complete_until);
  const lines: [string, string][] = [
    ['file', one.file],
    ['format', titled({ id: one.format }, say)],
    ['imported_at', cell(one.imported_at, 'instant', null)],
    ...(one.undone_at === null
      ? []
      : [['undone_at', cell(one.undone_at, 'instant', null)] satisfies [string, string]]),
    ...(until === null
      ? []
      : [['complete_until', cell(until, 'word', null)] satisfies [string, string]]),
    ...(shops.length === 0 ? [] : [['shops', shops.join(', ')] satisfies [string, string]]),
    ['sha256', one.sha256],
    ['timezone', one.timezone],
    ['rows', String(one.rows)],
    ['orders', String(one.orders)],
    ['lines', String(one.lines)],
    ['changes', say('say.import-changes', { inserted, updated, unchanged, rejected })],
    ['identities', `+${one.identities}`],
    ['evidence', `+${one.evidence}`],
    ['duration_ms', `${one.duration_ms} ms`],
  ];
  const named = lines.map(([key, value]) => [sayKey(`column.${key}`, say), value] as const);
  const widest = Math.max(...named.map(([title]) => width(title)));
  for (const [title, value] of named)
    context.print(`${chalk.bold(pad(title, widest))}  ${printable(value)}`);
}

/** A status that only the file knows may, where its columns have shifted, be somebody's number. */
function statusesMasked({ total, rows }: ImportDetails['changed']): ImportDetails['changed'] {
  const masked = rows.map((one) => ({
    ...one,
    said_status: maskWithin(one.said_status),
    status: maskWithin(one.status),
  }));
  return { total, rows: masked };
}

/** So many orders and rows of an import are listed on a screen. */
const SHOWN = 20;

/** Below the sums: what became of orders that several files show, and the rows that were rejected. */
function sayDetails(context: Context, { changed, rejects }: ImportDetails): void {
  const { say, chalk } = context;
  const section = <T>(
    title: 'say.import-shared' | 'say.import-rejects',
    { total, rows }: Listed<T>,
    columns: readonly Column[],
    cells: (one: T) => Row,
  ): void => {
    if (total === 0) return;
    context.print(`\n${chalk.bold(say(title))}`);
    context.show('', { columns, rows: rows.map(cells) });
    if (rows.length < total) context.remark('say.more-rows', { n: total - rows.length });
  };
  section('say.import-shared', statusesMasked(changed), CHANGED, ({ key, ...one }) => ({
    order: key,
    ...one,
  }));
  section('say.import-rejects', rejects, REJECTS, ({ line, column, reason }) => ({
    line,
    column,
    reason: sayKey(`reject.${reason}`, say),
  }));
}

const FIELDS: readonly Column[] = [
  { key: 'field', type: 'text' },
  { key: 'value', type: 'text' },
];
const TOTALS: readonly Column[] = [
  { key: 'currency', type: 'text' },
  { key: 'paid_minor', type: 'money' },
  { key: 'refund_minor', type: 'money' },
];
const CHANGED: readonly Column[] = [
  { key: 'line', type: 'count' },
  { key: 'order', type: 'text' },
  { key: 'said_status', type: 'word' },
  { key: 'said_paid_minor', type: 'money' },
  { key: 'status', type: 'word' },
  { key: 'paid_minor', type: 'money' },
  { key: 'currency', type: 'text' },
];
const REJECTS: readonly Column[] = [
  { key: 'line', type: 'count' },
  { key: 'column', type: 'text' },
  { key: 'reason', type: 'text' },
];
