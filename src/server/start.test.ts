import { connect, createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PAGES, REASONS } from '../codes/redirect/words.ts';
import { DAY_MS } from '../core/time.ts';
import { spillIds } from './spill-file.ts';
import { countVisits, openDesk, PHONE, PICTURE, until, WECHAT } from './desk.fixture.ts';

const wechat = { 'User-Agent': WECHAT };

describe('a code is answered', () => {
  it('with a redirect that nobody keeps, and the visit is there before the answer is', async () => {
    const { db, codes, start } = openDesk();
    const { get } = await start();
    const { status, headers, body } = await get(`/${codes.link}?from=singlemessage`);
    expect([status, body]).toEqual([302, '']);
    expect(headers).toMatchObject({
      'location': `https://work.weixin.qq.com/ca/a?customer_channel=${codes.link}`,
      'cache-control': 'no-store',
    });
    expect(db.prepare('SELECT code, flags, reason, page, target_id FROM visits').all()).toEqual([
      { code: codes.link, flags: 0, reason: REASONS.indexOf('target'), page: 0, target_id: 1 },
    ]);
  });

  it('by turns, and an address with Chinese in it as a header can hold it', async () => {
    const { codes, start } = openDesk();
    const { get } = await start();
    const places: (string | undefined)[] = [];
    for (const staff of ['a', 'b', 'c'])
      places.push(
        (await get(`/${codes.pool}`, { 'User-Agent': `${PHONE} ${staff}` })).headers.location,
      );
    const anna = `https://work.weixin.qq.com/ca/a?customer_channel=${codes.pool}`;
    expect(places).toEqual([anna, 'https://example.com/%E9%97%A8%E5%BA%97', anna]);
  });

  it('with a page where a picture is to be pressed and held, and the picture lies beside it', async () => {
    const { db, codes, start } = openDesk();
    const { get } = await start();
    const { status, headers, body } = await get(`/${codes.group}`, wechat);
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).toContain(`src="_/p/${PICTURE}.png"`);
    const picture = await get(`/_/p/${PICTURE}.png`);
    expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/png']);
    expect(picture.headers['cache-control']).toContain('immutable');
    expect(db.prepare('SELECT page FROM visits').pluck().all()).toEqual([1]);
  });

  it('with the page that nobody is there where it points to nothing, and that is a visit too', async () => {
    const { db, codes, start } = openDesk();
    const { get } = await start();
    expect((await get(`/${codes.nothing}`)).status).toBe(200);
    expect(db.prepare('SELECT reason, page FROM visits').all()).toEqual([
      { reason: REASONS.indexOf('no-destination'), page: 4 },
    ]);
  });

  it.each([
    ['disabled_at = 1', 'disabled', 'This code is no longer in use', '这个码已停用'],
    [`valid_from = ${Date.now() + DAY_MS}`, 'not-yet', 'It has not begun yet', '活动还没有开始'],
    ['valid_until = 1', 'ended', 'This offer has ended', '活动已结束'],
    ['target_id = NULL', 'away', 'Nobody is here just now', '暂时没有人接待'],
  ] as const)('that leads nowhere with a page that says why: %s', async (set, page, en, zh) => {
    const { db, codes, start } = openDesk();
    db.exec(`UPDATE codes SET ${set} WHERE code = '${codes.link}'`);
    const { get } = await start();
    for (const [lang, says] of [
      ['en', en],
      ['zh-CN', zh],
    ] as const) {
      const { status, body } = await get(`/${codes.link}`, { 'Accept-Language': lang });
      expect([status, body.includes(`<h1>${says}</h1>`)]).toEqual([200, true]);
    }
    const shown = db.prepare<[], number>('SELECT page FROM visits').pluck().all();
    expect(shown.map((number) => PAGES[number])).toEqual([page, page]);
  });

  it('to machines as to people, and they are told apart in what is recorded', async () => {
    const { db, codes, start } = openDesk();
    const { get } = await start();
    const seen = [
      await get(`/${codes.link}`),
      await get(`/${codes.link}`),
      await get(`/${codes.link}`, {}, 'HEAD'),
      await get(`/${codes.link}`, { 'Sec-Purpose': 'prefetch' }),
      await get(`/${codes.link}`, { 'User-Agent': 'curl/8.0' }),
    ];
    expect(seen.map(({ status }) => status)).toEqual([302, 302, 302, 302, 302]);
    expect(db.prepare('SELECT flags FROM visits ORDER BY id').pluck().all()).toEqual([
      0, 128, 8, 4, 1,
    ]);
  });

  it('below the path of the base URL as well', async () => {
    const { db, codes, start } = openDesk();
    db.exec(`UPDATE settings SET value = 'https://example.cn/q' WHERE key = 'base_url'`);
    const { get } = await start();
    expect((await get(`/q/${codes.link}`)).status).toBe(302);
    expect((await get(`/${codes.link}`)).status).toBe(302);
    expect((await get(`/q/_/p/${PICTURE}.png`)).status).toBe(200);
  });
});

