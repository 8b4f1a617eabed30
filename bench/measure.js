import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';

const USAGE = new URL('usage.js', import.meta.url).href;

/**
 * Runs a Node program as a process of its own, from start to exit.
 * @returns wall and processor seconds, peak resident memory in MB, what it printed, and which share of
 *   the machine's processors other work took meanwhile
 * @throws where it fails, with what it said
 */
export async function measure(program) {
  const command = ['--import', USAGE, ...program];
  const { seconds, busy, printed, usage } = await run(process.execPath, command);
  const { peakKb, cpuMs } = JSON.parse(usage);
  const cpu = cpuMs / 1000;
  const others = Math.max(0, busy - cpu) / (seconds * cpus().length);
  return { seconds, cpu, peak: peakKb / 1024, printed, others };
}

/** Runs any other program; only its time is known. */
export async function measureCommand(command, parameters) {
  const { seconds, printed } = await run(command, parameters);
  return { seconds, printed };
}

async function run(command, parameters) {
  // What the run before has left to be written is not this one's burden.
  spawnSync('sync');
  const [start, busyBefore] = [performance.now(), busySeconds()];
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  const [out, err, usage] = [1, 2, 3].map((channel) => collect(child.stdio[channel]));
  const [exitCode] = await once(child, 'close');
  const seconds = (performance.now() - start) / 1000;
  if (exitCode !== 0) throw new Error(`${command} ${parameters.join(' ')}\n${err()}`);
  return { seconds, busy: busySeconds() - busyBefore, printed: out(), usage: usage() };
}

/** Seconds that all processors together have worked since the machine was started. */
function busySeconds() {
  const busy = ({ times }) => times.user + times.nice + times.sys + times.irq;
  return cpus().reduce((sum, one) => sum + busy(one), 0) / 1000;
}

function collect(stream) {
  let text = '';
  stream.setEncoding('utf8').on('data', (piece) => {
    text += piece;
  });
  return () => text;
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return (low + high) / 2;
}
