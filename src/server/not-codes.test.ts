import { describe, expect, it } from 'vitest';
import { openWhoami } from '../codes/redirect/whoami.ts';
import { countVisits, openDesk, until } from './desk.fixture.ts';
import { GUESSES } from './guesses.ts';

describe('what is no code', () => {
  it.each([
    ['GET', '/nosuchx', 404],
    ['GET', '/', 404],
    ['GET', '/wp-login.php', 404],
    ['GET', '/a/b', 404],
    ['GET', '/_/p/../../etc/passwd', 404],
    ['GET', `/${'x'.repeat(3000)}`, 414],
    ['POST', '/nosuchx', 405],
    ['GET', '/healthz', 200],
    ['GET', '/readyz', 200],
    ['GET', '/robots.txt', 200],
    ['GET', '/favicon.ico', 204],
    ['GET', '/_/whoami?nonce=x', 400],
  ])('%s %s is answered with %i, and is no visit', async (method, path, status) => {
    const { db, start } = openDesk();
    const { get } = await start();
    expect((await get(path, {}, method)).status).toBe(status);
    expect(countVisits(db)).toBe(0);
  });

  it.each(['shared', 'single'])(
    'may be guessed some times a minute; a code that there is, one of many people or of one (%s), is answered to whoever guesses',
    async (unit) => {
      const { db, codes, lines, start } = openDesk();
      db.exec(`UPDATE batches SET unit = '${unit}'`);
      const { get } = await start({ proxies: 1, log: 'text' });
      const status = async (path: string, address = '192.0.2.7'): Promise<number> =>
        (await get(path, { 'X-Forwarded-For': address })).status;
      for (let n = 0; n < GUESSES; n += 1) expect(await status(`/guess${n}`)).toBe(404);
      const refused = await get('/guess', { 'X-Forwarded-For': '192.0.2.7' });
      expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60']);
      expect(lines.at(-1)).toContain(' limited ');
      // Nobody has scanned these before.
      expect([await status(`/${codes.link}`), await status(`/${codes.pool}`)]).toEqual([302, 302]);
      expect(await status('/guess')).toBe(429);
      expect(await status('/guess', '192.0.2.8')).toBe(404);
      expect(countVisits(db)).toBe(2);
    },
  );

  it('does not take for guesses what browsers ask for by themselves', async () => {
    const { codes, start } = openDesk();
    const { get } = await start();
    for (let n = 0; n < 2 * GUESSES; n += 1)
      expect((await get('/apple-touch-icon.png')).status).toBe(404);
    expect((await get(`/${codes.link}`)).status).toBe(302);
  });

  it('says to the workspace’s owner alone whose server it is', async () => {
    const { db, start } = openDesk();
    const { get } = await start();
    const nonce = '0'.repeat(32);
    expect((await get(`/_/whoami?nonce=${nonce}`)).body).toBe(`${openWhoami(db)(nonce)}\n`);
  });

  it('counts in numbers that Prometheus reads, and shows them to nobody from outside', async () => {
    const { codes, start } = openDesk();
    const { get } = await start();
    await get(`/${codes.link}`);
    await get('/nosuchx');
    for (const path of ['/wp-login.php', '/.env', '/']) await get(path);
    const { body } = await get('/metrics');
    expect(body).toContain('pscrm_answers_total{status="302"} 1\n');
    expect(body).toContain('pscrm_answers_total{status="404"} 1\n');
    expect(body).toContain('pscrm_unknown_paths_total 3\n');
    expect(body).toContain('pscrm_visitors_total{who="human"} 1\n');
    expect(body).toContain('pscrm_unknown_codes_total 1\n');
    await until(async () => (await get('/metrics')).body.includes('pscrm_loading 0\n'));
    for (const line of body.trimEnd().split('\n'))
      expect(line).toMatch(/^# (?:HELP|TYPE) \w+ .+$|^\w+(?:\{\w+="[\w-]+"\})? [\d.e-]+$/);
    expect((await get('/metrics', { 'X-Forwarded-For': '192.0.2.1' })).status).toBe(404);
  });
});
