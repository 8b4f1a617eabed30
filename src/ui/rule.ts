import { RULE_SUBJECTS, type RulePart } from '../core/table.ts';
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