describe('who asks too much', () => {
  /** Sends bytes, and hears what comes until the connection is closed. */
  const send = async (url: string, bytes: string): Promise<string> => {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port) });
    onTestFinished(() => void socket.destroy());
    let heard = '';
    socket.setEncoding('latin1').on('data', (text: string) => (heard += text));
    socket.on('error', () => undefined).write(bytes);
    await once(socket, 'close');
    return heard.split('\r\n')[0] ?? '';
  };

  it.each([
    [
      'with headers of 20 kB',
      `GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(20_000)}\r\n\r\n`,
      '431',
    ],
    ['in no HTTP', 'hello\r\n\r\n', '400'],
    ['with a body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\nx', '405'],
    ['of no host', 'GET /abc HTTP/1.1\r\n\r\n', '400'],
  ])('%s is told so, and the connection ends', async (_, bytes, status) => {
    const { start } = openDesk();
    const { url, get } = await start();
    expect(await send(url, bytes)).toContain(`HTTP/1.1 ${status} `);
    expect((await get('/healthz')).status).toBe(200);
  });

  it('with more connections than are allowed is not let in', async () => {
    const { start } = openDesk();
    const { url, get } = await start({ connections: 1 });
    const { hostname, port } = new URL(url);
    const first = connect({ host: hostname, port: Number(port) });
    await once(first, 'connect');
    expect(await send(url, 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
    first.destroy();
    await until(async () => (await get('/healthz').catch(() => null))?.status === 200);
  });
});

describe('who comes', () => {
  it('is one visitor for each address and browser; a header that anybody can write changes nothing', async () => {
    const { db, codes, start } = openDesk();
    const { get } = await start();
    await get(`/${codes.link}`, { 'X-Forwarded-For': '192.0.2.1' });
    await get(`/${codes.link}`, { 'X-Forwarded-For': '192.0.2.2' });
    expect(db.prepare('SELECT count(DISTINCT visitor) FROM visits').pluck().get()).toBe(1);
  });

  it('is who the nearest trusted proxy says', async () => {
    const { db, codes, start } = openDesk();
    const { get } = await start({ proxies: 1 });
    await get(`/${codes.link}`, { 'X-Forwarded-For': '203.0.113.9, 192.0.2.1' });
    await get(`/${codes.link}`, { 'X-Forwarded-For': '198.51.100.4, 192.0.2.1' });
    await get(`/${codes.link}`, { 'X-Forwarded-For': '203.0.113.9, 192.0.2.2' });
    expect(db.prepare('SELECT count(DISTINCT visitor) FROM visits').pluck().get()).toBe(2);
  });

  it('is nowhere in the workspace or the log, but as a number that tomorrow nobody can make again', async () => {
    const { db, codes, lines, start } = openDesk();
    const { get } = await start({ log: 'json', proxies: 1 });
    await get(`/${codes.link}`, { 'X-Forwarded-For': '192.0.2.77' });
    const [{ visitor } = { visitor: '' }] = db
      .prepare<[], { visitor: string }>('SELECT visitor FROM visits')
      .all();
    expect(visitor).toMatch(/^[0-9a-f]{12}$/);
    expect(JSON.parse(lines.join(''))).toEqual({
      time: expect.stringMatching(/^\d{4}-.*\+08:00$/),
      method: 'GET',
      code: codes.link,
      status: 302,
      reason: 'target',
      target: 'anna',
      flags: [],
    });
    expect(lines.join('')).not.toMatch(new RegExp(`192\\.0|iPhone|${visitor}`));
  });

  it('is not told by a code that is one person’s, either', async () => {
    const { db, codes, lines, start } = openDesk();
    db.exec(`UPDATE batches SET unit = 'single'`);
    const { get } = await start({ log: 'text' });
    await get(`/${codes.link}`);
    expect(lines.join('')).toContain(` 302 GET ${codes.link.slice(0, 2)}*** target anna\n`);
  });
});

describe('while it runs', () => {
  it('takes up what is changed by others', async () => {
    const { db, codes, start } = openDesk();
    const { get } = await start();
    expect((await get(`/${codes.link}`)).headers.location).toContain('/ca/a?');
    db.exec(`UPDATE targets SET url = 'https://work.weixin.qq.com/ca/new' WHERE id = 1`);
    await until(
      async () => (await get(`/${codes.link}`)).headers.location?.includes('/ca/new?') === true,
    );
    db.exec(`UPDATE codes SET target_id = 3 WHERE code = '${codes.link}';
      INSERT INTO code_changes (code_id, at, who, target_id)
        SELECT id, 0, '', 3 FROM codes WHERE code = '${codes.link}'`);
    await until(async () => (await get(`/${codes.link}`)).status === 200);
  });

  it('refuses a second server, saying who is there; and lets it come when the first has stopped', async () => {
    const { start } = openDesk();
    const first = await start({}, 1);
    await expect(start({}, 2)).rejects.toMatchObject({
      code: 'server-running',
      params: { pid: 1, host: 'here', address: '127.0.0.1:0' },
    });
    await first.stop();
    await start({}, 2);
  });

  it('says that a port is taken, and lets the workspace go', async () => {
    const { file, start } = openDesk();
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(start({ port }, 1)).rejects.toMatchObject({ code: 'address-in-use' });
    expect(spillIds(file)).toEqual([]);
    await start({}, 2);
  });

  it('answers what is under way when it is stopped', async () => {
    const { db, codes, start } = openDesk();
    const { get, stop } = await start();
    const other = db.exec('BEGIN IMMEDIATE');
    const answer = get(`/${codes.link}`);
    await until(async () => (await get('/metrics')).body.includes('pscrm_connections 2\n'));
    const stopped = stop();
    other.exec('ROLLBACK');
    expect((await answer).status).toBe(302);
    await stopped;
    expect(countVisits(db)).toBe(1);
    await expect(get('/healthz')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
