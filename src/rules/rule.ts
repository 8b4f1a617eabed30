/**
 * Rules of others, as data: what a provider of text messages, a platform, WeChat or the law is known to
 * refuse. Facts, dated, and never legal advice.
 */
export type Rule = {
  /** What it says is `rule.ID`, what to do instead `advice.ID`. */
  readonly id: string;
  /** Whose it is: a provider, a platform, `wechat` or `law`. */
  readonly of: string;
  readonly sure: Sureness;
  readonly source: string;
  /** When the source was looked at, `2026-11-24`. */
  readonly seen: string;
  readonly effect: Effect;
};

/** A: its own page, or the law's text · C: one copy or second-hand source · ?: not known. */
export const SURENESS = ['A', 'C', '?'] as const;
export type Sureness = (typeof SURENESS)[number];

/** The source of a rule that was not read anywhere. */
export const NOT_READ = '–';

/** refused: goes wrong where the rule is applied · watch: may, or cannot be told from here. */
export type Effect = 'refused' | 'watch';

/** A rule that applies, and what in the message or campaign made it apply. */
export type Finding = Rule & { readonly found: string };

/** What will be refused before what may be; otherwise in the order of the rules. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  const rank = ({ effect }: Finding): number => (effect === 'refused' ? 0 : 1);
  return findings.toSorted((a, b) => rank(a) - rank(b));
}
