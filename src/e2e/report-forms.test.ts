import { describe, expect, test } from 'vitest';
import { width } from '../core/width.ts';
import {
  joinsFile,
  leavesFile,
  participantsFile,
  plainFile,
  referralsFile,
} from './files.fixture.ts';
import { openHarness } from './harness.ts';

const ORDERS = plainFile(
  { order_no: 'A1', buyer_id: 'u_test_a', paid: '1234.50', refund: '4.50' },
  { order_no: 'B1', buyer_id: 'u_test_b', paid: '12.50', refund: '0.25', currency: 'USD' },
  { order_no: 'C1', buyer_id: 'u_test_c', paid: '800', currency: 'JPY' },
);

async function withOrders() {
  const at = openHarness();
  await at.run('init');
  at.write('orders.csv', ORDERS);
  await at.run('import orders.csv');
  return at;
}

const cells = (text: string, between: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(between));

describe('the money of a customer', () => {
  test('is in minor units for a machine, whichever form it asks for', async () => {
    const at = await withOrders();
    const { rows } = await at.json<{ rows: { net_minor: number; currency: string }[] }>(
      'customer list',
    );
    const nets = [
      [123_000, 'CNY'],
      [12_25, 'USD'],
      [800, 'JPY'],
    ];
    expect(rows.map(({ net_minor, currency }) => [net_minor, currency])).toEqual(nets);

    const [header = [], ...csv] = cells((await at.run('customer list --csv')).out, ',');
    const [net, currency] = [header.indexOf('net_minor'), header.indexOf('currency')];
    expect(csv.map((row) => [Number(row[net]), row[currency]])).toEqual(nets);
    const tsv = cells((await at.run('customer list')).out, '\t');
    expect(tsv.map((row) => [Number(row[net]), row[currency]])).toEqual(nets);
  });

  test('is in major units of its own currency for people', async () => {
    const at = await withOrders();
    const table = (await at.run('customer list', { terminal: true })).out;
    for (const amount of ['1,230.00  CNY', '12.25  USD', '800  JPY'])
      expect(table).toContain(` ${amount}`);
  });

  test('is beside each of the orders in `customer show`, too', async () => {
    const at = await withOrders();
    const shown = await at.run('customer show 2 --reveal', { terminal: true });
    expect(shown.out).toMatch(/ 12\.50 +0\.25 +USD/);
    const piped = await at.run('customer show 2 --reveal');
    expect(piped.out).toContain('\t1250\t25\tUSD');
  });
});

describe('the summary of the K-factor', () => {
  /** Two were asked; one invited a friend, who joined and stayed: K is a half. */
  async function invited() {
    const at = openHarness();
    at.write(
      'participants.csv',
      participantsFile(
        { person: 'wm_test_01', at: '2026-03-01 10:00:00' },
        { person: 'wm_test_02', at: '2026-03-01 10:00:00' },
      ),
    );
    at.write(
      'referrals.csv',
      referralsFile({ inviter: 'wm_test_01', invitee: 'wm_test_03', at: '2026-03-05 10:00:00' }),
    );
    at.write('joins.csv', joinsFile({ external_userid: 'wm_test_03' }));
    at.write(
      'leaves.csv',
      leavesFile({ external_userid: 'wm_test_04', left_at: '2026-03-19 10:00:00' }),
    );
    await at.run('init');
    // Somebody else's: without any file of orders nobody could say who paid, nor without leaves who stayed.
    const paid = { created_at: '2026-03-20 10:00:00', paid_at: '2026-03-20 10:01:00' };
    at.write('orders.csv', plainFile({ order_no: 'W1', ...paid }));
    await at.run('import participants.csv referrals.csv joins.csv leaves.csv orders.csv');
    return at;
  }
  const REPORT = 'report kfactor --campaign friends';

  test('is a list under the table in Markdown', async () => {
    const { out } = await (await invited()).run(`${REPORT} --md`);
    expect(out).toMatch(
      /^\| Gen\. \|.*\n(\|.*\n)+\n- Participants: 2\n(- .*\n)+\n- Unit: .*\n(- .*\n)+$/,
    );
    const people = 'seeds 2 · participants 2 · invitees 1 · unknown 0';
    expect(out).toContain(`\n- K: K 0.5 · from – · to – · ${people}\n`);
    expect(out).toContain(`\n- K kept 7 d: K 0.5 · from – · to – · gross K 0.5 · ${people}\n`);
  });

  test.each(['--csv', ''])('is beside the rows, on stderr, for a machine (%s)', async (form) => {
    const { out, err } = await (await invited()).run(`${REPORT} ${form}`);
    const rows = cells(out, form === '' ? '\t' : ',');
    // generation, participants, mature, accepted, of these by mature; k: gross, unflagged, kept 7 and 30 days and
    // paying, each with gross beside it
    const ks = ['0.5', '0.5', '0.5', '0.5', '', '', '0', '0.5'];
    expect(rows.at(-1)).toEqual(['0', '2', '2', '1', '1', ...ks]);
    expect(rows).toHaveLength(form === '' ? 1 : 2);
    expect(err).toMatch(/^K +K 0\.5 · /m);
    expect(err).toMatch(/^K kept 7 d +K 0\.5 · /m);
  });

  test('is in the JSON and not on stderr', async () => {
    const { out, err } = await (await invited()).run(`${REPORT} --json`);
    expect(JSON.parse(out)).toMatchObject({ summary: { k: { k: 0.5 }, k_kept_7d: { k: 0.5 } } });
    expect(err).toBe('');
  });
});

