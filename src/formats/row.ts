import { PscrmError } from '../core/errors.ts';
import { parseMoney } from '../core/money.ts';
import type { Status } from '../core/status.ts';
import { parseInstant } from '../core/time.ts';
import { readNumberDate } from '../core/written-date.ts';
import { type AmountStyle, withoutSign } from './amounts.ts';
import type { RejectReason } from './canonical.ts';
import { CellProblem } from './cell-problem.ts';
import {
  cleanCell,
  isDateSerial,
  isFailedFormula,
  isRuinedId,
  narrow,
  normaliseHeader,
} from './cells.ts';
import { compileCondition, type ConditionPart } from './condition.ts';
import type { FileContext } from './file-context.ts';
import type { RecordText } from './record-text.ts';
import type { Condition, Source, StatusRule } from './format.ts';

type Ruling = {
  readonly places: readonly number[];
  readonly known: Map<string, Status | undefined>;
};

/** More different states than any platform has: a column of times, say, where the state should be. */
const MANY_STATES = 5000;

/**
 * Minor units. Nothing costs a hundred billion: two columns have run together; and a few such amounts
 * would take the sums beyond what is exact.
 */
const LARGEST = 1e13;

/** Two columns of one name. */
type Twin = { readonly first: number; readonly later: number };

/** Where each column of a header stands. Of two columns with one name the first is read. */
export class Header {
  readonly cells: readonly string[];
  readonly #places = new Map<string, number>();
  readonly #asked = new Map<string, number | undefined>();
  readonly #twins: Twin[] = [];
  #readTwins: { readonly asked: number; readonly twins: readonly Twin[] } = { asked: 0, twins: [] };
  // Weak: a source that somebody makes anew for each row must not stay here for each row.
  readonly #sources = new WeakMap<Source, readonly number[]>();
  readonly #conditions = new WeakMap<Condition, readonly ConditionPart[]>();
  readonly #rulings = new WeakMap<readonly StatusRule[], Ruling>();

  constructor(cells: readonly string[]) {
    this.cells = cells;
    for (const [index, cell] of cells.entries()) {
      const name = normaliseHeader(cell);
      const first = this.#places.get(name);
      if (first !== undefined) this.#twins.push({ first, later: index });
      else if (name !== '') this.#places.set(name, index);
    }
  }

  /** What a column is called where people look for it: by its name, or by its number. */
  nameAt(place: number): string {
    return (this.cells[place] ?? '').trim() || `#${place + 1}`;
  }

  has(column: string): boolean {
    return this.#places.has(normaliseHeader(column));
  }

  place(column: string): number | undefined {
    if (!this.#asked.has(column)) {
      this.#asked.set(column, this.#places.get(normaliseHeader(column)));
    }
    return this.#asked.get(column);
  }

  /** The places of a source's columns that are in this file, looked up once. */
  places(source: Source): readonly number[] {
    let places = this.#sources.get(source);
    if (places === undefined) {
      places = source.flatMap((name) =>
        name.endsWith('*') ? this.#placesLike(name.slice(0, -1)) : (this.place(name) ?? []),
      );
      this.#sources.set(source, places);
    }
    return places;
  }

  #placesLike(start: string): readonly number[] {
    const like = normaliseHeader(start);
    return this.cells.flatMap((cell, at) => (normaliseHeader(cell).startsWith(like) ? at : []));
  }

  /** Columns of one name of which the first was asked for: the later ones are not read. */
  unreadTwins(): readonly Twin[] {
    // Asked on each row: what was asked for grows with the first rows only.
    if (this.#twins.length > 0 && this.#readTwins.asked !== this.#asked.size) {
      const places = new Set(this.#asked.values());
      const twins = this.#twins.filter(({ first }) => places.has(first));
      this.#readTwins = { asked: this.#asked.size, twins };
    }
    return this.#readTwins.twins;
  }

  /** What rules come to, by the texts of the cells that they ask: the same few come again and again. */
  ruling(rules: readonly StatusRule[]): Ruling {
    let ruling = this.#rulings.get(rules);
    if (ruling === undefined) {
      const places = rules.flatMap(({ when }) => this.parts(when).map(({ place }) => place ?? -1));
      ruling = { places: [...new Set(places)].filter((place) => place >= 0), known: new Map() };
      this.#rulings.set(rules, ruling);
    }
    return ruling;
  }

  /** A condition made ready for this file, once. */
  parts(condition: Condition): readonly ConditionPart[] {
    let parts = this.#conditions.get(condition);
    if (parts === undefined) {
      parts = compileCondition(condition, (column) => this.place(column));
      this.#conditions.set(condition, parts);
    }
    return parts;
  }
}

/** How the times of a file are to be read. */
export type Clock = Pick<FileContext, 'timezone' | 'dateOrder' | 'dateOrderLine'>;

function isNoTime(text: string): boolean {
  return text === '' || text.startsWith('0000-00-00');
}

/** One row of a file: cells by column name, read as what they should be. */
export class FileRow {
  readonly header: Header;
  readonly record: RecordText;
  readonly line: number;
  readonly file: string;
  /** The file ends within it. */
  readonly isCut: boolean;
  #lastPlace = -1;
  #lastText = '';

