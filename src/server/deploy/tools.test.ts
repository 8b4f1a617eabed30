import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { translator } from '../../text/translator.ts';
import { caddySite } from './caddy.ts';
import { nginxSite } from './nginx.ts';
import { siteOf } from './site.ts';
import { systemdUnit } from './systemd.ts';

/** What the programs themselves say to what is printed for them, where they are installed. */

const LOCAL = { host: '127.0.0.1', port: 8787 };
const SITES = ['https://q.example.cn', 'https://q.example.cn:8443/c'];
const LANGUAGES = ['en', 'zh'] as const;
const CASES = SITES.flatMap((url) => LANGUAGES.map((language) => [url, language] as const));

function run(command: string, ...words: readonly string[]): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8' });
  return { code: status, said: `${stdout}${stderr}` };
}
const lacks = (...command: readonly [string, string]): boolean => run(...command).code !== 0;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'pscrm-deploy-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe.skipIf(lacks('nginx', '-v') || lacks('openssl', 'version'))('nginx takes', () => {
  it.each(CASES)('the site of %s (%s)', (url, language) => {
    const dir = folder();
    const [key, certificate] = [join(dir, 'privkey.pem'), join(dir, 'fullchain.pem')];
    const subject = ['-subj', '/CN=q.example.cn', '-days', '1'];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    run('openssl', 'req', '-x509', ...curve, ...subject, '-keyout', key, '-out', certificate);
    const site = nginxSite(siteOf(url), LOCAL, translator(language))
      .replaceAll('/etc/letsencrypt/live/q.example.cn', dir)
      .replaceAll('/var/log/nginx', dir);
    writeFileSync(join(dir, 'site.conf'), site);
    const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${dir}/${name};`,
    );
    writeFileSync(
      join(dir, 'nginx.conf'),
      `pid ${dir}/pid;\nevents {}\nhttp { ${temp.join(' ')} include ${dir}/site.conf; }\n`,
    );
    const tested = run('nginx', '-t', '-e', join(dir, 'error.log'), '-c', join(dir, 'nginx.conf'));
    expect(tested).toEqual({ code: 0, said: expect.stringContaining('test is successful') });
    expect(tested.said).not.toContain('[warn]');
  });
});

describe.skipIf(lacks('caddy', 'version'))('caddy takes, in the form that it likes,', () => {
  it.each(CASES)('the site of %s (%s)', (url, language) => {
    const file = join(folder(), 'Caddyfile');
    writeFileSync(file, caddySite(siteOf(url), LOCAL, translator(language)));
    const adapted = run('caddy', 'adapt', '--config', file, '--adapter', 'caddyfile', '--validate');
    expect(adapted.said).not.toContain('"level":"warn"');
    expect(adapted).toMatchObject({ code: 0 });
  });
});

describe.skipIf(lacks('systemd-analyze', '--version'))('systemd takes', () => {
  it.each(LANGUAGES)('the unit (%s)', (language) => {
    const dir = folder();
    const shop = join(dir, 'my 50% $hop');
    mkdirSync(shop);
    const unit = join(dir, 'pscrm.service');
    const paths = { node: '/bin/sh', program: join(dir, 'pscrm.js') };
    const database = join(shop, 'pscrm.db');
    writeFileSync(
      unit,
      systemdUnit({ ...LOCAL, ...paths, database, user: 'root' }, translator(language)),
    );
    expect(run('systemd-analyze', 'verify', '--man=no', unit)).toEqual({ code: 0, said: '' });
  });
});
