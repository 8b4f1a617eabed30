import { PscrmError } from '../core/errors.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What is done with the parts of an XML text. Names come without their prefix. */
export type XmlVisitor = {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/** The longest text between two tags: Excel allows 32,767 characters in a cell. */
const MAX_TEXT = 4_000_000;

/**
 * Walks through an XML text in one pass; gives control back after each piece. Nothing is resolved: a
 * document type, and so every entity of its own, is refused.
 * @throws workbook-broken, workbook-too-large (a text or a tag without an end)
 */
export async function* walkXml(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  visitor: XmlVisitor,
): AsyncGenerator<void> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ xmlns: false, position: false });
  let waiting = 0;
  parser.on('opentag', ({ name, attributes }) => {
    waiting = 0;
    visitor.open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    waiting = 0;
    visitor.close?.(localName(name));
  });
  parser.on('text', (text) => visitor.text?.(text));
  parser.on('cdata', (text) => visitor.text?.(text));
  parser.on('doctype', () => {
    throw new PscrmError('workbook-broken', { file });
  });
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  try {
    for await (const chunk of bytes) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      const text = decoder.decode(chunk, { stream: true });
      waiting += text.length;
      parser.write(text);
      if (waiting > MAX_TEXT) throw new PscrmError('workbook-too-large', { file });
      yield;
    }
    parser.write(decoder?.decode() ?? '').close();
  } catch (error) {
    // Neither the parser's errors nor the decoder's have a class or a code of their own.
    if (error instanceof PscrmError || !(error instanceof Error) || error.name === 'AbortError')
      throw error;
    throw new PscrmError('workbook-broken', { file }, { cause: error });
  }
}

/** Walks to the end at once: for the small parts of a workbook. */
export async function readXml(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  visitor: XmlVisitor,
): Promise<void> {
  const walk = walkXml(bytes, file, visitor);
  while ((await walk.next()).done !== true);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}
