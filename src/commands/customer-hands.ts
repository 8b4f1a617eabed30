import { type Params, PscrmError } from '../core/errors.ts';
import { planAccept } from '../people/accept.ts';
import { listActions } from '../people/actions.ts';
import {
  act,
  type Options,
  type Outcome,
  planMerge,
  planSplit,
  takeBack,
  type Tie,
} from '../people/by-hand.ts';
import type { Note } from '../core/table.ts';
import type { CommandSpec, Input, OptionSpec } from './command.ts';
import { type Context, sayNote } from './context.ts';
import { ACTION_COLUMNS, actionCells, actionJson } from './people-actions.ts';
import { CUSTOMER_COLUMNS, customerCells, customerJson, REVEAL, shownAs } from './people-shown.ts';
import { commandLine } from '../core/shell.ts';
import { wholeNumber } from './typed-values.ts';

/** Merging and splitting by hand. Nothing is asked: everything can be taken back, and is told how. */

const NOTE: OptionSpec = { flags: '--note <text>', text: 'option.action-note' };
const DRY_RUN: OptionSpec = { flags: '--dry-run', text: 'option.dry-run' };

function options(context: Context, input: Input): Options {
  return {
    note: input.text('note') ?? '',
    now: context.globals.now,
    dryRun: input.flag('dry-run'),
  };
}

export const customerMerge: CommandSpec = {
  path: 'customer merge',
  text: 'help.customer-merge',
  arguments: [{ name: 'number', text: 'argument.merge', many: true }],
  options: [NOTE, DRY_RUN, REVEAL],
  output: 'json',
  schema: 'pscrm.customer-change/1',
  examples: ['customer merge 1 4 --note "told us so in the shop"'],
  run: (context, input) => {
    const [one, other, third] = input.arguments;
    if (one === undefined || other === undefined)
      throw new PscrmError('missing-argument', { argument: 'NUMBER', why: 'merge' });
    if (third !== undefined)
      throw new PscrmError('too-many-arguments', { expected: 2, got: input.arguments.length });
    const [a, b] = [wholeNumber('NUMBER', one), wholeNumber('NUMBER', other)];
    if (a === b) throw new PscrmError('merge-same', { id: a });
    const db = context.workspace();
    const outcome = act(db, planMerge(db, a, b), options(context, input));
    if (outcome.actions.length === 0)
      return sayNothing(context, input, 'say.already-one', { a, b });
    sayOutcome(context, input, outcome, context.say('say.merged', { a, b }));
  },
};

export const customerSplit: CommandSpec = {
  path: 'customer split',
  text: 'help.customer-split',
  arguments: [{ name: 'customer', text: 'argument.customer' }],
  options: [
    { flags: '--identity <n>', text: 'option.split-identity', repeat: true },
    { flags: '--tie <n=m>', text: 'option.split-tie', repeat: true },
    NOTE,
    DRY_RUN,
    REVEAL,
  ],
  output: 'json',
  schema: 'pscrm.customer-change/1',
  examples: ['customer split 1 --identity 3 --dry-run'],
  run: (context, input) => {
    const [typed] = input.arguments;
    if (typed === undefined) throw new PscrmError('missing-argument', { argument: 'CUSTOMER' });
    const id = wholeNumber('CUSTOMER', typed);
    const identities = input.list('identity').map((one) => wholeNumber('--identity', one));
    const ties = input.list('tie').map(typedTie);
    if (identities.length + ties.length === 0)
      throw new PscrmError('missing-option', { option: '--identity | --tie', why: 'split' });
    const db = context.workspace();
    const outcome = act(db, planSplit(db, id, identities, ties), options(context, input));
    if (outcome.actions.length === 0) return sayNothing(context, input, 'say.already-split', {});
    const n = outcome.customers.length;
    const title =
      n > 1 ? context.say('say.split', { id, n }) : context.say('say.split-later', { id });
    sayOutcome(context, input, outcome, title);
  },
};

/** @throws bad-option */
function typedTie(text: string): Tie {
  const [, a, b] = /^(\d{1,9})=(\d{1,9})$/.exec(text) ?? [];
  if (a === undefined || b === undefined || Number(a) === Number(b))
    throw new PscrmError('bad-option', { option: '--tie', value: text, choices: ['3=7'] });
  return { a: Number(a), b: Number(b) };
}

