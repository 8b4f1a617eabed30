import {
  type Change,
  type CodeDetails,
  codeHistory,
  codeVisits,
  findCode,
  pointsTo,
} from '../codes/destinations.ts';
import { codeUrl } from '../codes/code-rows.ts';
import { decideRedirect } from '../codes/redirect/decide.ts';
import { landingOf } from '../codes/redirect/landing.ts';
import { loadRedirects, openCodeFinder } from '../codes/redirect/load.ts';
import { PscrmError } from '../core/errors.ts';
import type { Row } from '../core/table.ts';
import { isoInstant } from '../core/time.ts';
import { qrMatrix } from '../print/matrix.ts';
import { qrLines } from '../print/terminal.ts';
import type { CommandSpec } from './command.ts';
import { type Context, sayKey } from './context.ts';
import { bareCode } from './code-edit.ts';

export const codeShow: CommandSpec = {
  path: 'code show',
  text: 'help.code-show',
  arguments: [{ name: 'code', text: 'argument.code' }],
  output: 'json',
  schema: 'pscrm.code/1',
  examples: ['code show kDQHZc7D'],
  run: async (context, input) => {
    const [typed] = input.arguments;
    if (typed === undefined) throw new PscrmError('missing-argument', { argument: 'CODE' });
    const db = context.workspace();
    const code = findCode(db, bareCode(typed));
    const history = codeHistory(db, code);
    const visits = codeVisits(db, code.code);
    const ends = endsNow(context, code.code);
    const { base_url } = context.settings();
    const url = base_url === '' ? null : codeUrl(base_url, code.code, code.capitals === 1);
    if (context.json) {
      context.printJson(codeJson(context, code, { url, history, visits, ends }));
      return;
    }
    const { say, chalk } = context;
    if (url !== null && context.globals.form === 'table')
      for (const line of qrLines(qrMatrix(url))) context.print(chalk.whiteBright.bgBlack(line));
    context.print(chalk.bold(url ?? code.code));
    const { campaign, variant, batch_id: batch, n } = code;
    const parts = { campaign, variant: variant || '–', batch, n };
    context.print(say('say.code-of', { ...parts, channel: sayKey(`value.${code.channel}`, say) }));
    context.print(
      say('say.code-visits', { shown: visits.visits, hits: visits.hits, human: visits.human }),
    );
    context.print(
      say('say.code-now', { reason: sayKey(`value.${ends.reason}`, say), to: endsText(ends) }),
    );
    context.print(`\n${chalk.bold(say('say.code-history'))}`);
    context.show('', {
      columns: [
        { key: 'since', type: 'instant' },
        { key: 'to', type: 'text' },
        { key: 'valid_from', type: 'instant' },
        { key: 'valid_until', type: 'instant' },
        { key: 'disabled_at', type: 'instant' },
        { key: 'by', type: 'text' },
      ],
      rows: history.map((change) => historyRow(context, change)),
    });
  },
};

type Ends = { readonly reason: string; readonly target: string | null; readonly to: string | null };

/** Where a person who scanned it now for the first time would end. */
function endsNow(context: Context, text: string): Ends {
  const db = context.workspace();
  const { now } = context.globals;
  const code = openCodeFinder(db)(text);
  const state = loadRedirects(db, now);
  const visit = { flags: 0, random: 0, stickyKey: 0 };
  const { reason, target, fallbackUrl } = decideRedirect(code, visit, state, now);
  if (target === null || code === undefined) return { reason, target: null, to: fallbackUrl };
  const landing = landingOf(target, code);
  const to = landing === null ? null : landing.kind === 'url' ? landing.url : 'QR';
  return { reason, target: target.name, to };
}

function endsText({ target, to }: Ends): string {
  return [target, to].filter((part) => part !== null).join(' ') || '–';
}

function historyRow(context: Context, change: Change): Row {
  const { kind, name } = pointsTo(context.workspace(), change);
  const { at, valid_from, valid_until, disabled_at, who } = change;
  const to = name === null ? context.say('value.none') : `${context.say(`value.${kind}`)} ${name}`;
  return { since: at, to, valid_from, valid_until, disabled_at, by: who || null };
}

function codeJson(
  context: Context,
  code: CodeDetails,
  {
    url,
    history,
    visits,
    ends,
  }: { url: string | null; history: Change[]; visits: ReturnType<typeof codeVisits>; ends: Ends },
): Record<string, unknown> {
  const zone = context.settings().timezone;
  const iso = (at: number | null): string | null => (at === null ? null : isoInstant(at, zone));
  const times = ({ valid_from, valid_until, disabled_at }: Change | CodeDetails) => ({
    valid_from: iso(valid_from),
    valid_until: iso(valid_until),
    disabled_at: iso(disabled_at),
  });
  return {
    schema: 'pscrm.code/1',
    code: code.code,
    url,
    campaign: code.campaign,
    variant: code.variant,
    channel: code.channel,
    batch: code.batch_id,
    n: code.n,
    order: code.order_key,
    points_to: pointsTo(context.workspace(), code),
    ...times(code),
    now: ends,
    visits: { ...visits, last_at: iso(visits.last_at) },
    history: history.map((change) => ({
      at: iso(change.at),
      who: change.who,
      points_to: pointsTo(context.workspace(), change),
      ...times(change),
    })),
  };
}
