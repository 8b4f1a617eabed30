import type { CodeState } from '../codes/redirect/state.ts';

/** Codes of one generation; there are two, so that at most twice as many are in memory. */
const GENERATION = 50_000;

/**
 * Keeps the codes that were asked for of late. When the young generation is full it becomes the old
 * one, and what nobody asked for since is forgotten with the one before.
 */
export function openCodeCache(look: (code: string) => CodeState | undefined, size = GENERATION) {
  let young = new Map<string, CodeState>();
  let old = new Map<string, CodeState>();

  const known = (code: string): CodeState | undefined => young.get(code) ?? old.get(code);
  const keep = (state: CodeState): void => {
    if (young.size >= size) {
      old = young;
      young = new Map();
    }
    young.set(state.code, state);
  };

  return {
    /** @throws what the database throws, where the code is not in memory */
    find: (code: string): CodeState | undefined => {
      const here = young.get(code);
      if (here !== undefined) return here;
      const found = old.get(code) ?? look(code);
      if (found !== undefined) keep(found);
      return found;
    },
    known,
    /** Something was changed: all is looked up anew. */
    forget: (): void => {
      young = new Map();
      old = new Map();
    },
  };
}
