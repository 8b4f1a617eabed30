import { readFileSync } from 'node:fs';

/** The program's version, as `package.json` has it; it lies beside `src/` and `dist/` alike. */
export function programVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version }: { version: string } = JSON.parse(text);
  return version;
}
