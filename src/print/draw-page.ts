import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { foreignCode } from '../core/errors.ts';

/**
 * A page of a PDF as a PNG in grey, drawn by poppler in a process of its own.
 * @param page counts from 1
 * @returns undefined where poppler is not installed; nothing (0 bytes) where there is no such page
 */
export async function drawPage(
  file: string,
  page: number,
  dpi: number,
): Promise<Buffer | undefined> {
  const only = ['-f', String(page), '-l', String(page)];
  const child = spawn('pdftoppm', ['-png', '-gray', '-r', String(dpi), ...only, file], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  try {
    await once(child, 'close');
  } catch (error) {
    if (foreignCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  return Buffer.concat(pieces);
}
