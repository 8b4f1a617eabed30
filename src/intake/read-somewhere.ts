import type { FileRead } from '../formats/read-file.ts';
import { readBatches, type ReadJob, type TakeBatch } from './read-batches.ts';

export function readSomewhere(
  job: ReadJob,
  take: TakeBatch,
  signal?: AbortSignal,
): Promise<FileRead> {
  return readBatches(job, take, signal);
}
