import { describe, expect, it } from 'vitest';
import { type Encoding, survey } from './encoding.ts';

/** 订单, 已付款 and 联通 in GBK; the last is valid UTF-8 as well. */
const ORDER = Buffer.from([0xb6, 0xa9, 0xb5, 0xa5]);
const PAID = Buffer.from([0xd2, 0xd1, 0xb8, 0xb6, 0xbf, 0xee]);
const UNICOM = Buffer.from([0xc1, 0xaa, 0xcd, 0xa8]);

const lines = (...all: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(all.flatMap((line) => [Buffer.from(line), Buffer.from('\n')]));

/** Pieces of a few bytes, so that characters and lines lie across them. */
function look(bytes: Buffer, forced?: Encoding, size = 5) {
  const read = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  return survey(read, 'file.csv', { forced });
}

const GOLD = '订单编号,买家会员名\n1,测试买家01\n2,联通🎁\n';

describe('UTF-8', () => {
  it.each([1, 2, 3, 4, 5, 7, 1000])('is seen in pieces of %i bytes', async (size) => {
    expect(await look(Buffer.from(GOLD), undefined, size)).toMatchObject({ encoding: 'utf-8' });
  });

  it('cut in its last character is not', async () => {
    const cut = Buffer.from(GOLD).subarray(0, -2);
    await expect(look(cut)).rejects.toMatchObject({ code: 'mixed-encodings', params: { line: 3 } });
  });
});

describe('GBK', () => {
  it('is told even where a line would pass for UTF-8', async () => {
    expect(await look(lines(UNICOM, ORDER, PAID))).toMatchObject({ encoding: 'gb18030' });
  });

  it.each([
    ['Shift_JIS', [0x92, 0x8d, 0x95, 0xb6, 0x82, 0xcc, 0x93, 0xfa]], // 注文の日
    ['Big5', [0xad, 0x71, 0xb3, 0xe6, 0xaa, 0x41, 0xb0, 0x48, 0xa5, 0x49, 0xb4, 0xda]],
    ['a Western code page', [0x4a, 0x6f, 0x73, 0xe9, 0x2c, 0x41]], // José,A
  ])('is not what %s is taken for', async (_, bytes) => {
    await expect(look(Buffer.from(bytes))).rejects.toMatchObject({ code: 'unknown-encoding' });
    expect(await look(Buffer.from(bytes), 'big5')).toMatchObject({ encoding: 'big5' });
  });
});

describe('two encodings in one file', () => {
  it.each([
    ['GBK under UTF-8', lines('订单编号', '1', '2,已付款', PAID), 4, 'UTF-8'],
    ['UTF-8 under GBK', lines(ORDER, '1', PAID, '订单', '已付款'), 4, 'GB18030'],
    ['GBK under a UTF-8 mark', lines('\uFEFForder_no', '1', ORDER), 3, 'UTF-8'],
    [
      'with CR alone',
      Buffer.from(lines('订单', '1', ORDER).map((b) => (b === 10 ? 13 : b))),
      3,
      'UTF-8',
    ],
  ])('%s: the first line that does not fit is named', async (_, bytes, line, encoding) => {
    await expect(look(bytes)).rejects.toMatchObject({
      code: 'mixed-encodings',
      params: { file: 'file.csv', line, encoding },
    });
    expect(await look(bytes, 'gb18030')).toBeTruthy();
  });

  it('are not suspected in a very long line that is cut to be judged', async () => {
    const long = Buffer.concat([ORDER, Buffer.alloc(3_000_000, 'x'), ORDER]);
    expect(await look(long, undefined, 1 << 18)).toMatchObject({ encoding: 'gb18030' });
  });
});

describe('NUL bytes', () => {
  it('are named with their line', async () => {
    const bytes = lines('order_no', '1', 'a\0b');
    await expect(look(bytes, undefined, 1000)).rejects.toMatchObject({
      code: 'nul-byte',
      params: { file: 'file.csv', line: 3 },
    });
  });

  it.each([
    ['utf-16le', Buffer.from('order_no,shop\n', 'utf16le')],
    ['utf-16be', Buffer.from('order_no,shop\n', 'utf16le').swap16()],
  ] as const)(
    'everywhere are %s without its mark, which can be asked for',
    async (encoding, bytes) => {
      const whole = look(bytes, undefined, 1000);
      await expect(whole).rejects.toMatchObject({ code: 'utf16-unmarked', params: { encoding } });
      expect(await look(bytes, encoding)).toMatchObject({ encoding });
    },
  );
});

describe('an encoding that was asked for', () => {
  it('gives way to a byte order mark', async () => {
    const utf16 = Buffer.from('\uFEFF订单', 'utf16le');
    expect(await look(utf16, 'gb18030')).toMatchObject({ encoding: 'utf-16le' });
    expect(await look(Buffer.from('\uFEFF订单'), 'gb18030')).toMatchObject({ encoding: 'utf-8' });
  });
});
