import { spawn } from 'node:child_process';
import { once } from 'node:events';

const USAGE = new URL('usage.js', import.meta.url).href;

/**
 * Runs a Node program as a process of its own, from start to exit.
 * @returns wall and processor seconds, peak resident memory in MB, and what it printed
 * @throws where it fails, with what it said
 */
export async function measure(program) {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', USAGE, ...program], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [out, err, usage] = [1, 2, 3].map((channel) => collect(child.stdio[channel]));
  const [exitCode] = await once(child, 'close');
  const seconds = (performance.now() - start) / 1000;
  if (exitCode !== 0) throw new Error(`${program.join(' ')}\n${err()}`);
  const { peakKb, cpuMs } = JSON.parse(usage());
  return { seconds, cpu: cpuMs / 1000, peak: peakKb / 1024, printed: out() };
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
