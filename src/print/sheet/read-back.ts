import { PscrmError } from '../../core/errors.ts';
import { drawPage } from '../draw-page.ts';
import { qrMatrix } from '../matrix.ts';
import { qrPng } from '../png.ts';
import { readQr, readQrs } from '../read-qr.ts';
import type { SymbolPlan } from './symbol.ts';

/** Pixels that a module has in the picture of its page: more take memory and time, and read no better. */
const PIXELS = 4.5;
/** For whatever was not found at first. */
const FINEST = 400;

/**
 * What is missing on a page, read from it as a picture, by programs that did not write it: poppler draws
 * the page, zxing reads it.
 * @param page counts from 1
 * @param module of the smallest symbol, in millimetres
 * @returns the wanted texts that could not be read; undefined where poppler is not installed
 */
export async function unreadOnPage(
  file: string,
  page: number,
  wanted: readonly string[],
  module: number,
): Promise<readonly string[] | undefined> {
  let missing = wanted;
  for (const dpi of [Math.round((PIXELS * 25.4) / module), FINEST]) {
    const picture = await drawPage(file, page, dpi);
    if (picture === undefined) return undefined;
    const found = new Set(await readQrs(picture));
    missing = missing.filter((text) => !found.has(text));
    if (missing.length === 0) break;
  }
  return missing;
}

/**
 * Makes sure that a symbol is read although a logo hides its middle.
 * @throws symbol-unreadable
 */
export async function checkHole(urls: readonly string[], plan: SymbolPlan): Promise<void> {
  const { level, version, hole } = plan;
  for (const url of urls) {
    const { size, dark } = qrMatrix(url, { level, version });
    const from = (size - hole) / 2;
    const within = (at: number): boolean => at >= from && at < from + hole;
    const holed = { size, dark: (x: number, y: number) => dark(x, y) && !(within(x) && within(y)) };
    if ((await readQr(qrPng(holed))) !== url)
      throw new PscrmError('symbol-unreadable', { n: 1, serials: [url] });
  }
}
