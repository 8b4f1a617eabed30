import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { run } from '../program.ts';
import type { Io } from '../ui/io.ts';
import { silentIo } from './silent-io.fixture.ts';
import { splitWords } from './harness.ts';

/** Where the reader's folder is said to be: that of the test has another name each time. */
const SHOWN_FOLDER = '/home/me/tour';

const FENCE = /^```console\n([\s\S]*?)^```$/gm;

/**
 * Runs every `$ …` line of the ```console blocks of a page, one after the other in one folder, as a
 * terminal would show it, and puts what was printed in the place of what stood there.
 * @returns the page as it should be
 * @throws where a line is not one of those that can be run, or ends otherwise than with 0 or 3
 */
export async function replayPage(page: string, folder: string): Promise<string> {
  const shell = openShell(folder);
  const blocks: string[] = [];
  for (const [, body = ''] of page.matchAll(FENCE)) {
    const typed = body.split('\n').filter((line) => line.startsWith('$ '));
    let block = '';
    for (const line of typed) block += `${line}\n${await shell(line.slice(2))}`;
    blocks.push(block.replaceAll(folder, SHOWN_FOLDER));
  }
  return page.replace(FENCE, () => `\`\`\`console\n${blocks.shift() ?? ''}\`\`\``);
}

/** A very small shell: `export`, `head -n N FILE`, `echo $?` and `pscrm`. */
function openShell(folder: string): (line: string) => Promise<string> {
  const env: Record<string, string> = { NO_COLOR: '1' };
  let last = 0;
  return async (line) => {
    const [command, ...words] = splitWords(line);
    switch (command) {
      case 'pscrm': {
        const { code, said } = await runShown(words, folder, env);
        if (code !== 0 && code !== 3) throw new Error(`$ ${line}\nexit ${code}\n${said}`);
        last = code;
        return said;
      }
      case 'export':
        for (const word of words) {
          const [name = '', value = ''] = word.split('=');
          env[name] = value;
        }
        return '';
      case 'head': {
        const [, lines, file = ''] = words;
        const text = readFileSync(join(folder, file), 'utf8');
        return text.split('\n').slice(0, Number(lines)).join('\n').concat('\n');
      }
      case 'echo':
        return `${last}\n`;
      default:
        throw new Error(`a page may not type: ${line}`);
    }
  };
}

/** Both streams in the order in which they were written to. */
export async function runShown(
  argv: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number; readonly said: string }> {
  let said = '';
  const write = (text: string): void => {
    said += text;
  };
  const nobody = (): never => {
    throw new Error('nobody is there to answer');
  };
  const io: Io = {
    out: write,
    err: write,
    stdin: Readable.from([]),
    stdinIsTerminal: false,
    stdoutIsTerminal: true,
    stderrIsTerminal: true,
    columns: 120,
    env,
    cwd: folder,
    node: '/usr/bin/node',
    now: () => Number.NaN,
    stopwatch: () => 0,
    signal: new AbortController().signal,
    self: silentIo().self,
    ask: { text: nobody, choose: nobody, confirm: nobody, secret: nobody },
  };
  const code = await run(argv, io, '0.0.0-test');
  return { code, said };
}
