import { PscrmError } from '../core/errors.ts';
import { FORMATS } from '../formats/index.ts';
import { isOrderFormat } from '../formats/format.ts';
import { DEFAULTS } from '../db/settings.ts';
import type { CommandSpec } from './command.ts';
import { sayKey } from './context.ts';

export const formatsList: CommandSpec = {
  path: 'formats list',
  text: 'help.formats-list',
  output: 'table',
  schema: 'pscrm.formats/1',
  examples: ['formats list'],
  run: (context) => {
    const rows = FORMATS.map((format) => ({
      format: format.id,
      kind: format.kind,
      title: sayKey(`format.${format.id}`, context.say),
      claims: format.claims.map((set) => set.join(' + ')).join('  |  '),
    }));
    const columns = ['format', 'kind', 'title', 'claims'].map((key) => ({
      key,
      type: key === 'kind' ? ('word' as const) : ('text' as const),
    }));
    context.show('pscrm.formats/1', { columns, rows }, {}, DEFAULTS);
  },
};

export const formatsShow: CommandSpec = {
  path: 'formats show',
  text: 'help.formats-show',
  arguments: [{ name: 'id', text: 'argument.format' }],
  output: 'table',
  schema: 'pscrm.format/1',
  examples: ['formats show pdd-orders'],
  run: (context, input) => {
    const [id] = input.arguments;
    if (id === undefined) throw new PscrmError('missing-argument', { argument: 'ID' });
    const format = FORMATS.find((one) => one.id === id);
    if (format === undefined) {
      throw new PscrmError('unknown-format', { name: id, known: FORMATS.map((one) => one.id) });
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
