/** What is made or loaded when it is first asked for, and kept: most runs end before that. */
export function late<T>(load: () => T): () => T {
  let loaded: { readonly value: T } | undefined;
  return () => (loaded ??= { value: load() }).value;
}
