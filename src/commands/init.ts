import { isAbsolute } from 'node:path';
import { PscrmError } from '../core/errors.ts';
import { isCurrency } from '../core/money.ts';
import { isTimeZone } from '../core/time.ts';
import { DEFAULTS, readSettings, type Settings, writeSettings } from '../db/settings.ts';
import type { CommandSpec } from './command.ts';
import type { Context } from './context.ts';
import { nextStep } from './counts.ts';
import { commandLine } from './shell.ts';

/** @throws bad-timezone */
export function checkTimezone(name: string): string {
  if (!isTimeZone(name)) throw new PscrmError('bad-timezone', { name });
  return name;
}

/** @throws bad-currency */
export function checkCurrency(name: string): string {
  const code = name.toUpperCase();
  if (!isCurrency(code)) throw new PscrmError('bad-currency', { name });
  return code;
}

/** The address that codes are printed with: http(s), no query, no slash at the end. @throws bad-url */
export function checkBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url !== undefined && url.search === '' && url.hash === '' && url.username === '';
  if (!plain || !/^https?:$/.test(url.protocol)) throw new PscrmError('bad-url', { url: text });
  return text.replace(/\/+$/, '');
}

export const init: CommandSpec = {
  path: 'init',
  text: 'help.init',
  options: [
    { flags: '--base-url <url>', text: 'option.base-url' },
    { flags: '--timezone <zone>', text: 'option.init-timezone' },
    { flags: '--currency <code>', text: 'option.init-currency' },
  ],
  output: 'json',
  examples: ['init --base-url https://q.example.cn --timezone Asia/Shanghai --currency CNY'],
  run: async (context, input) => {
    const { io, say } = context;
    const given = input.text('base-url') !== undefined || !context.globals.mayAsk;
    const ask = async (
      option: string,
      key: Parameters<typeof say>[0],
      fallback: string,
    ): Promise<string> =>
      input.text(option) ?? (given ? fallback : io.ask.text(say(key), fallback));

    const db = context.workspace(true);
    const before = readSettings(db);
    const settings: Settings = {
      base_url:
        input.text('base-url') ??
        (given ? before.base_url : await io.ask.text(say('ask.base-url'))),
      timezone: checkTimezone(await ask('timezone', 'ask.timezone', before.timezone)),
      currency: checkCurrency(await ask('currency', 'ask.currency', before.currency)),
    };
    if (settings.base_url !== '') settings.base_url = checkBaseUrl(settings.base_url);
    refuseNewDays(context, before, settings);
    writeSettings(db, settings);
    if (!given) {
      const typed = ['init', '--base-url', settings.base_url, '--timezone', settings.timezone];
      context.remark('say.same', {
        command: commandLine([...typed, '--currency', settings.currency]),
      });
    }
    if (context.json)
      return context.printJson({ schema: 'pscrm.init/1', database: db.name, ...settings });
    context.print(say('say.init', { database: db.name, ...settings }));
    context.next(nextStep(db));
  },
};

/** Days are stored in the workspace's zone: once there are facts, another zone would be a lie. */
function refuseNewDays(context: Context, before: Settings, after: Settings): void {
  if (before.timezone === after.timezone) return;
  const imports = context
    .workspace()
    .prepare<[], number>('SELECT count(*) FROM imports')
    .pluck()
    .get();
  const batches = context
    .workspace()
    .prepare<[], number>('SELECT count(*) FROM batches')
    .pluck()
    .get();
  if ((imports ?? 0) + (batches ?? 0) > 0) {
    throw new PscrmError('settings-fixed', { before: before.timezone, after: after.timezone });
  }
}

/** Opens the workspace for a command that may create it, and says the defaults that it took. */
export function openOrCreate(context: Context, existed: boolean): void {
  const db = context.workspace(true);
  if (existed) return;
  writeSettings(db, DEFAULTS);
  const name = isAbsolute(context.globals.database) ? db.name : context.globals.database;
  context.remark('say.created', { database: name, ...DEFAULTS });
}
