/** A word as a shell takes it: quoted only where it must be. */
export function shellWord(word: string): string {
  return /^[\p{L}\p{N}@%+=:,./_–-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A command line that a person can copy. */
export function commandLine(words: readonly string[]): string {
  return ['pscrm', ...words].map(shellWord).join(' ');
}
