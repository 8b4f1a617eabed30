import type { Batch, Reply, TakeBatch } from './batch.ts';

/**
 * A few batches may be under way at one time: so that who takes them is never idle, and never drowned.
 * Each holds its rows until it is answered: with one more, a file of 1,000,000 known orders takes 20 MB more.
 */
const AT_MOST = 3;

/** Hands batches on without waiting for the answer to each. */
export function openDelivery(take: TakeBatch) {
  const underWay: Promise<void>[] = [];
  return {
    /** @param answered called when the batch has been taken in, some batches later perhaps */
    send: async (batch: Batch, answered: (reply: Reply) => void): Promise<void> => {
      const reply = take(batch);
      if (!(reply instanceof Promise)) return answered(reply);
      const done = reply.then(answered);
      // What goes wrong is thrown where it is waited for, below; until then nobody listens.
      done.catch(() => undefined);
      underWay.push(done);
      if (underWay.length >= AT_MOST) await underWay.shift();
    },
    /** Waits until every batch sent so far is answered. */
    settle: async (): Promise<void> => {
      for (const one of underWay.splice(0)) await one;
    },
  };
}
