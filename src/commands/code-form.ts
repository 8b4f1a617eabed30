import { ALPHABET_NAMES, ALPHABETS, type CodeForm, wantedLengths } from '../codes/alphabet.ts';
import type { IssuedBatch } from '../codes/issue-batch.ts';
import { PscrmError } from '../core/errors.ts';
import type { Input, OptionSpec } from './command.ts';
import type { Context } from './context.ts';
import { wholeNumber } from './typed-values.ts';

/** How codes are made. */
export const FORM_OPTIONS: readonly OptionSpec[] = [
  { flags: '--length <n>', text: 'option.length' },
  { flags: '--alphabet <name>', text: 'option.alphabet', choices: ALPHABET_NAMES },
  { flags: '--no-check', text: 'option.no-check' },
  { flags: '--uppercase', text: 'option.uppercase' },
];

/** A form, and a length where one was typed. */
export type TypedForm = { readonly form: CodeForm; readonly length?: number };

/**
 * @throws usage for capitals of an alphabet that has small letters; bad-option for a length that no code
 *   has; path-in-capitals {url} where the base address has a path: web servers tell `/q` from `/Q`
 */
export function typedForm(input: Input, baseUrl: string): TypedForm {
  const capitals = input.flag('uppercase');
  const typed = ALPHABET_NAMES.find((name) => name === input.text('alphabet'));
  if (capitals && typed === 'mixed')
    throw new PscrmError('usage', { problem: '--uppercase + --alphabet mixed' });
  if (capitals && new URL(baseUrl).pathname !== '/')
    throw new PscrmError('path-in-capitals', { url: baseUrl });
  const alphabet = typed ?? (capitals ? 'upper' : 'mixed');
  const form: CodeForm = { alphabet, check: !input.flag('no-check'), capitals };
  const length = input.text('length');
  if (length === undefined) return { form };
  return { form, length: wholeNumber('--length', length, wantedLengths(form, false).text) };
}

/** How long the codes are, of which symbols, and how often a guess hits one. */
export function sayForm(
  context: Context,
  { form, length, guessOneIn }: Pick<IssuedBatch, 'form' | 'length' | 'guessOneIn'>,
): void {
  const { alphabet, check } = form;
  const key = check ? 'say.batch-length-check' : 'say.batch-length';
  const odds = oddsShown(guessOneIn);
  const symbols = ALPHABETS[alphabet].length;
  context.print(context.say(key, { length, drawn: length - 1, symbols, odds }));
  if (form.capitals) context.print(context.say('say.batch-capitals'));
}

/** Whole where a number still holds every digit, else its size. */
function oddsShown(oneIn: number): string {
  if (oneIn <= Number.MAX_SAFE_INTEGER) return Math.floor(oneIn).toLocaleString('en');
  const [digits = '', exponent = ''] = oneIn.toExponential(1).split('e+');
  return `${digits} × 10^${exponent}`;
}

/** The form of a batch in JSON. */
export function formJson({ form, length }: Pick<IssuedBatch, 'form' | 'length'>) {
  return {
    length,
    alphabet: ALPHABETS[form.alphabet],
    check: form.check,
    uppercase: form.capitals,
  };
}
