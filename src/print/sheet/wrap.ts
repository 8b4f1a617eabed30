/** No line begins with one of these, none ends with one of those. */
const NOT_FIRST = /^[\s，。、；：？！）」』】》〉”’…—～·,.;:?!)\]}%℃/_&@+-]/u;
const NOT_LAST = /[（「『【《〈“‘([{￥¥$#@/_&+]$/u;
/** Knows where a Chinese word ends, and all that a space does not part in other languages. */
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });
/** Words of this trade that it does not know. */
const TERMS = /(企业微信|微信|扫码|公众号|小程序|视频号|红包|小样|客服|会员)/;

/**
 * Breaks a text into lines of at most `width`: between words, Chinese ones as well, and a word longer
 * than a line where the line ends. Breaks in the text are kept.
 * @param measure the width of a text, in the unit of `width`
 */
export function wrapText(
  text: string,
  width: number,
  measure: (text: string) => number,
): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width, measure));
}

function wrapLine(text: string, width: number, measure: (text: string) => number): string[] {
  // A serial number or a code, of which every card has another, is not looked through for words.
  const whole = text.trimEnd();
  if (measure(whole) <= width) return [whole];
  const lines: string[] = [];
  let line = '';
  for (const piece of unbreakable(text)) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    for (const letter of piece.trimStart()) {
      if (line !== '' && measure(line + letter) > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return [...lines, line.trimEnd()];
}

/** Pieces between which a line may break. */
function unbreakable(text: string): string[] {
  const pieces: string[] = [];
  const words = text
    .split(TERMS)
    .flatMap((part) =>
      TERMS.test(part) ? [part] : Array.from(WORDS.segment(part), ({ segment }) => segment),
    );
  for (const segment of words) {
    const last = pieces.at(-1);
    const joins = last !== undefined && (NOT_FIRST.test(segment) || NOT_LAST.test(last));
    if (joins) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

export type Fitted = { readonly size: number; readonly lines: readonly string[] };

/** Type is legible in print from here on, in points. */
const SMALLEST = 5;
const STEP = 0.5;
/** From one line to the next, in sizes of the type. */
export const LEADING = 1.3;

/**
 * A text in the largest type, up to `size`, in which it fits; undefined where it does not in the
 * smallest that can be read.
 * @param room in points
 * @param measure the width of a text in type of one point
 */
export function fitText(
  text: string,
  size: number,
  room: { readonly width: number; readonly height: number },
  measure: (text: string) => number,
): Fitted | undefined {
  for (let type = size; type >= Math.min(SMALLEST, size); type -= STEP) {
    const lines = wrapText(text, room.width / type, measure);
    const height = ((lines.length - 1) * LEADING + 1.2) * type;
    if (height <= room.height + 0.01)
      return { size: type, lines: evened(text, lines, room.width / type, measure) };
  }
  return undefined;
}

/** As many lines in as narrow a column as holds them: no sign is left alone on the last one. */
function evened(
  text: string,
  lines: readonly string[],
  width: number,
  measure: (text: string) => number,
): readonly string[] {
  if (lines.length === text.split('\n').length) return lines;
  let best = lines;
  for (let narrower = width * 0.97; narrower > width * 0.5; narrower -= width * 0.03) {
    const tried = wrapText(text, narrower, measure);
    if (tried.length > lines.length) break;
    best = tried;
  }
  return best;
}
