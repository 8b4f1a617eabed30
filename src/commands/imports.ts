import { PscrmError } from '../core/errors.ts';
import { formatMoney } from '../core/money.ts';
import type { Column } from '../core/table.ts';
import { formatInstant, isoInstant } from '../core/time.ts';
import { pad, printable, width } from '../core/width.ts';
import { listImports, showImport } from '../intake/ledger.ts';
import { wholeNumber } from './batch-request.ts';
import type { CommandSpec } from './command.ts';
import { sayKey } from './context.ts';
import { titled } from './own-formats.ts';

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
];

export const importsList: CommandSpec = {
  path: 'imports list',
  text: 'help.imports-list',
  options: [{ flags: '--limit <n>', text: 'option.limit' }],
  output: 'table',
  schema: 'pscrm.imports/1',
  examples: ['imports list', 'imports list --json'],
  run: (context, input) => {
    const limit = input.text('limit');
    const all = listImports(context.workspace());
    const some =
      limit === undefined ? all : all.slice(-wholeNumber('--limit', limit) || all.length);
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
  examples: ['imports show 1'],
  run: (context, input) => {
    const [id] = input.arguments;
    if (id === undefined) throw new PscrmError('missing-argument', { argument: 'ID' });
    const one = showImport(context.workspace(), wholeNumber('ID', id));
    const zone = context.settings().timezone;
    if (context.json) {
      context.printJson({
        schema: 'pscrm.imported/1',
        ...one,
        imported_at: isoInstant(one.imported_at, zone),
      });
      return;
    }
    const { say } = context;
    const money = one.totals.map(({ currency, paid_minor, refund_minor }) =>
      say('say.import-paid', {
        currency,
        paid: formatMoney(paid_minor, currency),
        refund: formatMoney(refund_minor, currency),
      }),
    );
    const { inserted, updated, unchanged, rejected } = one;
    const lines: [string, string][] = [
      ['file', one.file],
      ['format', titled({ id: one.format }, say)],
      ['imported_at', formatInstant(one.imported_at, zone)],
      ['sha256', one.sha256],
      ['timezone', one.timezone],
      ['rows', String(one.rows)],
      ['orders', String(one.orders)],
      ['lines', String(one.lines)],
      ['changes', say('say.import-changes', { inserted, updated, unchanged, rejected })],
      ['money', money.join('; ') || '–'],
      ['identities', `+${one.identities}`],
      ['evidence', `+${one.evidence}`],
      ['duration_ms', `${one.duration_ms} ms`],
    ];
    const named = lines.map(([key, value]) => [sayKey(`column.${key}`, say), value] as const);
    const widest = Math.max(...named.map(([title]) => width(title)));
    for (const [title, value] of named) {
      context.print(`${context.chalk.bold(pad(title, widest))}  ${printable(value)}`);
    }
  },
};
