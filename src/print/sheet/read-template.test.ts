import { describe, expect, it } from 'vitest';
import { readTemplate } from './read-template.ts';

const problemsOf = (text: string): readonly string[] =>
  readTemplate(text).problems.map(({ line, path, code }) =>
    [line, path, code].filter((part) => part !== '').join(' '),
  );

const FRONT = 'front:\n  - symbol: M\n    at: [60, 10, 25]\n';

describe('a template', () => {
  it('says how a card looks and how it lies on its sheet', () => {
    const { template, problems } = readTemplate(
      `card: 85x54\npaper: sra3\nbleed: 3\nhooks:\n  default: 扫码\n${FRONT}  - text: "{hook} {code}"\n    at: [5, 5, 40, 20]\n    bold: true\n`,
    );
    expect(problems).toEqual([]);
    expect(template.wishes).toEqual({
      card: { width: 85, height: 54 },
      paper: 'sra3',
      bleed: 3,
    });
    expect(template.hooks).toEqual({ default: '扫码' });
    expect(template.front).toEqual([
      { kind: 'symbol', level: 'M', logo: null, at: { x: 60, y: 10, width: 25, height: 25 } },
      {
        kind: 'text',
        text: '{hook} {code}',
        at: { x: 5, y: 5, width: 40, height: 20 },
        size: 9,
        bold: true,
        align: 'left',
        colour: 'black',
      },
    ]);
    expect(template.back).toBe(null);
  });

  it('may be JSON', () => {
    const { template, problems } = readTemplate('{"labels": "3x7",\n "dpi": 600}');
    expect(problems).toEqual([]);
    expect(template.wishes).toEqual({ labels: { columns: 3, rows: 7 }, dpi: 600 });
  });

  it.each([
    ['card: 85 mm\n', ['1 card wrong']],
    ['paper: a5\ncrop: yes\n', ['1 paper wrong', '2 crop unknown-key']],
    ['bleed: 30\nmarks: "no"\ndpi: fine\n', ['1 bleed wrong', '2 marks wrong', '3 dpi wrong']],
    ['hooks: 扫码\n', ['1 hooks wrong']],
    ['hooks:\n  a: "{kode}"\n', ['2 hooks.a unknown-place']],
    ['front:\n  - text: hello\n', ['2 front[1] missing']],
    ['front:\n  - txt: hello\n', ['2 front[1] missing']],
    ['front:\n  - symbol: X\n    at: [1, 2]\n', ['2 front[1].symbol wrong', '3 front[1].at wrong']],
    ['front:\n  - symbol: L\n    at: [1, 2, 30]\n    logo: a.png\n', ['2 front[1].symbol wrong']],
    [`${FRONT}    size: 3\n`, ['4 front[1].size unknown-key']],
    ['front:\n  - text: a\n    at: [1, 1, 1, -1]\n', ['3 front[1].at wrong']],
    ['front:\n  - text: a\n    at: [1, 1, 9, 9]\n', ['1 front no-symbol']],
    ['card: 85x54\ncard: 90x54\n', ['2 key-twice']],
    ['card: [85\npaper: a4\n', ['2 not-yaml']],
    ['- card\n', ['1 wrong']],
  ])('%j: every problem with its line', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });
});
