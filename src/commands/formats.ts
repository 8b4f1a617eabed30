import { PscrmError } from '../core/errors.ts';
import { FORMATS } from '../formats/index.ts';
import { isOrderFormat } from '../formats/format.ts';
import { DEFAULTS } from '../db/settings.ts';
import type { CommandSpec } from './command.ts';
import { FORMAT_FILE, formatTitle, ownFormats } from './own-formats.ts';

export const formatsList: CommandSpec = {
  path: 'formats list',
  text: 'help.formats-list',
  output: 'table',
  options: [FORMAT_FILE],
  schema: 'pscrm.formats/1',
  examples: ['formats list'],
  run: async (context, input) => {
    const own = await ownFormats(context, input);
    const all = [
      ...FORMATS.map((format) => ({ format, from: 'built-in' })),
      ...own.map(({ format, file }) => ({ format, from: context.shownPath(file) })),
    ];
    const rows = all.map(({ format, from }) => ({
      format: format.id,
      kind: format.kind,
      title: formatTitle(format, context.say),
      from,
      claims: format.claims.map((set) => set.join(' + ')).join('  |  '),
    }));
    const columns = ['format', 'kind', 'title', 'from', 'claims'].map((key) => ({
      key,
      type: key === 'kind' || key === 'from' ? ('word' as const) : ('text' as const),
    }));
    context.show('pscrm.formats/1', { columns, rows }, {}, DEFAULTS);
  },
};

export const formatsShow: CommandSpec = {
  path: 'formats show',
  text: 'help.formats-show',
  arguments: [{ name: 'id', text: 'argument.format' }],
  output: 'table',
  options: [FORMAT_FILE],
  schema: 'pscrm.format/1',
  examples: ['formats show pdd-orders'],
  run: async (context, input) => {
    const [id] = input.arguments;
    if (id === undefined) throw new PscrmError('missing-argument', { argument: 'ID' });
    const own = await ownFormats(context, input);
    const formats = [...FORMATS, ...own.map((one) => one.format)];
    const format = formats.find((one) => one.id === id);
    if (format === undefined) {
      throw new PscrmError('unknown-format', { name: id, known: formats.map((one) => one.id) });
    }
    const fields: [string, readonly string[]][] = isOrderFormat(format)
      ? [
          ...Object.entries(format.columns).map(([name, at]): [string, readonly string[]] => [
            name,
            'from' in at ? at.from : at,
          ]),
          ['status', format.status.seen],
          ...format.paid.map((rule): [string, readonly string[]] => ['paid', rule.amount]),
          ...format.people.map(({ kind, from }): [string, readonly string[]] => [
            `person:${kind}`,
            from,
          ]),
        ]
      : Object.entries(format.fields).map(([name, field]) => [name, field.from]);
    const columns = ['field', 'columns'].map((key) => ({ key, type: 'text' as const }));
    const rows = fields.map(([field, from]) => ({ field, columns: from.join(' / ') }));
    context.show(
      'pscrm.format/1',
      { columns, rows },
      { id: format.id, kind: format.kind },
      DEFAULTS,
    );
  },
};
