import type { Database } from '../db/open.ts';

const READ = /* sql */ `SELECT id, word FROM journey_words ORDER BY id`;
const ADD = /* sql */ `INSERT INTO journey_words (id, word) VALUES (?, ?)`;
type WordRow = { id: number; word: string };

/** Texts that stand in vectors as numbers, from 1. A number's text never changes, and none is given up. */
export type Words = {
  readonly idOf: (word: string) => number;
  /** Writes those that are new: not while a statement is being read. */
  readonly keep: () => void;
};

export function openWords(db: Database): Words {
  const known = new Map(
    db
      .prepare<[], WordRow>(READ)
      .all()
      .map(({ id, word }) => [word, id]),
  );
  const kept = known.size;
  return {
    idOf: (word) => {
      const id = known.get(word) ?? known.size + 1;
      known.set(word, id);
      return id;
    },
    keep: () => {
      const add = db.prepare<[number, string]>(ADD);
      for (const [word, id] of known) if (id > kept) add.run(id, word);
    },
  };
}

/** The texts by their numbers. */
export function readWords(db: Database): readonly string[] {
  const words = [''];
  for (const { id, word } of db.prepare<[], WordRow>(READ).all()) words[id] = word;
  return words;
}
