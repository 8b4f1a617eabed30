import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATUSES } from '../core/status.ts';
import type { OrderLine } from '../formats/canonical.ts';
import { compareVersions, currentOrder, statusOfParts, type Version } from './order-state.ts';

const DAY = 86_400_000;

function version(more: Partial<Version>): Version {
  return {
    role: 'order',
    part: '',
    hash: 1,
    province: null,
    city: null,
    shop: '',
    status: 'paid',
    created_at: 0,
    paid_at: 0,
    completed_at: null,
    latest_at: 0,
    file_latest_at: 0,
    currency: 'CNY',
    paid_minor: 1000,
    refund_minor: 0,
    buyer_id: null,
    lines: [],
    ...more,
  };
}

describe('versions of an order', () => {
  it('a later status is newer, whatever the clock says', () => {
    const shipped = version({ status: 'shipped', latest_at: DAY });
    const paid = version({ status: 'paid', latest_at: 9 * DAY });
    expect(currentOrder([shipped, paid]).status).toBe('shipped');
  });

  it('then the row with the latest instant, then the file, then the hash', () => {
    const old = version({ paid_minor: 1 });
    expect(currentOrder([version({ paid_minor: 2, latest_at: 5 }), old]).paid_minor).toBe(2);
    expect(currentOrder([version({ paid_minor: 3, file_latest_at: 5 }), old]).paid_minor).toBe(3);
    expect(currentOrder([version({ paid_minor: 4, hash: 2 }), old]).paid_minor).toBe(4);
  });

  it('a version without times is older than one with', () => {
    expect(compareVersions(version({ latest_at: null }), version({ latest_at: 0 }))).toBeLessThan(
      0,
    );
    expect(compareVersions(version({ latest_at: null }), version({ latest_at: null }))).toBe(0);
  });

  it('a status that we do not know never wins over one that we do', () => {
    expect(
      currentOrder([
        version({ status: '奇怪的状态', latest_at: DAY }),
        version({ status: 'unpaid' }),
      ]).status,
    ).toBe('unpaid');
  });

  it('a file that knows less takes nothing away: amounts, refunds, the time it was made', () => {
    const full = version({ paid_minor: 9900, refund_minor: 0, created_at: 5, hash: 1 });
    const blank = version({ paid_minor: null, refund_minor: 0, created_at: 60, hash: 26 });
    expect(currentOrder([full, blank])).toMatchObject({ paid_minor: 9900, created_at: 5 });
    const later = version({ ...blank, status: 'completed' });
    expect(currentOrder([full, later])).toMatchObject({ status: 'completed', paid_minor: 9900 });
    const partly = version({ status: 'partly_refunded', refund_minor: 400 });
    const unsaid = version({ status: 'partly_refunded', refund_minor: null, hash: 26 });
    expect(currentOrder([partly, unsaid]).refund_minor).toBe(400);
    const refunded = version({ status: 'refunded', paid_minor: null, refund_minor: null });
    expect(currentOrder([full, refunded])).toMatchObject({ paid_minor: 9900, refund_minor: 9900 });
  });

  it('what an unpaid order would have cost is not what was paid', () => {
    const unpaid = version({ status: 'unpaid', paid_at: null, paid_minor: 0 });
    const paid = version({ status: 'paid', paid_minor: null });
    expect(currentOrder([unpaid, paid]).paid_minor).toBeNull();
    expect(
      currentOrder([paid, version({ status: 'closed', paid_at: null, paid_minor: 0 })]),
    ).toMatchObject({
      paid_minor: 0,
      paid_at: null,
    });
  });

  it('an order cut by the end of a file has the lines of both files', () => {
    const line = (no: string) => ({
      line_no: no,
      sku: null,
      name: null,
      quantity: 1,
      unit_price_minor: null,
    });
    const one = version({ lines: [line('501')], hash: 26 });
    const two = version({ lines: [line('502')], hash: 1 });
    const all = version({ lines: [line('501'), line('502')], hash: 2 });
    for (const versions of [
      [one, two],
      [two, one],
      [one, two, all],
    ]) {
      expect(currentOrder(versions).lines.map(({ line_no: no }) => no)).toEqual(['501', '502']);
    }
    // An order that was changed later has the lines of the later state only.
    const changed = version({ lines: [line('503')], status: 'shipped' });
    expect(currentOrder([all, changed]).lines.map(({ line_no: no }) => no)).toEqual(['503']);
  });

  it('a buyer whom a later export hides is remembered', () => {
    const named = version({ buyer_id: 7 });
    const hidden = version({ status: 'completed', buyer_id: null });
    expect(currentOrder([named, hidden]).buyer_id).toBe(7);
  });

  it('the order of versions decides nothing', () => {
    const any = fc.record({
      role: fc.constantFrom('order' as const, 'part' as const, 'items' as const),
      part: fc.constantFrom('', '1', '2'),
      hash: fc.nat(999),
      status: fc.constantFrom(...STATUSES, '?'),
      latest_at: fc.option(fc.integer({ min: 0, max: 3 })),
      file_latest_at: fc.option(fc.integer({ min: 0, max: 3 })),
      paid_minor: fc.option(fc.integer({ min: 0, max: 9 })),
    });
    const several = fc.uniqueArray(any, {
      minLength: 1,
      maxLength: 6,
      selector: ({ hash }) => hash,
    });
    fc.assert(
      fc.property(several, (rows) => {
        const versions = rows.map(version);
        expect(currentOrder(versions.toReversed())).toEqual(currentOrder(versions));
      }),
    );
  });
});

