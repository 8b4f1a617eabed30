import type { ReportResult } from '../core/table.ts';
import { someCustomers } from '../people/customers.ts';
import type { Someone } from '../reports/report.ts';
import type { Context } from './context.ts';
import { CUSTOMER_COLUMNS, customerCells, customerJson, shownMasked } from './people-shown.ts';
import { showFitted } from './report-shown.ts';

export const WHO_SCHEMA = 'pscrm.report-who/1';

/** Lists who is behind a number of a report, masked: as many rows as the number says. */
export function showWho(
  context: Context,
  { name, params, rule }: ReportResult,
  stage: string,
  people: readonly Someone[],
): void {
  const known = new Map(
    someCustomers(context.workspace(), new Set(people.map(({ person }) => person))).map((one) => [
      one.id,
      one,
    ]),
  );
  const customers = people.map(
    ({ person }) =>
      // An identity that belongs to no customer yet.
      known.get(person) ?? { id: person, identities: [], orders: 0, net_minor: 0, currency: null },
  );
  if (context.json) {
    context.printJson({
      schema: WHO_SCHEMA,
      report: name,
      params,
      stage,
      rule,
      rows: customers.map((one) => customerJson(one, shownMasked)),
    });
    return;
  }
  const table = {
    columns: CUSTOMER_COLUMNS,
    rows: customers.map((one) => customerCells(one, shownMasked)),
  };
  if (context.globals.form === 'table')
    showFitted(context, table, undefined, 'say.columns-not-listed');
  else context.show('', table);
  context.remark('say.who', { n: people.length, stage });
}
