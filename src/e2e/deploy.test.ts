import { describe, expect, it } from 'vitest';
import { openHarness } from './harness.ts';

const INIT = 'init --base-url https://q.example.cn/c';

describe('pscrm deploy', () => {
  it('prints the file to stdout and what to do with it to stderr', async () => {
    const at = openHarness();
    await at.run(INIT);
    const { code, out, err } = await at.run('deploy --print nginx --port 9000');
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe(
      '# Live codes of q.example.cn. Put this into /etc/nginx/conf.d/pscrm.conf, then: nginx -t && systemctl reload nginx',
    );
    expect(out).toContain('server 127.0.0.1:9000;');
    expect(out).toContain('location /c/ {');
    expect(err).toBe(
      'put it into /etc/nginx/conf.d/pscrm.conf; next: sudo nginx -t && sudo systemctl reload nginx\n',
    );
  });

  it('names node, program and workspace in full, wherever it is typed', async () => {
    const at = openHarness();
    await at.run(`${INIT} --db shop.db`);
    const { out } = await at.run('deploy --print systemd --user shop --db shop.db');
    expect(out).toMatch(/^User=shop$/m);
    const start = /^ExecStart=(.*)$/m.exec(out)?.[1] ?? '';
    expect(start).toMatch(/^\/usr\/bin\/node \S*\/bin\/pscrm\.js serve --host 127\.0\.0\.1 /);
    expect(start).toContain(`--trust-proxy 1 --log json --db ${at.path('shop.db')}`);
  });

  it('warns where everything would be allowed', async () => {
    const at = openHarness();
    await at.run(INIT);
    const { err } = await at.run('deploy --print systemd --user root');
    expect(err).toContain('note: The unit runs as root.');
  });

  it('asks which file at a terminal, and says how to type it', async () => {
    const at = openHarness({ terminal: true });
    await at.run(INIT);
    const { out, err } = await at.run('deploy', { answers: ['caddy'] });
    expect(out).toContain('reverse_proxy 127.0.0.1:8787');
    expect(err).toContain('pscrm deploy --print caddy');
    expect((await at.run('deploy', { terminal: false })).err).toContain('--print');
  });

  it.each(['--port 0', '--port 70000', '--port http', "--user 'a b'", '--user ../x'])(
    'refuses %s',
    async (flags) => {
      const at = openHarness();
      await at.run(INIT);
      const { code, out, err } = await at.run(`deploy --print systemd ${flags}`);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('[bad-option]');
    },
  );

  it('has an object for machines', async () => {
    const at = openHarness();
    await at.run(INIT);
    const said = await at.json<Record<string, string>>('deploy --print caddy');
    expect(Object.keys(said)).toEqual(['schema', 'kind', 'path', 'text']);
  });
});
