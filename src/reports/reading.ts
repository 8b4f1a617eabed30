/** A file that was read. Instants are ms UTC. */
export type FileRead = {
  /** Of its import. */
  readonly id: number;
  readonly at: number;
  /** The latest instant in it that was not ahead of its reading; null: nobody wrote one down. */
  readonly latest: number | null;
  /** Up to when it was said to be complete; null: nobody said so. */
  readonly until: number | null;
};

/** The same; `own`: it tells of what is asked, and does not only say what went on. */
export type ReadFile = Pick<FileRead, 'at' | 'latest'> & { readonly own: boolean };

/** What is read of files of one kind, or of a shop's files. Instants are ms UTC. */
export type Reading = {
  /** All of them, in the order in which they were read. */
  readonly files: readonly ReadFile[];
  /** When one was last read; null: never. */
  readonly at: number | null;
  /** The import that this was. */
  readonly last: number | null;
  /** The latest instant in one that was not ahead of its reading. */
  readonly latest: number | null;
  /** Up to when it was said that they are complete, and of which import; null: nobody said so. */
  readonly said: { readonly until: number; readonly import: number } | null;
};

/**
 * What files say of themselves.
 * @param own files of what is asked, in the order in which they were read
 * @param files all that say what went on, in that order; those alone where it is left away
 */
export function readingIn(
  own: readonly FileRead[],
  files: readonly ReadFile[] = own.map(({ at, latest }) => ({ at, latest, own: true })),
): Reading {
  const newest = own.at(-1);
  const latest = own.flatMap((file) => file.latest ?? []);
  return {
    files,
    at: newest?.at ?? null,
    last: newest?.id ?? null,
    latest: latest.length === 0 ? null : Math.max(...latest),
    said: furthestSaid(own),
  };
}

/**
 * The furthest of what was said of the files. That nothing would ever come after one holds until something has:
 * a later file with a fact of after its reading shows that the shop goes on.
 */
function furthestSaid(files: readonly FileRead[]): Reading['said'] {
  const latest = Math.max(...files.map((file) => file.latest ?? -Infinity));
  let said: Reading['said'] = null;
  for (const { id, at, until } of files) {
    if (until === null || (until > at && latest > at)) continue;
    if (until > (said?.until ?? -Infinity)) said = { until, import: id };
  }
  return said;
}
