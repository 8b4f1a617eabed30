import type { Channel } from './channel.ts';

export const livestream: Channel = { id: 'livestream', counted: 'shared', invites: false };
