import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { run } from '../program.ts';
import type { Io } from '../ui/io.ts';
import type { Asker } from '../ui/prompts.ts';

/** What a command line came to. */
export type Outcome = { readonly code: number; readonly out: string; readonly err: string };

export type HarnessOptions = {
  /** Milliseconds UTC; PSCRM_NOW in `env` wins. */
  readonly now?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Every stream is a terminal: tables, questions. */
  readonly terminal?: boolean;
  /** Answers to questions, in order; a question without one fails the test. */
  readonly answers?: readonly (string | boolean)[];
  readonly stdin?: string | Buffer;
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
    const io: Io = {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      stdin: Readable.from(options.stdin === undefined ? [] : [options.stdin]),
      stdinIsTerminal: terminal,
      stdoutIsTerminal: terminal,
      stderrIsTerminal: terminal,
      columns: 120,
      env: { NO_COLOR: '1', ...options.env },
      cwd: dir,
      now: () => options.now ?? NOW,
      stopwatch: () => 0,
      signal: new AbortController().signal,
      ask: scriptedAsker(options.answers ?? []),
    };
    const argv = typeof line === 'string' ? splitWords(line) : line;
    const code = await run(argv, io, '0.0.0-test');
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

function scriptedAsker(answers: readonly (string | boolean)[]): Asker {
  const left = [...answers];
  const next = (question: string): string | boolean => {
    const answer = left.shift();
    if (answer === undefined) throw new Error(`nobody planned to be asked: ${question}`);
    return answer;
  };
  return {
    text: async (message, initial) => String(next(message)) || (initial ?? ''),
    choose: async (message, choices) => {
      const answer = String(next(message));
      if (!choices.some(({ value }) => value === answer))
        throw new Error(`${answer} is no choice of: ${message}`);
      return answer;
    },
    confirm: async (message) => next(message) === true,
  };
}

/** Words as a shell would split them; quotes hold words together. */
export function splitWords(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
}
