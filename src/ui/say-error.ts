import { type Params, PscrmError } from '../core/errors.ts';
import { maskCell, maskWithin } from '../core/mask.ts';
import type { ChalkInstance } from 'chalk';
import { isTextKey, type Say } from '../text/translate.ts';

export type SaidError = {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
};

/** An error in words. What is none of ours is a bug, and is called one. */
export function sayError(error: unknown, say: Say): SaidError {
  if (!(error instanceof PscrmError)) {
    const detail =
      error instanceof Error ? `${error.name}: ${firstLine(error.message)}` : 'unknown';
    return { code: 'bug', message: say('error.bug', { detail }), hint: say('hint.bug') };
  }
  const params = shownParams(error.params);
  // One code may have several ways out of it.
  const key = [`hint.${error.code}.${String(params['why'])}`, `hint.${error.code}`].find(isTextKey);
  const hint = key === undefined ? '' : say(key, params).trim();
  return { code: error.code, message: say(`error.${error.code}`, params), hint: hint || null };
}

/** A number, or what hides one, where columns are named: the row is no header, and may name somebody. */
const DATA = /\*{2}|\d{7}/;

/** Where a parameter is what stood in a file: it may be about a person. */
const FROM_A_FILE = new Set(['columns', 'value']);

function shownParams(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      if (typeof value !== 'string' || !FROM_A_FILE.has(key)) return [key, value];
      if (key === 'columns' && (DATA.test(value) || maskWithin(value) !== value))
        return [key, value.split(', ').map(maskCell).join(', ')];
      return [key, maskWithin(value)];
    }),
  );
}

/** As it stands on stderr: what happened, and what to do next. */
export function errorText(
  { code, message, hint }: SaidError,
  say: Say,
  chalk: ChalkInstance,
): string {
  const error = `${chalk.red(say('say.error'))}${message} [${code}]\n`;
  return hint === null ? error : `${error}${chalk.cyan(say('say.hint'))}${hint}\n`;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
