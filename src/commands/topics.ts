import { ERRORS } from '../core/errors.ts';
import { pad, width } from '../core/width.ts';
import type { Say, TextKey } from '../text/translate.ts';
import type { CommandSpec } from './command.ts';

/** The variables that the program looks at. */
export const ENVIRONMENT = [
  { name: 'PSCRM_DB', text: 'environment.db' },
  { name: 'PSCRM_LANG', text: 'environment.lang' },
  { name: 'PSCRM_PASSWORD', text: 'environment.password' },
  { name: 'PSCRM_NOW', text: 'environment.now' },
  { name: 'NO_COLOR', text: 'environment.no-color' },
  { name: 'FORCE_COLOR', text: 'environment.force-color' },
] as const satisfies readonly { readonly name: string; readonly text: TextKey }[];

/** How results are written; what of it is for people and what for machines. */
const OUTPUT = [
  { name: 'table', text: 'output.table' },
  { name: 'tsv', text: 'output.tsv' },
  { name: '--csv', text: 'output.csv' },
  { name: '--md', text: 'output.md' },
  { name: '--json', text: 'output.json' },
  { name: 'money', text: 'output.money' },
  { name: 'times', text: 'output.times' },
  { name: 'streams', text: 'output.streams' },
] as const satisfies readonly { readonly name: string; readonly text: TextKey }[];

/** What a run can end with. */
export const EXIT_CODES = [
  { code: 0, text: 'exit.0' },
  { code: 1, text: 'exit.1' },
  { code: 2, text: 'exit.2' },
  { code: 3, text: 'exit.3' },
  { code: 130, text: 'exit.130' },
] as const satisfies readonly { readonly code: number; readonly text: TextKey }[];

type Lines = readonly (readonly [string, string])[];

/** `pscrm help TOPIC`: made from the tables that the program itself works with. */
const TOPICS: Readonly<Record<string, (say: Say, commands: readonly CommandSpec[]) => Lines>> = {
  'exit-codes': (say) =>
    EXIT_CODES.map(({ code, text }) => {
      const errors = Object.entries(ERRORS).filter(([, exit]) => exit === code);
      const names = errors.map(([name]) => name).join(', ');
      return [String(code), names === '' ? say(text) : `${say(text)} [${names}]`];
    }),
  'environment': (say) => ENVIRONMENT.map(({ name, text }) => [name, say(text)]),
  'output': (say) => OUTPUT.map(({ name, text }) => [name, say(text)]),
  'json': (_say, commands) =>
    commands.flatMap(({ path, schema }) => (schema === undefined ? [] : [[path, schema] as const])),
};

export const TOPIC_NAMES: readonly string[] = Object.keys(TOPICS);

/** A topic's page, or undefined where there is none of that name. */
export function renderTopic(
  name: string,
  say: Say,
  commands: readonly CommandSpec[],
): string | undefined {
  const lines = Object.hasOwn(TOPICS, name) ? TOPICS[name]?.(say, commands) : undefined;
  if (lines === undefined) return undefined;
  const widest = Math.max(...lines.map(([term]) => width(term)));
  return lines.map(([term, text]) => `${pad(term, widest)}  ${text}\n`).join('');
}
