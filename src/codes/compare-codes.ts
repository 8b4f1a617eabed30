/** A picture, or a page of cards, and what the symbols on it say. */
export type Picture = {
  /** As a person finds it: `0001-Ab3xY9kz.svg`, `cards.pdf, page 3`. */
  readonly place: string;
  /** The code that its file is named by, if it is. */
  readonly named: string | null;
  readonly texts: readonly string[];
  /** What of it nothing here can read, if anything: a symbol may be in that. */
  readonly unknown: readonly string[];
  /** A page may have no symbol: it is the back of one. A picture of a symbol has. */
  readonly isPage: boolean;
  /** How often a code stands on its card: twice where both sides have a symbol. */
  readonly symbols: number;
};

/** What is wrong with the pictures of a batch. */
export const PROBLEMS = [
  'missing',
  'unreadable',
  'not-read',
  'foreign',
  'misnamed',
  'duplicated',
  'one-side',
  'altered',
] as const;
export type Problem = {
  readonly problem: (typeof PROBLEMS)[number];
  readonly code: string | null;
  readonly place: string | null;
  /** What is read instead. */
  readonly says: string | null;
};

const problem = (kind: Problem['problem'], about: Partial<Omit<Problem, 'problem'>>): Problem => ({
  problem: kind,
  code: null,
  place: null,
  says: null,
  ...about,
});

/**
 * Compares pictures with the codes of a batch.
 *
 * missing: a code on no picture · unreadable: a picture on which nothing is read · not-read: one whose symbol
 * may be in what nothing here can read: the code that it is named by is not called missing · foreign: a symbol
 * that says no address of the batch · misnamed: a picture of a code that is named by another · duplicated:
 * a code on several pictures, or several times on one · one-side: a card of whose symbols not all are read.
 * @param addresses what the symbol of each code must say, by code
 * @param expected the codes that ought to be on the pictures: all of them, or those that the pictures' files
 *   say they hold
 * @returns the problems, in the order of the batch and the pictures
 */
export function compareCodes(
  addresses: ReadonlyMap<string, string>,
  pictures: readonly Picture[],
  expected: Iterable<string> = addresses.keys(),
): Problem[] {
  const codes = new Map([...addresses].map(([code, address]) => [address, code]));
  const places = new Map<string, Picture[]>();
  const problems: Problem[] = [];
  const unjudged = new Set<string>();
  for (const picture of pictures) {
    const { place, named, texts, unknown, isPage } = picture;
    if (texts.length === 0 && unknown.length > 0) {
      problems.push(problem('not-read', { place, code: named, says: unknown.join(', ') }));
      if (named !== null) unjudged.add(named);
    } else if (texts.length === 0 && !isPage)
      problems.push(problem('unreadable', { place, code: named }));
    for (const text of texts) {
      const code = codes.get(text);
      if (code === undefined) {
        problems.push(problem('foreign', { place, says: text }));
        continue;
      }
      places.set(code, [...(places.get(code) ?? []), picture]);
      if (named !== null && named !== code)
        problems.push(problem('misnamed', { place, code: named, says: code }));
    }
  }
  const missing = [...expected]
    .filter((code) => !places.has(code) && !unjudged.has(code))
    .map((code) => problem('missing', { code }));
  const repeated = [...places].flatMap(([code, where]) => {
    const cards = cardsOf(where);
    const kind = cards > 1 ? 'duplicated' : cards < 1 ? 'one-side' : undefined;
    const texts = where.map(({ place }) => place);
    return kind === undefined ? [] : problem(kind, { code, place: placesText(texts) });
  });
  return [...missing, ...problems, ...repeated];
}

/** How many cards a code is on; less than one, where a side of it is missing. */
function cardsOf(where: readonly Picture[]): number {
  const sum = where.reduce((cards, { symbols }) => cards + 1 / symbols, 0);
  return Math.round(sum * 1000) / 1000;
}

const SHOWN = 3;

function placesText(where: readonly string[]): string {
  const more = where.length > SHOWN ? `; … (${where.length})` : '';
  return where.slice(0, SHOWN).join('; ') + more;
}
