import { chmodSync } from 'node:fs';
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { REASON_NUMBER } from '../codes/redirect/words.ts';
import { openWhoami } from '../codes/redirect/whoami.ts';
import { DAY_MS, dayOf } from '../core/time.ts';
import { openWorkspace } from '../db/open.ts';
import { openSpillFile } from '../server/spill-file.ts';
import { NOW, openHarness } from './harness.ts';

type Found = {
  errors: number;
  rows: { severity: string; finding: string; text: string; next: string }[];
};

/** A shop that has thought of everything: Wednesday 2026-04-01 09:00 in Shanghai. */
async function openShop(...more: readonly string[]) {
  const at = openHarness();
  const type = async (...lines: readonly string[]): Promise<void> => {
    for (const line of lines) {
      const { code, err } = await at.run(line);
      expect({ line, code, err }).toEqual({ line, code: 0, err: expect.anything() });
    }
  };
  await type(
    'init --base-url https://q.example.cn',
    'config set brand 测试品牌',
    'config set operator 测试公司',
    'config set privacy-url https://www.example.cn/privacy',
    'campaign create spring --channel package-card --variant sample --variant redpacket',
    'target add anna --kind acquisition-link --url https://work.weixin.qq.com/ca/cawcde0000',
    'target add shop --kind url --url https://shop.example.com/',
    'pool create sales --target anna',
    'code batch --campaign spring --pool sales --count 20 --out cards --images none',
    ...more,
  );
  /** Its exit code is 1 where there is an error, and only there. */
  const examine = async (flags: string): Promise<Found> => {
    const { code, out } = await at.run(`doctor ${flags} --json`);
    const found: Found = JSON.parse(out);
    expect(code).toBe(found.errors > 0 ? 1 : 0);
    return found;
  };
  const doctor = async (flags = ''): Promise<string[]> =>
    (await examine(flags)).rows.map(({ severity, finding }) => `${severity} ${finding}`);
  const sentence = async (finding: string): Promise<string | undefined> =>
    (await examine('')).rows.find((row) => row.finding === finding)?.text;
  return { at, type, doctor, sentence, path: at.path('pscrm.db') };
}

/** People who came to the pool `daysAgo`, and what became of them. */
function come(path: string, n: number, daysAgo: number, reason: keyof typeof REASON_NUMBER): void {
  const db = openWorkspace(path, { create: false });
  const code = db.prepare<[], string>('SELECT code FROM codes ORDER BY id').pluck().get() ?? '';
  const at = NOW - daysAgo * DAY_MS;
  const visit = db.prepare(`INSERT INTO visits (code, at, day, visitor, reason, pool_id)
    VALUES (?, ?, ?, ?, ?, (SELECT pool_id FROM codes WHERE code = ?))`);
  for (let i = 0; i < n; i += 1)
    visit.run(code, at + i, dayOf(at, 'Asia/Shanghai'), `v${i}`, REASON_NUMBER[reason], code);
  db.close();
}

