import type { Channel } from './channel.ts';
import { livestream } from './livestream.ts';
import { packageCard } from './package-card.ts';
import { poster } from './poster.ts';
import { referral } from './referral.ts';
import { sms } from './sms.ts';
import { store } from './store.ts';

export type { Channel } from './channel.ts';

export const CHANNELS: readonly Channel[] = [packageCard, sms, poster, store, livestream, referral];

export function findChannel(id: string): Channel | undefined {
  return CHANNELS.find((channel) => channel.id === id);
}
