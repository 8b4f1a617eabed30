import type { AmountRule } from './format.ts';

/**
 * What was paid for a line in Amazon's reports; all columns are the line's, none is repeated.
 *
 * Where prices stand without tax (Amazon.com, Amazon.ca), tax is added to them. Elsewhere the price of
 * goods, freight and wrapping has its tax in it, and the tax columns only say how much: adding them
 * would count it twice. Discounts come off, and are written without a minus. Nothing of this is in
 * Amazon's words: the parts are seen in programs that read these files (C), that Indian prices bear
 * their tax in one (C), that others do is a guess (F).
 *
 * A cancelled line beside shipped ones keeps its price in some files, and cost nothing.
 */
export const AMAZON_PAID: readonly AmountRule[] = [
  {
    when: { 'item-status': ['Cancelled', 'Canceled'] },
    amount: ['item-price'],
    minus: [['item-price']],
  },
  {
    when: { currency: ['USD', 'CAD'] },
    amount: ['item-price'],
    plus: [
      ['item-tax'],
      ['shipping-price'],
      ['shipping-tax'],
      ['gift-wrap-price'],
      ['gift-wrap-tax'],
    ],
    minus: [['item-promotion-discount'], ['ship-promotion-discount']],
  },
  {
    amount: ['item-price'],
    plus: [['shipping-price'], ['gift-wrap-price']],
    minus: [['item-promotion-discount'], ['ship-promotion-discount']],
  },
];
