import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Source files by their path below `src/`, with `/` between folders. */
export type Sources = ReadonlyMap<string, string>;

const SRC = join(import.meta.dirname, '..');

/** Every TypeScript file below `src/`. */
export function readSources(): Sources {
  const names = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [name.split(sep).join('/'), readFileSync(join(SRC, name), 'utf8')]),
  );
}

/** Tests, what they share, and the whole-program tests may import what they like. */
export function isTestFile(path: string): boolean {
  return path.startsWith('e2e/') || /\.(?:test|fixture)\.ts$/.test(path);
}

/** A comment, a quoted text or a template. */
export const NOT_CODE =
  /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g;
