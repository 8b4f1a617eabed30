import { atOnce, BIT, type Bits } from './bit-by-bit.ts';

/** How the values of a property are packed: 64 bit floats, signed and unsigned 32 bit integers, bytes. */
export type Kind = 'f64' | 'i32' | 'u32' | 'u8';
export type Vector = Float64Array | Int32Array | Uint32Array | Uint8Array;

type Over = (buffer: ArrayBufferLike, offset: number, length: number) => Vector;
const OVER: Readonly<Record<Kind, { readonly size: number; readonly lay: Over }>> = {
  f64: { size: 8, lay: (buffer, offset, length) => new Float64Array(buffer, offset, length) },
  i32: { size: 4, lay: (buffer, offset, length) => new Int32Array(buffer, offset, length) },
  u32: { size: 4, lay: (buffer, offset, length) => new Uint32Array(buffer, offset, length) },
  u8: { size: 1, lay: (buffer, offset, length) => new Uint8Array(buffer, offset, length) },
};

export function vectorOf(kind: Kind, length: number): Vector {
  const { size, lay } = OVER[kind];
  return lay(new ArrayBuffer(length * size), 0, length);
}

/** What was packed, as it comes from the database. */
export function unpack(kind: Kind, packed: Uint8Array): Vector {
  const { size, lay } = OVER[kind];
  // A small blob may lie at any byte of a block that it shares with others.
  const even = packed.byteOffset % size === 0 ? packed : Uint8Array.from(packed);
  return lay(even.buffer, even.byteOffset, even.byteLength / size);
}

/** A stretch of a vector, to be bound to a statement; not a copy. */
export function pack(vector: Vector, from: number, to: number): Buffer {
  const { buffer, byteOffset, BYTES_PER_ELEMENT: size } = vector;
  return Buffer.from(buffer, byteOffset + from * size, (to - from) * size);
}

/** Whose each value is, and the values, property by property. */
export type Columns = { readonly keys: Int32Array; readonly columns: readonly Vector[] };

/** Rows of numbers, the key first, as columns. */
export function gather(
  rows: Iterable<readonly (number | string)[]>,
  kinds: readonly Kind[],
): Columns {
  return atOnce(gathering(rows, kinds));
}

/** As `gather`. */
export function* gathering(
  rows: Iterable<readonly (number | string)[]>,
  kinds: readonly Kind[],
): Bits<Columns> {
  let n = 0;
  let room = 1024;
  let keys = new Int32Array(room);
  let columns = kinds.map((kind) => vectorOf(kind, room));
  for (const row of rows) {
    if (n === room) {
      room *= 2;
      keys = laid(new Int32Array(room), keys);
      columns = kinds.map((kind, at) => laid(vectorOf(kind, room), columns[at]));
    }
    keys[n] = Number(row[0]);
    for (let at = 0; at < columns.length; at += 1) {
      const column = columns[at];
      if (column !== undefined) column[n] = Number(row[at + 1]);
    }
    n += 1;
    if (n % BIT === 0) yield BIT;
  }
  return { keys: keys.subarray(0, n), columns: columns.map((column) => column.subarray(0, n)) };
}

function laid<V extends Vector>(room: V, values: Vector | undefined): V {
  if (values !== undefined) room.set(values);
  return room;
}

/** A vector that is known to be of a kind. */
export function floats(vector: Vector | undefined): Float64Array {
  return vector instanceof Float64Array ? vector : wrongKind();
}

export function integers(vector: Vector | undefined): Int32Array {
  return vector instanceof Int32Array ? vector : wrongKind();
}

export function naturals(vector: Vector | undefined): Uint32Array {
  return vector instanceof Uint32Array ? vector : wrongKind();
}

export function bytes(vector: Vector | undefined): Uint8Array {
  return vector instanceof Uint8Array ? vector : wrongKind();
}

function wrongKind(): never {
  throw new RangeError('a vector of another kind');
}
