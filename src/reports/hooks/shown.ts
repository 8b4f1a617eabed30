import { PscrmError } from '../../core/errors.ts';
import { ownList, ownText, type ReportParams } from '../report.ts';
import type { Arm, Facts } from './arms.ts';
import type { VariantRow } from './query.ts';

/** How many people each variant was shown to, by hand and not by cards that can be counted. */
export type Shown = ReadonlyMap<string, number>;

/**
 * Reads `--shown VARIANT=N`, given once for each variant of the test. A `=` may stand in the name.
 * @returns null where it was not given
 * @throws bad-option; usage beside `--window`, since nobody says when each of them was shown it
 */
export function readShown(params: ReportParams): Shown | null {
  const typed = ownList(params, 'shown');
  if (typed.length === 0) return null;
  if (ownText(params, 'window') !== undefined)
    throw new PscrmError('usage', { problem: '--shown + --window' });
  const shown = new Map<string, number>();
  for (const text of typed) {
    const [, variant = '', n] = /^(.+)=(\d{1,9})$/u.exec(text) ?? [];
    if (Number(n ?? 0) < 1 || shown.has(variant))
      throw new PscrmError('bad-option', {
        option: '--shown',
        value: text,
        choices: ['sample=500', 'mug=480'],
      });
    shown.set(variant, Number(n));
  }
  return shown;
}

/**
 * Leaves only what belongs to variants that were shown: the test is among them.
 * @throws bad-option for a variant that the campaign does not know, naming those it does
 */
export function onlyShown(facts: Facts, shown: Shown, declared: readonly VariantRow[]): Facts {
  const known = new Set([
    ...declared.map(({ name }) => name),
    ...facts.origins.map((origin) => origin?.variant ?? ''),
  ]);
  known.delete('');
  for (const [variant, n] of shown) {
    if (known.has(variant)) continue;
    const value = `${variant}=${n}`;
    throw new PscrmError('bad-option', { option: '--shown', value, choices: [...known] });
  }
  const isShown = ({ variant }: { readonly variant: string }): boolean => shown.has(variant);
  return {
    ...facts,
    stacks: facts.stacks.filter(isShown),
    origins: facts.origins.map((origin) => (origin && isShown(origin) ? origin : null)),
    visitors: facts.visitors.filter(isShown),
  };
}

/** Holds what came to what was shown: nobody comes who was not shown it. @throws shown-too-few */
export function checkShown(arms: readonly Arm[]): void {
  for (const { name, issued, scanned } of arms) {
    if (scanned.count <= issued) continue;
    throw new PscrmError('shown-too-few', { variant: name, shown: issued, came: scanned.count });
  }
}
