import { PscrmError } from '../core/errors.ts';
import { readXml } from './xml.ts';

/** The texts that the cells of a workbook point to, by number. */
export type SharedStrings = { readonly get: (index: number) => string | undefined };

/** As UTF-8: about a million orders. What is larger is streamed as CSV more cheaply. */
const MAX_BYTES = 160 * 2 ** 20;
/** Packed together: a million little strings of their own would take five times the memory. */
const PACK = 1024;

type Pack = { readonly bytes: Buffer; readonly ends: Uint32Array };

const NONE: Pack = { bytes: Buffer.alloc(0), ends: new Uint32Array() };

/** @param most bytes as UTF-8 that they may take @throws workbook-too-large, workbook-broken */
export async function readSharedStrings(
  xml: AsyncIterable<Uint8Array>,
  file: string,
  most = MAX_BYTES,
): Promise<SharedStrings> {
  const packs: Pack[] = [];
  let open: string[] = [];
  let total = 0;
  let text = '';
  let collecting = false;
  let phonetic = false;
  const pack = (): void => {
    const made = packed(open);
    total += made.bytes.length;
    if (total > most) throw new PscrmError('workbook-too-large', { file });
    packs.push(made);
    open = [];
  };
  await readXml(xml, file, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true; // how a word is read aloud
      collecting = name === 't' && !phonetic;
    },
    text: (piece) => {
      if (collecting) text += piece;
    },
    close: (name) => {
      collecting = false;
      if (name === 'rPh') phonetic = false;
      if (name !== 'si') return;
      open.push(text);
      if (open.length === PACK) pack();
    },
  });
  pack();
  return {
    get: (index) => {
      const { bytes, ends } = packs[Math.floor(index / PACK)] ?? NONE;
      const end = ends[index % PACK];
      return end === undefined
        ? undefined
        : bytes.toString('utf8', ends[(index % PACK) - 1] ?? 0, end);
    },
  };
}

function packed(strings: readonly string[]): Pack {
  const ends = new Uint32Array(strings.length);
  let end = 0;
  for (const [index, text] of strings.entries()) {
    end += Buffer.byteLength(text);
    ends[index] = end;
  }
  return { bytes: Buffer.from(strings.join('')), ends };
}
