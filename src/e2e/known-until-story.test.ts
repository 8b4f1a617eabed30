import { expect, test } from 'vitest';
import { joinsFile, plainFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';
import { LOOKING_BACK, walkJourney } from './journey.fixture.ts';

async function afterJourney() {
  const at = openHarness({ env: LOOKING_BACK });
  await walkJourney(at, 'all');
  return at;
}

type Report = {
  readonly params: Readonly<Record<string, unknown>>;
  readonly rows: readonly unknown[];
  readonly notes: readonly { readonly code: string; readonly text: string }[];
};

test('an --until that lies ahead is cut to now, and said', async () => {
  const at = await afterJourney();
  for (const report of [
    'funnel --campaign spring-card',
    "funnel --steps 'join > order:private' --window 60d",
    'kfactor --campaign friends',
    'hooks --campaign spring-card',
    'channels',
    'first-order',
    'cohort',
  ]) {
    const now = await at.json<Report>(`report ${report}`);
    const ahead = await at.json<Report>(`report ${report} --until 2026-04-30`);
    expect(ahead.rows).toEqual(now.rows);
    expect(ahead.params['as_of']).toBe('2026-04-01T09:00:00+08:00');
    expect(ahead.notes[0]).toMatchObject({ code: 'until-ahead' });
    expect(ahead.notes[0]?.text).toContain('2026-04-30 23:59');
    expect(now.notes.some(({ code }) => code === 'until-ahead')).toBe(false);
  }
});

test('a period that lies ahead as a whole ends before it starts', async () => {
  const at = await afterJourney();
  const { code, err } = await at.run('report channels --since 2026-05-01 --until 2026-05-31');
  expect(code).toBe(2);
  expect(err).toContain('--since 2026-05-01, --until 2026-04-01 09:00:00');
});

/** Twenty people joined in March; of orders one file was read, with one of 15 March; then months pass. */
async function staleShop() {
  const at = openHarness({ env: { PSCRM_NOW: '2026-06-01T12:00:00+08:00' } });
  await at.run('init --base-url https://q.example.cn');
  const joins = Array.from({ length: 20 }, (_, n) => ({
    external_userid: `wm_test_${n}`,
    phone: `138000000${String(n + 10)}`,
    joined_at: `2026-03-${String(n + 1).padStart(2, '0')} 10:00:00`,
  }));
  at.write('joins.csv', joinsFile(...joins));
  const order = { platform: 'youzan', phone: '13800000010' };
  const [march, ahead] = ['2026-03-15 10:00:00', '2026-09-12 10:00:00'];
  at.write(
    'orders.csv',
    plainFile({ ...order, order_no: 'A1', created_at: march, paid_at: march }),
  );
  at.write('ahead.csv', plainFile({ ...order, order_no: 'A2', created_at: ahead, paid_at: ahead }));
  return at;
}

type Rule = { readonly rule: readonly { readonly code: string; readonly params: object }[] };

test('orders are known up to the last of them where nothing follows for months, whenever it was read', async () => {
  const at = await staleShop();
  const until = async (report: string) => {
    const { rule } = await at.json<Rule>(`report ${report}`);
    return rule.filter(({ code }) => /^known-(?!early)/.test(code));
  };
  await at.run('import joins.csv orders.csv');
  const orders = { code: 'known-orders', params: { until: '2026-03-15', last: 1 } };
  const own = { code: 'known-private-orders', params: { until: '2026-03-15', last: 1 } };
  expect(await until('cohort')).toMatchObject([orders]);
  expect(await until('first-order')).toMatchObject([own]);

  // An order that is dated ahead makes no cell of a month that is not there, and is named.
  const cells = await at.json<Report>('report cohort');
  await at.run('import ahead.csv');
  expect(await until('cohort')).toMatchObject([orders]);
  expect(await until('first-order')).toMatchObject([own]);
  const ahead = await at.json<Report>('report cohort');
  expect(ahead.rows).toEqual(cells.rows);
  expect(ahead.notes.map(({ text }) => text)).toContain(
    '1 order is dated later than any file of orders was read, up to 2026-09-12: it counts from that day on, and says nothing of how far orders are known.',
  );
});

test('orders of before all that was there take nothing back, nor do rebuilding and undoing', async () => {
  const at = openHarness();
  const sold = (name: string, last: string, days: number, every: number): string => {
    const rows = Array.from({ length: days }, (_, n) => {
      const day = new Date(Date.parse(last) - n * every * 86_400_000).toISOString().slice(0, 10);
      const paid = `${day} 10:00:00`;
      return { platform: 'youzan', order_no: `${name}-${n}`, created_at: paid, paid_at: paid };
    });
    at.write(`${name}.csv`, plainFile(...rows));
    return `import ${name}.csv`;
  };
  const known = async () => {
    const { rule } = await at.json<Rule>(`report first-order`);
    return rule.filter(({ code }) => /^known-.*orders|^known-whole/.test(code));
  };
  // Every seventh day up to 22 March, and it is 1 April: ten days without an order are nothing there.
  await at.run(sold('weekly', '2026-03-22', 8, 7));
  const before = await known();
  expect(before).toMatchObject([{ code: 'known-whole' }]);
  // Daily up to 31 January: 48 of the 90 days up to 22 March have one now.
  await at.run(sold('archive', '2026-01-31', 40, 1));
  expect(await known()).toEqual(before);
  await at.run('rebuild');
  expect(await known()).toEqual(before);
  await at.run('imports undo 2 --yes');
  expect(await known()).toEqual(before);
  // In the other order in a workspace of its own.
  await at.run('imports undo 1 --yes');
  await at.run('import archive.csv');
  await at.run('import weekly.csv');
  expect(await known()).toEqual(before);
});
