import type { Row } from '../core/table.ts';
import { type Conflict, listConflicts } from '../people/conflicts.ts';
import { listCustomers } from '../people/customers.ts';
import type { CommandSpec, Input } from './command.ts';
import type { Context } from './context.ts';
import {
  CUSTOMER_COLUMNS,
  customerCells,
  customerJson,
  evidenceJson,
  nameOf,
  REVEAL,
  shownAs,
  shownIdentity,
} from './people-shown.ts';
import { commandLine } from '../core/shell.ts';
import { rowsWanted } from './typed-values.ts';

export const customerList: CommandSpec = {
  path: 'customer list',
  text: 'help.customer-list',
  options: [
    REVEAL,
    { flags: '--limit <n>', text: 'option.limit' },
    { flags: '--conflicts', text: 'option.conflicts' },
  ],
  output: 'table',
  schema: 'pscrm.customers/1',
  examples: ['customer list --limit 5', 'customer list --json', 'customer list --conflicts --json'],
  run: (context, input) => {
    const limit = rowsWanted(input);
    if (input.flag('conflicts')) conflicts(context, input, limit);
    else customers(context, input, limit);
  },
};

function customers(context: Context, input: Input, limit: number | undefined): void {
  const shown = shownAs(input);
  const rows = listCustomers(context.workspace(), limit);
  if (context.json) {
    const all = rows.map((one) => customerJson(one, shown));
    context.printJson({ schema: 'pscrm.customers/1', rows: all });
    return;
  }
  context.show('', {
    columns: CUSTOMER_COLUMNS,
    rows: rows.map((one) => customerCells(one, shown)),
  });
  if (rows.length === 0) context.remark('say.no-customers');
}

function conflicts(context: Context, input: Input, limit: number | undefined): void {
  const shown = shownAs(input);
  const rows = listConflicts(context.workspace(), limit);
  if (context.json) {
    context.printJson({
      schema: 'pscrm.conflicts/1',
      rows: rows.map((one) => ({
        customer: one.customer,
        why: one.why,
        kind: one.kind || null,
        n: one.n,
        identities: one.identities.map((identity) => shownIdentity(identity, shown)),
        path: one.path.map((tie) => evidenceJson(tie, shown)),
        next: nextCommand(one),
        accept: acceptCommand(one),
      })),
    });
    return;
  }
  const { say } = context;
  context.show('', {
    columns: [
      { key: 'customer', type: 'count' },
      { key: 'why', type: 'word' },
      { key: 'who', type: 'text' },
      { key: 'found', type: 'text' },
      { key: 'path', type: 'text' },
      { key: 'next', type: 'text' },
    ],
    rows: rows.map((one): Row => {
      const ties = one.path.map(({ a, b }) => `${nameOf(a, shown)} = ${nameOf(b, shown)}`);
      return {
        customer: one.customer,
        // On a screen `shared` is a word for codes already.
        why: one.why === 'shared' && context.forPeople ? 'too-many-share' : one.why,
        who: one.identities
          .map((identity) => `${identity.id} ${nameOf(identity, shown)}`)
          .join('; '),
        found:
          one.kind === ''
            ? say('say.neighbours', { n: one.n })
            : say('say.n-of-kind', { n: one.n, kind: one.kind }),
        path: ties.join('; '),
        next: nextCommand(one),
      };
    }),
  });
  if (rows.length === 0) context.remark('say.no-conflicts');
  if (rows.some((one) => acceptCommand(one) !== null)) context.remark('say.accept-hint');
}

/** What says that it is right as it is; naming one of the ids that disagree is enough. */
function acceptCommand({ identities: [first] }: Conflict): string | null {
  return first === undefined ? null : commandLine(['customer', 'accept', String(first.id)]);
}

/**
 * What would take it apart: the number or address that lies between two people, else the merge or the
 * first tie that does. What is shared ties nobody already: it can only be looked at.
 */
function nextCommand({ customer, why, identities, path }: Conflict): string {
  const [first] = identities;
  const id = String(customer);
  if (why === 'shared' || first === undefined) return commandLine(['customer', 'show', id]);
  const split = ['customer', 'split', id];
  if (why !== 'two-unionids' && why !== 'two-external-userids')
    return commandLine([...split, '--identity', String(first.id)]);
  const merge = path.find(({ action }) => action !== null);
  if (merge) return commandLine(['customer', 'undo', String(merge.action)]);
  const between = path
    .flatMap(({ a, b }) => [a, b])
    .find(({ kind }) => kind === 'phone' || kind === 'email');
  if (between) return commandLine([...split, '--identity', String(between.id)]);
  const [tie] = path;
  return commandLine(
    tie ? [...split, '--tie', `${tie.a.id}=${tie.b.id}`] : ['customer', 'show', id],
  );
}
