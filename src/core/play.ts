/**
 * What people are asked to do in a campaign, and get something for: 助力, 拼团, 打卡, 抽奖, 红包, 集福 and 0 元.
 * A campaign may be none of them.
 */
export const PLAYS = [
  'assist',
  'group-buy',
  'check-in',
  'lottery',
  'red-packet',
  'collect',
  'zero-price',
] as const;

export type Play = (typeof PLAYS)[number];

export function isPlay(text: string): text is Play {
  return (PLAYS as readonly string[]).includes(text);
}
