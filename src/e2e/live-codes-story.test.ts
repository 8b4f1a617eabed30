import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { qrMatrix } from '../print/matrix.ts';
import { qrPng } from '../print/png.ts';
import { openHarness } from './harness.ts';

/** Monday 2 March 2026, ten in the morning in Shanghai. */
const MONDAY = { env: { PSCRM_NOW: '2026-03-02T10:00:00+08:00', USER: 'operator' } };
const TUESDAY = { env: { PSCRM_NOW: '2026-03-03T10:00:00+08:00', USER: 'night-shift' } };
const GROUP = 'https://weixin.qq.com/g/AwYAAtest';

type Harness = ReturnType<typeof openHarness>;

/** Two members of staff, a group, a poster with three codes. */
async function desk(): Promise<Harness & { codes: string[] }> {
  const at = openHarness(MONDAY);
  at.write('group.png', qrPng(qrMatrix(GROUP)));
  for (const line of [
    'init --base-url https://q.example.cn',
    'campaign create spring --channel poster --variant sample --variant red',
    'target add anna --kind acquisition-link --url https://work.weixin.qq.com/ca/a --staff staff_01 --cost-per-add 1.20',
    'target add bo --kind contact-way --state bo-all --url https://work.weixin.qq.com/ca/b',
    'target add group-7 --kind qr-image --group --file group.png',
    "pool create sales --policy round-robin --target anna --target bo --cap-day 2 --hours 'mon-fri 09:00-18:00'",
    'code batch --campaign spring --count 3 --seed desk --images none --out cards --pool sales',
  ])
    expect(await at.run(line), line).toMatchObject({ code: 0 });
  const codes = at
    .read('cards/codes.csv')
    .split('\n')
    .slice(1, 4)
    .map((line) => line.slice(0, line.indexOf(',')));
  return { ...at, codes };
}

describe('a target', () => {
  it('says what it can bring back', async () => {
    const at = openHarness(MONDAY);
    await at.run('init');
    const line = 'target add anna --kind acquisition-link --url https://work.weixin.qq.com/ca/a';
    const { out, err } = await at.run(line);
    expect(out).toContain('customer_channel, at most 64 bytes');
    expect(err).toBe('next: pscrm pool create NAME --target anna\n');
    const { out: bo } = await at.run(
      'target add bo --kind contact-way --state s --url https://work.weixin.qq.com/ca/b --lang zh',
    );
    expect(bo).toContain('最多 30 个字符');
  });

  it('of a group is read back, kept, and lives a week and for two hundred', async () => {
    const at = await desk();
    expect(await at.json('target show group-7')).toMatchObject({
      qr: GROUP,
      url: null,
      group: true,
      expires_at: '2026-03-09T10:00:00+08:00',
      capacity: 200,
      capacity_used: 0,
      now: 'free',
    });
    const later = { env: { PSCRM_NOW: '2026-03-09T10:00:00+08:00' } };
    expect(await at.json('target show group-7', later)).toMatchObject({ now: 'expired' });
    // A new picture is good for another week.
    expect(await at.json('target edit group-7 --file group.png', later)).toMatchObject({
      now: 'free',
      expires_at: '2026-03-16T10:00:00+08:00',
    });
  });

  it('of a group is full when it was shown so often, until a new group takes its place', async () => {
    const at = await desk();
    const db = new Sqlite(at.path('pscrm.db'));
    db.exec('INSERT INTO target_counts (target_id, day, shown) VALUES (3, 20514, 200)');
    db.close();
    expect(await at.json('target show group-7')).toMatchObject({ now: 'full', capacity_used: 200 });
    await at.run('target edit group-7 --file group.png');
    expect(await at.json('target show group-7')).toMatchObject({ now: 'full' });
    await at.run('target edit group-7 --file group.png --new-group');
    expect(await at.json('target show group-7')).toMatchObject({
      now: 'free',
      capacity_used: 0,
      shown_total: 200,
    });
  });

  it('of a fixed state has the joins that bear it, as one of the variant and of no code', async () => {
    const at = await desk();
    at.write(
      'joins.csv',
      'external_userid,staff,joined_at,state\n' +
        'wm_test_01,bo,2026-03-02 11:00:00,bo-sample\nwm_test_02,bo,2026-03-02 11:00:00,else\n',
    );
    const joinOf = async (): Promise<unknown> => {
      const { joins } = await at.json<{ joins: object[] }>('customer show 1', TUESDAY);
      return joins[0];
    };
    await at.run('import joins.csv', TUESDAY);
    expect(await joinOf()).toMatchObject({ level: 'unknown', variant: null });
    const way = '--campaign spring --variant sample --url https://work.weixin.qq.com/ca/c';
    expect(await at.run(`target edit bo --state bo-sample ${way}`)).toMatchObject({ code: 0 });
    const proved = { level: 'P3', campaign: 'spring', variant: 'sample' };
    expect(await joinOf()).toMatchObject(proved);
    // Another state from now on: whoever came by the old one came by it still.
    await at.run(`target edit bo --state bo-sample-2 ${way}`);
    expect(await joinOf()).toMatchObject(proved);
    expect((await at.run('target show bo')).out).not.toContain('bo-sample\t');
    expect(await at.json('rebuild')).toMatchObject({ differences: [] });
    expect(
      (await at.run(`target add cai --kind contact-way --state bo-sample ${way}`)).err,
    ).toContain('[state-taken]');
  });

  it('needs what its kind needs, and nothing else', async () => {
    const at = await desk();
    for (const [line, code] of [
      ['target add x --kind acquisition-link', 'missing-option'],
      ['target add x --kind qr-image --url https://example.com', 'usage'],
      ['target add x --kind url --file group.png', 'usage'],
      ['target add x --kind contact-way --url https://example.com', 'missing-option'],
      ['target add x --kind url --url https://example.com --state s', 'usage'],
      ['target add x --kind url --url https://example.com --group', 'usage'],
      [
        `target add x --kind contact-way --url https://example.com --state ${'s'.repeat(31)}`,
        'bad-option',
      ],
      ['target add x --kind url --url https://example.com --capacity 0', 'bad-option'],
      ['target add x --kind url --url https://example.com --expires soon', 'bad-moment'],
      ['target add x', 'missing-option'],
    ] as const)
      expect((await at.run(line)).err, line).toContain(`[${code}]`);
    expect((await at.run('target list')).out).not.toContain('x\t');
  });

  it('its keys as JSON are these', async () => {
    const at = await desk();
    const keys = Object.keys(await at.json<object>('target show anna'));
    const standing = ['now', 'shown_today', 'shown_total', 'add_rate', 'expires_at'];
    const cost = ['cost_per_add_minor', 'currency', 'cost_accrued_minor'];
    const where = ['schema', 'name', 'kind', 'url', 'qr', 'staff', 'group'];
    const room = ['capacity', 'capacity_used'];
    const use = ['pools', 'codes', 'adds', 'ways', 'paused_at', 'created_at'];
    expect(keys).toEqual([...where, ...standing, ...room, ...cost, ...use]);
  });
});

