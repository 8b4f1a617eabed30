import type { Database } from '../db/open.ts';

/** One statement for many rows: an object of customers by identity costs half of a row each. */
const PUT = /* sql */ `
  INSERT INTO customers (identity_id, customer_id)
  SELECT CAST(key AS INTEGER), value FROM json_each(?) WHERE true
  ON CONFLICT (identity_id) DO UPDATE SET customer_id = excluded.customer_id`;
const AT_ONCE = 20_000;

export type CustomerWriter = {
  readonly put: (identity: number, customer: number) => void;
  readonly flush: () => void;
};

/** Writes which customer an identity belongs to; `flush` when all are put. */
export function openCustomerWriter(db: Database): CustomerWriter {
  const write = db.prepare<[string]>(PUT);
  let waiting: string[] = [];
  const flush = (): void => {
    if (waiting.length > 0) write.run(`{${waiting.join(',')}}`);
    waiting = [];
  };
  return {
    put: (identity, customer) => {
      waiting.push(`"${identity}":${customer}`);
      if (waiting.length >= AT_ONCE) flush();
    },
    flush,
  };
}
