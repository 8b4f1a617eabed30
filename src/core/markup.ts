import { printable } from './width.ts';

/** Markup that is safe as it stands: made by `markup`, or a constant of ours. */
export type Markup = { readonly html: string };

/** Takes a text of ours as markup. Never for anything that somebody typed or sent. */
export function trusted(html: string): Markup {
  return { html };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/**
 * A template whose texts are escaped, in elements and in quoted attributes alike; null leaves nothing.
 * (A formatter takes a template called `html` for its own to lay out, and hashes would no longer hold.)
 */
export function markup(
  parts: TemplateStringsArray,
  ...values: readonly (string | Markup | null)[]
): Markup {
  let html = parts[0] ?? '';
  for (const [at, value] of values.entries()) {
    if (value !== null) html += typeof value === 'string' ? escape(value) : value.html;
    html += parts[at + 1] ?? '';
  }
  return { html };
}
