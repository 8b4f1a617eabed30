/** What WCAG 2.2 AA asks between text and its ground. */
export const READABLE = 4.5;

const BLACK = '#000000';
const WHITE = '#ffffff';

/** Relative luminance of `#rrggbb`, 0 black to 1 white, as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const channel = (at: number): number => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** The contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/**
 * The colour of text on a ground. White where it is readable, as most brands write it; else black. One
 * of the two always is: at the worst grey both reach 4.58.
 */
export function inkOn(ground: string): string {
  return contrast(ground, WHITE) >= READABLE ? WHITE : BLACK;
}
