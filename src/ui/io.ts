import type { Readable } from 'node:stream';
import type { Asker } from './prompts.ts';

/**
 * All that the program has of the outside world. Tests build one with buffers and every terminal
 * question answered "no"; a question that nobody planned fails them.
 */
export type Io = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly stdin: Readable;
  readonly stdinIsTerminal: boolean;
  readonly stdoutIsTerminal: boolean;
  readonly stderrIsTerminal: boolean;
  /** Columns of the terminal. */
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The Node that runs this, absolute. */
  readonly node: string;
  /** The clock, milliseconds UTC. */
  readonly now: () => number;
  /** Milliseconds of a stopwatch: for durations and progress, never for facts. */
  readonly stopwatch: () => number;
  readonly signal: AbortSignal;
  /** This process among the others of its machine. */
  readonly self: {
    readonly pid: number;
    readonly hostName: string;
    readonly isRunning: (pid: number) => boolean;
    readonly cpuSeconds: () => number;
    readonly memoryBytes: () => number;
  };
  readonly ask: Asker;
};
