import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPlaces, shownPath } from './json-places.ts';

describe('the places of a JSON text', () => {
  it('are the lines on which its values stand', () => {
    const text = '{\n  "a": [\n    1,\n    { "b": "x" }\n  ],\n\n  "c/d":\n    null\n}\n';
    expect([...jsonPlaces(text).lines]).toEqual([
      ['', 1],
      ['/a', 2],
      ['/a/0', 3],
      ['/a/1', 4],
      ['/a/1/b', 4],
      ['/c~1d', 7],
    ]);
  });

  it('name the line at which a text stops being JSON', () => {
    const broken = (text: string): number | null => jsonPlaces(text).brokenAt;
    expect(broken('{\n  "a": 1,\n}')).toBe(3);
    expect(broken('{\n  "a": 1\n  "b": 2\n}')).toBe(3);
    expect(broken('{\n  "a": \'x\'\n}')).toBe(2);
    expect(broken('{\n  "a": "open\n}')).toBe(2);
    expect(broken('{\n  "a": 1\n')).toBe(3);
    expect(broken('{} {}')).toBe(1);
    expect(broken('')).toBe(1);
  });

  it('agree with JSON.parse on what is JSON, however a text is spoilt', () => {
    const text = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '"', '}', '01', '\t', '\\'),
    );
    fc.assert(
      fc.property(text, ([json, where, spoilt]) => {
        const at = where % (json.length + 1);
        const mixed = json.slice(0, at) + spoilt + json.slice(at + (where % 2));
        let parses = true;
        try {
          JSON.parse(mixed);
        } catch {
          parses = false;
        }
        expect(jsonPlaces(mixed).brokenAt === null).toBe(parses);
      }),
      { numRuns: 500 },
    );
  });

  it('are shown as people write them', () => {
    expect(shownPath('/status/rules/2/is')).toBe('status.rules[2].is');
    expect(shownPath('/signs/a~1b~0c')).toBe('signs.a/b~c');
    expect(shownPath('')).toBe('');
  });
});
