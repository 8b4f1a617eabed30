import { PscrmError } from '../../core/errors.ts';
import { QUIET_ZONE } from '../matrix.ts';
import type { Level } from './template.ts';

/** A symbol as it is printed: every module is so many whole dots of the printer. */
export type SymbolPlan = {
  readonly modules: number;
  readonly version: number;
  readonly level: Level;
  readonly dots: number;
  /** Millimetres. `side` is that of the symbol alone, `whole` with its quiet zone. */
  readonly module: number;
  readonly side: number;
  readonly whole: number;
  /** Modules across the hole for a logo; 0: none. */
  readonly hole: number;
};

/** What printers and shop scanners ask of a module: so many dots, and so many millimetres. */
const FEWEST_DOTS = 4;
const SMALLEST = 0.4;

/**
 * The share of the side that a logo may take. Measured with a hole in 100 clean symbols each: at M a
 * fifth, at Q and H three tenths were always read; a quarter more no longer.
 */
const HOLE: Readonly<Record<Level, number>> = { L: 0, M: 0.2, Q: 0.3, H: 0.3 };

function fewestDots(dpi: number): number {
  return Math.max(FEWEST_DOTS, Math.ceil((SMALLEST * dpi) / 25.4 - 1e-6));
}

/** The smallest square for a symbol and its quiet zone, in millimetres, to the tenth. */
export function leastSide(modules: number, dpi: number): number {
  return Math.ceil(((modules + 2 * QUIET_ZONE) * fewestDots(dpi) * 254) / dpi) / 10;
}

/**
 * The largest modules of whole dots with which the symbol and its quiet zone go into a square.
 * @param room side of the square, in millimetres
 * @throws symbol-too-small with the side that would do
 */
export function planSymbol(
  modules: number,
  level: Level,
  { room, dpi, logo }: { readonly room: number; readonly dpi: number; readonly logo: boolean },
): SymbolPlan {
  const dot = 25.4 / dpi;
  const across = modules + 2 * QUIET_ZONE;
  const dots = Math.floor(room / across / dot + 1e-6);
  const fewest = fewestDots(dpi);
  if (dots < fewest) {
    const needed = leastSide(modules, dpi);
    throw new PscrmError('symbol-too-small', { room, needed, modules, dpi, dots: fewest });
  }
  const module = dots * dot;
  return {
    modules,
    version: (modules - 17) / 4,
    level,
    dots,
    module,
    side: modules * module,
    whole: across * module,
    hole: logo ? oddUpTo(modules * HOLE[level]) : 0,
  };
}

/** A symbol has an odd number of modules: an odd hole is in its middle. */
function oddUpTo(most: number): number {
  const whole = Math.floor(most);
  return whole % 2 === 1 ? whole : Math.max(0, whole - 1);
}
