import type { Channel } from './channel.ts';

export const packageCard: Channel = { id: 'package-card', counted: 'single', invites: false };
