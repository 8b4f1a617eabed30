import type { Play } from '../core/play.ts';
import type { Database } from '../db/open.ts';
import {
  LEAD_CARD_RULES,
  OWN_SHOPS,
  REVIEW_RULES,
  REVIEW_WORDS,
  unknownRule,
  WECHAT_RULES,
} from './campaign-rules.ts';
import { type Finding, type Rule, worstFirst } from './rule.ts';
import { wordInAny } from './words.ts';

/** What of a campaign the rules are held against. */
export type Judged = {
  readonly channel: string;
  /** What people are asked to do in it, where somebody said. */
  readonly play: Play | null;
  /** Its name, its variants, its copy: each a text of its own. */
  readonly texts: readonly string[];
  /** Where the people it speaks to bought. */
  readonly platforms: readonly string[];
};

const VARIANTS = /* sql */ `SELECT name FROM variants WHERE campaign_id = ? ORDER BY position`;
const MESSAGES = /* sql */ `
  SELECT s.text FROM sms_batches s JOIN batches b ON b.id = s.batch_id
  WHERE b.campaign_id = ? AND s.cancelled_at IS NULL ORDER BY s.batch_id`;
const CARDED = /* sql */ `
  SELECT DISTINCT o.platform FROM codes k JOIN orders o ON o.key = k.order_key
  WHERE k.campaign_id = ? ORDER BY o.platform`;
const ALL_PLATFORMS = /* sql */ `SELECT DISTINCT platform FROM orders ORDER BY platform`;

/** The texts of a campaign that the workspace knows. */
export function textsOf(db: Database, campaign: { readonly id: number; readonly name: string }) {
  const all = (sql: string): string[] => db.prepare<[number], string>(sql).pluck().all(campaign.id);
  return [campaign.name, ...all(VARIANTS), ...all(MESSAGES)];
}

/** The platforms whose orders have cards of the campaign; before there are cards, all that sold. */
export function platformsOf(db: Database, campaignId: number): string[] {
  const carded = db.prepare<[number], string>(CARDED).pluck().all(campaignId);
  return carded.length > 0 ? carded : db.prepare<[], string>(ALL_PLATFORMS).pluck().all();
}

/** Every rule that the campaign meets, what would be refused first. */
export function judgeCampaign({ channel, play, texts, platforms }: Judged): Finding[] {
  const findings = [...judgeWords(texts, play)];
  const review = wordInAny(texts, REVIEW_WORDS);
  const markets = platforms.filter((platform) => !OWN_SHOPS.has(platform));
  if (review !== undefined) {
    findings.push(...ofPlatforms('platform.review-reward', REVIEW_RULES, markets, review));
  }
  if (channel === 'package-card') {
    findings.push(...ofPlatforms('platform.lead-card', LEAD_CARD_RULES, markets, channel));
  }
  return worstFirst(findings);
}

/**
 * What the words and the play alone show, whoever is spoken to: WeChat's rules, and the law's on reviews.
 * Words say more than the play: a rule that both meet is met once, by the words.
 */
export function judgeWords(texts: readonly string[], play: Play | null): Finding[] {
  const wechat = WECHAT_RULES.flatMap(({ words, plays = [], limits = [], ...rule }): Finding[] => {
    const found = wordInAny(texts, words);
    if (found !== undefined) return [{ ...rule, found }];
    if (play === null) return [];
    if (plays.includes(play)) return [{ ...rule, found: play }];
    return limits.includes(play) ? [{ ...rule, effect: 'watch', found: play }] : [];
  });
  const review = wordInAny(texts, REVIEW_WORDS);
  const law = REVIEW_RULES.filter(({ of }) => of === 'law');
  return [
    ...wechat,
    ...(review === undefined ? [] : law.map((rule) => ({ ...rule, found: review }))),
  ];
}

function ofPlatforms(
  id: string,
  rules: readonly Rule[],
  platforms: readonly string[],
  found: string,
): Finding[] {
  return platforms.map((platform) => {
    const known = rules.find((rule) => rule.id === id && rule.of === platform);
    return { ...(known ?? unknownRule(id, platform)), found };
  });
}