describe('a pool', () => {
  it('shows whom it would show now and why', async () => {
    const at = await desk();
    expect((await at.run('pool show sales')).out).toContain('anna, whose turn it is');
    expect(await at.json('pool show sales')).toMatchObject({
      reason: 'round-robin',
      targets: ['anna'],
      members: [{ target: 'anna', now: 'free', cap_day: 2 }, { target: 'bo' }],
    });
    await at.run('target pause anna');
    expect(await at.json('pool show sales')).toMatchObject({
      targets: ['bo'],
      members: [{ now: 'paused' }, { now: 'free' }],
    });
    const sunday = { env: { PSCRM_NOW: '2026-03-01T10:00:00+08:00' } };
    expect((await at.run('pool show sales', sunday)).out).toContain('Nobody is free now');
    await at.run('pool edit sales --fallback-url https://shop.example.com');
    expect((await at.run('pool show sales', sunday)).out).toContain('https://shop.example.com');
    await at.run('pool edit sales --backup group-7');
    expect(await at.json('pool show sales', sunday)).toMatchObject({
      reason: 'backup',
      targets: ['group-7'],
    });
  });

  it('is simulated to the one, and nothing is counted', async () => {
    const at = await desk();
    await at.run('pool edit sales --backup group-7 --fallback-url https://shop.example.com');
    for (let again = 0; again < 2; again += 1) {
      const { rows } = await at.json<{ rows: unknown[] }>('pool simulate sales --visits 300');
      expect(rows).toEqual([
        { target: 'group-7', reason: 'backup', shown: 200, share: 2 / 3 },
        { target: null, reason: 'fallback', shown: 96, share: 0.32 },
        { target: 'anna', reason: 'round-robin', shown: 2, share: 2 / 300 },
        { target: 'bo', reason: 'round-robin', shown: 2, share: 2 / 300 },
      ]);
    }
  });

  it('keeps what is not spoken of when something is changed', async () => {
    const at = await desk();
    await at.run("pool edit sales --target bo --cap-adds 5 --date '2026-03-02 off'");
    expect(await at.json('pool show sales')).toMatchObject({
      members: [
        { target: 'anna', now: 'free', cap_day: 2, cap_adds: null, dates: null },
        {
          target: 'bo',
          now: 'hours',
          cap_day: 2,
          cap_adds: 5,
          cap_adds_shown: 5,
          dates: '2026-03-02 off',
        },
      ],
    });
    await at.run('pool edit sales --target bo --cap-day none --hours always --date none');
    expect(await at.json('pool show sales')).toMatchObject({
      members: [{}, { now: 'free', cap_day: null, hours: null, dates: null }],
    });
    expect((await at.run('pool edit sales --weight 3')).err).toContain('[missing-option]');
  });
});

