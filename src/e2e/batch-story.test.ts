import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { paintSvg, scan } from '../print/qr-reader.fixture.ts';
import { pddFile, plainFile, taobaoFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

/** Three parcels of which two can still take a card, and an order of another platform. */
async function packing(seed = 'story') {
  const at = openHarness();
  at.write(
    'pdd.csv',
    pddFile(
      { 订单号: '260301-000000000000001' },
      { 订单号: '260301-000000000000002', 订单成交时间: '2026-03-02 10:00:00' },
      { 订单号: '260301-000000000000003', 订单状态: '已发货，待签收' },
      { 订单号: '260301-000000000000004', 订单状态: '待支付' },
    ),
  );
  at.write('taobao.csv', taobaoFile({ 订单编号: '11', 买家会员名: '测试买家01' }));
  await at.run('init --base-url https://q.example.cn/');
  await at.run('import pdd.csv taobao.csv');
  await at.run('campaign create card --channel package-card --variant sample --variant gift:3');
  const line = `code batch --campaign card --per-order --platform pdd --seed ${seed} --out cards`;
  return {
    ...at,
    line,
    batch: (more = '') => at.run(`${line} ${more}`),
    codes: (folder = 'cards') => at.read(`${folder}/codes.csv`).trim().split('\n').slice(1),
    count: async () => (await at.json<{ counts: { codes: number } }>('status')).counts.codes,
  };
}

describe('one card per parcel', () => {
  test('codes.csv, a QR for each code that reads back as its address, and a manifest that fits', async () => {
    const at = await packing();
    const { code, out, err } = await at.batch();
    expect(code, err).toBe(0);
    expect(out).toContain('Batch 1: 2 codes for card.');
    expect(err).toContain('next: pscrm target add NAME --kind acquisition-link --url URL');
    const [header, first = '', second = ''] = at.read('cards/codes.csv').split('\n');
    expect(header).toBe('code,url,campaign,variant,channel,batch,platform,shop,order_no,owner');
    expect(first).toMatch(
      /^(\w+),https:\/\/q\.example\.cn\/\1,card,(sample|gift),package-card,1,pdd,,260301-000000000000001,$/,
    );
    expect(second).toContain('260301-000000000000002');
    const pictures = readdirSync(at.path('cards'))
      .filter((name) => name.endsWith('.svg'))
      .toSorted();
    const urls = pictures.map((name) => scan(paintSvg(at.read(`cards/${name}`))));
    expect(urls).toEqual([first, second].map((line) => line.split(',')[1]));
    type Manifest = { count: number; files: { name: string; bytes: number; sha256: string }[] };
    const manifest: Manifest = JSON.parse(at.read('cards/manifest.json'));
    expect(manifest).toMatchObject({ schema: 'pscrm.manifest/1', campaign: 'card', count: 2 });
    expect(manifest.files.map(({ name }) => name)).toEqual(['codes.csv', ...pictures]);
    for (const { name, bytes, sha256 } of manifest.files) {
      const data = readFileSync(at.path(`cards/${name}`));
      expect([data.length, createHash('sha256').update(data).digest('hex')]).toEqual([
        bytes,
        sha256,
      ]);
    }
  });

  test('what was skipped is listed with its reason, on stderr', async () => {
    const at = await packing();
    const { err, out } = await at.batch();
    expect(
      err
        .split('\n')
        .filter((line) => line.startsWith('skipped'))
        .toSorted(),
    ).toEqual([
      'skipped 1: from another platform',
      'skipped 1: not paid  (pdd:260301-000000000000004)',
      'skipped 1: shipped already  (pdd:260301-000000000000003)',
    ]);
    expect(out).not.toContain('skipped');
  });

  test('the JSON has these keys; a second run finds nobody left', async () => {
    const at = await packing();
    const made: Record<string, unknown> = JSON.parse((await at.batch('--json')).out);
    const keys = 'schema batch count length alphabet check uppercase folder skipped';
    expect(Object.keys(made).join(' ')).toBe(keys);
    expect(made['skipped']).toContainEqual({
      reason: 'status:shipped',
      count: 1,
      examples: ['pdd:260301-000000000000003'],
    });
    expect(made).toMatchObject({ schema: 'pscrm.batch/1', batch: 1, count: 2, folder: 'cards' });
    const again = await at.run(`${at.line}-2`);
    expect([again.code, await at.count()]).toEqual([2, 2]);
    expect(again.err).toContain('skipped 2: have a code of this campaign');
    expect(again.err).toContain('[nothing-to-issue]');
    expect(existsSync(at.path('cards-2'))).toBe(false);
    const wider = await at.run(`${at.line}-2 --status paid,shipped --images none --json`);
    expect(JSON.parse(wider.out)).toMatchObject({ batch: 2, count: 1 });
    expect(readdirSync(at.path('cards-2')).toSorted()).toEqual(['codes.csv', 'manifest.json']);
  });

  test('a seed draws the same codes and variants in a fresh workspace, another one does not', async () => {
    const [one, same, other] = [await packing(), await packing(), await packing('other')];
    for (const at of [one, same, other]) await at.batch('--images none');
    expect(same.codes()).toEqual(one.codes());
    expect(other.codes()[0]?.split(',')[0]).not.toBe(one.codes()[0]?.split(',')[0]);
  });

  test('--png writes PNG pictures', async () => {
    const at = await packing();
    await at.batch('--png');
    const pictures = readdirSync(at.path('cards')).filter((name) => name.endsWith('.png'));
    expect(pictures).toHaveLength(2);
    const magic = readFileSync(at.path(`cards/${pictures[0] ?? ''}`)).subarray(0, 8);
    expect(magic.toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  });
});

describe('how codes are made', () => {
  test('with a check symbol unless one says otherwise, and how hard they are to guess is said', async () => {
    const at = await packing();
    const checked = await at.batch('--images none');
    // 53⁷ ÷ 2 and 53⁶ ÷ 4: the two of the first batch are live as well
    expect(checked.out).toContain(
      '8 symbols of 53, the last a check on the others: a random guess of the other 7 hits a live code once in 587,355,569,918.',
    );
    const bare = '--count 2 --no-check --length 6 --images none --out bare';
    const { out } = await at.run(`code batch --campaign card ${bare}`);
    expect(out).toContain(
      '6 symbols of 53: a random guess hits a live code once in 5,541,090,282.',
    );
    expect(at.codes('bare').map((row) => row.indexOf(','))).toEqual([6, 6]);
  });

  test('a dry run refuses a length that the run would, and codes of one person each are long', async () => {
    const at = await packing();
    for (const dry of ['', '--dry-run']) {
      const long = await at.run(`code batch --campaign card --count 3 --length 32 --out a ${dry}`);
      expect([long.code, long.err.includes('Known: 5 … 30')]).toEqual([2, true]);
      const own = await at.run(
        `code batch --campaign card --per-customer --length 5 --out a ${dry}`,
      );
      expect([own.code, own.err.includes('Known: 11 … 30')]).toEqual([2, true]);
    }
  });

  test('an address that is a little too long for a smaller symbol is said, with what would do', async () => {
    const at = openHarness();
    await at.run('init --base-url https://s.brand.cn');
    await at.run('campaign create card --channel package-card');
    const batch = (more: string) =>
      at.run(`code batch --campaign card --count 3 --images none --out a --yes ${more}`);
    const { out } = await batch('');
    // 18 characters, a slash and 8 symbols: version 2 holds 26 at level M.
    expect(out).toContain(
      'QR codes of version 3 (29 × 29 modules): the address of 27 characters is 1 too long for version 2 (25 × 25). Smaller with: --no-check, --uppercase, an address 1 character shorter.',
    );
    const sheet = await at.run('sheet --batch 1 --dry-run');
    // 33 modules instead of 37 in the same square: 10 dots become 11 at least.
    expect(sheet.out).toContain(
      'An address 1 character shorter would take version 2 (25 × 25): modules 10 % larger.',
    );
    for (const smaller of ['--no-check', '--uppercase'])
      expect((await batch(smaller)).out, smaller).not.toContain('version');
    expect((await at.run('sheet --batch 2 --dry-run')).out).not.toContain('shorter');
  });

  test('in capitals: host and code, not the scheme; its QR is read back, and people may type it small', async () => {
    const at = await packing();
    const { out } = await at.batch('--uppercase');
    expect(out).toContain('8 symbols of 31, the last a check');
    expect(out).toContain('scanners take HTTPS for plain text');
    const rows = at.codes().map((row) => row.split(','));
    for (const [code = '', url] of rows) {
      expect(code).toMatch(/^[A-HJKMNP-Z2-9]{8}$/);
      expect(url).toBe(`https://Q.EXAMPLE.CN/${code}`);
      const shown = await at.json<{ code: string; url: string }>(`code show ${code.toLowerCase()}`);
      expect(shown).toMatchObject({ code, url });
    }
    const pictures = readdirSync(at.path('cards')).filter((name) => name.endsWith('.svg'));
    const urls = pictures.toSorted().map((name) => scan(paintSvg(at.read(`cards/${name}`))));
    expect(urls).toEqual(rows.map(([, url]) => url));
    const both = await at.batch('--uppercase --alphabet mixed');
    expect([both.code, both.err.includes('--uppercase + --alphabet mixed')]).toEqual([2, true]);
  });
});

describe('who gets a code', () => {
  test('any file that names people will do, a joins file too; a list of people is no import', async () => {
    const at = await packing();
    at.write(
      'joins.csv',
      'external_userid,staff,joined_at,state\nwm_test_01,staff_01,2026-03-01,\nwm_test_02,staff_01,2026-03-02,\n',
    );
    const line = 'code batch --campaign card --recipients joins.csv --images none --out people';
    const { code, err } = await at.run(line);
    expect(code, err).toBe(0);
    expect(at.codes('people').map((row) => row.split(',').at(-1))).toEqual([
      expect.stringContaining('wm_test_01'),
      expect.stringContaining('wm_test_02'),
    ]);
    at.write('recipients.csv', 'person\nwm_test_01\n');
    const refused = await at.run('import recipients.csv');
    expect([refused.code, refused.err.includes('[recipients-file]')]).toEqual([3, true]);
    expect(refused.err).toContain('pscrm code batch --recipients recipients.csv');
  });

  test('a platform is one that we know or that orders of the workspace have', async () => {
    const at = await packing();
    at.write('shop.csv', plainFile({ order_no: 'W1', platform: 'test_shop' }));
    await at.run('import shop.csv');
    const line = 'code batch --campaign card --per-order --dry-run --out x --platform';
    const nope = await at.run(`${line} nope`);
    expect(nope.code).toBe(2);
    expect(nope.err).toMatch(/--platform cannot be “nope”.*\nhint: Known: taobao, .*, test_shop\n/);
    for (const known of ['test_shop', '拼多多', 'kuaishou'])
      expect((await at.run(`${line} ${known}`)).code).toBe(0);
  });
});

describe('what stands there already', () => {
  test('a dry run says how many, and writes neither codes nor a folder', async () => {
    const at = await packing();
    const bytes = () => readFileSync(at.path('pscrm.db')).toString('base64');
    const before = bytes();
    const { code, out } = await at.run(`${at.line} --dry-run`);
    expect([code, ...out.split('\n')]).toEqual([
      0,
      '2 codes would be made for card. Nothing was changed.',
      // 53⁷ ÷ 2
      '8 symbols of 53, the last a check on the others: a random guess of the other 7 hits a live code once in 587,355,569,918.',
      '',
    ]);
    expect(bytes()).toBe(before);
    expect(existsSync(at.path('cards'))).toBe(false);
  });

  test('another batch is replaced only when --yes says so', async () => {
    const at = await packing();
    await at.batch();
    const before = at.read('cards/codes.csv');
    const wider = '--status shipped';
    const asked = await at.batch(wider);
    expect([asked.code, await at.count()]).toEqual([2, 2]);
    expect(asked.err).toContain('[needs-yes]');
    expect(at.read('cards/codes.csv')).toBe(before);
    const no = await at.run(`${at.line} ${wider}`, { terminal: true, answers: [false] });
    expect([no.code, await at.count()]).toEqual([1, 2]);
    expect(no.err).toContain('error: Nothing was changed. [declined]');
    expect((await at.batch(`${wider} --yes`)).code).toBe(0);
    expect(at.codes()).toEqual([expect.stringContaining('260301-000000000000003')]);
    expect(readdirSync(at.dir).filter((name) => name.startsWith('cards'))).toEqual(['cards']);
  });

  test('a folder that is no batch is never replaced', async () => {
    const at = await packing();
    await at.batch();
    at.write('cards/manifest.json', '{}');
    writeFileSync(at.path('file'), 'mine');
    const other = await at.batch('--status shipped --yes');
    expect([other.code, other.err.includes('[folder-not-ours]')]).toEqual([2, true]);
    const file = await at.run(
      `${at.line.replace('--out cards', '--out file')} --status shipped --yes`,
    );
    expect([file.code, at.read('file')]).toEqual([2, 'mine']);
    // In a terminal as well: no question whose answer changes nothing.
    const typed = await at.run(`${at.line} --status shipped`, { terminal: true });
    expect([typed.code, typed.err.includes('[folder-not-ours]')]).toEqual([2, true]);
    expect(await at.count()).toBe(2);
  });
});
