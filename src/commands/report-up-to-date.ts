import { setImmediate } from 'node:timers/promises';
import { PscrmError } from '../core/errors.ts';
import { bringingUpToDate } from '../journeys/fresh.ts';
import { openProgress } from '../ui/progress.ts';
import type { Context } from './context.ts';

/**
 * Lays out what has come since the last report, which takes seconds after a large import: says how far
 * it is, in a terminal. What is interrupted is left to the next report.
 * @throws interrupted
 */
export async function layOutWhatCame({ io, say, workspace }: Context): Promise<void> {
  const progress = openProgress(io, (n, perSecond) => say('progress.facts', { n, perSecond }));
  let facts = 0;
  try {
    for (const more of bringingUpToDate(workspace())) {
      facts += more;
      progress.tick(facts);
      await setImmediate();
      if (io.signal.aborted) throw new PscrmError('interrupted');
    }
  } finally {
    progress.end();
  }
}
