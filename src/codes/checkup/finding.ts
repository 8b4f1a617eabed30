import type { Params } from '../../core/errors.ts';

/** error: people who scan come to nobody · warning: they will, or some do · note: good to know. */
export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a finding is about, each `about.WORD` in the texts. */
export type About =
  | 'workspace'
  | 'pool'
  | 'target'
  | 'batch'
  | 'server'
  | 'base-url'
  | 'data-full'
  | 'data-continuous'
  | 'data-valid'
  | 'data-correct';

/** A stretch of time, ms UTC: from (inclusive) to (exclusive). */
export type Span = { readonly from: number; readonly to: number };

/** Something that is wrong or will be; its sentence is `finding.CODE`. */
export type Finding = {
  readonly severity: Severity;
  readonly code: string;
  readonly about: About;
  /** Which one: the name of a pool or target, the number of a batch; '' where there is only one. */
  readonly name: string;
  readonly params: Params;
  /** Times that the sentence speaks of, as `{when}`. */
  readonly spans?: readonly Span[];
  /** The words of a command that helps, the program's name first. */
  readonly next: readonly string[];
};

/** The worst first; what is alike stays in its order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
  return findings.toSorted((a, b) => rank(a) - rank(b));
}
