import { describe, expect, it } from 'vitest';
import { isStatus, saysPaid, STATUSES, statusRank } from './status.ts';

describe('the status of an order', () => {
  it('ranks from unpaid to refunded; a word we do not know ranks below them all', () => {
    const mixed = ['refunded', 'shipped', '待核实', 'unpaid', 'closed', 'paid', 'completed'];
    expect(mixed.toSorted((a, b) => statusRank(a) - statusRank(b))).toEqual([
      '待核实',
      'unpaid',
      'paid',
      'shipped',
      'completed',
      'closed',
      'refunded',
    ]);
    expect(statusRank('partly_refunded')).toBeGreaterThan(statusRank('completed'));
    expect(statusRank('partly_refunded')).toBeLessThan(statusRank('refunded'));
    expect(statusRank('待核实')).toBe(0);
  });

  it('says that money came in, except unpaid, closed and what we do not know', () => {
    expect(STATUSES.filter(saysPaid)).toEqual([
      'paid',
      'shipped',
      'completed',
      'partly_refunded',
      'refunded',
    ]);
    expect(saysPaid('交易成功')).toBe(false);
  });

  it('is one of ours, spelled so', () => {
    expect(STATUSES.every(isStatus)).toBe(true);
    expect(['Paid', '', 'toString', '已付款'].some(isStatus)).toBe(false);
  });
});
