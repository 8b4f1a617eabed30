import type { FileRead } from '../formats/read-file.ts';
import type { TakeBatch } from './batch.ts';
import { readBatches, type ReadJob } from './read-batches.ts';
import { isWorthAThread, readInThread } from './read-thread.ts';

/** Reads a file here or, where it is large, in a thread of its own. @throws what readBatches throws */
export function readSomewhere(
  job: ReadJob,
  take: TakeBatch,
  signal?: AbortSignal,
): Promise<FileRead> {
  return isWorthAThread(job) ? readInThread(job, take, signal) : readBatches(job, take, signal);
}
