import type { Side } from './template.ts';

/** What a file of cards says of itself, so that whoever reads it back knows what ought to be on it. */
export type Stamp = {
  readonly batch: number;
  /** Cards by their number in the batch, in their order. */
  readonly cards: readonly number[];
  /** Symbols on each card, both of its sides together. */
  readonly symbols: number;
};

const NAME = 'pscrm.cards/1';
const WHOLE = /^pscrm\.cards\/1 batch=(\d{1,9}) symbols=(\d{1,3}) cards=(\d[\d,-]*)\)/;
/** A stamp may have been written by anybody. */
const MOST = 10_000_000;

/** The stamp as a line of letters, digits and signs that mean nothing in a PDF. */
export function stampText({ batch, cards, symbols }: Stamp): string {
  const ranges: [from: number, to: number][] = [];
  for (const n of cards) {
    const last = ranges.at(-1);
    if (last !== undefined && n === last[1] + 1) last[1] = n;
    else ranges.push([n, n]);
  }
  const text = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
  return `${NAME} batch=${batch} symbols=${symbols} cards=${text}`;
}

/** The stamp of a PDF of ours; undefined where it has none, or a program that saved it anew has hidden it. */
export function readStamp(pdf: Buffer): Stamp | undefined {
  const at = pdf.lastIndexOf(`(${NAME} `, undefined, 'latin1');
  if (at < 0) return undefined;
  const end = pdf.indexOf(')', at);
  const [, batch, symbols, text] = WHOLE.exec(pdf.toString('latin1', at + 1, end + 1)) ?? [];
  if (text === undefined) return undefined;
  const cards: number[] = [];
  for (const part of text.split(',')) {
    const [from = Number.NaN, to = from] = part.split('-').map(Number);
    if (!(to >= from && cards.length + to - from < MOST)) return undefined;
    for (let n = from; n <= to; n += 1) cards.push(n);
  }
  return { batch: Number(batch), symbols: Number(symbols), cards };
}

export function symbolsOf(sides: readonly (Side | null)[]): number {
  return sides.flatMap((side) => side ?? []).filter(({ kind }) => kind === 'symbol').length;
}
