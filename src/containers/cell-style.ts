import { readXml } from './xml.ts';

/** What a number in a cell stands for, by the way in which it is shown. */
export type CellStyle = 'number' | 'date' | 'time' | 'datetime';

/** Formats that every workbook has without saying so; 27–36 and 50–58 are those of East Asia. */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58,
]);
const BUILT_IN_TIMES = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56]);

/** @returns the styles of a workbook's `styles.xml`, by number */
export async function readStyles(
  xml: AsyncIterable<Uint8Array>,
  file: string,
): Promise<readonly CellStyle[]> {
  const codes = new Map<number, CellStyle>();
  const styles: CellStyle[] = [];
  let inCells = false;
  await readXml(xml, file, {
    open: (name, attributes) => {
      const id = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt') codes.set(id, styleOf(attributes['formatCode'] ?? ''));
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) styles.push(codes.get(id) ?? builtIn(id));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

function builtIn(id: number): CellStyle {
  if (id === 22) return 'datetime';
  if (BUILT_IN_TIMES.has(id)) return 'time';
  return BUILT_IN_DATES.has(id) ? 'date' : 'number';
}

/** `yyyy"年"m"月"` is a date, `h:mm` a time, and so is both at once; `[h]:mm` is a number of hours. */
export function styleOf(code: string): CellStyle {
  if (/\[(?:h+|m+|s+)\]/i.test(code)) return 'number';
  const [first = ''] = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';');
  if (/general/i.test(first)) return 'number';
  if (/[hs]/i.test(first)) return /[yd]/i.test(first) ? 'datetime' : 'time';
  return /[ymd]/i.test(first) ? 'date' : 'number';
}
