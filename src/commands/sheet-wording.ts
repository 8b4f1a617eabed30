import { findCampaign } from '../codes/campaigns.ts';
import type { PrintedBatch, PrintedCode } from '../codes/printed-codes.ts';
import { PscrmError } from '../core/errors.ts';
import { HOOK_PLACES, unknownPlaces } from '../print/sheet/fields.ts';
import type { Places } from '../print/sheet/read-template.ts';
import type { Side, Template } from '../print/sheet/template.ts';
import type { Problem } from '../print/sheet/template-values.ts';
import { risksOf } from '../rules/risks.ts';
import { judgeCards, refuseRisks, refuseUntaken, typedReason } from './campaign-risks.ts';
import type { Input } from './command.ts';
import type { Context } from './context.ts';
import { refuseProblems } from './sheet-options.ts';

/** What stands on the cards of a variant, how many they are, and where it comes from. */
export type Wording = {
  readonly variant: string;
  readonly cards: number;
  readonly text: string;
  /** `stock`: nobody has said anything, and it is the sentence of the program in the run's language. */
  readonly from: 'option' | 'template' | 'stock';
};

type Run = {
  readonly batch: PrintedBatch;
  readonly codes: readonly PrintedCode[];
  readonly template: Template;
  readonly places: Places;
};

/** For every variant without a wording of its own. */
const DEFAULT = 'default';

/**
 * The wording of every variant that has cards in the run, in the order of their cards: its own, else
 * the one for all.
 * @throws unknown-variant, variant-twice, unknown-place for `--hook`; bad-template, by line, for a variant
 *   that the campaign does not have
 */
export function chooseWording(
  context: Context,
  input: Input,
  { batch, codes, template, places }: Run,
): readonly Wording[] {
  const { variants } = findCampaign(context.workspace(), batch.campaign);
  const counts = new Map<string, number>();
  for (const { variant } of codes) counts.set(variant, (counts.get(variant) ?? 0) + 1);
  const known = [...new Set([...variants.map(({ name }) => name), ...counts.keys()])];
  const named = known.filter((name) => name !== '');
  const typed = typedHooks(input, named);
  const file = input.text('template');
  if (file !== undefined) refuseProblems(context, file, strangers(places, named));
  const written = new Map(Object.entries(template.hooks));
  return [...counts].map(([variant, cards]) => {
    for (const name of [variant, DEFAULT]) {
      const [option, line] = [typed.get(name), written.get(name)];
      if (option !== undefined) return { variant, cards, text: option, from: 'option' };
      if (line !== undefined) return { variant, cards, text: line, from: 'template' };
    }
    return { variant, cards, text: context.say('sheet.hook'), from: 'stock' };
  });
}

/** `--hook red-packet=…`, or `--hook …` for every variant without a wording of its own. */
function typedHooks(input: Input, variants: readonly string[]): ReadonlyMap<string, string> {
  const hooks = new Map<string, string>();
  for (const text of input.list('hook')) {
    const [, variant = DEFAULT, hook = text] = /^([\p{L}\p{M}\p{N}._-]+)=(.*)$/su.exec(text) ?? [];
    if (variant !== DEFAULT && !variants.includes(variant))
      throw new PscrmError('unknown-variant', { variant, known: variants });
    if (hooks.has(variant)) throw new PscrmError('variant-twice', { name: variant });
    const [name] = unknownPlaces(hook, HOOK_PLACES);
    if (name !== undefined) throw new PscrmError('unknown-place', { name, known: HOOK_PLACES });
    hooks.set(variant, hook.replaceAll('\\n', '\n'));
  }
  return hooks;
}

/** Wordings in a template for variants that the campaign does not have: most likely misspelt. */
function strangers({ hooks }: Places, variants: readonly string[]): readonly Problem[] {
  const known = [DEFAULT, ...variants];
  return [...hooks].flatMap(([variant, place]) =>
    known.includes(variant) ? [] : { ...place, code: 'unknown-key' as const, params: { known } },
  );
}

/** The wordings that are really printed: a design may have no place for any. */
export function wordingPrinted(
  context: Context,
  input: Input,
  wordings: readonly Wording[],
  sides: readonly Side[],
): readonly Wording[] {
  const isShown = sides
    .flat()
    .some((element) => element.kind === 'text' && element.text.includes('{hook}'));
  if (isShown) return wordings;
  if (input.list('hook').length > 0) context.remark('say.sheet-no-hook');
  return [];
}

/** All words that stand on cards as somebody has written them. */
export function textsPrinted(
  sides: readonly Side[],
  wordings: readonly Wording[],
): readonly string[] {
  const written = sides.flat().flatMap((element) => (element.kind === 'text' ? element.text : []));
  return [...wordings.map(({ text }) => text), ...written];
}

/**
 * Stops words that others would refuse, unless somebody takes the risk of it or has taken it before.
 * @throws risk-not-taken {rules}
 */
export function refuseWords(
  context: Context,
  input: Input,
  { batch, codes, texts }: Pick<Run, 'batch' | 'codes'> & { readonly texts: readonly string[] },
): void {
  const db = context.workspace();
  const campaign = findCampaign(db, batch.campaign);
  const platforms = [...new Set(codes.map(({ platform }) => platform))];
  const findings = judgeCards(
    texts,
    platforms.filter((name) => name !== ''),
  );
  const why = typedReason(input);
  if (input.flag('dry-run')) refuseUntaken({ findings, risks: risksOf(db, campaign.id) }, why);
  else refuseRisks(context, campaign, findings, why);
}

/** Which wording stands on how many cards. */
export function sayWording({ say, print }: Context, wordings: readonly Wording[]): void {
  for (const { variant, cards: n, text, from } of wordings) {
    const key = variant === '' ? 'say.sheet-wording' : 'say.sheet-wording-of';
    const stock = from === 'stock' ? say('say.sheet-wording-stock') : '';
    print(say(key, { n, variant, text: text.replaceAll('\n', ' / ') }) + stock);
  }
}
