/** What whoever runs live codes may type by mistake, and what is said before it reaches a printed card. */
import { describe, expect, it } from 'vitest';
import { qrMatrix } from '../print/matrix.ts';
import { qrPng } from '../print/png.ts';
import { openHarness } from './harness.ts';

/** A campaign with a batch of three codes, which lead to a shop; another campaign with no codes. */
async function desk() {
  const at = openHarness();
  const printed = await Promise.resolve()
    .then(() => at.run('init --base-url https://q.example.cn'))
    .then(() => at.run('campaign create card --channel package-card'))
    .then(() => at.run('campaign create other --channel poster'))
    .then(() => at.run('target add shop --kind url --url https://shop.example.com'))
    .then(() => at.run('pool create sales --target shop'))
    .then(() => at.run('code batch --campaign card --count 3 --target shop --out a --images none'));
  expect(printed.code).toBe(0);
  const [code = ''] = at.read('a/codes.csv').split('\n')[1]?.split(',') ?? [];
  /** The code of the error that a line ends in; '' where it does not. */
  const errorOf = async (line: string | readonly string[]): Promise<string> =>
    /\[([a-z-]+)\]$/m.exec((await at.run(line)).err)?.[1] ?? '';
  return { ...at, code, errorOf };
}

describe('where people are sent', () => {
  it.each([
    'target add x --kind url --url https://q.example.cn/FyGBu8p',
    'target add x --kind acquisition-link --url http://q.example.cn/FyGBu8p',
    'target add x --kind contact-way --state s --url https://q.example.cn',
    'target edit shop --url https://q.example.cn/x?y=z',
    'target add x --kind qr-image --file own.png',
    'pool create y --fallback-url https://q.example.cn/x',
    'pool edit sales --fallback-url https://Q.example.cn/x',
  ])('is not back to the codes: %s', async (line) => {
    const at = await desk();
    at.write('own.png', qrPng(qrMatrix('https://q.example.cn/FyGBu8p')));
    expect(await at.errorOf(line)).toBe('own-address');
    expect((await at.run('target list')).out).not.toContain('x\t');
  });

  it('may have become that by another base URL: doctor says so', async () => {
    const at = await desk();
    await at.run('pool edit sales --fallback-url https://shop.example.com/night');
    await at.run('config set base-url https://shop.example.com');
    const { code, out } = await at.run('doctor --json');
    expect(code).toBe(1);
    const { rows }: { rows: { severity: string; finding: string; next: string }[] } =
      JSON.parse(out);
    expect(rows.filter(({ finding }) => finding.endsWith('-circle'))).toMatchObject([
      { severity: 'error', finding: 'target-circle', next: 'pscrm target edit shop --url URL' },
      {
        severity: 'error',
        finding: 'pool-circle',
        next: 'pscrm pool edit sales --fallback-url URL',
      },
    ]);
    expect((await at.run('doctor --lang zh')).out).toContain('原地打转');
  });
});

describe('another base URL', () => {
  it('is told what becomes of the cards that are printed', async () => {
    const at = await desk();
    const set = (url: string) => at.run(`config set base-url ${url}`);
    const { err } = await set('https://n.example.cn/c');
    expect(err).toContain('there are 3 codes, and what is printed keeps https://q.example.cn');
    expect(err).not.toContain('below');
    expect((await set('https://n.example.cn/c')).err).toBe('');
    expect((await set('https://n.example.cn')).err).toContain(
      'below /c this server answers no more',
    );
    expect((await at.run('init --base-url https://m.example.cn --lang zh')).err).toContain(
      '印出来的仍是 https://n.example.cn',
    );
  });

  it('is warned of without https, but not on the machine itself; a first one changes nothing', async () => {
    const at = openHarness();
    const http = 'http://q.example.cn is not https';
    expect((await at.run('init --base-url http://q.example.cn')).err).toContain(http);
    expect((await at.run('config set base-url http://127.0.0.1:8787')).err).toBe('');
    expect((await at.run('config set base-url http://q.example.cn')).err).toContain(http);
  });
});

