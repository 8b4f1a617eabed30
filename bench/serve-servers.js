import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PSCRM = fileURLToPath(new URL('../bin/pscrm.js', import.meta.url));
const BARE = fileURLToPath(new URL('serve-bare.js', import.meta.url));
const TICKS = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100;

/** Starts `pscrm serve` on a workspace, and waits until it has read all codes. */
export async function startPscrm(database, more = []) {
  const server = await startServe(database, more);
  const isLoading = async () =>
    /^pscrm_loading 1$/m.test(await (await fetch(`${server.url}/metrics`)).text());
  while (await isLoading()) await new Promise((next) => setTimeout(next, 50));
  return server;
}

const startServe = (database, more) =>
  startNode([PSCRM, 'serve', '--db', database, '--port', '0', '--trust-proxy', '1', ...more]);

/** Starts the bare server. */
export const startBare = () => startNode([BARE]);

async function startNode(words) {
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (said += text));
  while (!said.includes('\n')) await once(child.stdout, 'data');
  const [url] = /http:\S+\d/.exec(said);
  return { url, pids: [child.pid], stop: () => stop(child) };
}

export const hasNginx = () => spawnSync('nginx', ['-v']).status === 0;

/** nginx with one worker, `return 302`, no log. */
export async function startNginx(folder, port) {
  mkdirSync(join(folder, 'nginx'), { recursive: true });
  const path = join(folder, 'nginx', 'nginx.conf');
  writeFileSync(
    path,
    `daemon off; worker_processes 1; pid ${folder}/nginx/pid; error_log ${folder}/nginx/error.log;
    events { worker_connections 1024; }
    http { access_log off; keepalive_requests 100000000; server { listen 127.0.0.1:${port};
      location / { add_header Cache-Control no-store; return 302 https://work.weixin.qq.com/ca/bench?customer_channel=abcdefg; } } }`,
  );
  const child = spawn('nginx', ['-c', path, '-p', join(folder, 'nginx')], { stdio: 'inherit' });
  const url = `http://127.0.0.1:${port}`;
  while ((await fetch(url, { redirect: 'manual' }).catch(() => undefined)) === undefined);
  const workers = spawnSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' }).stdout;
  return { url, pids: workers.trim().split('\n').map(Number), stop: () => stop(child) };
}

async function stop(child) {
  child.kill('SIGTERM');
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the server ended with ${code}`);
}

/** Processor seconds that processes have used, all their threads together (Linux). */
export function cpuSeconds(pids) {
  return pids.reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return sum + (Number(fields[11]) + Number(fields[12])) / TICKS;
  }, 0);
}

/** Resident memory of a process in MB (Linux). */
export function residentMb([pid]) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}
