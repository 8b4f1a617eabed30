import { parentPort, workerData } from 'node:worker_threads';
import { PscrmError } from '../core/errors.ts';
import type { Reply } from './batch.ts';
import { pack } from './batch-codec.ts';
import { readBatches } from './read-batches.ts';
import { fromTransit, type Message } from './read-thread.ts';

/** The other thread: reads a file, sends what it says batch by batch, and is answered in the same order. */
const port = parentPort;
if (port === null) throw new TypeError('read-worker runs in a worker thread');
const send = (message: Message, transfer: ArrayBuffer[] = []): void =>
  port.postMessage(message, transfer);

const waiting: ((reply: Reply) => void)[] = [];
port.on('message', (reply: Reply) => waiting.shift()?.(reply));

try {
  const read = await readBatches(
    fromTransit(workerData),
    (batch) =>
      new Promise<Reply>((answered) => {
        waiting.push(answered);
        const packed = pack(batch);
        send({ batch: packed }, [packed.numbers.buffer]);
      }),
  );
  send({ read });
} catch (error) {
  if (!(error instanceof PscrmError)) throw error;
  send({ refused: { code: error.code, params: error.params } });
} finally {
  port.close();
}
