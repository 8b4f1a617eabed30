import { describe, expect, test } from 'vitest';
import { commandsOf } from '../commands/index.ts';
import { width } from '../core/width.ts';
import { run } from '../program.ts';
import { wantsColour } from '../ui/colour.ts';
import { openHarness } from './harness.ts';
import { silentIo } from './silent-io.fixture.ts';

const COMMANDS = await commandsOf(undefined);

const PATHS = COMMANDS.map(({ path }) => path);
/** First words that are no command by themselves, as `sheet` is beside `sheet init`. */
const GROUPS = [
  ...new Set(PATHS.filter((path) => path.includes(' ')).map((path) => path.split(' ')[0] ?? '')),
].filter((group) => !PATHS.includes(group));

describe('help', () => {
  const asking = [...PATHS, ...GROUPS].flatMap((path) => [
    `${path} --help`,
    `${path} -h`,
    `help ${path}`,
  ]);

  test.each(['', '-h', '--help', 'help', ...GROUPS, ...asking])('pscrm %s', async (line) => {
    const at = openHarness();
    const { code, out, err } = await at.run(line);
    expect([code, err]).toEqual([0, '']);
    const path = line.replace(/^help ?| ?(?:--help|-h)$/g, '');
    expect(out).toContain(`Usage: pscrm${path === '' ? '' : ` ${path}`} [`);
    const zh = await at.run(line, { env: { PSCRM_LANG: 'zh' } });
    expect([zh.code, zh.err]).toEqual([0, '']);
    expect(zh.out).toMatch(/^用法/);
    expect(zh.out).not.toMatch(/Usage:|Options:|Commands:|display help/);
  });

  test('a leaf has a sentence and an example', async () => {
    const { out } = await openHarness().run('import --help');
    expect(out).toContain('Read order exports and other files into the workspace.');
    expect(out).toContain('  $ pscrm import pdd_orders.csv');
  });

  test('--version prints the version alone', async () => {
    for (const flag of ['--version', '-V'])
      expect(await openHarness().run(flag)).toEqual({ code: 0, out: '0.0.0-test\n', err: '' });
  });
});

