import { readBatches, type ReadJob, type TakeBatch } from './read-batches.ts';

export function readSomewhere(
  job: ReadJob,
  take: TakeBatch,
  signal?: AbortSignal,
): Promise<number> {
  return readBatches(job, take, signal);
}
