import { existsSync } from 'node:fs';
import { refusePassword } from '../codes/addresses.ts';
import { baseUrlProblem } from '../codes/checkup/base-url.ts';
import { PscrmError } from '../core/errors.ts';
import { DEFAULTS, type Settings, writeSettings } from '../db/settings.ts';
import { derive } from '../people/derive.ts';
import type { CommandSpec, Input } from './command.ts';
import type { Context } from './context.ts';
import { nextStep } from './counts.ts';
import { checkCurrency, checkTimezone, wholeNumber } from './typed-values.ts';

/** The address that codes are printed with: http(s), no query, no slash at the end. @throws bad-url, url-password */
export function checkBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url !== undefined && url.search === '' && url.hash === '';
  if (!plain || !/^https?:$/.test(url.protocol)) throw new PscrmError('bad-url', { url: text });
  refusePassword(text);
  return text.replace(/\/+$/, '');
}

const CODES = /* sql */ `SELECT count(*) FROM codes`;

/** What whoever sets another address should know, as soon as it is set. */
export function sayBaseUrl(context: Context, before: string, after: string): void {
  if (baseUrlProblem(after) === 'not-https') context.remark('say.base-url-http', { after });
  const n = context.workspace().prepare<[], number>(CODES).pluck().get() ?? 0;
  if (n === 0 || before === '' || before === after) return;
  context.remark('say.base-url-changed', { n, before });
  const path = pathOf(before);
  if (path !== '' && path !== pathOf(after)) context.remark('say.base-url-path', { path });
}

const pathOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).pathname.replace(/\/+$/, '') : '';

export const init: CommandSpec = {
  path: 'init',
  text: 'help.init',
  options: [
    { flags: '--base-url <url>', text: 'option.base-url' },
    { flags: '--timezone <zone>', text: 'option.init-timezone' },
    { flags: '--currency <code>', text: 'option.init-currency' },
    { flags: '--shared-threshold <n>', text: 'option.shared-threshold' },
  ],
  output: 'json',
  schema: 'pscrm.init/1',
  examples: ['init --base-url https://q.example.cn --timezone Asia/Shanghai --currency CNY'],
  run: async (context, input) => {
    const exists = existsSync(context.path(context.globals.database));
    const before = exists ? context.settings() : DEFAULTS;
    const settings = checked(await askSettings(context, input, before));
    if (exists) refuseNewDays(context, before, settings);
    const db = context.workspace(true);
    db.transaction(() => {
      writeSettings(db, settings);
      if (before.shared_threshold !== settings.shared_threshold) derive(db, 'all');
    }).immediate();
    sayBaseUrl(context, before.base_url, settings.base_url);
    if (context.json) {
      context.printJson({ schema: 'pscrm.init/1', database: db.name, ...settings });
      return;
    }
    const shown = settings.base_url || context.say('say.not-set');
    const { database } = context.globals;
    context.print(context.say('say.init', { database, ...settings, base_url: shown }));
    context.next(nextStep(db));
  },
};

/** What was typed; in a terminal, the rest is asked for unless the address of the codes was typed. */
async function askSettings(context: Context, input: Input, before: Settings): Promise<Settings> {
  const { io, say } = context;
  const typed = {
    base_url: input.text('base-url'),
    timezone: input.text('timezone'),
    currency: input.text('currency'),
  };
  const shared_threshold = typedThreshold(input) ?? before.shared_threshold;
  if (typed.base_url !== undefined || !context.globals.mayAsk) {
    return {
      base_url: typed.base_url ?? before.base_url,
      timezone: typed.timezone ?? before.timezone,
      currency: typed.currency ?? before.currency,
      shared_threshold,
    };
  }
  const settings = {
    base_url: await io.ask.text(say('ask.base-url'), before.base_url),
    timezone: typed.timezone ?? (await io.ask.text(say('ask.timezone'), before.timezone)),
    currency: typed.currency ?? (await io.ask.text(say('ask.currency'), before.currency)),
    shared_threshold,
  };
  const answers = ['--base-url', settings.base_url];
  if (typed.timezone === undefined) answers.push('--timezone', settings.timezone);
  if (typed.currency === undefined) answers.push('--currency', settings.currency);
  context.sameCommand(answers);
  return settings;
}

/** How many neighbours an identifier may have and still tie people. @throws bad-option */
export function typedThreshold(input: Input): number | undefined {
  const typed = input.text('shared-threshold');
  if (typed === undefined) return undefined;
  const most = wholeNumber('--shared-threshold', typed);
  if (most > 0) return most;
  const choices = ['1, 2, 3 …'];
  throw new PscrmError('bad-option', { option: '--shared-threshold', value: typed, choices });
}

function checked({ base_url: url, timezone, currency, ...rest }: Settings): Settings {
  return {
    ...rest,
    base_url: url === '' ? '' : checkBaseUrl(url),
    timezone: checkTimezone(timezone),
    currency: checkCurrency(currency),
  };
}

const HAS_FACTS = /* sql */ `
  SELECT EXISTS (SELECT 1 FROM imports) OR EXISTS (SELECT 1 FROM batches)`;

/**
 * Days are stored in the workspace's zone: once there are facts, another zone would be a lie.
 * @throws settings-fixed
 */
export function refuseNewDays(context: Context, before: Settings, after: Settings): void {
  if (before.timezone === after.timezone) return;
  const hasFacts = context.workspace().prepare<[], number>(HAS_FACTS).pluck().get();
  if (hasFacts !== 1) return;
  throw new PscrmError('settings-fixed', { before: before.timezone, after: after.timezone });
}

/** Opens the workspace for a command that may create it, and says the defaults that it took. */
export function openOrCreate(context: Context, existed: boolean): void {
  const db = context.workspace(true);
  if (existed) return;
  writeSettings(db, DEFAULTS);
  context.remark('say.created', { database: context.globals.database, ...DEFAULTS });
}
