import { PscrmError } from '../core/errors.ts';
import type { Table } from '../core/table.ts';
import { DEFAULTS } from '../db/settings.ts';
import { describeFormat } from '../formats/describe.ts';
import { QUESTIONS } from '../formats/file-context.ts';
import { type Format, type Grade, GRADES } from '../formats/format.ts';
import { FORMATS } from '../formats/index.ts';
import { platformId } from '../formats/platforms.ts';
import { isTextKey } from '../text/translate.ts';
import type { CommandSpec } from './command.ts';
import { type Context, sayKey } from './context.ts';
import { FORMAT_FILE, formatTitle, ownFormats } from './own-formats.ts';

export const formatsList: CommandSpec = {
  path: 'formats list',
  text: 'help.formats-list',
  output: 'table',
  options: [FORMAT_FILE],
  schema: 'pscrm.formats/1',
  examples: ['formats list'],
  run: async (context, input) => {
    const own = await ownFormats(context, input);
    const all = [
      ...FORMATS.map((format) => ({ format, from: 'built-in' })),
      ...own.map(({ format, file }) => ({ format, from: context.shownPath(file) })),
    ];
    const rows = all.map(({ format, from }) => ({
      format: format.id,
      kind: format.kind,
      platform: format.platform ?? null,
      title: formatTitle(format, context.say),
      sure: format.sure?.header ?? null,
      from,
      claims: format.claims.map((set) => set.join(' + ')).join('  |  '),
    }));
    const words = new Set(['kind', 'from']);
    const columns = ['format', 'kind', 'platform', 'title', 'sure', 'from', 'claims'].map(
      (key) => ({ key, type: words.has(key) ? ('word' as const) : ('text' as const) }),
    );
    context.show('pscrm.formats/1', { columns, rows }, {}, DEFAULTS);
    if (context.globals.form === 'table')
      sayGrades(
        context,
        rows.map(({ sure }) => sure),
      );
  },
};

export const formatsShow: CommandSpec = {
  path: 'formats show',
  text: 'help.formats-show',
  arguments: [{ name: 'id', text: 'argument.format' }],
  output: 'table',
  options: [FORMAT_FILE],
  schema: 'pscrm.format/1',
  examples: ['formats show pdd-orders'],
  run: async (context, input) => {
    const [id] = input.arguments;
    if (id === undefined) throw new PscrmError('missing-argument', { argument: 'ID' });
    const own = await ownFormats(context, input);
    const formats = [...FORMATS, ...own.map((one) => one.format)];
    const format = findFormat(formats, id);
    if (format !== undefined) showFormat(context, format);
    else if (platformId(id) === 'weimob') sayNoHeader(context, 'weimob');
    else throw new PscrmError('unknown-format', { name: id, known: idsFor(formats, id) });
  },
};

/** Those of the platform that was named, else all. */
function idsFor(formats: readonly Format[], name: string): readonly string[] {
  const id = platformId(name);
  const of = formats.filter(({ platform }) => platform === id);
  return (of.length > 0 ? of : formats).map((one) => one.id);
}

/** By its id, or by the name of a platform that has but one. */
function findFormat(formats: readonly Format[], name: string): Format | undefined {
  const byId = formats.find(({ id }) => id === name);
  if (byId !== undefined) return byId;
  const id = platformId(name);
  const [only, ...others] = formats.filter(({ platform }) => platform === id);
  return others.length === 0 ? only : undefined;
}

const SHOWN: Table['columns'] = [
  { key: 'field', type: 'text' },
  { key: 'columns', type: 'text' },
  { key: 'means', type: 'word' },
  { key: 'sure', type: 'text' },
];

function showFormat(context: Context, format: Format): void {
  const { say } = context;
  const rows = describeFormat(format);
  const notReadKey = `say.not-read.${format.platform ?? ''}`;
  const notRead = isTextKey(notReadKey) ? say(notReadKey) : null;
  const { id, kind, platform, sure, timezone, currency, region, asks = [] } = format;
  const extra = {
    id,
    kind,
    title: formatTitle(format, say),
    platform: platform ?? null,
    claims: format.claims,
    sure: { header: null, status: null, amounts: null, ...sure, columns: undefined },
    timezone: timezone ?? null,
    currency: currency ?? null,
    region: region ?? null,
    date_order: format.dateOrder ?? null,
    asks,
    not_read: notRead,
    grades: Object.fromEntries(GRADES.map((grade) => [grade, say(`grade.${grade}`)])),
  };
  context.show('pscrm.format/1', { columns: SHOWN, rows }, extra, DEFAULTS);
  if (context.globals.form !== 'table') return;
  const workspace = say('say.of-the-workspace');
  const open = (what: 'timezone' | 'currency', known: string | undefined): string =>
    asks.includes(what) ? say('say.must-be-told', { flag: QUESTIONS[what] }) : (known ?? workspace);
  context.print('');
  context.print(
    say('say.format-assumes', {
      timezone: open('timezone', timezone),
      currency: open('currency', currency),
    }),
  );
  sayGrades(
    context,
    rows.map((row) => row.sure),
  );
  if (notRead !== null) context.print(notRead);
}

/** What the letters mean that were shown, for people. */
function sayGrades(context: Context, shown: readonly (Grade | null)[]): void {
  for (const grade of GRADES) {
    if (shown.includes(grade)) context.print(`${grade}  ${context.say(`grade.${grade}`)}`);
  }
}

/** A platform of which no export is known: files of it need a format of one's own. */
function sayNoHeader(context: Context, platform: string): void {
  const note = context.say('say.no-header-known', {
    platform: sayKey(`platform.${platform}`, context.say),
  });
  context.show(
    'pscrm.format/1',
    { columns: SHOWN, rows: [] },
    { id: platform, kind: null, note },
    DEFAULTS,
  );
  if (!context.json) context.io.err(`${note}\n`);
}
