import { type Checked, type Head, HEADS } from './check-data.ts';

/** What one check comes to. */
export type CheckScore = Pick<Checked, 'code' | 'n' | 'of'> & {
  /** 100 × (1 − n ÷ of), to a tenth and rounded down: 100 is only what has no fault. Null of nothing. */
  readonly score: number | null;
};

export type HeadScore = {
  readonly head: Head;
  /** The mean of its checks, each weighing the same; null where none of them had anything to look at. */
  readonly score: number | null;
  readonly checks: readonly CheckScore[];
};

/** The total is the mean of the heads that have a score, each weighing the same. */
export type DataScore = { readonly score: number | null; readonly heads: readonly HeadScore[] };

/** How good the data are, 0 to 100: by head, from the checks that were made. */
export function scoreData(checked: readonly Checked[]): DataScore {
  const heads = HEADS.map((head): HeadScore => {
    const checks = checked
      .filter((one) => one.head === head)
      .map(({ code, n, of }) => ({ code, n, of, score: of === 0 ? null : tenths(1 - n / of) }));
    return { head, score: mean(checks.map(({ score }) => score)), checks };
  });
  return { score: mean(heads.map(({ score }) => score)), heads };
}

function mean(scores: readonly (number | null)[]): number | null {
  const known = scores.filter((score) => score !== null);
  const sum = known.reduce((total, score) => total + score, 0);
  return known.length === 0 ? null : tenths(sum / known.length / 100);
}

/** A fraction as 0 to 100. The hair that binary fractions lack is no tenth. */
function tenths(share: number): number {
  return Math.floor(share * 1000 + 1e-6) / 10;
}
