import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cellCorner, planLayout } from '../print/sheet/layout.ts';
import {
  cutOut,
  drawPdf,
  HAS_POPPLER,
  pdfObjects,
  pdfPages,
  pdfTexts,
} from '../print/sheet/pdf-reader.fixture.ts';
import { qrMatrix } from '../print/matrix.ts';
import { qrPng } from '../print/png.ts';
import { scan } from '../print/qr-reader.fixture.ts';
import type { Wishes } from '../print/sheet/template.ts';
import { pddFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

/** Finer than the program's own look at first. */
const DPI = 250;

type Sheet = { cards: number; pages: number; files: { name: string; pages: number }[] };

/** A workspace with a batch of so many codes, whose variants take turns by chance. */
async function openPrinter(count = 12) {
  const at = openHarness();
  for (const line of [
    'init --base-url https://s.brand.cn',
    'campaign create spring --channel package-card --variant red-packet --variant sample',
    `code batch --campaign spring --count ${count} --seed print --no-check --images none --out codes`,
  ])
    expect(await at.run(line), line).toMatchObject({ code: 0 });
  const [, ...rows] = at.read('codes/codes.csv').trim().split(/\r?\n/);
  const codes = rows
    .map((row) => row.split(','))
    .map(([code = '', url = '', , variant = '']) => ({
      code,
      url,
      variant,
    }));
  return {
    ...at,
    codes,
    pdf: (name: string): Buffer => readFileSync(at.path(name)),
    /** What another reader than the program's sees in cells of a page. */
    seen: (name: string, page: number, cells: readonly number[], wishes: Wishes): string[] => {
      const layout = planLayout(wishes);
      const drawn = drawPdf(at.path(name), page, DPI);
      const { width, height } = layout.card;
      return cells.map((cell) =>
        scan(cutOut(drawn, { ...cellCorner(layout, cell, 'front'), width, height }, DPI)),
      );
    },
  };
}

describe('a plain card, without a template', () => {
  it('is printed ten to a page, with its wording, its code and its number', async () => {
    const at = await openPrinter();
    expect(await at.json<Sheet>('sheet --batch 1 --out cards.pdf')).toMatchObject({
      schema: 'pscrm.sheet/1',
      cards: 12,
      pages: 2,
      card_mm: { width: 90, height: 54 },
      symbols: [{ version: 2, level: 'M', dots: 11, logo_modules: 0 }],
      files: [{ name: 'cards.pdf', pages: 2 }],
    });
    const [first, second] = pdfTexts(at.pdf('cards.pdf'));
    for (const { code } of at.codes.slice(0, 10)) expect(first).toContain(code);
    expect(first).toContain('No. 1-0001');
    expect(second).toEqual(expect.arrayContaining(['No. 1-0011', 'No. 1-0012']));
    expect(second).not.toContain('No. 1-0010');
  });

  it('has black alone: no colour that a press would mix, and type that is cut down', async () => {
    const at = await openPrinter();
    await at.run('sheet --batch 1 --out cards.pdf --lang zh');
    const pdf = at.pdf('cards.pdf');
    for (const page of pdfPages(pdf)) {
      expect(page).not.toMatch(/(?:^|\s)(?:rg|RG|k|K|cs|CS|sc|SC|scn|SCN|sh)(?:\s|$)/);
      expect(page).toMatch(/0\.25 w/);
    }
    const fonts = [...pdfObjects(pdf).values()].filter(({ dictionary }) =>
      dictionary.includes('/FontFile2'),
    );
    expect(fonts.map(({ dictionary }) => /\/FontName \/(\S+)/.exec(dictionary)?.[1])).toEqual([
      expect.stringMatching(/^[A-Z]{6}\+NotoSansSC-Regular$/),
      expect.stringMatching(/^[A-Z]{6}\+NotoSansSC-Bold$/),
    ]);
    expect(pdf.length).toBeLessThan(60_000);
  });

  it('is the same file, byte for byte, on every day', async () => {
    const at = await openPrinter();
    await at.run('sheet --batch 1 --out a.pdf');
    await at.run('sheet --batch 1 --out b.pdf', { now: Date.parse('2027-01-01T00:00:00Z') });
    expect(at.pdf('b.pdf').equals(at.pdf('a.pdf'))).toBe(true);
  });

  it.skipIf(!HAS_POPPLER)(
    'is read by another reader, every one from its own place (needs pdftoppm)',
    async () => {
      const at = await openPrinter();
      await at.run('sheet --batch 1 --out cards.pdf');
      const cells = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
      const seen = [at.seen('cards.pdf', 1, cells, {}), at.seen('cards.pdf', 2, [0, 1], {})].flat();
      expect(seen).toEqual(at.codes.map(({ url }) => url));
    },
  );

  it.skipIf(!HAS_POPPLER)(
    'cut and stacked: each cell is a pile in order (needs pdftoppm)',
    async () => {
      const at = await openPrinter(12);
      await at.run('sheet --batch 1 --stack --labels 2x4 --out cards.pdf');
      const labels = { columns: 2, rows: 4 };
      const seen = [1, 2].flatMap((page) => at.seen('cards.pdf', page, [0, 1], { labels }));
      // Two sheets: cell 0 holds cards 1 and 2, cell 1 cards 3 and 4.
      expect(seen).toEqual([0, 2, 1, 3].map((n) => at.codes[n]?.url));
    },
  );

  it.skipIf(!HAS_POPPLER)('is read back by the program, all of it when asked to', async () => {
    const at = await openPrinter(31);
    const few = await at.run('sheet --batch 1 --out a.pdf');
    expect(few.out).toContain('Read back: 11 codes on 2 pages, all as they should be.');
    const all = await at.run('sheet --batch 1 --out b.pdf --verify');
    expect(all.out).toContain('Read back: 31 codes on 4 pages, all as they should be.');
  });

  it('goes into several files, and one card alone can be printed again', async () => {
    const at = await openPrinter();
    const { files } = await at.json<Sheet>('sheet --batch 1 --out c.pdf --pages-per-file 1');
    expect(files).toMatchObject([{ name: 'c-01.pdf' }, { name: 'c-02.pdf' }]);
    await at.run('sheet --batch 1 --only 7,9-10 --out again.pdf');
    const numbers = pdfTexts(at.pdf('again.pdf'))[0]?.filter((text) => text.startsWith('No.'));
    expect(numbers).toEqual(['No. 1-0007', 'No. 1-0009', 'No. 1-0010']);
  });
});

describe('what is on the card', () => {
  it('is the wording of its variant; the order number only by its ends, unless it is asked for', async () => {
    const at = openHarness();
    at.write('orders.csv', pddFile({ 订单号: '260301-000000000012', 订单状态: '待发货' }));
    for (const line of [
      'init --base-url https://s.brand.cn',
      'import orders.csv --yes',
      'campaign create spring --channel package-card',
      'code batch --campaign spring --per-order --images none --out codes',
    ])
      expect(await at.run(line), line).toMatchObject({ code: 0 });
    await at.run('sheet --batch 1 --hook 扫码加微信 --out a.pdf');
    await at.run('sheet --batch 1 --reveal --out b.pdf');
    const [masked, whole] = ['a.pdf', 'b.pdf'].map((name) =>
      pdfTexts(readFileSync(at.path(name))).flat(),
    );
    expect(masked).toEqual(expect.arrayContaining(['扫码加微信', 'No. 1-0001  2603***0012']));
    expect(whole).toContain('No. 1-0001  260301-000000000012');
  });

  it('differs by variant', async () => {
    const at = await openPrinter();
    await at.run('sheet --batch 1 --hook red-packet=领红包 --hook sample=领小样 --out a.pdf');
    const said = pdfTexts(at.pdf('a.pdf'))
      .flat()
      .filter((text) => text.startsWith('领'));
    const wording = { 'red-packet': '领红包', 'sample': '领小样' } as Record<string, string>;
    expect(said).toEqual(at.codes.map(({ variant }) => wording[variant]));
  });

  it('a sign that the font does not have is named, and nothing is written', async () => {
    const at = await openPrinter();
    const { code, err } = await at.run('sheet --batch 1 --hook 扫码有礼🎁 --out a.pdf');
    expect(code).toBe(3);
    const font = 'the font Noto Sans SC';
    expect(err).toContain(`Card 1-0001: ${font} has no sign for “🎁” (U+1F381). [missing-glyph]`);
    expect(readdirSync(at.dir).filter((name) => name.startsWith('a.pdf'))).toEqual([]);
  });
});

describe('a template', () => {
  const TEMPLATE = `
paper: a3
bleed: 3
front:
  - picture: bg.png
  - text: "{serial} {variant}"
    at: [5, 5, 40, 6]
  - symbol: Q
    at: [56, 10, 30]
    logo: logo.png
back:
  - text: "back of {serial}"
    at: [5, 5, 60, 6]
    colour: white
`;

  async function openDesign() {
    const at = await openPrinter(20);
    const picture = qrPng(qrMatrix('a picture'));
    for (const name of ['bg.png', 'logo.png']) at.write(name, picture);
    at.write('card.yaml', TEMPLATE);
    return at;
  }

  it('brings pictures, a logo in the symbol and a back, which lies behind its front', async () => {
    const at = await openDesign();
    const sheet = await at.json<Sheet>('sheet --batch 1 --template card.yaml --out a.pdf');
    expect(sheet).toMatchObject({
      pages: 4,
      sides: 2,
      columns: 4,
      paper_mm: { width: 420, height: 297 },
      symbols: [{ level: 'Q', version: 3, logo_modules: 7 }],
    });
    const [front, back] = pdfTexts(at.pdf('a.pdf'));
    expect(front).toHaveLength(16);
    expect(back?.slice(0, 2)).toEqual(['back of 1-0001', 'back of 1-0002']);
    // Each picture is in the file once, however often it is painted.
    const pictures = [...pdfObjects(at.pdf('a.pdf')).values()].filter(({ dictionary }) =>
      dictionary.includes('/Subtype /Image'),
    );
    expect(pictures).toHaveLength(2);
  });

  it.skipIf(!HAS_POPPLER)('is refused where its symbols cannot be read', async () => {
    const at = await openDesign();
    at.write('card.yaml', TEMPLATE.replace('back:', '  - picture: bg.png\nback:'));
    const { code, err } = await at.run('sheet --batch 1 --template card.yaml --out a.pdf');
    expect(code).toBe(1);
    expect(err).toContain(
      '16 symbols could not be read back: 1-0001, 1-0002, 1-0003, 1-0004, 1-0005',
    );
    expect(readdirSync(at.dir)).not.toContain('a.pdf');
  });

  it('that sheet init wrote prints the plain card', async () => {
    const at = await openPrinter();
    for (const size of ['--card 85x54', '--labels 3x7', '--paper roll --card 60x80']) {
      expect(await at.run(`sheet init card.yaml --yes ${size}`)).toMatchObject({ code: 0 });
      await at.run('sheet --batch 1 --yes --template card.yaml --out a.pdf');
      await at.run(`sheet --batch 1 --yes ${size} --out b.pdf`);
      expect(at.pdf('a.pdf').equals(at.pdf('b.pdf')), size).toBe(true);
    }
  });

  it('says all that is wrong with it, by line', async () => {
    const at = await openPrinter();
    at.write('card.yaml', 'card: 85x54\nbleed: 3 mm\nfront:\n  - symbol: M\n');
    const { code, err } = await at.run('sheet --batch 1 --template card.yaml');
    expect(code).toBe(2);
    expect(err.split('\n').slice(0, 2)).toEqual([
      'card.yaml:4: front[1]: one of these is missing: at',
      'error: card.yaml:2: bleed: cannot be “3 mm”. Wanted: 0 … 10 [bad-template]',
    ]);
  });
});

describe('what goes wrong', () => {
  it('a symbol without room says how much it wants, and that is enough', async () => {
    const at = await openPrinter();
    const template = (side: string) => `front:\n  - symbol: M\n    at: [2, 2, ${side}]\n`;
    at.write('card.yaml', template('12'));
    const { code, err } = await at.run('sheet --batch 1 --template card.yaml --out a.pdf');
    expect(code).toBe(2);
    const needed = /at least ([\d.]+) mm/.exec(err)?.[1] ?? '';
    // 25 modules and the quiet zone, five dots at 300 dpi each: four would be 0.34 mm.
    expect(needed).toBe('14');
    at.write('card.yaml', template(needed));
    const again = await at.run('sheet --batch 1 --template card.yaml --out a.pdf');
    expect(again.out).toContain('modules of 0.42 mm (5 dots at 300 dpi)');
  });

  it('Ctrl-C leaves no half file, and the file that was there', async () => {
    const at = await openPrinter();
    at.write('cards.pdf', 'the one before');
    const signal = AbortSignal.abort();
    const { code } = await at.run('sheet --batch 1 --out cards.pdf --yes', { signal });
    expect(code).toBe(130);
    expect(at.read('cards.pdf')).toBe('the one before');
    expect(readdirSync(at.dir).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('a file is overwritten only when somebody says so', async () => {
    const at = await openPrinter();
    at.write('cards-1.pdf', 'the one before');
    expect(await at.run('sheet --batch 1')).toMatchObject({ code: 2 });
    expect(at.read('cards-1.pdf')).toBe('the one before');
  });

  it('--dry-run says the same and writes nothing', async () => {
    const at = await openPrinter();
    const { out } = await at.run('sheet --batch 1 --dry-run');
    expect(out).toContain('12 cards of 90 × 54 mm on 2 pages of 210 × 297 mm, 10 a page (2 × 5)');
    expect(readdirSync(at.dir).filter((name) => name.endsWith('.pdf'))).toEqual([]);
  });
});
