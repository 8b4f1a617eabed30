import { checkAddress } from '../codes/addresses.ts';
import { findPicture } from '../codes/pictures.ts';
import { PscrmError } from '../core/errors.ts';
import { type Brand, readBrand, type Settings, writeSettings } from '../db/settings.ts';
import type { CommandSpec } from './command.ts';
import type { Context } from './context.ts';
import { checkBaseUrl, refuseNewDays, sayBaseUrl } from './init.ts';
import { keepLogoFile } from './picture-file.ts';
import { checkCurrency, checkTimezone } from './typed-values.ts';

/** What can be set, and how what is typed becomes what is stored. An empty value takes it back. */
type Setting = {
  readonly key: keyof Settings | keyof Brand;
  readonly read: (text: string, context: Context) => string | Promise<string>;
};

const emptyOr =
  (read: (text: string) => string) =>
  (text: string): string =>
    text === '' ? '' : read(text);

const SETTINGS: Readonly<Record<string, Setting>> = {
  'base-url': { key: 'base_url', read: emptyOr(checkBaseUrl) },
  'timezone': {
    key: 'timezone',
    read: (text, context) => {
      const before = context.settings();
      refuseNewDays(context, before, { ...before, timezone: checkTimezone(text) });
      return text;
    },
  },
  'currency': { key: 'currency', read: checkCurrency },
  'brand': { key: 'brand', read: shownName('brand', 64) },
  'colour': { key: 'colour', read: checkColour },
  'logo': {
    key: 'logo',
    read: async (text, context) => (text === '' ? '' : String(await keepLogoFile(context, text))),
  },
  'operator': { key: 'operator', read: shownName('operator', 100) },
  'privacy-url': { key: 'privacy_url', read: emptyOr(checkWebAddress) },
};
const NAMES = Object.keys(SETTINGS);

/**
 * Signs that nobody sees, or that turn others round: a name with one is not the name that people read. The
 * joiners that some scripts and emoji are written with are none.
 */
const UNSEEN = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/u;

/** A name that stands on the page. @throws bad-setting */
function shownName(name: string, most: number) {
  return (text: string, { say }: Context): string => {
    const typed = text.trim();
    const n = [...typed].length;
    const refused = (problem: string): PscrmError =>
      new PscrmError('bad-setting', { name, problem });
    const [sign] = UNSEEN.exec(typed) ?? [];
    if (sign !== undefined) throw refused(say('setting.unseen', { sign: unicodeName(sign) }));
    if (n > most) throw refused(say('setting.too-long', { n, most }));
    return typed;
  };
}

const unicodeName = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** @throws bad-colour */
function checkColour(text: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(text)) throw new PscrmError('bad-colour', { value: text });
  return text.toLowerCase();
}

/** @throws bad-scheme */
function checkWebAddress(text: string): string {
  if (!/^https?:/.test(text))
    throw new PscrmError('bad-scheme', { url: text, known: ['https', 'http'] });
  return checkAddress(text);
}

/** @throws unknown-setting {name, known}, missing-argument */
function setting(name: string | undefined): Setting {
  if (name === undefined) throw new PscrmError('missing-argument', { argument: 'NAME' });
  const found = Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined;
  if (found === undefined) throw new PscrmError('unknown-setting', { name, known: NAMES });
  return found;
}

function valueOf(context: Context, { key }: Setting): string {
  const all = { ...context.settings(), ...readBrand(context.workspace()) };
  return String(all[key]);
}

export const configSet: CommandSpec = {
  path: 'config set',
  text: 'help.config-set',
  arguments: [
    { name: 'name', text: 'argument.setting' },
    { name: 'value', text: 'argument.setting-value' },
  ],
  output: 'json',
  schema: 'pscrm.config/1',
  examples: [
    'config set brand 测试品牌',
    "config set colour '#d4380d'",
    'config set privacy-url https://www.example.cn/privacy',
  ],
  run: async (context, input) => {
    const [name, typed] = input.arguments;
    const one = setting(name);
    if (typed === undefined) throw new PscrmError('missing-argument', { argument: 'VALUE' });
    const value = await one.read(typed, context);
    const before = context.settings();
    writeSettings(context.workspace(), { [one.key]: value });
    if (one.key === 'base_url') sayBaseUrl(context, before.base_url, value);
    sayValue(context, name ?? '', value);
  },
};

/** A logo is stored by its number, which says nothing. */
function shownValue(context: Context, name: string, value: string): string {
  const picture = name === 'logo' ? findPicture(context.workspace(), Number(value)) : undefined;
  if (picture === undefined || !context.forPeople) return value;
  const kilobytes = Math.ceil(picture.bytes.length / 1024);
  return context.say('say.logo', { kind: picture.mime, kilobytes });
}

function sayValue(context: Context, name: string, value: string): void {
  if (context.json) return context.printJson({ schema: 'pscrm.config/1', name, value });
  const isEmpty = value === '' && context.globals.form === 'table';
  context.print(isEmpty ? context.say('say.not-set') : shownValue(context, name, value));
}

export const configGet: CommandSpec = {
  path: 'config get',
  text: 'help.config-get',
  arguments: [{ name: 'name', text: 'argument.setting' }],
  output: 'json',
  schema: 'pscrm.config/1',
  examples: ['config get base-url'],
  run: (context, input) => {
    const [name] = input.arguments;
    sayValue(context, name ?? '', valueOf(context, setting(name)));
  },
};

export const configList: CommandSpec = {
  path: 'config list',
  text: 'help.config-list',
  output: 'table',
  schema: 'pscrm.settings/1',
  examples: ['config list', 'config list --json'],
  run: (context) => {
    context.show('pscrm.settings/1', {
      columns: [
        { key: 'name', type: 'text' },
        { key: 'value', type: 'text' },
      ],
      rows: Object.entries(SETTINGS).map(([name, one]) => ({
        name,
        value: valueOf(context, one) || null,
      })),
    });
  },
};
