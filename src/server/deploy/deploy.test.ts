import { describe, expect, it } from 'vitest';
import { translator } from '../../text/translator.ts';
import { caddySite } from './caddy.ts';
import { nginxSite } from './nginx.ts';
import { siteOf } from './site.ts';
import { systemdUnit } from './systemd.ts';

const say = translator('en');
const LOCAL = { host: '127.0.0.1', port: 8787 };
const UNIT = {
  ...LOCAL,
  node: '/usr/bin/node',
  program: '/usr/lib/node_modules/pscrm/bin/pscrm.js',
  database: '/srv/pscrm/pscrm.db',
  user: 'pscrm',
};

describe('what is printed, whole (vitest -u writes it anew)', () => {
  const root = siteOf('https://q.example.cn');
  const below = siteOf('https://www.example.cn:8443/c');
  it.each([
    ['pscrm.service', systemdUnit(UNIT, say)],
    ['nginx.conf', nginxSite(root, LOCAL, say)],
    ['nginx-prefix.conf', nginxSite(below, LOCAL, say)],
    ['Caddyfile', caddySite(root, LOCAL, say)],
    ['Caddyfile-prefix', caddySite(below, LOCAL, say)],
  ])('%s', async (file, text) => {
    await expect(text).toMatchFileSnapshot(`golden/${file}`);
  });
});

describe('a base URL', () => {
  it.each([
    ['https://q.example.cn', { host: 'q.example.cn', port: 443, prefix: '' }],
    ['https://q.example.cn:8443/', { host: 'q.example.cn', port: 8443, prefix: '' }],
    ['https://Q.Example.cn/go/to/', { host: 'q.example.cn', port: 443, prefix: '/go/to' }],
    ['https://码.example.cn', { host: 'xn--d8y.example.cn', port: 443, prefix: '' }],
  ])('%s', (url, site) => {
    expect(siteOf(url)).toEqual(site);
  });
});

describe('a unit', () => {
  const line = (name: string, more: Partial<typeof UNIT>): string | undefined =>
    systemdUnit({ ...UNIT, ...more }, say)
      .split('\n')
      .find((one) => one.startsWith(`${name}=`));

  it('quotes what systemd would read otherwise: blanks, %, $, quotes', () => {
    const database = '/srv/my "50%" $hop/微信.db';
    expect(line('ExecStart', { database })).toContain('--db "/srv/my \\"50%%\\" $$hop/微信.db"');
    expect(line('ReadWritePaths', { database })).toBe('ReadWritePaths="/srv/my \\"50%%\\" $hop"');
    // The one that takes the rest of the line as it is.
    expect(line('WorkingDirectory', { database })).toBe('WorkingDirectory=/srv/my "50%%" $hop');
  });

  it('listens where it is told', () => {
    expect(line('ExecStart', { host: '::1', port: 9000 })).toContain('--host ::1 --port 9000');
    expect(nginxSite(siteOf('https://q.example.cn'), { host: '::1', port: 9000 }, say)).toContain(
      'server [::1]:9000;',
    );
  });
});
