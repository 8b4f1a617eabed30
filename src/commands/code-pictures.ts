import type { FolderOptions, Images } from '../codes/batch-folder.ts';
import { qrMatrix } from '../print/matrix.ts';
import { qrPng } from '../print/png.ts';
import { qrSvg } from '../print/svg.ts';
import { openProgress } from '../ui/progress.ts';
import type { Context } from './context.ts';

function imagesOf(kind: 'svg' | 'png' | 'none'): Images {
  if (kind === 'none') return { images: 'none' };
  if (kind === 'png') return { images: 'png', render: (url) => qrPng(qrMatrix(url)) };
  return { images: 'svg', render: (url) => qrSvg(qrMatrix(url)) };
}

/** Writes pictures with a progress line that goes when it is done. */
export async function withPictures<T>(
  { io, say }: Context,
  kind: 'svg' | 'png' | 'none',
  write: (options: FolderOptions) => Promise<T>,
): Promise<T> {
  const images = imagesOf(kind);
  const progress = openProgress(io, (n, perSecond) => say('progress.codes', { n, perSecond }));
  try {
    return await write({ ...images, signal: io.signal, onProgress: (done) => progress.tick(done) });
  } finally {
    progress.end();
  }
}