  constructor(file: string, header: Header, record: RecordText, isCut = false) {
    this.file = file;
    this.isCut = isCut;
    this.header = header;
    this.record = record;
    this.line = record.line;
  }

  get cells(): readonly string[] {
    return this.record.cells;
  }

  /** The first non-empty cell of the source's columns, cleaned; '' where there is none. */
  text(source: Source | undefined): string {
    if (source === undefined) return '';
    for (const place of this.header.places(source)) {
      const text = cleanCell(this.record.cell(place));
      if (text !== '') return text;
    }
    return '';
  }

  /** The header cell that `text` was read from: what an error names. */
  columnOf(source: Source): string {
    const places = this.header.places(source);
    const place = places.find((at) => cleanCell(this.record.cell(at)) !== '') ?? places[0];
    return place === undefined ? (source[0] ?? '') : (this.header.cells[place] ?? '').trim();
  }

  /** @param words what may stand there, where that is a list */
  problem(
    source: Source,
    reason: RejectReason,
    value: string,
    words?: readonly string[],
  ): CellProblem {
    return new CellProblem(this.columnOf(source), reason, value, words);
  }

  /**
   * @throws PscrmError id-ruined: one such id means that the file went through a spreadsheet; CellProblem
   *   where a formula of a spreadsheet has failed
   */
  id(source: Source | undefined): string {
    const text = this.text(source);
    if (source !== undefined && isRuinedId(text)) {
      throw new PscrmError('id-ruined', {
        file: this.file,
        line: this.line,
        column: this.columnOf(source),
        value: text,
      });
    }
    if (source !== undefined && isFailedFormula(text))
      throw this.problem(source, 'failed-formula', text);
    return text;
  }

  required(source: Source, text: string): string {
    if (text === '') throw this.problem(source, 'missing', '');
    return text;
  }

  /** @throws CellProblem; PscrmError dates-contradict */
  instant(source: Source | undefined, clock: Clock): number | null {
    const text = this.text(source);
    if (source === undefined || isNoTime(text)) return null;
    const at = parseInstant(text, clock.timezone, clock.dateOrder);
    if (at === undefined) throw this.#noDate(this.columnOf(source), text, clock);
    return at;
  }

  #noDate(column: string, text: string, clock: Clock): Error {
    const { timezone, dateOrder, dateOrderLine } = clock;
    if (isDateSerial(text)) return new CellProblem(column, 'date-serial', text);
    if (readNumberDate(text) === undefined) return new CellProblem(column, 'not-a-date', text);
    if (dateOrder === undefined) return new CellProblem(column, 'date-order-unknown', text);
    const other = dateOrder === 'mdy' ? 'dmy' : 'mdy';
    // Where the file itself said which comes first, it must not say the opposite further down.
    if (dateOrderLine === undefined || parseInstant(text, timezone, other) === undefined)
      return new CellProblem(column, 'not-a-date', text);
    return new PscrmError('dates-contradict', {
      file: this.file,
      line: dateOrderLine,
      other: this.line,
    });
  }

  /** The times in all of the source's columns, where `instant` reads the first. */
  instants(source: Source, clock: Clock): number[] {
    const times: number[] = [];
    for (const place of this.header.places(source)) {
      const text = cleanCell(this.record.cell(place));
      if (isNoTime(text)) continue;
      const at = parseInstant(text, clock.timezone, clock.dateOrder);
      const column = (this.header.cells[place] ?? '').trim();
      if (at === undefined) throw this.#noDate(column, text, clock);
      times.push(at);
    }
    return times;
  }

  money(source: Source | undefined, style: AmountStyle): number | null {
    const text = this.text(source);
    if (source === undefined || text === '') return null;
    const { currency, decimal, signs } = style;
    const bare = signs === undefined ? text : withoutSign(text, signs);
    const amount = parseMoney(bare, currency, decimal);
    if (typeof amount !== 'number') throw this.problem(source, amount, text);
    if (amount > LARGEST) throw this.problem(source, 'too-large', text);
    return amount;
  }

  /** Do all parts of a condition hold? Values are compared in one width of punctuation. */
  holds(condition: Condition): boolean {
    for (const { place, fits } of this.header.parts(condition)) {
      if (!fits(place === undefined ? '' : this.#narrowed(place))) return false;
    }
    return true;
  }

  /** What the first rule that holds says; undefined where none does. */
  ruled(rules: readonly StatusRule[]): Status | undefined {
    const { places, known } = this.header.ruling(rules);
    let asked = '';
    for (const place of places) asked += `${this.record.cell(place)}\u0000`;
    const before = known.get(asked);
    if (before !== undefined || known.has(asked)) return before;
    const is = rules.find(({ when }) => this.holds(when))?.is;
    if (known.size > MANY_STATES) known.clear();
    known.set(asked, is);
    return is;
  }

  /** Rules ask one cell many times in a row: the last answer is kept. */
  #narrowed(place: number): string {
    if (place !== this.#lastPlace) {
      this.#lastPlace = place;
      this.#lastText = narrow(cleanCell(this.record.cell(place)));
    }
    return this.#lastText;
  }
}
