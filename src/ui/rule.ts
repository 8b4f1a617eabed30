import type { ChalkInstance } from 'chalk';
import { RULE_SUBJECTS, type RulePart } from '../core/table.ts';
import { pad, width, wrap } from '../core/width.ts';
import { isTextKey, type Say } from '../text/translate.ts';

/** A rule in words: what each sentence is about, and the sentence. In the order of RULE_SUBJECTS. */
export type RuleLines = readonly (readonly [about: string, sentence: string])[];

export function ruleLines(rule: readonly RulePart[], say: Say): RuleLines {
  return inReadingOrder(rule).map(({ about, code, params }) => {
    const key = `rule.${code}`;
    return [say(`rule-about.${about}`), isTextKey(key) ? say(key, params) : key];
  });
}

export function inReadingOrder(rule: readonly RulePart[]): readonly RulePart[] {
  return RULE_SUBJECTS.flatMap((subject) => rule.filter(({ about }) => about === subject));
}

/** For a terminal of so many columns: sentences in a column of their own beside what they are about. */
export function renderRule(lines: RuleLines, chalk: ChalkInstance, columns: number): string {
  const widest = Math.max(0, ...lines.map(([about]) => width(about)));
  const room = Math.max(20, columns - widest - 2);
  return lines
    .flatMap(([about, sentence]) =>
      wrap(sentence, room).map((text, at) => {
        const title = at === 0 ? chalk.bold(pad(about, widest)) : ' '.repeat(widest);
        return `${title}  ${text}\n`;
      }),
    )
    .join('');
}
