import { en } from './en.ts';
import { type Catalogue, type Language, type Say, sayFrom } from './translate.ts';
import { zh } from './zh.ts';

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, zh };

/** Says sentences in either language, for who speaks both at once: the server, to whoever comes. */
export function translator(language: Language): Say {
  return sayFrom(CATALOGUES[language]);
}
