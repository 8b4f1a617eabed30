import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

const USAGE = new URL('usage.js', import.meta.url).href;

/**
 * Runs a Node program as a process of its own, from start to exit.
 * @returns wall and processor seconds, peak resident memory in MB, and what it printed
 * @throws where it fails, with what it said
 */
export async function measure(program) {
  const { seconds, printed, usage } = await run(process.execPath, ['--import', USAGE, ...program]);
  const { peakKb, cpuMs } = JSON.parse(usage);
  return { seconds, cpu: cpuMs / 1000, peak: peakKb / 1024, printed };
}

/** Runs any other program; only its time is known. */
export async function measureCommand(command, parameters) {
  const { seconds, printed } = await run(command, parameters);
  return { seconds, printed };
}

async function run(command, parameters) {
  // What the run before has left to be written is not this one's burden.
  spawnSync('sync');
  const start = performance.now();
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  const [out, err, usage] = [1, 2, 3].map((channel) => collect(child.stdio[channel]));
  const [exitCode] = await once(child, 'close');
  const seconds = (performance.now() - start) / 1000;
  if (exitCode !== 0) throw new Error(`${command} ${parameters.join(' ')}\n${err()}`);
  return { seconds, printed: out(), usage: usage() };
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