describe('an edit', () => {
  it.each([
    ['code edit CODE', 'nothing-to-change'],
    ['code edit CODE --batch 1 --none', 'usage'],
    ['code edit CODE --campaign card --none', 'usage'],
    ['code edit --batch 7 --none', 'unknown-batch'],
    ['code edit --campaign other --none', 'no-such-codes'],
    ['code edit --batch 1 --campaign other --none', 'no-such-codes'],
    ['code edit --none', 'missing-argument'],
    ['code edit CODE --valid-from 2026-05-02 --valid-until 2026-05-01', 'never-valid'],
    ['code edit CODE --valid-until 5x', 'bad-moment'],
    ['pool edit sales', 'nothing-to-change'],
    ['pool edit sales --target shop --pause --resume', 'usage'],
    ['target edit shop', 'nothing-to-change'],
    ['target edit shop --new-group', 'usage'],
    ['target edit shop --variant sample', 'usage'],
    ['target add x --kind url --url https://a.example.com --campaign card', 'usage'],
  ])('%s: %s', async (line, error) => {
    const at = await desk();
    expect(await at.errorOf(line.replace('CODE', at.code))).toBe(error);
    expect(await at.json(`code show ${at.code}`)).toMatchObject({
      points_to: { name: 'shop' },
      history: [{}],
    });
  });

  it('of a batch and a campaign is of the codes that are of both', async () => {
    const at = await desk();
    await at.run('code batch --campaign card --count 2 --out b --images none');
    const edit = (of: string) => at.json(`code edit ${of} --pool sales --dry-run`);
    expect(await edit('--campaign card')).toMatchObject({ codes: 5 });
    expect(await edit('--batch 2')).toMatchObject({ codes: 2 });
    expect(await edit('--batch 2 --campaign card')).toMatchObject({ codes: 2 });
  });

  it('of a first moment behind a last one that was set before changes nothing', async () => {
    const at = await desk();
    await at.run(`code edit ${at.code} --valid-until 2026-05-31`);
    const line = 'code edit --batch 1 --valid-from 2026-06-01';
    expect(await at.errorOf(line)).toBe('never-valid');
    expect(await at.json(`${line} --valid-until never`)).toMatchObject({ changed: 3 });
  });
});

describe('a code is found by', () => {
  it.each([
    'https://q.example.cn/CODE?utm_source=sms&from=singlemessage',
    'https://q.example.cn/CODE/',
    'https://q.example.cn/CODE#wechat_redirect',
    'http://old.example.cn/c/CODE/?a=https://b.cn/x',
    ' CODE?a',
  ])('%s', async (typed) => {
    const at = await desk();
    const shown = await at.run(['code', 'show', typed.replace('CODE', at.code), '--json']);
    expect(JSON.parse(shown.out)).toMatchObject({ code: at.code });
  });
});

describe('what stands on the page', () => {
  it.each([
    ['brand', 'x'.repeat(65), '65 characters'],
    ['brand', '茶'.repeat(5_000), '5000 characters'],
    ['operator', '茶'.repeat(101), '101 characters'],
    ['brand', '测试\u202E品牌', 'U+202E'],
    ['brand', '测试\u200B品牌', 'U+200B'],
    ['operator', '测试\u0007公司', 'U+0007'],
    ['operator', '测试\n公司', 'U+000A'],
  ])('as %s is what people see: %j is refused', async (name, value, why) => {
    const at = await desk();
    const { code, err } = await at.run(['config', 'set', name, value]);
    expect([code, err]).toEqual([2, expect.stringContaining(why)]);
    expect((await at.run(`config get ${name}`)).out).toBe('\n');
  });

  it.each(['测试品牌', 'A&B’s 茶 🍵', '👩\u200D🔧', 'می\u200Cخواهم', '茶'.repeat(64)])(
    'may be %s',
    async (value) => {
      const at = await desk();
      expect((await at.run(['config', 'set', 'brand', value])).out).toBe(`${value}\n`);
    },
  );
});

describe('after a batch', () => {
  it('the next step is that its codes lead somewhere, then the cards, then the server', async () => {
    const at = openHarness();
    await at.run('init --base-url https://q.example.cn');
    await at.run('campaign create card --channel package-card');
    await at.run('campaign create wall --channel poster');
    let folders = 0;
    const next = async (line: string): Promise<string> => {
      folders += 1;
      const typed = `code batch --count 1 --images none --out f${folders} --campaign ${line}`;
      return /^next: pscrm (.*)$/m.exec((await at.run(typed)).err)?.[1] ?? '';
    };
    const add = 'target add NAME --kind acquisition-link --url URL';
    expect(await next('card')).toBe(add);
    await at.run('target add shop --kind url --url https://shop.example.com');
    expect(await next('card')).toBe('code edit --batch 2 --target shop');
    await at.run('pool create sales --target shop');
    expect(await next('card')).toBe('code edit --batch 3 --pool sales');
    expect(await next('card --pool sales')).toBe('sheet --batch 4 --out cards.pdf');
    expect(await next('wall --target shop')).toBe('serve');
  });
});
