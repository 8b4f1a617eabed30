import type { Database } from '../../db/open.ts';
import { readFigures } from './figures.ts';

const STRETCH = 1_000_000;

const CUSTOMERS = /* sql */ `
SELECT group_concat(identity_id || ',' || customer_id || ',0')
FROM customers
WHERE identity_id <> customer_id AND identity_id > @after AND identity_id <= @upto`;
const LAST_IDENTITY = /* sql */ `SELECT max(identity_id) FROM customers`;

/** The customer of each identity that is not its customer's own, by id; 0 for all others. */
export function readCustomers(db: Database): Int32Array {
  const last = db.prepare<[], number | null>(LAST_IDENTITY).pluck().get() ?? 0;
  const customers = new Int32Array(last + 1);
  const statement = db.prepare<{ after: number; upto: number }, string | null>(CUSTOMERS).pluck();
  for (let after = 0; after < last; after += STRETCH) {
    readFigures(statement.get({ after, upto: after + STRETCH }) ?? '', (identity, customer) => {
      customers[identity] = customer;
    });
  }
  return customers;
}
