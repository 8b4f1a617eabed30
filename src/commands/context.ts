import { isAbsolute, join, relative } from 'node:path';
import { type Params, PscrmError } from '../core/errors.ts';
import { formatMoney } from '../core/money.ts';
import type { Cell, ColumnType, Note, Table } from '../core/table.ts';
import { type Database, openWorkspace } from '../db/open.ts';
import { readSettings, type Settings } from '../db/settings.ts';
import { commandLine } from '../core/shell.ts';
import { wrap } from '../core/width.ts';
import { isTextKey, type Language, type Say, type TextKey } from '../text/translate.ts';
import { type CellContext, plainCell, shownCell } from '../ui/cells.ts';
import { colours, wantsColour } from '../ui/colour.ts';
import type { Io } from '../ui/io.ts';
import {
  type Form,
  jsonRows,
  renderCsv,
  renderJson,
  renderMarkdown,
  renderTable,
  renderTsv,
} from '../ui/render.ts';

/** What holds for every command, from flags and environment. */
export type Globals = {
  readonly database: string;
  readonly language: Language;
  readonly form: Form;
  readonly mayAsk: boolean;
  readonly yes: boolean;
  readonly colour: boolean;
  readonly now: number;
  /** The words as they were typed behind `pscrm`. */
  readonly typed: readonly string[];
};

/** What a command works with: the workspace, words, and the ways of saying something. */
export type Context = ReturnType<typeof openContext>;

/** Runs another command line, in a world of its own choosing. @returns its exit code */
export type RunLine = (argv: readonly string[], io: Io) => Promise<number>;

export function openContext(io: Io, say: Say, globals: Globals, runLine: RunLine) {
  const outChalk = colours(wantsColour(io.env, io.stdoutIsTerminal, globals.colour));
  const errChalk = colours(wantsColour(io.env, io.stderrIsTerminal, globals.colour));
  const json = globals.form === 'json';
  let exitCode = 0;
  let db: Database | undefined;

  const path = (file: string): string =>
    isAbsolute(file) || file === '-' ? file : join(io.cwd, file);
  /** A file as people in this folder would write it. */
  const shownPath = (file: string): string => {
    const here = relative(io.cwd, file);
    return here === '' || here.startsWith('..') || isAbsolute(here) ? file : here;
  };
  const workspace = (create = false): Database =>
    (db ??= openWorkspace(path(globals.database), { create }));
  const note = (one: Note): void => {
    const mark = say('say.note');
    const text = `${mark}${sayNote(one, say)}`;
    const lines = io.stderrIsTerminal ? wrap(text, io.columns) : [text];
    const [first = '', ...others] = lines;
    io.err(`${[errChalk.dim(mark) + first.slice(mark.length), ...others].join('\n')}\n`);
  };
  const cells = (settings: Settings, currency: string | null | undefined): CellContext => ({
    say,
    timezone: settings.timezone,
    currency: currency ?? null,
  });

  /** Shows a table in the form that was asked for: `extra` are further keys of the JSON object. */
  const show = (
    schema: string,
    table: Table,
    extra: Readonly<Record<string, unknown>> = {},
    settings: Settings = readSettings(workspace()),
  ): void => {
    const context = cells(settings, table.currency);
    switch (globals.form) {
      case 'json':
        io.out(renderJson({ schema, ...extra, rows: jsonRows(table, settings.timezone) }));
        return;
      case 'csv':
        io.out(renderCsv(table, context));
        return;
      case 'md':
        io.out(renderMarkdown(table, context));
        return;
      case 'tsv':
        io.out(renderTsv(table, context));
        return;
      case 'table':
        io.out(renderTable(table, context, outChalk));
    }
  };

  const forPeople = globals.form === 'table' || globals.form === 'md';

  return {
    io,
    say,
    globals,
    runLine,
    json,
    chalk: outChalk,
    errChalk,
    path,
    shownPath,
    workspace,
    openInMemory: (): Database => (db ??= openWorkspace(':memory:', { create: true })),
    settings: (): Settings => readSettings(workspace()),
    show,
    /** How cells are said in this workspace. @param currency of money that has none of its own */
    cells: (currency: string | null): CellContext => cells(readSettings(workspace()), currency),
    /** The form that was asked for is read by people: words and major units, not keys and minor ones. */
    forPeople,
    /** One value as a table in that form would have it. @param currency of money */
    cell: (value: Cell, type: ColumnType, currency: string | null): string => {
      const context = cells(readSettings(workspace()), currency);
      return forPeople ? shownCell(value, type, context) : plainCell(value, type, context);
    },
    note,
    /** Results, for people; not with `--json`. */
    print: (text: string): void => {
      if (!json) io.out(`${text}\n`);
    },
    /** What is not the result: on stderr. */
    remark: (key: TextKey, params: Params = {}): void => io.err(`${say(key, params)}\n`),
    /** The next sensible command, said after a change; only to people. */
    next: (command: string): void => {
      if (!json) io.err(`${errChalk.dim(say('say.next', { command }))}\n`);
    },
    printJson: (value: unknown): void => io.out(renderJson(value)),
    /**
     * @param missing a flag, or the word for an argument @param more for the hint
     * @throws missing-option, missing-argument at once where nobody can be asked
     */
    ask: async (
      missing: string,
      question: () => Promise<string>,
      more: Params = {},
    ): Promise<string> => {
      if (globals.mayAsk) return question();
      throw missing.startsWith('-')
        ? new PscrmError('missing-option', { option: missing, ...more })
        : new PscrmError('missing-argument', { argument: missing, ...more });
    },
    /** The command that would have done the same: what was typed, and what was answered. */
    sameCommand: (answers: readonly string[]): void =>
      io.err(`${say('say.same', { command: commandLine([...globals.typed, ...answers]) })}\n`),
    /** Asks before something is overwritten or lost; `--yes` answers. @throws needs-yes */
    confirm: async (key: TextKey, params: Params): Promise<void> => {
      if (globals.yes) return;
      if (!globals.mayAsk) throw new PscrmError('needs-yes', { what: say(key, params) });
      if (!(await io.ask.confirm(say(key, params))))
        throw new PscrmError('declined', { what: say(key, params) });
    },
    endWith: (code: number): void => {
      exitCode = code;
    },
    exitCode: (): number => exitCode,
    close: (): void => {
      db?.close();
    },
  };
}

export function sayNote({ code, params }: Note, say: Say): string {
  return sayKey(`note.${code}`, say, withAmount(params));
}

/** Notes hold minor units, as machines want them; sentences have `{amount}`. */
function withAmount(params: Params): Params {
  const { amount_minor: minor, currency } = params;
  if (typeof minor !== 'number' || typeof currency !== 'string') return params;
  return { ...params, amount: formatMoney(minor, currency) };
}

/** A sentence by a key that is put together; the key itself where there is none. */
export function sayKey(key: string, say: Say, params: Params = {}): string {
  return isTextKey(key) ? say(key, params) : key;
}
