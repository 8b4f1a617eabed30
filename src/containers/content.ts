/** What a file is, whatever its name says: told from its first bytes. */
export type Content =
  | { readonly kind: 'text' | 'zip' | 'compound' | 'html' }
  /** Something that holds no table that we read: `name` is what people call it. */
  | { readonly kind: 'other'; readonly name: string };

/** So many bytes are enough to tell. */
export const CONTENT_WITHIN = 1024;

const MARKS: readonly (readonly [Content, readonly number[]])[] = [
  [{ kind: 'zip' }, [0x50, 0x4b, 0x03, 0x04]],
  [{ kind: 'zip' }, [0x50, 0x4b, 0x05, 0x06]], // one with nothing in it
  [{ kind: 'zip' }, [0x50, 0x4b, 0x07, 0x08]], // a part of one
  [{ kind: 'compound' }, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  [{ kind: 'other', name: 'PDF' }, bytesOf('%PDF')],
  [{ kind: 'other', name: 'gzip' }, [0x1f, 0x8b]],
  [{ kind: 'other', name: '7z' }, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  [{ kind: 'other', name: 'RAR' }, bytesOf('Rar!\u001a')],
  [{ kind: 'other', name: 'PNG' }, [0x89, 0x50, 0x4e, 0x47]],
  [{ kind: 'other', name: 'JPEG' }, [0xff, 0xd8, 0xff]],
  [{ kind: 'other', name: 'SQLite' }, bytesOf('SQLite format 3\0')],
  [{ kind: 'other', name: 'XLS (BIFF)' }, [0x09, 0x08]],
];

export function contentOf(start: Uint8Array): Content {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => start[at] === byte));
  if (marked !== undefined) return marked[0];
  // UTF-16 too: what tells HTML and XML is ASCII in every encoding.
  const text = Buffer.from(start.filter((byte) => byte !== 0 && byte < 0x80)).toString('latin1');
  const head = text.trimStart().toLowerCase();
  if (/^<(?:!doctype html|html|head|meta|body|table|style|!--)/.test(head)) return { kind: 'html' };
  if (head.startsWith('mime-version:')) return { kind: 'html' };
  if (!head.startsWith('<?xml')) return { kind: 'text' };
  return /<(?:html|table)\b/.test(head) ? { kind: 'html' } : { kind: 'other', name: 'XML' };
}

function bytesOf(text: string): readonly number[] {
  return [...text].map((mark) => mark.charCodeAt(0));
}
