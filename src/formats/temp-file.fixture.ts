import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Writes a file that is there until the test is over. @returns its path */
export function tempFile(content: string | Uint8Array, name = 'file.csv'): string {
  const folder = mkdtempSync(join(tmpdir(), 'pscrm-formats-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
