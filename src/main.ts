import { hostname } from 'node:os';
import { fileError, foreignCode } from './core/errors.ts';
import { run } from './program.ts';
import { chooseLanguage, loadTranslator } from './text/translate.ts';
import { terminalAsker } from './ui/prompts.ts';
import { sayError } from './ui/say-error.ts';
import { programVersion } from './ui/version.ts';

/** The only file that touches `process`: streams, signals, exit code. */

// `pscrm … | head -1`: the reader has seen enough. That is no error, and no reason to stop: an import
// whose report nobody reads to its end is still wanted.
let isSaid = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || isSaid) return;
    isSaid = true;
    void sayUnwritable(error);
  });
}

/** `pscrm … > FILE` where FILE cannot take it: a full disk, mostly. */
async function sayUnwritable(error: NodeJS.ErrnoException): Promise<void> {
  process.exitCode = 1;
  const say = await loadTranslator(chooseLanguage(undefined, process.env) ?? 'en');
  const { code, message } = sayError(fileError(error, 'stdout'), say);
  process.stderr.write(`${say('say.error')}${message} [${code}]\n`);
}

const interrupt = new AbortController();
let signals = 0;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupt.abort();
    signals += 1;
    if (signals > 1) process.exit(130);
  });
}

/** Signal 0 asks only; a process of somebody else may not even be asked, and is there. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return foreignCode(error) === 'EPERM';
  }
}

const code = await run(
  process.argv.slice(2),
  {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    stdin: process.stdin,
    stdinIsTerminal: process.stdin.isTTY ?? false,
    stdoutIsTerminal: process.stdout.isTTY ?? false,
    stderrIsTerminal: process.stderr.isTTY ?? false,
    columns: process.stdout.columns ?? 80,
    env: process.env,
    cwd: process.cwd(),
    node: process.execPath,
    now: () => Date.now(),
    stopwatch: () => performance.now(),
    signal: interrupt.signal,
    self: {
      pid: process.pid,
      hostName: hostname(),
      isRunning,
      cpuSeconds: () => {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1e6;
      },
      memoryBytes: () => process.memoryUsage.rss(),
    },
    ask: terminalAsker({ input: process.stdin, output: process.stderr }, interrupt.signal),
  },
  programVersion(),
);
// Not over what a stream that could not be written has set.
process.exitCode ??= code;
