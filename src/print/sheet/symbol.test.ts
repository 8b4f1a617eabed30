import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qrMatrix, qrModules } from '../matrix.ts';
import { PscrmError } from '../../core/errors.ts';
import { planSymbol } from './symbol.ts';

const place = (room: number, dpi: number) => ({ room, dpi, logo: false });

describe('the size of a symbol', () => {
  it('a version 2 symbol in 26 mm at 300 dpi: 9 dots a module, 19 mm', () => {
    const plan = planSymbol(25, 'M', place(26, 300));
    expect(plan).toMatchObject({ version: 2, dots: 9, hole: 0 });
    expect(plan.side).toBeCloseTo(19.05);
  });

  it('on a label printer four dots are half a millimetre: 16.5 mm with the quiet zone', () => {
    const plan = planSymbol(25, 'M', place(16.6, 203));
    expect(plan.dots).toBe(4);
    expect(plan.whole).toBeCloseTo(16.5, 1);
  });

  it('too small a place is an error that says which size would do, and that size does', () => {
    const sizes = fc.record({
      version: fc.integer({ min: 1, max: 10 }),
      dpi: fc.constantFrom(150, 203, 300, 600, 1200, 2400),
      room: fc.integer({ min: 5, max: 60 }),
    });
    fc.assert(
      fc.property(sizes, ({ version, dpi, room }) => {
        const modules = 17 + 4 * version;
        const plan = (at: number) => planSymbol(modules, 'M', place(at, dpi));
        let planned;
        try {
          planned = plan(room);
        } catch (error) {
          if (!(error instanceof PscrmError)) throw error;
          expect(error.code).toBe('symbol-too-small');
          const needed = Number(error.params['needed']);
          expect(needed).toBeGreaterThan(room);
          planned = plan(needed);
          expect(() => plan(needed - 0.2)).toThrow('symbol-too-small');
        }
        expect(planned.dots).toBeGreaterThanOrEqual(4);
        expect(planned.module).toBeGreaterThan(0.399);
        expect(planned.module / (25.4 / dpi)).toBeCloseTo(planned.dots);
      }),
    );
  });

  it('a logo takes no more of the side than was measured to be read', () => {
    const hole = (modules: number, level: 'L' | 'M' | 'Q' | 'H') =>
      planSymbol(modules, level, { room: 60, dpi: 600, logo: true }).hole;
    // 5 of 25 at M, 9 of 29 at Q were always read, 7 and 11 were not: an odd number below.
    expect([hole(25, 'M'), hole(29, 'Q'), hole(29, 'H'), hole(33, 'Q')]).toEqual([5, 7, 7, 9]);
    expect(hole(25, 'L')).toBe(0);
  });
});

it('any text of that length and sort goes into the symbol that was planned', () => {
  const code = fc.stringMatching(/^[2-9A-HK-Za-km-z]{8}$/);
  fc.assert(
    fc.property(code, fc.constantFrom('M', 'Q'), (text, level) => {
      const modules = qrModules('https://s.brand.cn/aaaaaaaa', level);
      const version = (modules - 17) / 4;
      expect(qrMatrix(`https://s.brand.cn/${text}`, { level, version }).size).toBe(modules);
    }),
  );
});
