import { findChannel, CHANNELS } from '../channels/index.ts';
import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';
import type { Campaign } from './campaigns.ts';
import type { Choice, Holder, Recipient, Skipped } from './choice.ts';
import { planOrders, type OrderFilter } from './plan-orders.ts';
import { planCustomers, planRecipients } from './plan-people.ts';

/** Whom codes are for: nobody in particular, orders, all customers, or a list of people. */
export type BatchSpec =
  | { readonly mode: 'count'; readonly count: number }
  | ({ readonly mode: 'orders' } & OrderFilter)
  /** All of them, or those of these numbers. */
  | { readonly mode: 'customers'; readonly among?: ReadonlySet<number> }
  | { readonly mode: 'recipients'; readonly recipients: readonly Recipient[] };

export type BatchPlan = {
  readonly campaign: Campaign;
  readonly mode: BatchSpec['mode'];
  /** One code per parcel or person, or one that many people scan. */
  readonly unit: 'single' | 'shared';
  /** A join through a code with an owner is an invitation accepted. */
  readonly invites: boolean;
  /** Each code names one recipient, so it must be hard to guess. */
  readonly personal: boolean;
  readonly count: number;
  /** In the order of the codes; empty where they are for nobody in particular. */
  readonly holders: readonly Holder[];
  readonly skipped: readonly Skipped[];
};

/** More than anybody prints; a slip of the finger would fill the disk. */
const MOST = 10_000_000;

/** How many codes a batch may have, for people. */
export const COUNTS = `1 … ${MOST}`;

/**
 * Who gets a code. Only reads; `issueBatch` carries the plan out. Plan in the transaction that issues,
 * or two runs at once may card the same order twice. A plan of count 0 is for the caller to refuse.
 * @throws unknown-channel {name, known} where a file named the campaign and nobody said its channel;
 *   bad-option for a count that is no whole number from 1 to ten million
 */
export function planBatch(
  db: Database,
  spec: BatchSpec,
  { campaign }: { readonly campaign: Campaign },
): BatchPlan {
  const channel = findChannel(campaign.channel);
  if (channel === undefined) {
    const known = CHANNELS.map(({ id }) => id);
    throw new PscrmError('unknown-channel', { name: campaign.channel, known });
  }
  const { holders, skipped } = choose(db, spec, campaign.id);
  return {
    campaign,
    mode: spec.mode,
    unit: spec.mode === 'count' ? channel.counted : 'single',
    invites: channel.invites,
    personal: spec.mode === 'customers' || spec.mode === 'recipients',
    count: spec.mode === 'count' ? spec.count : holders.length,
    holders,
    skipped,
  };
}

function choose(db: Database, spec: BatchSpec, campaignId: number): Choice {
  switch (spec.mode) {
    case 'count':
      if (!Number.isSafeInteger(spec.count) || spec.count < 1 || spec.count > MOST) {
        throw new PscrmError('bad-option', {
          option: '--count',
          value: spec.count,
          choices: [COUNTS],
        });
      }
      return { holders: [], skipped: [] };
    case 'orders':
      return planOrders(db, spec, campaignId);
    case 'customers':
      return planCustomers(db, campaignId, spec.among);
    case 'recipients':
      return planRecipients(db, spec.recipients, campaignId);
  }
}
