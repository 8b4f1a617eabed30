import { normaliseHeader } from './cells.ts';
import { feedsOf } from './feeds.ts';
import type { Format } from './format.ts';
import type { Header } from './row.ts';

/**
 * Less of the file in common, and it is a file of another kind: exports that share an order number and a
 * status with a format (settlements, commissions) come to 0.4 at most, those of the same back end that
 * lack a column to 0.5 and more.
 */
const NEAR = 0.5;

export type Nearness = {
  readonly id: string;
  readonly against: readonly string[];
  /** How much of what it is known by is in the header, columns that speak against it counted in. */
  readonly claimed: number;
  /** How much of the header it reads, or of what it reads is in the header, whichever is more. */
  readonly shared: number;
};

/** The formats that a file which none of them claims may be an export of, nearest first. */
export function nearestFormats(formats: readonly Format[], header: Header): readonly Nearness[] {
  // Whoever named one format wants to know what it lacks, however far it is.
  const named = formats.length === 1;
  return formats
    .flatMap((format) => nearness(format, header))
    .filter(({ claimed, shared }) => named || (claimed >= 0.5 && shared >= NEAR))
    .toSorted((a, b) => b.shared * b.claimed - a.shared * a.claimed);
}

/** @returns for the nearest of the sets by which the format is known */
function nearness(format: Format, header: Header): readonly Nearness[] {
  const names = new Set(header.cells.map(normaliseHeader).filter((name) => name !== ''));
  const columns = [...feedsOf(format).flatMap((feed) => feed.columns), ...format.claims.flat()];
  const read = new Set(columns.map(normaliseHeader));
  const both = [...names].filter((name) => read.has(name)).length;
  const shared = both < 2 ? 0 : Math.max(both / names.size, both / read.size);
  const strange = (format.unless ?? []).filter((column) => header.has(column));
  const sets = format.claims.map((set): Nearness => {
    const lacks = set.filter((column) => !header.has(column));
    return {
      id: format.id,
      against: [...lacks.map((column) => `− ${column}`), ...strange.map((column) => `+ ${column}`)],
      claimed: (set.length - lacks.length) / (set.length + strange.length),
      shared,
    };
  });
  return sets.toSorted((a, b) => b.claimed - a.claimed).slice(0, 1);
}
