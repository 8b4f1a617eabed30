import type { Channel } from './channel.ts';

export const poster: Channel = { id: 'poster', counted: 'shared', invites: false };
