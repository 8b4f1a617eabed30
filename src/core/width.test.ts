import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pad, printable, width, wrap } from './width.ts';

describe('width on screen', () => {
  it.each([
    ['abc', 3],
    ['订单', 4],
    ['订单3', 5],
    ['￥12', 4], // full-width sign
    ['¥12', 3],
    ['😀', 2],
    ['é', 1], // e and a combining accent
    ['', 0],
  ])('%s takes %d columns', (text, columns) => {
    expect(width(text)).toBe(columns);
  });

  it('lines a column up with 订单 in it', () => {
    const rows = [
      ['stage', 'count'],
      ['订单', '12'],
      ['已加粉', '3'],
    ] as const;
    const lines = rows.map(([stage, count]) => `${pad(stage, 8)}|${pad(count, 6, 'right')}|`);
    expect(lines).toEqual(['stage   | count|', '订单    |    12|', '已加粉  |     3|']);
    expect(new Set(lines.map(width))).toEqual(new Set([16]));
  });

  it('never cuts what is too wide', () => {
    expect(pad('订单编号', 4)).toBe('订单编号');
  });
});

describe('text that came from a file', () => {
  it('cannot move the cursor, colour the screen, or turn the line round', () => {
    expect(printable('a\u001b[31mb')).toBe('a [31mb');
    expect(printable('a\r\nb\tc\u0000\u007f\u009bd')).toBe('a  b c   d');
    expect(printable('invoice\u202efdp.exe\u2066\u061c')).toBe('invoice fdp.exe  ');
    expect(printable('a\u2028b')).toBe('a b');
  });

  it('is left alone where it is only text', () => {
    expect(printable('测试买家01 é 😀 👨‍👩‍👧 ¥12')).toBe('测试买家01 é 😀 👨‍👩‍👧 ¥12');
  });

  it('takes one line, whatever was in it', () => {
    const hostile = fc.constantFrom(
      'a',
      '单',
      '\n',
      '\r',
      '\v',
      '\f',
      '\u0085',
      '\u2028',
      '\u001b',
    );
    fc.assert(
      fc.property(fc.string({ unit: hostile }), (text) => {
        expect(printable(text)).toMatch(/^[a单 ]*$/u);
      }),
    );
  });
});

describe('wrapping', () => {
  it('breaks at blanks, and leaves a word that is too long whole', () => {
    expect(wrap('one two  three', 8)).toEqual(['one two', 'three']);
    expect(wrap('a pneumonoultramicroscopic b', 10)).toEqual([
      'a',
      'pneumonoultramicroscopic',
      'b',
    ]);
    expect(wrap('', 10)).toEqual(['']);
  });

  it('breaks Chinese between characters, marks staying where they belong', () => {
    expect(wrap('从“加粉”起按人计数，不含机器。', 10)).toEqual([
      '从“加粉”起',
      '按人计数，',
      '不含机器。',
    ]);
    expect(wrap('截至 2026-03-31（上海）', 12)).toEqual(['截至', '2026-03-31', '（上海）']);
  });

  it('loses nothing but blanks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ab', '中', '。', '（', ' ', 'c'), { maxLength: 60 }),
        (parts) => {
          const text = parts.join('');
          const lines = wrap(text, 12);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
    );
  });
});
