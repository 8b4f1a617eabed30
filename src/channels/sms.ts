import type { Channel } from './channel.ts';

export const sms: Channel = { id: 'sms', counted: 'shared', invites: false };