describe('an order in parts', () => {
  const part = (n: string, more: Partial<Version>): Version =>
    version({ role: 'part', part: n, hash: Number(n), ...more });

  it('adds up what was paid and refunded', () => {
    const state = currentOrder([
      part('1', { paid_minor: 2890, refund_minor: 2890, status: 'refunded' }),
      part('2', { paid_minor: 2000 }),
    ]);
    expect(state).toMatchObject({
      paid_minor: 4890,
      refund_minor: 2890,
      status: 'partly_refunded',
    });
  });

  it('takes each part once, in its newest version', () => {
    const state = currentOrder([
      part('1', { status: 'paid' }),
      part('1', { status: 'completed', hash: 26 }),
    ]);
    expect(state).toMatchObject({ paid_minor: 1000, status: 'completed' });
  });

  it('knows no sum where one amount is unknown', () => {
    expect(currentOrder([part('1', {}), part('2', { paid_minor: null })]).paid_minor).toBeNull();
  });

  it('has the status of what is still open', () => {
    expect(statusOfParts(['refunded', 'closed'])).toBe('refunded'); // the gift falls away with its main line
    expect(statusOfParts(['refunded', 'completed'])).toBe('partly_refunded');
    expect(statusOfParts(['paid', 'shipped'])).toBe('shipped');
    expect(statusOfParts(['shipped', 'completed'])).toBe('shipped');
    expect(statusOfParts(['completed', 'completed'])).toBe('completed');
    expect(statusOfParts(['closed', 'closed'])).toBe('closed');
    expect(statusOfParts(['unpaid', 'paid'])).toBe('paid');
    expect(statusOfParts(['unpaid', 'closed'])).toBe('unpaid');
  });

  it('takes its lines from the items file where its own rows have none', () => {
    const line = { line_no: '1', sku: 'A', name: '测试商品', quantity: 1, unit_price_minor: 100 };
    const items = version({ role: 'items', hash: 9, status: '', lines: [line], paid_minor: 0 });
    expect(currentOrder([items, version({})])).toMatchObject({ paid_minor: 1000, lines: [line] });
    expect(currentOrder([items])).toMatchObject({ paid_minor: 0, lines: [line] });
  });
});

describe('lines of an order that is known by its parts', () => {
  const part = (no: string, line: Partial<OrderLine>) =>
    version({
      role: 'part',
      part: no,
      lines: [
        { line_no: 'MUG', sku: 'MUG', name: 'Mug', quantity: 1, unit_price_minor: 900, ...line },
      ],
    });

  it('are one where a row is a piece: same number, name and price', () => {
    const { lines, paid_minor } = currentOrder([part('11', {}), part('12', {}), part('13', {})]);
    expect(lines).toEqual([
      { line_no: 'MUG', sku: 'MUG', name: 'Mug', quantity: 3, unit_price_minor: 900 },
    ]);
    expect(paid_minor).toBe(3000);
  });

  it.each([
    ['another price', { unit_price_minor: 800 }],
    ['another name', { name: 'Mug, blue' }],
    ['another number', { line_no: 'TRAY' }],
  ])('are two with %s', (_, other) => {
    expect(currentOrder([part('11', {}), part('12', other)]).lines).toHaveLength(2);
  });

  it('keep a number of pieces that is not known unknown', () => {
    expect(currentOrder([part('11', { quantity: null }), part('12', {})]).lines).toMatchObject([
      { quantity: null },
    ]);
  });
});
