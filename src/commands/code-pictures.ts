import type { FolderOptions, Images } from '../codes/batch-folder.ts';
import { openProgress } from '../ui/progress.ts';
import type { Context } from './context.ts';

/** Drawing is loaded when something is drawn. */
async function imagesOf(kind: 'svg' | 'png' | 'none'): Promise<Images> {
  if (kind === 'none') return { images: 'none' };
  const { qrMatrix } = await import('../print/matrix.ts');
  if (kind === 'png') {
    const { qrPng } = await import('../print/png.ts');
    return { images: 'png', render: (url) => qrPng(qrMatrix(url)) };
  }
  const { qrSvg } = await import('../print/svg.ts');
  return { images: 'svg', render: (url) => qrSvg(qrMatrix(url)) };
}

/** Writes pictures with a progress line that goes when it is done. */
export async function withPictures<T>(
  { io, say }: Context,
  kind: 'svg' | 'png' | 'none',
  write: (options: FolderOptions) => Promise<T>,
): Promise<T> {
  const images = await imagesOf(kind);
  const progress = openProgress(io, (n, perSecond) => say('progress.codes', { n, perSecond }));
  try {
    return await write({ ...images, signal: io.signal, onProgress: (done) => progress.tick(done) });
  } finally {
    progress.end();
  }
}
