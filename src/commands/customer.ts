import { PscrmError } from '../core/errors.ts';
import { maskIdentity } from '../core/mask.ts';
import type { Row } from '../core/table.ts';
import { isoInstant } from '../core/time.ts';
import { printable } from '../core/width.ts';
import { listCustomers, showCustomer } from '../people/customers.ts';
import { wholeNumber } from './batch-request.ts';
import type { CommandSpec, Input } from './command.ts';
import { sayKey } from './context.ts';

const REVEAL = { flags: '--reveal', text: 'option.reveal' } as const;

type Shown = (kind: string, value: string) => string;

function shownAs(input: Input): Shown {
  return input.flag('reveal') ? (_, value) => value : maskIdentity;
}

export const customerList: CommandSpec = {
  path: 'customer list',
  text: 'help.customer-list',
  options: [REVEAL, { flags: '--limit <n>', text: 'option.limit' }],
  output: 'table',
  schema: 'pscrm.customers/1',
  examples: ['customer list --limit 5', 'customer list --json'],
  run: (context, input) => {
    const shown = shownAs(input);
    const limit = input.text('limit');
    const customers = listCustomers(
      context.workspace(),
      limit === undefined ? undefined : wholeNumber('--limit', limit),
    );
    if (context.json) {
      context.printJson({
        schema: 'pscrm.customers/1',
        rows: customers.map(({ identities, ...one }) => ({
          ...one,
          identities: identities.map(({ kind, value }) => ({ kind, value: shown(kind, value) })),
        })),
      });
      return;
    }
    const rows = customers.map(({ id, identities, orders, net_minor, currency }): Row => {
      const names = identities.map(({ kind, value }) => `${kind} ${shown(kind, value)}`).join('; ');
      return { id, identities: names, orders, net_minor, currency };
    });
    context.show('', {
      columns: [
        { key: 'id', type: 'count' },
        { key: 'orders', type: 'count' },
        { key: 'net_minor', type: 'money' },
        { key: 'currency', type: 'text' },
        { key: 'identities', type: 'text' },
      ],
      rows,
    });
    if (rows.length === 0) context.remark('say.no-customers');
  },
};

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
    const shown = shownAs(input);
    const customer = showCustomer(context.workspace(), wholeNumber('ID', typed));
    const zone = context.settings().timezone;
    const identities = customer.identities.map(({ id, kind, value }) => ({
      id,
      kind,
      value: shown(kind, value),
    }));
    const evidence = customer.evidence.map((one) => ({
      a: { kind: one.a_kind, value: shown(one.a_kind, one.a_value) },
      b: { kind: one.b_kind, value: shown(one.b_kind, one.b_value) },
      reason: one.reason,
      ties: one.ties,
      code: one.source || null,
      import: one.import_id,
      file: one.file,
      line: one.line,
    }));
    const orders = customer.orders.map((one) => ({ ...one, order: shown('order', one.key) }));
    if (context.json) {
      const iso = (at: number | null): string | null => (at === null ? null : isoInstant(at, zone));
      context.printJson({
        schema: 'pscrm.customer/1',
        id: customer.id,
        identities,
        evidence,
        orders: orders.map(({ key: _key, paid_at, created_at, ...one }) => ({
          ...one,
          created_at: iso(created_at),
          paid_at: iso(paid_at),
        })),
        joins: customer.joins.map((one) => ({ ...one, joined_at: iso(one.joined_at) })),
      });
      return;
    }
    const { say, chalk } = context;
    context.print(chalk.bold(say('say.customer', { id: customer.id })));
    context.show('', {
      columns: [
        { key: 'id', type: 'count' },
        { key: 'kind', type: 'text' },
        { key: 'value', type: 'text' },
      ],
      rows: identities,
    });
    const section = (
      key: 'say.evidence' | 'say.orders' | 'say.joins',
      columns: Parameters<typeof context.show>[1]['columns'],
      rows: readonly Row[],
    ): void => {
      if (rows.length === 0) return;
      context.print(`\n${chalk.bold(say(key))}`);
      context.show('', { columns, rows });
    };
    section(
      'say.evidence',
      ['tie', 'because', 'where'].map((key) => ({ key, type: 'text' as const })),
      evidence.map(({ a, b, reason, ties, code, file, line, import: importId }) => ({
        tie: `${a.kind} ${a.value} = ${b.kind} ${b.value}`,
        because: ties ? sayKey(`reason.${reason}`, say) : say('reason.shared'),
        where:
          code !== null
            ? say('say.code', { code })
            : file === null
              ? ''
              : `#${importId ?? ''} ${printable(file)}:${line ?? ''}`,
      })),
    );
    section(
      'say.orders',
      [
        { key: 'order', type: 'text' },
        { key: 'status', type: 'word' },
        { key: 'domain', type: 'word' },
        { key: 'paid_at', type: 'instant' },
        { key: 'paid_minor', type: 'money' },
        { key: 'refund_minor', type: 'money' },
        { key: 'currency', type: 'text' },
      ],
      orders.map(({ order, status, domain, paid_at, currency, paid_minor, refund_minor }) => ({
        order,
        status,
        domain,
        paid_at,
        paid_minor,
        refund_minor,
        currency,
      })),
    );
    section(
      'say.joins',
      [
        { key: 'staff', type: 'text' },
        { key: 'joined_at', type: 'instant' },
        { key: 'level', type: 'word' },
        { key: 'campaign', type: 'text' },
        { key: 'variant', type: 'text' },
      ],
      customer.joins.map(({ staff, joined_at, level, campaign, variant }) => ({
        staff,
        joined_at,
        level,
        campaign,
        variant,
      })),
    );
  },
};