describe('pscrm doctor', () => {
  it('finds nothing where all is thought of, and that nobody serves it yet', async () => {
    const { at } = await openShop();
    const { code, out, err } = await at.run('doctor', { terminal: true });
    expect(code).toBe(0);
    expect(out).toBe('note: server\n  No server works on this workspace.\n  pscrm serve\n');
    expect(err).toBe('0 errors, 0 warnings, 1 note\n');
  });

  it('names the evening on which nobody is there, in the reader’s words', async () => {
    const { at, sentence } = await openShop(
      "pool edit sales --target anna --hours 'mon-sat 00:00-24:00' --hours 'sun 00:00-20:00'",
    );
    expect(await sentence('pool-gaps')).toBe(
      'Nobody is there 1 time in the next 7 days, 4 hours in all, first on Sun 04-05 20:00–24:00; and there is no fallback address.',
    );
    const { out } = await at.run('doctor --lang zh', { terminal: true });
    expect(out).toContain('未来 7 天有 1 段、共 4 小时无人接待，最近的是 周日 04-05 20:00–24:00');
  });

  it('says by how much last week would have passed the caps', async () => {
    const { path, sentence } = await openShop('pool edit sales --target anna --cap-day 15');
    come(path, 15, 1, 'weighted');
    // Today is not over yet: it would be compared with whole days.
    come(path, 99, 0, 'weighted');
    expect(await sentence('caps-of-a-day')).toBeUndefined();
    come(path, 40, 3, 'weighted');
    come(path, 16, 5, 'away');
    come(path, 99, 9, 'weighted');
    expect(await sentence('caps-of-a-day')).toBe(
      'Its caps let 15 through in a day; 40 people came on 2026-03-29, and more than that on 2 of the last 7 days.',
    );
    expect(await sentence('pool-sent-away')).toBe(
      '16 people found nobody there in the last 7 days.',
    );
  });

  it('counts the codes that lead to nothing; once people came to them it fails', async () => {
    const { at, path, type, doctor, sentence } = await openShop('code edit --batch 1 --none');
    expect(await doctor()).toEqual(['warning codes-lead-nowhere', 'note server-none']);
    come(path, 2, 0, 'no-destination');
    expect(await sentence('codes-lose-people')).toBe(
      '20 of 20 codes of spring lead to nothing, and 2 people scanned one in the last 7 days.',
    );
    const { code, out } = await at.run('doctor');
    expect(code).toBe(1);
    // What it says to type is what helps.
    const next = out.split('\n')[0]?.split('\t').at(-1) ?? '';
    await type(next.replace(/^pscrm /, ''));
    expect(await doctor()).toEqual(['note server-none']);
  });

  it('wants a contact way for every variant', async () => {
    const { doctor } = await openShop(
      'target add bo --kind contact-way --state bo-1 --campaign spring --variant sample --url https://work.weixin.qq.com/ca/cawcde0001',
      'pool edit sales --target bo',
    );
    // Batches share the variants out: both are there.
    expect(await doctor()).toEqual(['error no-way-for-variant', 'note server-none']);
  });

  it('sees whom the file can be read by', async () => {
    const { path, doctor } = await openShop();
    chmodSync(path, 0o644);
    expect(await doctor()).toContain('warning readable-by-others');
    chmodSync(path, 0o600);
    expect(await doctor()).not.toContain('warning readable-by-others');
  });

  it('sees a server that is gone, and visits that it left behind', async () => {
    const { at, path, doctor, sentence } = await openShop();
    const db = openWorkspace(path, { create: false });
    const since = NOW - 3_600_000;
    db.prepare(`INSERT INTO server_holder (id, pid, host, address, since, beat_at)
      VALUES (1, 7, 'other', '127.0.0.1:8787', ?, ?)`).run(since, NOW - 1_000);
    expect(await doctor()).toEqual([]);
    db.prepare('UPDATE server_holder SET beat_at = ?').run(NOW - 60_000);
    db.close();
    const spill = openSpillFile(path, 'a', false);
    const row = { code: 'abc', at: since, day: 20_000, visitor: '', flags: 0, reason: 6, page: 0 };
    spill.append([row, row].map((one) => ({ ...one, targetId: 1, poolId: null })));
    spill.close();
    expect(await doctor()).toEqual(['warning visits-waiting', 'warning server-gone']);
    expect(await sentence('server-gone')).toBe(
      'The server (process 7 on other, since Wed 04-01 08:00) is gone without having stopped.',
    );
    expect((await at.run('doctor')).out).toContain('2 visits wait in a file beside the workspace');
  });

  it('reads everything through when told to', async () => {
    const { path, type, doctor } = await openShop();
    expect(await doctor('--integrity')).toEqual(['note server-none']);
    const db = openWorkspace(path, { create: false });
    db.exec('INSERT INTO target_counts (target_id, day, shown) VALUES (1, 20000, 3)');
    db.close();
    expect(await doctor('--integrity')).toContain('warning counts-differ');
    await type('rebuild');
    expect(await doctor('--integrity')).toEqual(['note server-none']);
  });

  it('asks the base URL only when told to, and knows its own server', async () => {
    const { path, type, doctor } = await openShop();
    const whoami = openWhoami(openWorkspace(path, { create: false }));
    const stranger = openWhoami(openWorkspace(':memory:', { create: true }));
    let [asked, answer] = [0, whoami];
    const server = createServer((request, response) => {
      asked += 1;
      response.end(answer(new URL(request.url ?? '', 'http://a').searchParams.get('nonce') ?? ''));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const address = server.address();
    if (address === null || typeof address === 'string') throw new TypeError('no port');
    await type(`config set base-url http://127.0.0.1:${address.port}`);
    expect(await doctor()).toEqual(['error base-url-local', 'note server-none']);
    expect(asked).toBe(0);
    expect(await doctor('--online')).toContain('note online-ours');
    answer = stranger;
    expect(await doctor('--online')).toContain('error online-other-workspace');
    expect(asked).toBe(2);
  });
});

it('--data scores what was imported, with the numbers that each score is made of', async () => {
  const at = openHarness();
  await at.run('init');
  at.write(
    'orders.csv',
    'platform,order_no,status,buyer_id,created_at,currency,paid\n' +
      'youzan,1,paid,u_test_01,2026-03-31 08:00:00,CNY,1.00\n' +
      'youzan,2,paid,,2026-03-31 08:00:00,CNY,1.00\n' +
      'youzan,3,paid,u_test_01,2026-03-31 08:00:00,CNY,1.0o\n',
  );
  await at.run('import orders.csv');
  type Quality = { score: number; heads: { head: string; score: number | null }[] };
  const { quality } = await at.json<{ quality: Quality }>('doctor --data');
  expect(quality.heads.map(({ head, score }) => `${head} ${String(score)}`)).toEqual([
    'data-full 50', // one of two orders is nobody's; there are no joins
    'data-continuous 100',
    'data-valid 88.8', // one of three rows was rejected: 66.6; amounts and times are right
    'data-correct 100',
  ]);
  expect(quality.score).toBe(84.7);
  const { out, err } = await at.run('doctor --data', { terminal: true });
  expect(out).toMatch(/own-shop orders of nobody +1 +2 +50\.0/);
  expect(out).toMatch(/= mean of the four heads +– +– +84\.7/);
  expect(out).toContain('Check: 100 × (1 − how many ÷ of), rounded down.');
  expect(err).toContain('Data quality 84.7 of 100 (data: full 50.0 · data: continuous 100.0');
  // No findings less than before, and nothing about data where nobody asks.
  expect(await at.json('doctor')).not.toHaveProperty('quality');
});

it('--data counts a shop that was forgotten while another goes on', async () => {
  const at = openHarness();
  await at.run('init');
  const head = 'platform,shop,order_no,status,created_at,paid_at,currency,paid\n';
  const rows = (shop: string, days: readonly string[]): string =>
    days
      .map((day) => `youzan,${shop},${shop}${day},paid,${day} 08:00,${day} 08:00,CNY,1.00\n`)
      .join('');
  const days = Array.from({ length: 31 }, (_, n) => `2026-03-${String(n + 1).padStart(2, '0')}`);
  at.write('north.csv', head + rows('north', days));
  at.write('south.csv', head + rows('south', days.slice(0, 10)));
  await at.run('import north.csv south.csv');
  type Checks = { code: string; n: number; of: number; score: number | null }[];
  type Quality = { heads: { head: string; score: number | null; checks: Checks }[] };
  const continuous = async (): Promise<unknown[]> => {
    const { quality } = await at.json<{ quality: Quality }>('doctor --data');
    const its = quality.heads.find((one) => one.head === 'data-continuous');
    const behind = its?.checks.find(({ code }) => code === 'data-shops-behind');
    return [behind?.n, behind?.of, its?.score];
  };
  // No day lacks an order (100); one of two shops is behind (50); there are no joins.
  expect(await continuous()).toEqual([1, 2, 75]);
  // Of whom somebody says that there was nothing until weeks before, nobody forgot the files.
  await at.run('imports complete 2 --until 2026-03-15');
  expect(await continuous()).toEqual([0, 2, 100]);
  await at.run('imports complete 2 --until closed');
  expect(await continuous()).toEqual([0, 0, 100]);
});
