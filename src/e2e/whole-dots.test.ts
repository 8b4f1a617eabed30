/** Every module of a symbol is whole dots of the printer, in programs that know black and white alone. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { cellCorner, planLayout } from '../print/sheet/layout.ts';
import type { Wishes } from '../print/sheet/template.ts';
import { openHarness } from './harness.ts';

/** A picture of a page of one bit a dot: label printers and presses have no grey. */
type Bits = { readonly dark: (x: number, y: number) => boolean };

const DRAW = {
  pdftoppm: (file: string, dpi: number) => ['-mono', '-r', `${dpi}`, '-l', '1', file],
  gs: (file: string, dpi: number) =>
    `-q -dNOPAUSE -dBATCH -sDEVICE=pbmraw -dLastPage=1 -r${dpi} -sOutputFile=- ${file}`.split(' '),
} as const;

function draw(program: keyof typeof DRAW, file: string, dpi: number): Bits {
  const { stdout } = spawnSync(program, DRAW[program](file, dpi), { maxBuffer: 2 ** 28 });
  // The head of a PBM may have a comment.
  const head = /^P4\s+(?:#.*\n)?(\d+)\s+\d+\s/.exec(stdout.subarray(0, 200).toString('latin1'));
  if (head === null) throw new Error(`${program} has not drawn ${file}`);
  const [whole, width] = head;
  const line = Math.ceil(Number(width) / 8);
  return {
    dark: (x, y) =>
      (((stdout[whole.length + y * line + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1,
  };
}

/** Where dots are dark in an area. @param box in dots */
function darkBox({ dark }: Bits, box: { x: number; y: number; width: number; height: number }) {
  let [left, top, right, foot] = [Infinity, Infinity, -1, -1];
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = box.x; x < box.x + box.width; x += 1) {
      if (!dark(x, y)) continue;
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, foot] = [Math.max(right, x), Math.max(foot, y)];
    }
  }
  return { left, top, width: right - left + 1, height: foot - top + 1 };
}

/** Dots that are not as the one in the middle of their module is. */
function wrongDots(bits: Bits, at: ReturnType<typeof darkBox>, dots: number): number {
  const middle = (n: number): number => n - (n % dots) + (dots >> 1);
  let wrong = 0;
  for (let y = 0; y < at.height; y += 1) {
    for (let x = 0; x < at.width; x += 1) {
      const isDark = bits.dark(at.left + x, at.top + y);
      if (isDark !== bits.dark(at.left + middle(x), at.top + middle(y))) wrong += 1;
    }
  }
  return wrong;
}

/** None of these is a whole number of dots high or wide at any of the resolutions. */
const PAPERS: readonly (Wishes & { readonly flags: string })[] = [
  { flags: '--paper roll --card 50x30', paper: 'roll', card: { width: 50, height: 30 } },
  { flags: '--labels 3x7', labels: { columns: 3, rows: 7 } },
  { flags: '--marks off', marks: false },
];
const PROGRAMS = ['pdftoppm', 'gs'] as const;

for (const program of PROGRAMS) {
  const isAbsent = spawnSync(program, ['-v']).error !== undefined;
  test.skipIf(isAbsent)(
    `each module is whole dots, across and down, on rolls, labels and A4 (needs ${program})`,
    { timeout: 60_000 },
    async () => {
      const at = openHarness();
      for (const line of [
        'init --base-url https://s.brand.cn',
        'campaign create spring --channel package-card',
        'code batch --campaign spring --count 21 --seed dots --no-check --images none --out codes',
      ])
        expect(await at.run(line), line).toMatchObject({ code: 0 });
      at.write('card.yaml', 'front:\n  - symbol: M\n    at: [3, 3, 24]\n');
      for (const { flags, ...wishes } of PAPERS) {
        for (const dpi of [203, 300, 600]) {
          const line = `sheet --batch 1 --template card.yaml --out a.pdf --yes --dpi ${dpi} ${flags}`;
          const { symbols } = await at.json<{ symbols: { dots: number; modules: number }[] }>(line);
          const { dots = 0, modules = 0 } = symbols[0] ?? {};
          const layout = planLayout({ ...wishes, dpi });
          const bits = draw(program, at.path('a.pdf'), dpi);
          for (const cell of [0, layout.columns * layout.rows - 1]) {
            const corner = cellCorner(layout, cell, 'front');
            const [x = 0, y = 0, side = 0] = [corner.x + 3, corner.y + 3, 24].map((mm) =>
              Math.round((mm / 25.4) * dpi),
            );
            const found = darkBox(bits, { x, y, width: side, height: side });
            const seen = { ...found, wrong: wrongDots(bits, found, dots) };
            const whole = { width: dots * modules, height: dots * modules, wrong: 0 };
            expect(seen, `${flags} ${dpi} dpi`).toMatchObject(whole);
          }
        }
      }
    },
  );
}
