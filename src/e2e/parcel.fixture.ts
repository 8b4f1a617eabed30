import { expect } from 'vitest';
import { pddFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

export type Customer = {
  id: number;
  orders: number;
  net_minor: number;
  identities: { kind: string; value: string }[];
};

export const PARCEL = '260301-000000000000001';

/** A workspace that is asked who is in it. */
export function openPeople() {
  const at = openHarness();
  return {
    ...at,
    customers: async () =>
      (await at.json<{ rows: Customer[] }>('customer list --reveal')).rows.map((one) => ({
        orders: one.orders,
        who: one.identities.map(({ kind, value }) => `${kind}:${value}`).toSorted(),
      })),
    /** One card in the parcel of PARCEL, paid on 1 March at 10:00. @returns its code */
    card: async () => {
      at.write('pdd.csv', pddFile({ 订单号: PARCEL, 订单状态: '待发货' }));
      await at.run('init --base-url https://q.example.cn');
      await at.run('import pdd.csv');
      await at.run('campaign create card --channel package-card --variant sample');
      const made = await at.run(
        'code batch --campaign card --per-order --seed story --images none --out cards',
      );
      expect(made.code, made.err).toBe(0);
      return at.read('cards/codes.csv').split('\n')[1]?.split(',')[0] ?? '';
    },
  };
}
