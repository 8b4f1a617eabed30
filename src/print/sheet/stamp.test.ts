import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStamp, stampText } from './stamp.ts';

const inPdf = (text: string): Buffer => Buffer.from(`%PDF-1.4\n/Subject (${text})\n%%EOF`);

test('a stamp that is read back is the one that was written, whichever cards it names', () => {
  const stamps = fc.record({
    batch: fc.integer({ min: 1, max: 999_999_999 }),
    symbols: fc.integer({ min: 1, max: 9 }),
    cards: fc
      .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 })
      .map((cards) => cards.toSorted((a, b) => a - b)),
  });
  fc.assert(
    fc.property(stamps, (stamp) => {
      expect(readStamp(inPdf(stampText(stamp)))).toEqual(stamp);
    }),
  );
  expect(stampText({ batch: 2, symbols: 1, cards: [1, 2, 3, 7] })).toBe(
    'pscrm.cards/1 batch=2 symbols=1 cards=1-3,7',
  );
});

test.each(['', 'cards', 'pscrm.cards/1 batch=x', 'pscrm.cards/1 batch=1 symbols=1 cards=9-1,2'])(
  '%j is no stamp',
  (text) => expect(readStamp(inPdf(text))).toBeUndefined(),
);

test('a stamp that names more cards than anybody prints is none', () => {
  const text = 'pscrm.cards/1 batch=1 symbols=1 cards=1-999999999';
  expect(readStamp(inPdf(text))).toBeUndefined();
});
