import { QUIET_ZONE, type QrMatrix } from './matrix.ts';

/**
 * A QR symbol as the lines of a terminal, two modules in one character. The light modules are painted:
 * shown in white on black it is as printed; without colours it is on a dark terminal.
 */
export function qrLines({ size, dark }: QrMatrix): readonly string[] {
  const light = (x: number, y: number): boolean =>
    y < size + QUIET_ZONE && !(x >= 0 && y >= 0 && x < size && y < size && dark(x, y));
  const lines: string[] = [];
  for (let y = -QUIET_ZONE; y < size + QUIET_ZONE; y += 2) {
    let line = '';
    for (let x = -QUIET_ZONE; x < size + QUIET_ZONE; x += 1)
      line += BLOCKS[(light(x, y) ? 2 : 0) + (light(x, y + 1) ? 1 : 0)] ?? '';
    lines.push(line);
  }
  return lines;
}
const BLOCKS = [' ', '▄', '▀', '█'];
