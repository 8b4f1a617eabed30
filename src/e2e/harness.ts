import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { run } from '../program.ts';
import type { Asker } from '../ui/prompts.ts';
import { silentIo } from './silent-io.fixture.ts';

/** What a command line came to. */
export type Outcome = { readonly code: number; readonly out: string; readonly err: string };

export type HarnessOptions = {
  /** Milliseconds UTC; PSCRM_NOW in `env` wins. */
  readonly now?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Every stream is a terminal: tables, questions. */
  readonly terminal?: boolean;
  /** Of the terminal; 120 unless said. */
  readonly columns?: number;
  /** Answers to questions, in order; a question without one fails the test. */
  readonly answers?: readonly (string | boolean)[];
  readonly stdin?: string | Buffer;
  /** Ctrl-C. */
  readonly signal?: AbortSignal;
  /** Milliseconds from any moment on; it stands still unless said. */
  readonly stopwatch?: () => number;
  /** What is written to stderr, as it is written. */
  readonly onErr?: (text: string) => void;
  /** Processes of this machine, `here`, beside this one. */
  readonly running?: readonly number[];
};

export const NOW = Date.parse('2026-04-01T09:00:00+08:00');

/** A folder of its own for one test, and the program run in it, in process, with buffers for streams. */
export function openHarness(defaults: HarnessOptions = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'pscrm-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));

  const runLine = async (
    line: string | readonly string[],
    more: HarnessOptions = {},
  ): Promise<Outcome> => {
    const options = { ...defaults, ...more };
    let [out, err] = ['', ''];
    const terminal = options.terminal ?? false;
    const script = scriptedAsker(options.answers ?? []);
    const { running = [] } = options;
    const io = silentIo({
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
        options.onErr?.(text);
      },
      stdin: Readable.from(options.stdin === undefined ? [] : [options.stdin]),
      stdinIsTerminal: terminal,
      stdoutIsTerminal: terminal,
      stderrIsTerminal: terminal,
      columns: options.columns ?? 120,
      env: { NO_COLOR: '1', ...options.env },
      cwd: dir,
      now: () => options.now ?? NOW,
      ask: script.asker,
      ...(options.signal && { signal: options.signal }),
      ...(options.stopwatch && { stopwatch: options.stopwatch }),
      self: { ...silentIo().self, isRunning: (pid) => running.includes(pid) },
    });
    const argv = typeof line === 'string' ? splitWords(line) : line;
    const code = await run(argv, io, '0.0.0-test');
    // The program would call an unplanned question a bug and go on: the test must not.
    script.check();
    return { code, out, err };
  };

  return {
    dir,
    path: (name: string): string => join(dir, name),
    write: (name: string, content: string | Buffer): void =>
      writeFileSync(join(dir, name), content),
    read: (name: string): string => readFileSync(join(dir, name), 'utf8'),
    run: runLine,
    /** Runs a line that must succeed, and reads its JSON. */
    json: async <T = unknown>(line: string, more?: HarnessOptions): Promise<T> => {
      const { code, out, err } = await runLine(`${line} --json`, more);
      if (code !== 0 && code !== 3) throw new Error(`${line}: exit ${code}\n${out}${err}`);
      const value: T = JSON.parse(out);
      return value;
    },
  };
}

function scriptedAsker(answers: readonly (string | boolean)[]): {
  readonly asker: Asker;
  /** @throws where a question had no answer, or an answer no question */
  readonly check: () => void;
} {
  const left = [...answers];
  let problem: string | undefined;
  const fail = (what: string): never => {
    problem ??= what;
    throw new Error(what);
  };
  const next = (question: string): string | boolean =>
    left.shift() ?? fail(`nobody planned to be asked: ${question}`);
  return {
    asker: {
      text: async (message, initial) => String(next(message)) || (initial ?? ''),
      choose: async (message, choices, initial) => {
        const answer = String(next(message)) || (initial ?? '');
        const known = choices.some(({ value }) => value === answer);
        return known ? answer : fail(`${answer} is no choice of: ${message}`);
      },
      confirm: async (message) => next(message) === true,
      secret: async (message) => String(next(message)),
    },
    check: () => {
      if (problem !== undefined) throw new Error(problem);
      if (left.length > 0) throw new Error(`these answers were not asked for: ${left.join(', ')}`);
    },
  };
}

/** Words as a shell would split them; quotes hold words together. */
export function splitWords(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
}
