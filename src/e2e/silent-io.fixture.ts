import { Readable } from 'node:stream';
import type { Io } from '../ui/io.ts';

function nobody(): never {
  throw new Error('nobody planned for this');
}

/** A world without terminals in which nothing is said, asked or timed but what `more` allows. */
export function silentIo(more: Partial<Io> = {}): Io {
  return {
    out: nobody,
    err: nobody,
    stdin: Readable.from([]),
    stdinIsTerminal: false,
    stdoutIsTerminal: false,
    stderrIsTerminal: false,
    columns: 80,
    env: {},
    cwd: '/nowhere',
    node: '/usr/bin/node',
    now: nobody,
    stopwatch: () => 0,
    signal: new AbortController().signal,
    self: {
      pid: 4711,
      hostName: 'here',
      isRunning: () => false,
      cpuSeconds: () => 0,
      memoryBytes: () => 0,
    },
    ask: { text: nobody, choose: nobody, confirm: nobody, secret: nobody },
    ...more,
  };
}
