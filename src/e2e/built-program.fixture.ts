import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { Outcome } from './harness.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache');

export type Running = {
  readonly child: ChildProcess;
  readonly ended: Promise<Outcome & { signal: NodeJS.Signals | null }>;
};

/**
 * The program as it is shipped, built once for the file that asks, in a folder of its own below
 * node_modules: tests that run beside it do not see it half written.
 */
export function buildProgram() {
  let bin = '';
  let home = '';
  beforeAll(() => {
    mkdirSync(CACHE, { recursive: true });
    home = mkdtempSync(join(CACHE, 'pscrm-e2e-'));
    execFileSync(process.execPath, [join(ROOT, 'build.js'), join(home, 'dist/app')]);
    for (const part of ['bin', 'package.json'])
      cpSync(join(ROOT, part), join(home, part), { recursive: true });
    bin = join(home, 'bin/pscrm.js');
  }, 120_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const start = (dir: string, args: readonly string[], stdin = ''): Running => {
    const child = spawn(process.execPath, [bin, ...args], { cwd: dir, env: environment() });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdin.on('error', () => undefined).end(stdin);
    const ended = new Promise<Awaited<Running['ended']>>((done) => {
      child.on('close', (code, signal) => done({ code: code ?? -1, signal, out, err }));
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    return { child, ended };
  };

  return {
    start,
    run: (dir: string, args: readonly string[], stdin?: string) => start(dir, args, stdin).ended,
    /** A line for bash, in which `pscrm` is the program. */
    shell: (dir: string, line: string): string =>
      execFileSync('bash', ['-c', line.replaceAll('pscrm ', `'${process.execPath}' '${bin}' `)], {
        cwd: dir,
        env: environment(),
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      }),
  };
}

function environment(): NodeJS.ProcessEnv {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, NO_COLOR: '1', PSCRM_NOW: '2026-04-01T09:00:00+08:00' };
}

/** A folder for one test. */
export function tempFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'pscrm-process-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Waits until something is so. @throws where it does not become so within 30 seconds */
export async function until(isSo: () => boolean): Promise<void> {
  const last = Date.now() + 30_000;
  while (!isSo()) {
    if (Date.now() > last) throw new Error('it never came to that');
    await new Promise((next) => setTimeout(next, 5));
  }
}

type Begun = { readonly dir: string; readonly running: Running };

/** Runs that are over before anybody could stop them; on a busy machine that happens. */
const MISSED = 5;

/**
 * Begins a run and stops it once it is in the middle; where it was over before, begins another.
 * @param begin in a folder of its own each time
 * @throws where five of them could not be stopped
 */
export async function stopMidway<T extends Begun>(
  begin: () => Promise<T>,
  isMidway: (at: T) => boolean,
  signal: NodeJS.Signals,
): Promise<T & { readonly outcome: Awaited<Running['ended']> }> {
  for (let missed = 0; missed < MISSED; missed += 1) {
    const at = await begin();
    let isOver = false;
    void at.running.ended.then(() => (isOver = true));
    await until(() => isOver || isMidway(at));
    at.running.child.kill(signal);
    const outcome = await at.running.ended;
    if (outcome.code !== 0) return { ...at, outcome };
  }
  throw new Error(`${MISSED} runs were over before they were stopped`);
}
