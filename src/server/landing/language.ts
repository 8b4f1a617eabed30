import type { Language } from '../../text/translate.ts';

const RANGE = /^(\*|[a-z]{1,8})(?:-[a-z0-9]{1,8})*\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?$/i;

/**
 * The language that a browser prefers (RFC 9110, 12.5.4): the highest weight wins, the first among equals.
 * Who says nothing or takes any reads Chinese, as most people who scan these codes; who asks for a
 * language that is not here reads English.
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  const asked = (acceptLanguage ?? '').trim();
  if (asked === '') return 'zh';
  let best: Language = 'en';
  let highest = 0;
  for (const part of asked.split(',')) {
    const [, name = '', weight = '1'] = RANGE.exec(part.trim()) ?? [];
    const language = spoken(name.toLowerCase());
    if (language === undefined || !(Number(weight) > highest)) continue;
    best = language;
    highest = Number(weight);
  }
  return best;
}

function spoken(name: string): Language | undefined {
  if (name === 'zh' || name === '*') return 'zh';
  return name === 'en' ? 'en' : undefined;
}
