import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { makeWorkbook } from '../containers/workbook.fixture.ts';
import { makeZip } from '../containers/zip.fixture.ts';
import { openSource, readText } from './source.ts';
import { tempFile } from './temp-file.fixture.ts';

const NO_INPUT = Readable.from([]);
const open = (content: string | Uint8Array) => openSource(tempFile(content), NO_INPUT);

async function textOf(content: string | Uint8Array): Promise<string> {
  let text = '';
  for await (const piece of readText(await open(content))) text += piece;
  return text;
}

/** 订单 in GBK. */
const ORDER_GBK = Uint8Array.of(0xb6, 0xa9, 0xb5, 0xa5);
/** 🎁 is outside of GBK; GB18030 has it in four bytes. */
const GIFT_GB18030 = Uint8Array.of(0x94, 0x39, 0xbc, 0x37);

function utf16(text: string, bigEndian: boolean): Buffer {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', Buffer.from('订单'), 'utf-8', '订单'],
    ['UTF-8 with a BOM', Buffer.from('\uFEFF订单'), 'utf-8', '订单'],
    ['plain ASCII', Buffer.from('order'), 'utf-8', 'order'],
    ['GBK', ORDER_GBK, 'gb18030', '订单'],
    ['GB18030', GIFT_GB18030, 'gb18030', '🎁'],
    ['UTF-16 LE', utf16('订单', false), 'utf-16le', '订单'],
    ['UTF-16 BE', utf16('订单', true), 'utf-16be', '订单'],
  ])('%s', async (_, bytes, encoding, text) => {
    const source = await open(bytes);
    expect(source.encoding).toBe(encoding);
    expect(await textOf(bytes)).toBe(text);
  });

  it('is seen in the whole file: GBK after a million letters is still GBK', async () => {
    const bytes = Buffer.concat([Buffer.alloc(1_000_000, 'a'), ORDER_GBK]);
    expect((await open(bytes)).encoding).toBe('gb18030');
    expect((await textOf(bytes)).endsWith('a订单')).toBe(true);
  });

  it('holds where a character lies across two reads', async () => {
    const bytes = Buffer.concat([Buffer.alloc((1 << 18) - 1, 'a'), Buffer.from('订单')]);
    expect((await textOf(bytes)).endsWith('a订单')).toBe(true);
  });
});

describe('a file that is refused', () => {
  it.each([
    ['empty', new Uint8Array(), 'empty-file'],
    ['UTF-16 without a mark', Buffer.from('order', 'utf16le'), 'utf16-unmarked'],
    ['an HTML table that calls itself a workbook', Buffer.from('\n<table><tr>'), 'html-file'],
    ['HTML with a mark', Buffer.from('\uFEFF<!DOCTYPE HTML>', 'utf16le'), 'html-file'],
    ['XML as Excel 2003 wrote it', Buffer.from('<?xml version="1.0"?><Workbook>'), 'other-file'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'other-file'],
  ])('%s', async (_, bytes, code) => {
    await expect(open(bytes)).rejects.toMatchObject({ code });
  });

  it('bytes that are no text in either encoding', async () => {
    await expect(textOf(Uint8Array.of(0x61, 0xff, 0xff, 0x61))).rejects.toMatchObject({
      code: 'not-text',
    });
  });

  it('that is not there, or is a folder', async () => {
    const path = tempFile('a');
    await expect(openSource(`${path}.gone`, NO_INPUT)).rejects.toMatchObject({
      code: 'file-not-found',
    });
    await expect(openSource(dirname(path), NO_INPUT)).rejects.toMatchObject({ code: 'not-a-file' });
  });
});

describe('line ends', () => {
  it.each([
    ['LF', 'a\nb\n', 'a\nb\n'],
    ['CR LF', 'a\r\nb\r\n', 'a\nb\n'],
    ['CR alone, as on old Macs', 'a\rb\r', 'a\nb\n'],
    ['a stray CR inside a line is a blank', 'a\n"x\ry"\n', 'a\n"x y"\n'],
  ])('%s', async (_, content, text) => {
    expect(await textOf(content)).toBe(text);
  });

  it('are one where CR and LF lie in two reads', async () => {
    const bytes = Buffer.concat([Buffer.alloc((1 << 18) - 1, 'a'), Buffer.from('\r\nb')]);
    expect((await textOf(bytes)).endsWith('a\nb')).toBe(true);
  });
});

describe('standard input', () => {
  it('is kept in a file while it is read, and removed afterwards', async () => {
    const source = await openSource(
      '-',
      Readable.from([Buffer.from('a,b\n'), Buffer.from('1,2\n')]),
    );
    expect(source.name).toBe('stdin');
    expect(readFileSync(source.path, 'utf8')).toBe('a,b\n1,2\n');
    await source.dispose();
    expect(existsSync(source.path)).toBe(false);
  });

  it('leaves nothing behind where there was nothing on it', async () => {
    await expect(openSource('-', Readable.from([]))).rejects.toMatchObject({ code: 'empty-file' });
  });
});

describe('a source', () => {
  const ROWS = [
    ['a', 'b'],
    ['1', '2'],
  ];
  it.each([
    ['a file', Buffer.from('a,b\n1,2\n')],
    ['an entry of an archive', makeZip({ name: 'a.csv', data: 'a,b\n1,2\n' })],
    ['a sheet', makeWorkbook({ sheets: [{ rows: ROWS }] })],
    [
      'a sheet in an archive',
      makeZip({ name: 'b.xlsx', data: makeWorkbook({ sheets: [{ rows: ROWS }] }) }),
    ],
  ])('that is %s is plain data: a worker thread reads the same text from it', async (_, bytes) => {
    const { dispose, ...source } = await open(bytes);
    for (const again of [source, structuredClone(source)]) {
      let text = '';
      for await (const piece of readText(again)) text += piece;
      expect(text).toBe('a,b\n1,2\n');
    }
    await dispose();
  });

  it('of one content has one hash, however it is packed', async () => {
    const bare = await open('a,b\n1,2\n');
    expect((await open(makeZip({ name: 'x.csv', data: 'a,b\n1,2\n' }))).sha256).toBe(bare.sha256);
  });
});
