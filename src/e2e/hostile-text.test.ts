import { describe, expect, test } from 'vitest';
import {
  costsFile,
  joinsFile,
  pddFile,
  plainFile,
  referralsFile,
  taobaoFile,
} from './files.fixture.ts';
import { openHarness } from './harness.ts';
import { ordersOf } from './orders-of.fixture.ts';

const good = plainFile({ order_no: 'W1' });
const [HEADER = '', ROW = ''] = good.split('\n');

describe('text that a spreadsheet would run', () => {
  const FORMULAS = ["=cmd|' /C calc'!A0", '@SUM(1+1)', '+1+cmd', '-1+cmd', '＝1+1', '\t=1+1'];
  /** A cell, first in its line or not, quoted or not, that begins like a formula; plain numbers do not. */
  const RUNS = /(?:^|[,\n])"?[\t\r]*[=@＝＠＋－]|(?:^|[,\n])"?[\t\r]*[+-](?![\d.]+(?:[,\n"]|$))/u;

  const expectTame = (csv: string): void => {
    expect(RUNS.exec(csv)).toBeNull();
    expect(csv, 'kept as data').toContain('=cmd|');
  };

  test('is kept as data, and does not run in any CSV that we write', async () => {
    const at = openHarness();
    await at.run('init --base-url https://q.example.cn');
    const rows = FORMULAS.map((text, n) => ({
      order_no: `${text}${n}`,
      shop: text,
      buyer_id: `${text}${n}`,
      name: text,
      status: n % 2 === 0 ? 'paid' : 'completed',
    }));
    at.write('a.csv', plainFile(...rows, { ...rows[0], order_no: `${FORMULAS[0]}x`, paid: 'no' }));
    const { code, err } = await at.run('import a.csv --rejects rejects.csv');
    expect(code, err).toBe(3);
    expect(ordersOf(at)).toContain("=cmd|' /C calc'!A00");
    expectTame(at.read('rejects.csv'));

    expectTame((await at.run('customer list --reveal --csv')).out);

    await at.run('campaign create card --channel package-card');
    const made = await at.run(
      'code batch --campaign card --per-order --status paid,completed --images none --out cards',
    );
    expect(made.code, made.err).toBe(0);
    expectTame(at.read('cards/codes.csv'));
  });

  test('nor in any list or report', async () => {
    const at = openHarness();
    const [evil = ''] = FORMULAS;
    at.write(
      '=cmd|x.csv',
      plainFile({ order_no: 'W1', buyer_id: evil, platform: evil, shop: evil }),
    );
    at.write('costs.csv', costsFile({ campaign: evil, variant: evil, kind: evil }));
    at.write('referrals.csv', referralsFile({ campaign: evil, inviter: 'a', invitee: 'b' }));
    await at.run(['import', '=cmd|x.csv']);
    await at.run('import costs.csv referrals.csv');
    expectTame((await at.run('imports list --csv')).out);
    for (const line of [
      'campaign list',
      'customer list --reveal',
      'customer list --conflicts --reveal',
      'customer actions',
      'formats list',
      'formats test costs.csv',
      "formats test '=cmd|x.csv'",
      'report cohort',
      'report funnel',
      "report funnel --steps 'join > order' --by staff",
      'report kfactor',
      'report overview',
      'report lift',
      'report channels --by variant',
      'report staff',
      'report batches',
    ])
      expect(RUNS.exec((await at.run(`${line} --csv`)).out), line).toBeNull();
  });

  test('comes back as it was from the rejects, once they are mended', async () => {
    const at = openHarness();
    at.write('a.csv', plainFile({ order_no: "=cmd|' /C calc'!A0", created_at: 'soon' }));
    await at.run('import a.csv --rejects rejects.csv');
    at.write('b.csv', at.read('rejects.csv').replace('soon', '2026-03-01 10:00:00'));
    expect((await at.run('import b.csv')).code).toBe(0);
    expect(ordersOf(at)).toEqual(["=cmd|' /C calc'!A0"]);
  });
});

describe('a row that an unquoted comma has shifted', () => {
  test('is rejected again where its rejects are imported unmended', async () => {
    const at = openHarness();
    const row = { order_no: 'W1', name: 'NAME', quantity: '2', unit_price: '3' };
    // Cut off at the header's width, this is a tea, one piece of it, for 2.00.
    at.write('a.csv', plainFile(row).replace('NAME', 'tea,1'));
    expect((await at.run('import a.csv --rejects rejects.csv')).code).toBe(3);
    const again = await at.run('import rejects.csv');
    expect(again.err).toContain('more cells than the header');
    expect(ordersOf(at)).toEqual([]);
  });
});

describe('marks that would move the cursor or turn text round', () => {
  const EVIL = '\u001B[31m\u0007\u009B2J\u202E';
  const CONTROL =
    // oxlint-disable-next-line no-control-regex -- finding control characters is the point
    /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/u;

  test('never reach the terminal from the cells, headers or names of files', async () => {
    const at = openHarness({ terminal: true });
    const evil = (text: string): string => `${text}${EVIL}${text}`;
    at.write(
      'a.csv',
      plainFile(
        {
          order_no: evil('W1'),
          shop: evil('shop'),
          buyer_id: evil('u'),
          name: evil('tea'),
          platform: evil('own'),
        },
        { order_no: evil('W2'), created_at: evil('soon') },
        { order_no: 'W3', status: evil('status') },
      ),
    );
    at.write('b.csv', taobaoFile({ 订单编号: '11', 买家会员名: evil('n'), 订单状态: evil('s') }));
    at.write(
      'c.csv',
      pddFile({ 订单号: '260201-000000000000001' }).replace('商品,', `${evil('商')},`),
    );
    at.write('d.csv', `${evil('x')},${evil('y')}\n1,2\n`);
    at.write(
      'e.csv',
      joinsFile({ external_userid: evil('wm'), nickname: evil('n'), state: evil('s') }),
    );
    at.write('f.csv', `${HEADER},${evil('z')},${evil('z')},paid\n${ROW},1,2,3.00,${evil('q')}\n`);
    at.write(`g${EVIL}.csv`, good);
    const lines = [
      ['import', 'a.csv', '--rejects', 'rejects.csv'],
      ['import', 'b.csv'],
      ['import', 'c.csv'],
      ['import', 'd.csv'],
      ['import', 'e.csv'],
      ['import', 'f.csv'],
      ['import', `g${EVIL}.csv`],
      ['import', `h${EVIL}.csv`],
      ['import', 'a.csv', '--format', EVIL],
      ['formats', 'test', 'a.csv'],
      ['formats', 'test', 'd.csv'],
      ['formats', 'show', EVIL],
      ['imports', 'list'],
      ['imports', 'show', '1'],
      ['imports', 'show', '5'],
      ['customer', 'list', '--reveal'],
      ['customer', 'list'],
      ['customer', 'show', '1', '--reveal'],
      ['customer', 'show', '2'],
      ['customer', 'find', evil('u')],
      ['report', 'cohort'],
      ['report', 'channels', '--by', 'variant'],
      ['report', 'overview'],
      ['report', 'staff'],
      ['report', 'funnel', '--steps', 'join > order', '--by', 'staff'],
      ['report', 'funnel', '--steps', `join > order[shop=${EVIL}]`],
      ['report', 'funnel', '--steps', EVIL],
      ['report', 'batches'],
      ['status'],
      [EVIL],
    ];
    for (const line of lines) {
      const { out, err } = await at.run(line);
      expect(CONTROL.exec(out + err), `${line.join(' ')}\n${JSON.stringify(out + err)}`).toBeNull();
    }
  });
});
