import type { ReadBytes } from '../containers/bytes.ts';
import { foreignCode, PscrmError } from '../core/errors.ts';
import type { Encoding } from './encoding.ts';

/**
 * Bytes as text, in pieces, without a byte order mark, every line ending in `\n`: then a count of
 * lines is that of an editor.
 * @param lenient reads what does not fit the encoding as U+FFFD instead of refusing it
 * @throws not-text {file, line} where the bytes do not fit the encoding
 */
export async function* decode(
  read: ReadBytes,
  { file, encoding, lenient }: { file: string; encoding: Encoding; lenient: boolean },
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: !lenient });
  const normalise = lineEnds();
  try {
    for await (const chunk of read(signal)) {
      yield normalise(decoder.decode(chunk, { stream: true }));
    }
    yield normalise(decoder.decode(), true);
  } catch (error) {
    if (!isMisfit(error)) throw error;
    throw new PscrmError(
      'not-text',
      { file, line: await firstMisfit(read, encoding) },
      { cause: error },
    );
  }
}

function isMisfit(error: unknown): boolean {
  return foreignCode(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}

/** The line of the first bytes that do not fit the encoding. */
async function firstMisfit(read: ReadBytes, encoding: Encoding): Promise<number> {
  let line = 1;
  for await (const piece of decode(read, { file: '', encoding, lenient: true })) {
    const at = piece.indexOf('\uFFFD');
    line += lineBreaks(at < 0 ? piece : piece.slice(0, at));
    if (at >= 0) break;
  }
  return line;
}

function lineBreaks(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}

/** Old Macs end lines with CR alone; anywhere else a lone CR is a stray mark inside a cell. */
function lineEnds(): (piece: string, last?: boolean) => string {
  let held = '';
  let classicMac: boolean | undefined;
  return (piece, last = false) => {
    let text = held + piece;
    // A CR at the very end waits to be seen with the LF that may follow it.
    held = !last && text.endsWith('\r') ? '\r' : '';
    if (held !== '') text = text.slice(0, -1);
    if (!text.includes('\r')) {
      if (text.includes('\n')) classicMac ??= false;
      return text;
    }
    classicMac ??= /^[^\r\n]*\r(?!\n)/.test(text);
    return text.replaceAll('\r\n', '\n').replaceAll('\r', classicMac ? '\n' : ' ');
  };
}