describe('the rule of a report', () => {
  async function shop() {
    const at = await withOrders();
    await at.run('campaign create card --channel package-card');
    await at.run('code batch --campaign card --count 2 --images none --out codes');
    return at;
  }
  const REPORT = 'report funnel --campaign card';
  const UNIT = 'Codes: one code is one parcel or person.';

  test('stands under the table and in Markdown, and on stderr where stdout is for a machine', async () => {
    const at = await shop();
    expect((await at.run(REPORT, { terminal: true })).out).toMatch(/^Unit {2,}Codes: one code is/m);
    expect((await at.run(`${REPORT} --md`)).out).toContain(`\n- Unit: ${UNIT}`);
    for (const form of ['', '--csv']) {
      const { out, err } = await at.run(`${REPORT} ${form}`);
      expect(out).not.toContain(UNIT);
      expect(err).toContain(UNIT);
    }
    expect((await at.run(`${REPORT} --lang zh --md`)).out).toContain('- 计数单位: 码：一个码');
  });

  test('is in the JSON, in words and as codes', async () => {
    const { rule } = await (await shop()).json<{ rule: Record<string, unknown>[] }>(REPORT);
    expect(rule[0]).toEqual({
      about: 'unit',
      code: 'funnel-unit',
      params: {},
      text: expect.stringContaining(UNIT),
    });
  });

  test('and the table fit 80 columns, and what is left out is said', async () => {
    const at = await shop();
    const shown = async (columns: number): Promise<string> => {
      const { out } = await at.run(`${REPORT} --by variant`, { terminal: true, columns });
      for (const line of out.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
      return out.replaceAll('\n', ' ');
    };
    expect(await shown(80)).toMatch(/No room for (\d) columns \(.*Overall from, Overall to\b/);
    expect(await shown(160)).not.toContain('No room');
  });
});

describe('what a report does', () => {
  test('is noted in lines that fit the screen, and in one for a machine', async () => {
    const at = await withOrders();
    const screen = { terminal: true, columns: 60 };
    const { err } = await at.run('report overview --lang en', screen);
    const lines = err.trimEnd().split('\n');
    expect(lines.filter((line) => width(line) > 60)).toEqual([]);
    expect(err).toMatch(/^note: The trade’s formula, .*\n.*counts/);
    expect((await at.run('report overview')).err).toMatch(
      /^note: The trade’s formula.*multiplied\.$/m,
    );
  });

  test('is told as SQL that the sqlite3 shell takes', async () => {
    const at = await withOrders();
    const { out } = await at.run('report cohort --explain');
    expect(out).toContain(`.parameter set @currency "'CNY'"\n`);
    expect(out).toMatch(/^SELECT .*;\n/ms);
    const { statements } = await at.json<{ statements: { sql: string; params: object }[] }>(
      'report cohort --explain',
    );
    const gives =
      'Gives size, mature, customers, retained, rate, orders, gross_minor, net_minor, spent_each_minor, repeat_rate, by cohort, period.';
    expect(statements.at(-1)).toMatchObject({ params: { unit: 'month' }, about: { text: gives } });
    const laidOut = (await at.run('report first-order --explain')).out;
    expect(laidOut).toMatch(/^-- Lays out every paid order .*\n\.parameter set @asOf \d+\n/m);
    expect(laidOut).toMatch(/^-- Gives ordered, waiting, open, share, by within_days\.\nWITH /m);
    expect((await at.run('report first-order --explain --lang zh')).out).toContain(
      '-- 得到 people',
    );
    const both = await at.run('report cohort --explain --who 2026-03:0');
    expect(both).toMatchObject({ code: 2, err: expect.stringContaining('--who + --explain') });
  });

  test('is listed with an example of each', async () => {
    // What reports there are does not hang on a workspace.
    const nowhere = openHarness();
    const { out } = await nowhere.run('report --list');
    expect(out).toMatch(
      /^cohort\t.*\tpscrm report cohort\t--campaign --top --since --until --currency --gross\tMonths .*$/m,
    );
    const screen = { terminal: true, columns: 80 };
    const onScreen = (await nowhere.run('report --list', screen)).out.split('\n');
    expect(onScreen.filter((line) => width(line) > 80)).toEqual([]);
    expect(onScreen).toContain('    $ pscrm report cohort');
    // A person sees what each can be told apart by, and why not by all.
    expect(onScreen).toContain('    Months and weeks are the rows: --unit.');
    const at = await withOrders();
    expect((await at.run('report funnel --list')).code).toBe(2);
    expect((await at.run('report')).out).toContain('Usage: pscrm report');
  });

  test('is not altered by an option that would do nothing', async () => {
    const at = await withOrders();
    const { code, err } = await at.run('report funnel --top 3');
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('--by') });
    expect((await at.run('report cohort --campaign x')).code).toBe(2);
    expect((await at.run('report cohort --currency XXQ')).err).toContain('[bad-currency]');
  });
});
