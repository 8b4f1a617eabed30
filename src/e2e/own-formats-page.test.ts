import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { replayPage } from './transcript.fixture.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

it.each(['docs/own-formats.md', 'docs/own-formats.zh-CN.md'])(
  '%s shows what the program prints (UPDATE_DOCS=1 writes it)',
  async (page) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pscrm-page-')));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    copyFileSync(join(ROOT, 'fixtures/own-format/erp.csv'), join(folder, 'erp.csv'));
    const text = readFileSync(join(ROOT, page), 'utf8');
    const wanted = await replayPage(text, folder);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(join(ROOT, page), wanted);
    expect(readFileSync(join(ROOT, page), 'utf8')).toBe(wanted);
    for (const [, target = ''] of text.matchAll(/\]\(([^)#:]+)\)/g))
      expect(readFileSync(join(ROOT, 'docs', target), 'utf8'), target).not.toBe('');
  },
);
