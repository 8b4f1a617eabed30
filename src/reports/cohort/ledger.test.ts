import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarClock, type Clock, rollingClock, writePerson } from './journey.ts';
import { type Cell, openLedger, type Options } from './ledger.ts';
import { meanRates, ratesOf } from './mean.ts';

type Person = readonly (readonly [day: number, gross: number, refund?: number])[];

function cellsOf(people: readonly Person[], clock: Clock, options: Partial<Options> = {}): Cell[] {
  const ledger = openLedger({ unbounded: false, money: 'net', ...options });
  for (const person of people) {
    const day = person.map(([its]) => its);
    const gross = person.map(([, paid]) => paid);
    const net = person.map(([, paid, refund = 0]) => paid - refund);
    const range = { from: 0, to: day.length };
    writePerson(ledger, clock, 0, day[0] ?? 0, { day, gross, net }, range);
  }
  return ledger.cells();
}

const figures = (cells: readonly Cell[], ...keys: (keyof Cell)[]): string[] =>
  cells.map((cell) => keys.map((key) => cell[key]).join(' '));

describe('periods of thirty days from everybody’s own first day', () => {
  // The data end with day 89. Ann starts on day 0: three periods are over. Ben starts on day 31:
  // 59 days, one period over and 29 days of the next. Cat starts on day 80: none.
  const PEOPLE: Person[] = [
    [
      [0, 1000],
      [29, 500], // her last day of period 0
      [30, 200], // her first of period 1
    ],
    [
      [31, 3000, 1000],
      [61, 400], // period 1, which is not over for him
    ],
    [[80, 700]],
  ];
  const clock = rollingClock(30, { first: 0, whole: 89, begun: 89 });
  const cells = cellsOf(PEOPLE, clock);

  it('count those who have had the whole of it apart from those who have not', () => {
    expect(figures(cells, 'period', 'size', 'mature', 'customers', 'retained')).toEqual([
      '0 3 2 3 2',
      '1 3 1 2 1',
      '2 3 1 0 0',
    ]);
    expect(cells.map((cell) => ratesOf(cell).rate)).toEqual([1, 1, 0]);
  });

  it('add up what mature people spent from their start on', () => {
    expect(figures(cells, 'orders', 'gross', 'net', 'spent')).toEqual([
      '4 5200 4200 3500', // ann 1500, ben 2000; cat's 700 are not yet asked for
      '2 600 600 1700', // ann
      '0 0 0 1700',
    ]);
    const gross = cellsOf(PEOPLE, clock, { money: 'gross' });
    expect(gross.map(({ spent }) => spent)).toEqual([4500, 1700, 1700]);
  });

  it('count as repeaters those who came on a second day', () => {
    expect(figures(cells, 'repeaters')).toEqual(['1', '1', '1']); // ann; ben's second day is open
    expect(
      figures(
        cellsOf(
          [
            [
              [0, 1],
              [0, 1],
            ],
          ],
          clock,
        ),
        'repeaters',
        'orders',
      )[0],
    ).toBe('0 2');
  });

  it('unbounded: who comes back later has come back before', () => {
    const late: Person[] = [
      [
        [0, 1],
        [70, 1],
      ],
      [[0, 1]],
    ];
    expect(figures(cellsOf(late, clock), 'customers')).toEqual(['2', '0', '1']);
    expect(figures(cellsOf(late, clock, { unbounded: true }), 'customers')).toEqual([
      '2',
      '1',
      '1',
    ]);
  });

  it('of the mean over cohorts, only complete cells', () => {
    expect(meanRates(cells, 'weighted')).toEqual(new Map()); // cat is not mature anywhere
    const two = [
      ...cells.map((cell) => ({ ...cell, mature: 3, retained: 1, spent: 600, repeaters: 0 })),
      ...cells.slice(0, 1).map((cell) => {
        return { ...cell, cohort: 1, size: 1, mature: 1, retained: 1, spent: 0, repeaters: 1 };
      }),
    ];
    expect(meanRates(two, 'weighted').get(0)).toEqual({
      rate: 2 / 4,
      spent_each: 600 / 4,
      repeat_rate: 1 / 4,
    });
    expect(meanRates(two, 'simple').get(0)).toEqual({
      rate: (1 / 3 + 1) / 2,
      spent_each: 100,
      repeat_rate: 1 / 2,
    });
    expect(meanRates(two, 'weighted').get(2)?.rate).toBe(1 / 3);
  });
});

describe('whatever people buy', () => {
  const person = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 50 })), {
      minLength: 1,
      maxLength: 6,
    })
    .map((days): Person => days.toSorted(([a], [b]) => a - b));
  const people = fc.array(person, { minLength: 1, maxLength: 8 });
  const clock = fc.constantFrom(
    calendarClock('week', { first: 0, whole: 92, begun: 99 }),
    rollingClock(30, { first: 0, whole: 95, begun: 99 }),
    calendarClock('day', { first: 0, whole: 99, begun: 99 }),
  );

  it('every order is in one cell, nobody counts twice, and unbounded never rises', () => {
    fc.assert(
      fc.property(people, clock, (crowd, its) => {
        const cells = cellsOf(crowd, its);
        const orders = crowd.flat();
        const sum = (key: 'orders' | 'net'): number =>
          cells.reduce((total, cell) => total + cell[key], 0);
        expect(sum('orders')).toBe(orders.length);
        expect(sum('net')).toBe(orders.reduce((total, [, gross]) => total + gross, 0));
        const unbounded = cellsOf(crowd, its, { unbounded: true });
        for (const [at, cell] of cells.entries()) {
          expect(cell.retained).toBeLessThanOrEqual(Math.min(cell.mature, cell.customers));
          expect(cell.customers).toBeLessThanOrEqual(unbounded[at]?.customers ?? 0);
          expect(unbounded[at]?.customers).toBeLessThanOrEqual(
            unbounded[at - 1]?.customers ?? cell.size,
          );
          expect(cell.mature).toBeLessThanOrEqual(cells[at - 1]?.mature ?? cell.size);
        }
      }),
    );
  });
});
