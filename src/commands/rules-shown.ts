import type { Column, Row } from '../core/table.ts';
import { printable, wrap } from '../core/width.ts';
import type { Risk } from '../rules/risks.ts';
import { type Finding, NOT_READ } from '../rules/rule.ts';
import { type Context, sayKey } from './context.ts';

/** Rules of others that apply, as `sms lint`, `campaign lint` and batches of messages show them. */
export const FINDING_COLUMNS: readonly Column[] = [
  { key: 'effect', type: 'word' },
  { key: 'of', type: 'text' },
  { key: 'rule', type: 'text' },
  { key: 'words', type: 'text' },
  { key: 'text', type: 'text' },
  { key: 'advice', type: 'text' },
  { key: 'sure', type: 'text' },
  { key: 'source', type: 'text' },
  { key: 'seen', type: 'text' },
  { key: 'accepted', type: 'text' },
];

export function findingRow(context: Context, one: Finding, risks: readonly Risk[]): Row {
  const taken = risks.find(({ rule, of }) => rule === one.id && of === one.of);
  return {
    effect: one.effect,
    of: one.of,
    rule: one.id,
    words: printable(one.found),
    text: ruleText(context, one),
    advice: adviceOf(context, one),
    sure: one.sure,
    source: one.source,
    seen: one.seen,
    accepted: taken?.why ?? null,
  };
}

/** What it says; of a provider whose rule is not known, what others have in its place. */
function ruleText(context: Context, { id, of, source }: Finding): string {
  const whose = sayOf(context, of);
  const rule = sayKey(`rule.${id}`, context.say, { of: whose });
  const isGuess = id.startsWith('sms.') && id !== 'sms.no-time' && source === NOT_READ;
  return isGuess ? context.say('say.rule-elsewhere', { of: whose, rule }) : rule;
}

function sayOf(context: Context, of: string): string {
  for (const kind of ['value', 'platform']) {
    const said = sayKey(`${kind}.${of}`, context.say);
    if (!said.startsWith(kind)) return said;
  }
  return of;
}

function adviceOf(context: Context, { id }: Finding): string | null {
  const said = sayKey(`advice.${id}`, context.say);
  return said.startsWith('advice.') ? null : said;
}

/** For people: what and whose, then what it says, what to do, and how sure that is. */
export function sayFindings(
  context: Context,
  findings: readonly Finding[],
  risks: readonly Risk[],
  print: (text: string) => void,
): void {
  const { say, chalk, io } = context;
  const indented = (text: string, paint = (line: string): string => line): void => {
    for (const line of wrap(text, io.columns - 2)) print(`  ${paint(line)}`);
  };
  for (const one of findings) {
    const row = findingRow(context, one, risks);
    const isTaken = row['accepted'] !== null;
    const word = isTaken ? 'accepted' : one.effect;
    const paint = word === 'refused' ? chalk.red.bold : chalk.yellow.bold;
    const found = one.found === NOT_READ || one.found === '…' ? '' : ` “${printable(one.found)}”`;
    print(`${paint(say(`value.${word}`))}: ${sayOf(context, one.of)}${found}`);
    indented(String(row['text']));
    if (row['advice'] !== null) indented(String(row['advice']));
    const { source, seen } = one;
    const basis = say('say.rule-basis', { sure: say(`sure.${one.sure}`), source, seen });
    indented(basis, chalk.dim);
    if (isTaken) indented(say('say.risk-accepted', { why: String(row['accepted']) }), chalk.dim);
  }
}
