import type { Campaign } from '../codes/campaigns.ts';
import { PscrmError } from '../core/errors.ts';
import { judgeCampaign, platformsOf, textsOf } from '../rules/judge-campaign.ts';
import { notTaken, type Risk, risksOf, takeRisks } from '../rules/risks.ts';
import type { Finding } from '../rules/rule.ts';
import type { BatchRequest } from './batch-request.ts';
import type { Input } from './command.ts';
import type { Context } from './context.ts';

/**
 * `--acknowledge-risk`: why, in words that somebody answers for.
 * @throws missing-option where it is blank
 */
export function typedReason(input: Input): string | undefined {
  const why = input.text('acknowledge-risk')?.trim();
  if (why === '') throw new PscrmError('missing-option', { option: '--acknowledge-risk WHY' });
  return why;
}

/**
 * Stops what others would refuse, unless somebody takes the risk of it or has taken it before.
 * @param why `--acknowledge-risk`: kept with the campaign
 * @throws risk-not-taken {rules}
 */
export function refuseRisks(
  context: Context,
  { id: campaignId }: Campaign,
  findings: readonly Finding[],
  why: string | undefined,
): void {
  const db = context.workspace();
  const risks = risksOf(db, campaignId);
  refuseUntaken({ findings, risks }, why);
  const open = notTaken(findings, risks);
  if (why !== undefined) takeRisks(db, campaignId, open, why, context.globals.now);
}

/** The same for a dry run, which records nothing. @throws risk-not-taken {rules} */
export function refuseUntaken(
  { findings, risks }: { readonly findings: readonly Finding[]; readonly risks: readonly Risk[] },
  why: string | undefined,
): void {
  const open = notTaken(findings, risks);
  if (open.length === 0 || why !== undefined) return;
  const rules = open.map(({ id, of, found }) => `${of}: ${id} (${found.replace(/[{}]/g, '')})`);
  throw new PscrmError('risk-not-taken', { rules });
}

/**
 * What is said of the words that a batch of cards is printed with: by WeChat and the law, and by the
 * platforms whose orders the cards are for. That there are cards, and of which play, was judged when the codes were made.
 */
export function judgeCards(
  texts: readonly string[],
  platforms: readonly string[],
): readonly Finding[] {
  return judgeCampaign({ channel: '', play: null, texts, platforms });
}

/**
 * What is said of a batch of codes: of the campaign's words, and, where the codes are for orders, by the
 * platforms that sold them. Where codes for nobody in particular will lie is not known.
 */
export function judgeBatch(
  context: Context,
  campaign: Campaign,
  { spec }: BatchRequest,
): readonly Finding[] {
  const db = context.workspace();
  return judgeCampaign({
    channel: campaign.channel,
    play: campaign.play,
    texts: textsOf(db, campaign),
    platforms: spec.mode === 'orders' ? (spec.platforms ?? platformsOf(db, campaign.id)) : [],
  });
}
