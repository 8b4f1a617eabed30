/**
 * The peer: the same sheet with pdf-lib, in its fastest form (operators, not SVG paths). The same font, cut
 * down to what is used; the same encoder; 2 × 5 cards, crop marks. No order numbers, no check of anything.
 * Called as `node bench/sheet-peer.js CODES.CSV OUT.PDF`.
 */
import fontkit from '@pdf-lib/fontkit';
import { parse } from 'csv-parse/sync';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { grayscale, PDFDocument, PDFOperator } from 'pdf-lib';
import qrcode from 'qrcode';

const [file, out] = process.argv.slice(2);
const MM = 72 / 25.4;
const [WIDTH, HEIGHT] = [210 * MM, 297 * MM];
const MODULE = ((11 * 25.4) / 300) * MM;
const HOOK = ['扫码添加企业微信', '售后有人管，会员有好礼'];

const { resolve } = createRequire(import.meta.url);
const font = (name) => readFileSync(resolve(`@expo-google-fonts/noto-sans-sc/${name}`));
const rows = parse(readFileSync(file), { columns: true, bom: true });
const doc = await PDFDocument.create();
doc.registerFontkit(fontkit);
const bold = await doc.embedFont(font('700Bold/NotoSansSC_700Bold.ttf'), { subset: true });
const plain = await doc.embedFont(font('400Regular/NotoSansSC_400Regular.ttf'), { subset: true });
const black = grayscale(0);
const op = (text) => PDFOperator.of(text);

for (let first = 0; first < rows.length; first += 10) {
  const page = doc.addPage([WIDTH, HEIGHT]);
  for (const x of [15, 105, 195]) {
    for (const y of [5, 287]) mark(page, x * MM, y * MM, x * MM, (y + 5) * MM);
  }
  for (let row = 0; row < 6; row += 1) {
    const y = (13.5 + 54 * row) * MM;
    for (const x of [7, 198]) mark(page, x * MM, y, (x + 5) * MM, y);
  }
  for (const [cell, { code, url }] of rows.slice(first, first + 10).entries()) {
    const left = (15 + (cell % 2) * 90) * MM;
    const top = HEIGHT - (13.5 + Math.floor(cell / 2) * 54) * MM;
    for (const [n, line] of HOOK.entries()) {
      const place = { x: left + 5 * MM, y: top - 16 * MM - n * 18, size: 14 };
      page.drawText(line, { ...place, font: bold, color: black });
    }
    const serial = `No. 1-${String(first + cell + 1).padStart(5, '0')}`;
    page.drawText(serial, {
      x: left + 5 * MM,
      y: top - 48 * MM,
      size: 6.5,
      font: plain,
      color: black,
    });
    page.drawText(code, {
      x: left + 65 * MM,
      y: top - 44 * MM,
      size: 8,
      font: plain,
      color: black,
    });
    symbol(page, url, left + 59 * MM, top - 13 * MM);
  }
}
writeFileSync(out, await doc.save());

function mark(page, x1, y1, x2, y2) {
  const [start, end] = [
    { x: x1, y: y1 },
    { x: x2, y: y2 },
  ];
  page.drawLine({ start, end, thickness: 0.25, color: black });
}

/** Runs of dark modules as rectangles, filled at once. */
function symbol(page, url, x, y) {
  const { size, data } = qrcode.create(url, { errorCorrectionLevel: 'M' }).modules;
  page.pushOperators(op('q'), op(`${MODULE} 0 0 ${-MODULE} ${x} ${y} cm`), op('0 g'));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const start = column;
      while (column < size && data[row * size + column] === 1) column += 1;
      if (column > start) page.pushOperators(op(`${start} ${row} ${column - start} 1 re`));
    }
  }
  page.pushOperators(op('f'), op('Q'));
}
