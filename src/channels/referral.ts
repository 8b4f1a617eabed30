import type { Channel } from './channel.ts';

export const referral: Channel = { id: 'referral', counted: 'single', invites: true };
