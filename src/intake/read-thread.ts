import type { FileRead } from '../formats/read-file.ts';
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type ErrorCode, type Params, PscrmError } from '../core/errors.ts';
import type { Detected } from '../formats/detect.ts';
import { Header } from '../formats/row.ts';
import { type Packed, unpack } from './batch-codec.ts';
import type { Reply, TakeBatch } from './batch.ts';
import type { ReadJob } from './read-batches.ts';

/** What the other thread sends: batches, then that all was read, or why the file is refused. */
export type Message =
  | { readonly batch: Packed }
  | { readonly read: FileRead }
  | { readonly refused: { readonly code: ErrorCode; readonly params: Params } };

/** A job as plain data; a header is an object with insides and is made anew over there. */
type InTransit = Omit<ReadJob, 'detected'> & {
  readonly detected: Omit<Detected, 'header'>;
  readonly header: readonly string[];
};

function toTransit({ detected, source, ...job }: ReadJob): InTransit {
  const { header, ...rest } = detected;
  const { dispose: _dispose, ...plain }: Partial<{ dispose: unknown }> & typeof source = source;
  return { ...job, source: plain, detected: rest, header: header.cells };
}

export function fromTransit({ detected, header, ...job }: InTransit): ReadJob {
  return { ...job, detected: { ...detected, header: new Header(header) } };
}

/** The thread's program, where it was built: tests run the sources, which a thread cannot. */
const PROGRAM = import.meta.url.endsWith('.js')
  ? new URL('read-worker.js', import.meta.url)
  : undefined;

/** What a row leaves behind is gone with the next: a small nursery stays in the processor's cache. */
const YOUNG_MB = 24;

/** Starting a thread takes longer than to read a small file. */
const WORTH_A_THREAD = 2_000_000;

export function isWorthAThread({ source }: ReadJob): boolean {
  return PROGRAM !== undefined && source.bytes > WORTH_A_THREAD;
}

/**
 * Reads a file as readBatches does, in another thread, so that reading and writing go on at one time.
 * @throws what readBatches throws
 */
export async function readInThread(
  job: ReadJob,
  take: TakeBatch,
  signal?: AbortSignal,
): Promise<FileRead> {
  if (PROGRAM === undefined) throw new TypeError('not built');
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
  const worker = new Worker(PROGRAM, { workerData: toTransit(job), resourceLimits });
  const answer = (reply: Reply): void => worker.postMessage(reply, []);
  try {
    for await (const [message] of on(worker, 'message', {
      close: ['exit'],
      ...(signal && { signal }),
    })) {
      const said: Message = message;
      if ('read' in said) return said.read;
      if ('refused' in said) throw new PscrmError(said.refused.code, said.refused.params);
      answer(await take(unpack(said.batch)));
    }
    throw new TypeError('the reading thread ended without a word');
  } finally {
    await worker.terminate();
  }
}
