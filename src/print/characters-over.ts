import { type QrLevel, qrModules } from './matrix.ts';

/** A text that is a little too long for a smaller symbol. */
export type Over = {
  readonly modules: number;
  /** So many characters fewer, and the symbol has `fewer` modules a side. */
  readonly over: number;
  readonly fewer: number;
};

/**
 * How many characters at its end a text is too long for a smaller symbol.
 * @returns undefined where more than `most` are
 */
export function charactersOver(text: string, level: QrLevel, most: number): Over | undefined {
  const modules = qrModules(text, level);
  for (let over = 1; over <= most; over += 1) {
    const fewer = qrModules(text.slice(0, -over), level);
    if (fewer < modules) return { modules, over, fewer };
  }
  return undefined;
}
