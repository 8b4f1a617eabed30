import type { ReportResult } from '../core/table.ts';
import { type CustomerRow, someCustomers } from '../people/customers.ts';
import type { Someone } from '../reports/report.ts';
import type { Context } from './context.ts';
import { CUSTOMER_COLUMNS, customerCells, customerJson, shownMasked } from './people-shown.ts';
import { showFitted } from './report-shown.ts';

export const WHO_SCHEMA = 'pscrm.report-who/1';

const NOBODY = { id: null, orders: null, net_minor: null, currency: null };

/**
 * Lists who is behind a number of a report, masked: as many rows as the number says. A code that was counted
 * by itself is named, and nobody is.
 */
export function showWho(
  context: Context,
  { name, params, rule }: ReportResult,
  stage: string,
  people: readonly Someone[],
): void {
  const known = new Map(
    someCustomers(
      context.workspace(),
      new Set(people.flatMap((one) => ('person' in one ? one.person : []))),
    ).map((one) => [one.id, one]),
  );
  const customerOf = (id: number): CustomerRow =>
    // An identity that belongs to no customer yet.
    known.get(id) ?? { id, identities: [], orders: 0, net_minor: 0, currency: null };
  if (context.json) {
    context.printJson({
      schema: WHO_SCHEMA,
      report: name,
      params,
      stage,
      rule,
      rows: people.map((one) =>
        'code' in one
          ? { ...NOBODY, identities: [], code: one.code }
          : { ...customerJson(customerOf(one.person), shownMasked), code: null },
      ),
    });
    return;
  }
  const table = {
    columns: CUSTOMER_COLUMNS,
    rows: people.map((one) =>
      'code' in one
        ? { ...NOBODY, identities: context.say('say.code', { code: one.code }) }
        : customerCells(customerOf(one.person), shownMasked),
    ),
  };
  if (context.globals.form === 'table')
    showFitted(context, table, undefined, 'say.columns-not-listed');
  else context.show('', table);
  context.remark('say.who', { n: people.length, stage });
}
