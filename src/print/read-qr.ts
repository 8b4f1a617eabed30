import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** What a picture is by its first bytes; undefined: neither of the two that every telephone shows. */
export function pictureType(bytes: Uint8Array): 'image/png' | 'image/jpeg' | undefined {
  const starts = (...wanted: readonly number[]): boolean =>
    wanted.every((byte, at) => bytes[at] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  return starts(0xff, 0xd8, 0xff) ? 'image/jpeg' : undefined;
}

/** The decoder is WebAssembly; told where its file lies, it asks no network for it. Loaded once. */
let loading: Promise<unknown> | undefined;

async function loadDecoder(): Promise<void> {
  const place = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const file = readFileSync(place);
  const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** What the QR in a PNG or JPEG says; undefined where none can be read. */
export async function readQr(bytes: Uint8Array): Promise<string | undefined> {
  await (loading ??= loadDecoder());
  const found = await readBarcodes(bytes, { formats: ['QRCode'], tryHarder: true });
  return found.find(({ isValid, text }) => isValid && text !== '')?.text;
}

/** A picture as its dots, four bytes each. */
type Dots = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
};

/** Every text that QRs in a picture say, in no order. */
export async function readQrs(picture: Uint8Array | Dots): Promise<readonly string[]> {
  await (loading ??= loadDecoder());
  const image =
    picture instanceof Uint8Array ? picture : { ...picture, colorSpace: 'srgb' as const };
  const found = await readBarcodes(image, { formats: ['QRCode'], maxNumberOfSymbols: 255 });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
