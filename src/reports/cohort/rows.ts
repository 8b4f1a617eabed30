import { MEAN_BY_SIZE, MEAN_OF_COHORTS, type Row } from '../../core/table.ts';
import type { Cell } from './ledger.ts';
import { meanRates, type MeanRule, type Rates, ratesOf } from './mean.ts';

/** A cohort in one period; the keys are those of the JSON, money is in minor units. */
export function cellRow(cell: Cell, name: string | null, currency: string): Row {
  const { period, size, mature, customers, retained, orders, gross, net } = cell;
  const rates = rateCells(ratesOf(cell));
  return {
    cohort: name,
    size,
    period,
    mature,
    immature: size - mature,
    customers,
    retained,
    rate: rates.rate,
    orders,
    gross_minor: gross,
    net_minor: net,
    spent_each_minor: rates.spent_each_minor,
    repeat_rate: rates.repeat_rate,
    currency,
  };
}

/** The mean over all cohorts, one row for each period that any of them has behind it; rates alone. */
export function meanRows(cells: readonly Cell[], rule: MeanRule, currency: string): Row[] {
  const name = rule === 'simple' ? MEAN_OF_COHORTS : MEAN_BY_SIZE;
  return [...meanRates(cells, rule)]
    .toSorted(([a], [b]) => a - b)
    .map(([period, rates]) => ({
      cohort: name,
      size: null,
      period,
      mature: null,
      immature: null,
      customers: null,
      retained: null,
      ...rateCells(rates),
      orders: null,
      gross_minor: null,
      net_minor: null,
      currency,
    }));
}

function rateCells({ rate, spent_each, repeat_rate }: Rates) {
  return {
    rate,
    spent_each_minor: spent_each === null ? null : Math.round(spent_each),
    repeat_rate,
  };
}
