import { PscrmError } from '../core/errors.ts';

/** What a text message may have filled in. */
export const VARIABLES = ['link', 'name', 'brand', 'optout'] as const;
export type Variable = (typeof VARIABLES)[number];

/** A piece of a template: words as they are, or something to fill in. `{name|您}` has a fallback. */
export type Part =
  | { readonly words: string }
  | { readonly variable: Variable; readonly fallback: string | null };

const PLACE = /\{([^{}|]+)(?:\|([^{}]*))?\}/g;

/**
 * What looks like a place to fill in, and is not one of ours: `${name}`, `｛name｝`, `#name#`, `%name%`, a brace
 * without its partner. Providers' consoles write theirs so; here it would reach the customer as it stands.
 */
const STRANGE = /\$(?=\{)|\$$|[{}]|｛[^｛｝]*｝|#[a-z_]+#|%[a-z_]+%/iu;

/**
 * Reads a template: `{name|您}您好，礼物在 {link} ，{optout}`.
 * @throws unknown-variable {name, known}
 */
export function parseTemplate(text: string): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACE)) {
    const [whole, name = '', fallback] = match;
    const variable = VARIABLES.find((one) => one === name.trim());
    if (variable === undefined)
      throw new PscrmError('unknown-variable', { name, known: [...VARIABLES] });
    if (match.index > end) parts.push(wordsOf(text.slice(end, match.index), whole));
    parts.push({ variable, fallback: fallback ?? null });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push(wordsOf(text.slice(end), ''));
  return parts;
}

/** @param next the place that follows them @throws unknown-variable */
function wordsOf(words: string, next: string): Part {
  const [strange] = STRANGE.exec(words) ?? [];
  const isDollar = strange === '$' && next === '';
  if (strange === undefined || isDollar) return { words };
  const name = strange === '$' ? `$${next}` : strange;
  throw new PscrmError('unknown-variable', { name, known: [...VARIABLES] });
}

export function uses(parts: readonly Part[], variable: Variable): boolean {
  return parts.some((part) => 'variable' in part && part.variable === variable);
}

/** Does the template need a value of this for everybody? */
export function demands(parts: readonly Part[], variable: Variable): boolean {
  return parts.some(
    (part) => 'variable' in part && part.variable === variable && part.fallback === null,
  );
}

export type Values = Readonly<Record<Variable, string>>;

/** The value of a place: what there is, else the fallback. */
export function valueOf(part: { variable: Variable; fallback: string | null }, values: Values) {
  return values[part.variable] || (part.fallback ?? '');
}

/** The message as it arrives, the signature before it. */
export function fillTemplate(parts: readonly Part[], signature: string, values: Values): string {
  const body = parts.map((part) => ('words' in part ? part.words : valueOf(part, values))).join('');
  return `【${signature}】${body}`;
}
