import { PscrmError } from '../core/errors.ts';
import { isoInstant } from '../core/time.ts';
import { LOG_FORMS, type LogForm } from '../server/access-log.ts';
import {
  type ServerEvent,
  type ServerOptions,
  type ServerWorld,
  startServer,
} from '../server/start.ts';
import type { CommandSpec, Input } from './command.ts';
import { type Context, sayKey } from './context.ts';
import { wholeNumber } from './typed-values.ts';

const DEFAULTS = {
  'host': '127.0.0.1',
  'port': '8787',
  'trust-proxy': '0',
  'max-connections': '10000',
} as const;
const HIGHEST_PORT = 65_535;

export const serve: CommandSpec = {
  path: 'serve',
  text: 'help.serve',
  options: [
    { flags: '--host <address>', text: 'option.serve-host' },
    { flags: '--port <n>', text: 'option.serve-port' },
    { flags: '--trust-proxy <n>', text: 'option.trust-proxy' },
    { flags: '--durability <kind>', text: 'option.durability', choices: ['normal', 'full'] },
    { flags: '--log <form>', text: 'option.serve-log', choices: [...LOG_FORMS] },
    { flags: '--max-connections <n>', text: 'option.max-connections' },
  ],
  output: 'none',
  examples: ['serve --port 8787', 'serve --port 8787 --trust-proxy 1 --log json'],
  run: async (context, input) => {
    const { io } = context;
    const options = serverOptions(context, input);
    const { log } = options;
    const now = runningClock(context);
    const db = context.workspace();
    const zone = context.settings().timezone;
    const write = io.out;
    let takenOver = (): void => undefined;
    const lost = new Promise<'taken-over'>((done) => (takenOver = () => done('taken-over')));

    const tell = ({ event, ...params }: Told): void => {
      if (log === 'json')
        write(`${JSON.stringify({ time: isoInstant(now(), zone), event, ...params })}\n`);
      else if (event === 'started') context.print(context.say('serve.started', params));
      else io.err(`${sayKey(`serve.${event}`, context.say, params)}\n`);
      if (event === 'taken-over') takenOver();
    };
    const world: ServerWorld = { now, stopwatch: io.stopwatch, self: io.self, write, tell };
    const server = await startServer(db, options, world);
    tell({ event: 'started', url: server.url, database: context.globals.database });
    const why = await Promise.race([stopped(io.signal), lost]);
    tell({ event: 'stopping' });
    await server.stop();
    if (why === 'taken-over') throw new PscrmError('server-taken-over', { database: db.name });
    tell({ event: 'stopped' });
  },
};

type Told =
  | ServerEvent
  | { readonly event: 'started'; readonly url: string; readonly database: string }
  | { readonly event: 'stopping' }
  | { readonly event: 'stopped' };

/** The clock, running on from PSCRM_NOW where that replaces it. */
function runningClock({ io, globals }: Context): () => number {
  const ahead = globals.now - io.now();
  return () => io.now() + ahead;
}

function stopped(signal: AbortSignal): Promise<'stopped'> {
  return new Promise((done) => {
    if (signal.aborted) done('stopped');
    signal.addEventListener('abort', () => done('stopped'), { once: true });
  });
}

/** @throws bad-option */
function serverOptions({ io }: Context, input: Input): ServerOptions {
  const number = (name: 'port' | 'trust-proxy' | 'max-connections', range: string): number => {
    const text = input.text(name) ?? DEFAULTS[name];
    const n = wholeNumber(`--${name}`, text, range);
    const isIn = name === 'port' ? n <= HIGHEST_PORT : n > 0 || name === 'trust-proxy';
    if (isIn) return n;
    throw new PscrmError('bad-option', { option: `--${name}`, value: text, choices: [range] });
  };
  return {
    host: input.text('host') ?? DEFAULTS.host,
    port: number('port', `0 … ${HIGHEST_PORT}`),
    durable: input.text('durability') === 'full',
    proxies: number('trust-proxy', '0, 1, 2 …'),
    connections: number('max-connections', '1, 2, 3 …'),
    log: logForm(input.text('log')) ?? (io.stdoutIsTerminal ? 'text' : 'none'),
  };
}

function logForm(text: string | undefined): LogForm | undefined {
  return LOG_FORMS.find((form) => form === text);
}