describe('a code', () => {
  it('leads elsewhere from one moment to the next, and its history says who did it', async () => {
    const at = await desk();
    const [code = ''] = at.codes;
    await at.run(`code edit ${code} --target anna --valid-until 2026-03-31`, TUESDAY);
    await at.run(`code edit https://q.example.cn/${code} --disable`, TUESDAY);
    const shown = await at.json<{ history: unknown[] }>(`code show ${code}`, TUESDAY);
    expect(shown).toMatchObject({
      url: `https://q.example.cn/${code}`,
      points_to: { kind: 'target', name: 'anna' },
      now: { reason: 'disabled', target: null, to: null },
      valid_until: '2026-04-01T00:00:00+08:00',
    });
    expect(shown.history).toMatchObject([
      { at: '2026-03-02T10:00:00+08:00', who: '', points_to: { kind: 'pool', name: 'sales' } },
      { who: 'night-shift', points_to: { kind: 'target', name: 'anna' }, disabled_at: null },
      { who: 'night-shift', disabled_at: '2026-03-03T10:00:00+08:00' },
    ]);
    await at.run(`code edit ${code} --enable`, TUESDAY);
    expect((await at.run(`code show ${code}`, TUESDAY)).out).toContain(
      `anna https://work.weixin.qq.com/ca/a?customer_channel=${code}`,
    );
  });

  it('is changed with its batch; what is so already is left alone; a dry run changes nothing', async () => {
    const at = await desk();
    const [code = ''] = at.codes;
    const edit = (line: string): Promise<unknown> => at.json(`code edit ${line}`);
    expect(await edit(`${code} --none`)).toMatchObject({ codes: 1, changed: 1 });
    expect(await edit('--batch 1 --none --dry-run')).toMatchObject({ codes: 3, changed: 2 });
    expect(await edit('--campaign spring --none')).toMatchObject({ codes: 3, changed: 2 });
    expect(await edit('--campaign spring --none')).toMatchObject({ codes: 3, changed: 0 });
    expect((await at.run(`code show ${code}`)).out).toContain('leads to nothing yet → –');
    for (const line of [
      code,
      '--none',
      `${code} --none --pool sales`,
      `${code} --disable --enable`,
    ])
      expect((await at.run(`code edit ${line}`)).code, line).toBe(2);
  });

  it('is drawn in a terminal, and not in a pipe', async () => {
    const at = await desk();
    const [code = ''] = at.codes;
    const signs = /[█▄▀]{9}/;
    expect((await at.run(`code show ${code}`, { ...MONDAY, terminal: true })).out).toMatch(signs);
    expect((await at.run(`code show ${code}`)).out).not.toMatch(signs);
  });
});

describe('the settings', () => {
  it('are set, shown and taken back', async () => {
    const at = await desk();
    await at.run('config set brand 测试品牌');
    at.write('logo.png', Buffer.from('89504e470d0a1a0a', 'hex'));
    await at.run('config set logo logo.png');
    expect((await at.run('config get brand')).out).toBe('测试品牌\n');
    const { rows } = await at.json<{ rows: { name: string; value: string | null }[] }>(
      'config list',
    );
    expect(Object.fromEntries(rows.map(({ name, value }) => [name, value]))).toEqual({
      'base-url': 'https://q.example.cn',
      'timezone': 'Asia/Shanghai',
      'currency': 'CNY',
      'brand': '测试品牌',
      'colour': '#07c160',
      'logo': '2',
      'operator': null,
      'privacy-url': null,
    });
    await at.run("config set brand ''");
    expect((await at.run('config get brand')).out).toBe('\n');
    expect((await at.run('config set privacy-url javascript:x')).err).toContain('[bad-scheme]');
    expect((await at.run('config set timezone UTC')).err).toContain('[settings-fixed]');
  });
});