export const customerAccept: CommandSpec = {
  path: 'customer accept',
  text: 'help.customer-accept',
  arguments: [{ name: 'number', text: 'argument.accept', many: true }],
  options: [NOTE, DRY_RUN, REVEAL],
  output: 'json',
  schema: 'pscrm.customer-change/1',
  examples: ['customer accept 3 --note "asked in the shop"'],
  run: (context, input) => {
    const ids = numbers(input, 'NUMBER');
    const db = context.workspace();
    const outcome = act(db, planAccept(db, ids), options(context, input));
    if (outcome.actions.length === 0) return sayNothing(context, input, 'say.already-fine', {});
    sayOutcome(
      context,
      input,
      outcome,
      context.say('say.accepted', { n: ids.length, ids: ids.map(String) }),
    );
  },
};

export const customerUndo: CommandSpec = {
  path: 'customer undo',
  text: 'help.customer-undo',
  arguments: [{ name: 'action', text: 'argument.action', many: true }],
  options: [DRY_RUN, REVEAL],
  output: 'json',
  schema: 'pscrm.customer-change/1',
  examples: ['customer undo 1'],
  run: (context, input) => {
    const ids = numbers(input, 'ACTION');
    const outcome = takeBack(context.workspace(), ids, options(context, input));
    const { actions } = outcome;
    if (actions.length === 0)
      return sayNothing(context, input, 'say.already-undone', {
        n: ids.length,
        ids: ids.map(String),
      });
    const title = context.say('say.hands-undone', { n: actions.length, ids: actions.map(String) });
    sayOutcome(context, input, outcome, title, false);
  },
};

/** @throws missing-argument, bad-option */
function numbers(input: Input, name: string): readonly number[] {
  if (input.arguments.length === 0) throw new PscrmError('missing-argument', { argument: name });
  return input.arguments.map((typed) => wholeNumber(name, typed));
}

export const customerActions: CommandSpec = {
  path: 'customer actions',
  text: 'help.customer-actions',
  options: [REVEAL],
  output: 'table',
  schema: 'pscrm.customer-actions/1',
  examples: ['customer actions --json'],
  run: (context, input) => {
    const shown = shownAs(input);
    const actions = listActions(context.workspace());
    if (context.json) {
      const zone = context.settings().timezone;
      const rows = actions.map((one) => actionJson(one, shown, zone));
      context.printJson({ schema: 'pscrm.customer-actions/1', rows });
      return;
    }
    const rows = actions.map((one) => actionCells(one, shown));
    context.show('', { columns: ACTION_COLUMNS, rows });
    if (rows.length === 0) context.remark('say.no-actions');
  },
};

type Nothing = 'say.already-one' | 'say.already-split' | 'say.already-fine' | 'say.already-undone';

function sayNothing(context: Context, input: Input, key: Nothing, params: Params): void {
  if (context.json) sayJson(context, input, { actions: [], customers: [], notes: [] });
  else context.print(context.say(key, params));
}

function sayOutcome(
  context: Context,
  input: Input,
  outcome: Outcome,
  title: string,
  canBeUndone = true,
): void {
  if (context.json) return sayJson(context, input, outcome);
  const shown = shownAs(input);
  context.print(title);
  context.show('', {
    columns: CUSTOMER_COLUMNS,
    rows: outcome.customers.map((one) => customerCells(one, shown)),
  });
  for (const note of outcome.notes) context.note(note);
  if (input.flag('dry-run')) return context.print(context.say('say.dry-run'));
  if (!canBeUndone) return;
  const command = commandLine(['customer', 'undo', ...outcome.actions.map(String)]);
  context.remark('say.take-back', { command });
}

function sayJson(context: Context, input: Input, outcome: Outcome): void {
  const shown = shownAs(input);
  const dryRun = input.flag('dry-run');
  context.printJson({
    schema: 'pscrm.customer-change/1',
    dry_run: dryRun,
    changed: outcome.actions.length > 0,
    // What was tried has no number to be taken back by.
    actions: dryRun ? [] : outcome.actions,
    customers: outcome.customers.map((one) => customerJson(one, shown)),
    notes: outcome.notes.map((note: Note) => ({ ...note, text: sayNote(note, context.say) })),
  });
}