describe('slips of the finger', () => {
  test.each([
    ['imprt a.csv', 'unknown-command', 'Did you mean import?'],
    ['report funel', 'unknown-command', 'Did you mean funnel?'],
    ['help report funel', 'unknown-command', 'Did you mean funnel?'],
    ['campaign', undefined, ''],
    ['bananas', 'unknown-command', ''],
    ['customer bananas', 'unknown-command', ''],
    ['import --jsn a.csv', 'unknown-option', 'Did you mean --json?'],
    ['status --bananas', 'unknown-option', ''],
    ['status --csv', 'unknown-option', ''],
    ['import a.csv --rejects', 'missing-option', ''],
    [
      'report funnel --by weather',
      'bad-option',
      'channel, variant, batch, target, staff, platform',
    ],
    ['customer list --limit some', 'bad-option', ''],
    ['customer list --limit 0', 'bad-option', 'Known: 1, 2, 3 …'],
    ['customer list --conflicts --limit 0', 'bad-option', 'Known: 1, 2, 3 …'],
    ['imports list --limit 0', 'bad-option', 'Known: 1, 2, 3 …'],
    ['campaign show a b', 'too-many-arguments', ''],
  ])('pscrm %s', async (line, problem, hint) => {
    const at = openHarness();
    await at.run('init');
    const { code, out, err } = await at.run(line);
    if (problem === undefined) return expect([code, err]).toEqual([0, '']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(new RegExp(`^error: .+ \\[${problem}\\]\\nhint: .+\\n$`));
    expect(err).toContain(hint);
    if (hint === '') expect(err).not.toContain('Did you mean');
    const json = await at.run(`${line} --json`);
    // An option that lacks its value takes the next word for it.
    if (line.endsWith('--rejects')) return;
    const { error }: { error: Record<string, unknown> } = JSON.parse(json.out);
    expect([json.code, json.err, Object.keys(error)]).toEqual([2, '', ['code', 'message', 'hint']]);
  });

  test.each([
    ['import a.csv --platform tabao', 'bad-option', 'Known: taobao, jd, pdd'],
    ['campaign create y --channel sms --variant a:0.3', 'bad-weight', '--variant red-packet:3'],
    ['campaign create y --channel sms --variant a --variant a', 'variant-twice', 'a:2'],
    ['code batch --campaign x --count 0 --dry-run', 'bad-option', 'Known: 1 … 10000000'],
    ['code batch --campaign x --count 100000000 --dry-run', 'bad-option', 'Known: 1 … 10000000'],
    ['code batch --campaign x --count 1e3 --dry-run', 'bad-option', 'Known: 1 … 10000000'],
    ['code batch --campaign x --count 1 --length 2 --out y', 'bad-option', 'Known: 5 … 30'],
  ])('pscrm %s says what would do', async (line, problem, hint) => {
    const at = openHarness();
    at.write('a.csv', 'code,at,visitor\n');
    await at.run('init --base-url https://q.example.cn');
    await at.run('campaign create x --channel sms');
    const { code, err } = await at.run(line);
    expect(code).toBe(2);
    expect(err).toContain(`[${problem}]\nhint: `);
    expect(err).toContain(hint);
    expect(err).not.toContain('{');
  });

  test('where nothing is known yet, a dash says so', async () => {
    const at = openHarness();
    await at.run('init');
    expect((await at.run('campaign show x')).err).toContain('hint: Known: –. ');
  });

  test('what is no error of ours is called a bug: one line, no stack, exit 1', async () => {
    let [out, err] = ['', ''];
    const io = silentIo({
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      now: () => {
        throw new TypeError('the clock\nis broken');
      },
    });
    expect(await run(['status'], io, '1')).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(
      /^error: This is a bug in pscrm: TypeError: the clock \[bug\]\nhint: .*--debug.*\n$/,
    );
    await run(['status', '--debug'], io, '1');
    expect(err).toMatch(/\n\s+at /);
  });
});

describe('languages', () => {
  test.each([
    ['--lang zh', { PSCRM_LANG: 'en', LC_ALL: 'en_US.UTF-8' }, 'zh'],
    ['--lang=en', { PSCRM_LANG: 'zh' }, 'en'],
    ['', { PSCRM_LANG: 'zh-CN', LC_ALL: 'en_US.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
    ['', { PSCRM_LANG: 'en', LC_ALL: 'zh_CN.UTF-8' }, 'en'],
    ['', { LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
    ['', { LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
    ['', { LANG: 'zh_TW.UTF-8' }, 'zh'],
    ['', { PSCRM_LANG: '', LC_ALL: '', LANG: '' }, 'en'],
    ['', { LANG: 'de_DE.UTF-8' }, 'en'],
    ['', {}, 'en'],
  ])('flag “%s” in %o: %s', async (flag, env, language) => {
    const { err } = await openHarness({ env }).run(`status ${flag}`);
    expect(err.startsWith(language === 'zh' ? '错误：' : 'error:')).toBe(true);
  });

  test('JSON, CSV and codes are the same in both', async () => {
    const at = openHarness();
    await at.run('init');
    await at.run('campaign create 春季 --channel sms');
    for (const line of [
      'status --json',
      'campaign list --json',
      'campaign list --csv',
      'campaign list',
    ])
      expect((await at.run(`${line} --lang zh`)).out).toBe((await at.run(`${line} --lang en`)).out);
  });

  test.each(['en', 'zh'])('columns line up with Chinese in them (%s)', async (language) => {
    const at = openHarness({ env: { PSCRM_LANG: language } });
    await at.run('init');
    for (const name of ['春季卡片', 'a', '会员日-2026'])
      await at.run(`campaign create ${name} --channel package-card`);
    const { out } = await at.run('campaign list', { terminal: true });
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    const channel = language === 'zh' ? '包裹卡' : 'package card';
    // The second column begins below the widest name and two blanks: 13 on screen.
    for (const line of lines.slice(1)) expect(width(line.slice(0, line.indexOf(channel)))).toBe(13);
    const title = language === 'zh' ? '渠道' : 'Channel';
    expect(width(lines[0]?.split(title)[0] ?? '')).toBe(13);
    expect(new Set(lines.slice(1).map(width)).size).toBe(1);
  });
});

describe('colour', () => {
  // NO_COLOR (no-color.org) over FORCE_COLOR over being a terminal that can.
  test.each([
    [{}, true, true, true],
    [{}, false, true, false],
    [{ TERM: 'dumb' }, true, true, false],
    [{ NO_COLOR: '1' }, true, true, false],
    [{ NO_COLOR: '' }, true, true, true],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, true, false],
    [{ FORCE_COLOR: '1' }, false, true, true],
    [{ FORCE_COLOR: '0' }, true, true, false],
    [{ FORCE_COLOR: '1' }, true, false, false],
  ])('%o, terminal %s, without --no-color %s: %s', (env, terminal, flag, on) => {
    expect(wantsColour(env, terminal, flag)).toBe(on);
  });

  test('reaches results and errors alike, and --no-color both', async () => {
    const at = openHarness({ terminal: true, env: { NO_COLOR: '' } });
    const coloured = (text: string): boolean => text.includes('\u001B[');
    expect(coloured((await at.run('status')).err)).toBe(true);
    expect(coloured((await at.run('status --no-color')).err)).toBe(false);
    await at.run('init --base-url https://q.example.cn');
    expect(coloured((await at.run('status')).out)).toBe(true);
    const plain = await at.run('status --no-color');
    expect(coloured(plain.out + plain.err)).toBe(false);
    expect(coloured((await at.run('status', { terminal: false })).out)).toBe(false);
  });
});
