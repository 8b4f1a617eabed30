import { PscrmError } from '../core/errors.ts';
import type { Column, Row } from '../core/table.ts';
import { isoInstant } from '../core/time.ts';
import { type Customer, showCustomer } from '../people/customers.ts';
import type { CommandSpec } from './command.ts';
import type { Context } from './context.ts';
import { ACTION_COLUMNS, actionCells, actionJson } from './people-actions.ts';
import {
  evidenceCells,
  evidenceJson,
  FREE,
  importsShown,
  REVEAL,
  type Shown,
  shownAs,
  shownIdentity,
} from './people-shown.ts';
import { PROFILE_COLUMNS, profileCells, profileJson } from './profiles-shown.ts';
import { CUSTOMER_REWARD_COLUMNS, rewardCells, rewardJson } from './rewards-shown.ts';
import { wholeNumber } from './typed-values.ts';

export const customerShow: CommandSpec = {
  path: 'customer show',
  text: 'help.customer-show',
  arguments: [{ name: 'id', text: 'argument.customer' }],
  options: [REVEAL],
  output: 'json',
  schema: 'pscrm.customer/1',
  examples: ['customer show 1'],
  run: (context, input) => {
    const [typed] = input.arguments;
    if (typed === undefined) throw new PscrmError('missing-argument', { argument: 'ID' });
    const customer = showCustomer(context.workspace(), wholeNumber('ID', typed));
    if (context.json) sayJson(context, customer, shownAs(input));
    else saySections(context, customer, shownAs(input));
  },
};

function sayJson(context: Context, customer: Customer, shown: Shown): void {
  const zone = context.settings().timezone;
  const iso = (at: number | null): string | null => (at === null ? null : isoInstant(at, zone));
  context.printJson({
    schema: 'pscrm.customer/1',
    id: customer.id,
    identities: customer.identities.map((one) => shownIdentity(one, shown)),
    evidence: customer.evidence.map((one) => evidenceJson(one, shown)),
    orders: customer.orders.map(({ key, paid_at, created_at, ...one }) => ({
      ...one,
      created_at: iso(created_at),
      paid_at: iso(paid_at),
      order: shown('order', key),
      status: shown(FREE, one.status),
    })),
    joins: customer.joins.map((one) => ({
      ...one,
      staff: shown(FREE, one.staff),
      state: shown(FREE, one.state),
      joined_at: iso(one.joined_at),
    })),
    rewards: customer.rewards.map((one) => rewardJson(one, shown, zone)),
    profiles: customer.profiles.map((one) => profileJson(one, shown, zone)),
    actions: customer.actions.map((one) => actionJson(one, shown, zone)),
  });
}

const EVIDENCE: readonly Column[] = [
  { key: 'tie', type: 'text' },
  { key: 'because', type: 'text' },
  { key: 'where', type: 'text' },
];
const ORDERS: readonly Column[] = [
  { key: 'order', type: 'text' },
  { key: 'status', type: 'word' },
  { key: 'domain', type: 'word' },
  { key: 'paid_at', type: 'instant' },
  { key: 'paid_minor', type: 'money' },
  { key: 'refund_minor', type: 'money' },
  { key: 'currency', type: 'text' },
  { key: 'where', type: 'text' },
];
const JOINS: readonly Column[] = [
  { key: 'staff', type: 'text' },
  { key: 'joined_at', type: 'instant' },
  { key: 'level', type: 'word' },
  { key: 'campaign', type: 'text' },
  { key: 'variant', type: 'text' },
  { key: 'where', type: 'text' },
];

function saySections(context: Context, customer: Customer, shown: Shown): void {
  const { say, chalk } = context;
  const section = (title: string, columns: readonly Column[], rows: readonly Row[]): void => {
    if (rows.length === 0) return;
    context.print(`\n${chalk.bold(title)}`);
    context.show('', { columns, rows });
  };
  context.print(chalk.bold(say('say.customer', { id: customer.id })));
  context.show('', {
    columns: [
      { key: 'id', type: 'count' },
      { key: 'kind', type: 'text' },
      { key: 'value', type: 'text' },
    ],
    rows: customer.identities.map((one) => shownIdentity(one, shown)),
  });
  const evidence = customer.evidence.map((one) => evidenceCells(context, one, shown));
  section(say('say.evidence'), EVIDENCE, evidence);
  const orders = customer.orders.map(({ key, created_at: _created, imports, ...one }): Row => {
    return {
      ...one,
      order: shown('order', key),
      status: shown(FREE, one.status),
      where: importsShown(imports),
    };
  });
  section(say('say.orders'), ORDERS, orders);
  const joins = customer.joins.map(({ state: _state, reason: _reason, imports, ...one }): Row => {
    return { ...one, staff: shown(FREE, one.staff), where: importsShown(imports) };
  });
  section(say('say.joins'), JOINS, joins);
  const rewards = customer.rewards.map((one) => rewardCells(one, shown));
  section(say('say.rewards'), CUSTOMER_REWARD_COLUMNS, rewards);
  const profiles = customer.profiles.map((one) => profileCells(one, shown));
  section(say('say.profiles'), PROFILE_COLUMNS, profiles);
  const actions = customer.actions.map((one) => actionCells(one, shown));
  section(say('say.by-hand'), ACTION_COLUMNS, actions);
}
