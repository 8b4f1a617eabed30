import { DAY_MS, weekOf } from '../core/time.ts';
import { NO_NAME } from './dimensions/dimension.ts';

/**
 * What `--who` may be called besides its name on show: `-` for the dash of those that have no value, and a week
 * by the Monday that it begins with.
 * @param stage as it was typed: the group's name, a colon and what is asked of it
 * @param by what the report is told apart by
 */
export function otherwiseSpelled(stage: string, by: string | undefined): string {
  return stage
    .split(':')
    .map((part) => {
      if (part === '-') return NO_NAME;
      return by === 'week' && DATE.test(part) ? weekStarting(part) : part;
    })
    .join(':');
}

const DATE = /^\d{4}-\d\d-\d\d$/;

function weekStarting(date: string): string {
  const day = Date.parse(date) / DAY_MS;
  // 1970-01-05 was a Monday.
  return day % 7 === 4 ? weekOf(day) : date;
}
