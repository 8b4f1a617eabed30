import type { Database } from '../../../db/open.ts';
import { boundsOf, currenciesOf, type Scope, type Take, wordsOf } from './choice.ts';
import { readFigures } from '../../dimensions/figures.ts';
import { type EventsRow, STATEMENTS } from './statements.ts';
import type { EventChoice } from './words.ts';

const STRETCH = 1_000_000;

/**
 * Hands over the events that a statement of their kind lets through; `who` is an identity.
 * @returns how many more have nobody known behind them
 */
export function takeFiltered(db: Database, choice: EventChoice, scope: Scope, take: Take): number {
  if (choice.event === 'visit' || choice.event === 'leave') return 0;
  const { last, events } = STATEMENTS[choice.event];
  const asked = paramsOf(choice, scope);
  const statement = db.prepare<typeof asked & Stretch, EventsRow>(events);
  const end = db.prepare<[], number | null>(last).pluck().get() ?? 0;
  let ofNobody = 0;
  for (let after = 0; after < end; after += STRETCH) {
    const row = statement.get({ ...asked, after, upto: after + STRETCH });
    ofNobody += row?.of_nobody ?? 0;
    readFigures(row?.events ?? '', take);
  }
  return ofNobody;
}

type Stretch = { readonly after: number; readonly upto: number };

const TEXTS = [
  'campaign',
  'channel',
  'variant',
  'batch',
  'code',
  'staff',
  'level',
  'platform',
  'shop',
  'province',
  'sku',
  'product',
  'template',
] as const;

/** Every filter that there is, by its name; null where it is not asked for. */
export function paramsOf(choice: EventChoice, scope: Scope) {
  const listed = (words: ReadonlySet<string> | undefined): string | null =>
    words === undefined ? null : JSON.stringify([...words]);
  const paid = boundsOf(choice, 'paid');
  return {
    ...Object.fromEntries(TEXTS.map((key) => [key, listed(wordsOf(choice, key))])),
    currency: listed(currenciesOf(choice, scope)),
    paid_min: Number.isFinite(paid.min) ? paid.min : null,
    paid_max: Number.isFinite(paid.max) ? paid.max : null,
    kind: choice.kind,
    asOf: scope.asOf,
    gross: scope.gross ? 1 : 0,
    workspace: scope.workspace,
  };
}
