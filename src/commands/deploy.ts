import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { baseUrlProblem } from '../codes/checkup/base-url.ts';
import { PscrmError } from '../core/errors.ts';
import { caddySite } from '../server/deploy/caddy.ts';
import { nginxSite } from '../server/deploy/nginx.ts';
import { siteOf } from '../server/deploy/site.ts';
import { systemdUnit } from '../server/deploy/systemd.ts';
import type { CommandSpec, Input } from './command.ts';
import type { Context } from './context.ts';
import { wholeNumber } from './typed-values.ts';

/** What can be printed, where it is to be put, and what to type then. */
const FILES = {
  systemd: {
    path: '/etc/systemd/system/pscrm.service',
    next: 'sudo systemctl daemon-reload && sudo systemctl enable --now pscrm',
  },
  nginx: {
    path: '/etc/nginx/conf.d/pscrm.conf',
    next: 'sudo nginx -t && sudo systemctl reload nginx',
  },
  caddy: {
    path: '/etc/caddy/Caddyfile',
    next: 'caddy validate --config /etc/caddy/Caddyfile && sudo systemctl reload caddy',
  },
} as const;
type Kind = keyof typeof FILES;
const KINDS = ['systemd', 'nginx', 'caddy'] as const satisfies readonly Kind[];

/** `bin/` lies beside `src/` and `dist/` alike. */
const PROGRAM = fileURLToPath(new URL('../../bin/pscrm.js', import.meta.url));

export const deploy: CommandSpec = {
  path: 'deploy',
  text: 'help.deploy',
  options: [
    { flags: '--print <file>', text: 'option.deploy-print', choices: KINDS },
    { flags: '--host <address>', text: 'option.deploy-host' },
    { flags: '--port <n>', text: 'option.deploy-port' },
    { flags: '--user <name>', text: 'option.deploy-user' },
  ],
  output: 'json',
  schema: 'pscrm.deploy/1',
  examples: ['deploy --print systemd --user shop', 'deploy --print nginx', 'deploy --print caddy'],
  run: async (context, input) => {
    const kind = await askKind(context, input);
    const text = textOf(kind, context, input);
    const { path, next } = FILES[kind];
    if (context.json) {
      context.printJson({ schema: 'pscrm.deploy/1', kind, path, text });
      return;
    }
    context.io.out(text);
    context.remark('say.deploy', { path, next });
  },
};

async function askKind(context: Context, input: Input): Promise<Kind> {
  const { io, say } = context;
  const choices = KINDS.map((kind) => ({ value: kind, name: `${kind}: ${FILES[kind].path}` }));
  const typed = input.text('print');
  const chosen =
    typed ?? (await context.ask('--print', () => io.ask.choose(say('ask.deploy'), choices)));
  if (typed === undefined) context.sameCommand(['--print', chosen]);
  return KINDS.find((kind) => kind === chosen) ?? 'systemd';
}

/** The server behind a proxy is told to trust one: both need an address that the proxy can serve. */
function textOf(kind: Kind, context: Context, input: Input): string {
  const { say, settings, globals, path, io } = context;
  const { base_url } = settings();
  const problem = baseUrlProblem(base_url);
  if (problem === 'missing') throw new PscrmError('no-base-url');
  if (problem !== null) throw new PscrmError('base-url-not-public', { url: base_url });
  const upstream = { host: input.text('host') ?? '127.0.0.1', port: typedPort(input) };
  switch (kind) {
    case 'nginx':
      return nginxSite(siteOf(base_url), upstream, say);
    case 'caddy':
      return caddySite(siteOf(base_url), upstream, say);
    case 'systemd': {
      const database = resolve(path(globals.database));
      const user = typedUser(input);
      if (user === 'root') context.note({ code: 'deploy-root', params: {} });
      return systemdUnit({ ...upstream, node: io.node, program: PROGRAM, database, user }, say);
    }
  }
}

/** @throws bad-option */
function typedPort(input: Input): number {
  const range = '1 … 65535';
  const text = input.text('port') ?? '8787';
  const port = wholeNumber('--port', text, range);
  if (port < 1 || port > 65_535)
    throw new PscrmError('bad-option', { option: '--port', value: text, choices: [range] });
  return port;
}

/** Whoever keeps the workspace, unless another is named. @throws bad-option */
function typedUser(input: Input): string {
  const user = input.text('user') ?? userInfo().username;
  if (/^[a-z_][\w.-]*$/i.test(user)) return user;
  const choices = ['a … z, 0 … 9, _ . -'];
  throw new PscrmError('bad-option', { option: '--user', value: user, choices });
}
