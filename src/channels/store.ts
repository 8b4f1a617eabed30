import type { Channel } from './channel.ts';

export const store: Channel = { id: 'store', counted: 'shared', invites: false };
