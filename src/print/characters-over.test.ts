import { expect, test } from 'vitest';
import { charactersOver } from './characters-over.ts';

// Version 2 at level M holds 26 bytes, version 3 holds 42 (ISO/IEC 18004, table 7); 25 and 29 modules.
test.each([
  ['https://s.brand.cn/Ab3xY9kZ', { modules: 29, over: 1, fewer: 25 }],
  ['https://q.example.cn/Ab3xY9kZ', { modules: 29, over: 3, fewer: 25 }],
  ['https://s.brand.cn/Ab3xY9k', undefined],
  ['https://shop.example.com/Ab3xY9kZ', undefined],
  // Behind the scheme two characters take eleven bits, not sixteen: the same address is version 2.
  ['https://Q.EXAMPLE.CN/AB3XY9KZ7', undefined],
])('%s', (text, over) => expect(charactersOver(text, 'M', 3)).toEqual(over));
