import { PscrmError } from '../core/errors.ts';
import { findPeople } from '../people/find.ts';
import type { CommandSpec } from './command.ts';
import { REVEAL, shownAs } from './people-shown.ts';

export const customerFind: CommandSpec = {
  path: 'customer find',
  text: 'help.customer-find',
  arguments: [{ name: 'value', text: 'argument.find' }],
  options: [{ flags: '--region <code>', text: 'option.region' }, REVEAL],
  output: 'table',
  schema: 'pscrm.found/1',
  examples: ["customer find '138 0000 0021'"],
  run: (context, input) => {
    const [typed] = input.arguments;
    if (typed === undefined) throw new PscrmError('missing-argument', { argument: 'VALUE' });
    const shown = shownAs(input);
    const region = (input.text('region') ?? 'CN').toUpperCase();
    const found = findPeople(context.workspace(), typed, region);
    const [first] = found;
    if (first === undefined) throw new PscrmError('unknown-person');
    const rows = found.map((one) => ({
      customer: one.customer,
      id: one.id,
      kind: one.kind,
      value: shown(one.kind, one.value),
      order: one.order === null ? null : shown('order', one.order),
    }));
    context.show('pscrm.found/1', {
      columns: [
        { key: 'customer', type: 'count' },
        { key: 'id', type: 'count' },
        { key: 'kind', type: 'text' },
        { key: 'value', type: 'text' },
        { key: 'order', type: 'text' },
      ],
      rows,
    });
    context.next(`pscrm customer show ${first.customer}`);
  },
};
