import type { Params } from '../core/errors.ts';
import { printable } from '../core/width.ts';
import { en } from './en.ts';

export type Language = 'en' | 'zh';
export type TextKey = keyof typeof en;

export type Catalogue = Readonly<Record<TextKey, string>>;

/** Says a sentence of the catalogue, its `{places}` filled from `params`. */
export type Say = (key: TextKey, params?: Params) => string;

/**
 * Fills `{name}` from the parameters, and `{name|one|many}` with the word that fits the number:
 * `{n} {n|order|orders}`. A list is joined with commas; an empty one is `–`. A place without a parameter is a bug that
 * shows: it stays as it is. What is filled in may come from a file, and must not steer a terminal.
 */
export function fill(template: string, params: Params): string {
  return template.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      if (one !== undefined && many !== undefined) return Number(value) === 1 ? one : many;
      return printable(typeof value === 'object' ? value.join(', ') || '–' : String(value));
    },
  );
}

/** Says the sentences of one catalogue. */
export function sayFrom(catalogue: Catalogue): Say {
  return (key, params = {}) => fill(catalogue[key], params);
}

/** Says what a command has to say: of the two catalogues the Chinese one is loaded where it is spoken. */
export async function loadTranslator(language: Language): Promise<Say> {
  return sayFrom(language === 'zh' ? (await import('./zh.ts')).zh : en);
}

/** Is there a sentence for this key? Codes that come from data (a status as seen) may have none. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}

/**
 * The language to speak: `--lang`, else PSCRM_LANG, else LC_ALL or LANG, else English.
 * @returns undefined where `--lang` or PSCRM_LANG names a language we do not speak
 */
export function chooseLanguage(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Language | undefined {
  const asked = flag ?? (env['PSCRM_LANG'] || undefined);
  if (asked !== undefined) {
    const short = asked.toLowerCase().split(/[-_.]/)[0];
    return short === 'en' || short === 'zh' ? short : undefined;
  }
  const locale = env['LC_ALL'] || env['LANG'] || '';
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
