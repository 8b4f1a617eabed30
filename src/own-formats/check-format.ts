import { readFileSync } from 'node:fs';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Params } from '../core/errors.ts';
import type { Format } from '../formats/format.ts';
import { escaped, jsonPlaces, shownPath } from './json-places.ts';
import { meaningProblems } from './check-meaning.ts';

/** What is wrong with a value of a format, by JSON pointer. The words are under `format-problem.CODE`. */
export type Fault = {
  readonly at: string;
  readonly code: FaultCode;
  readonly params: Params;
};

export type FaultCode =
  | 'not-json'
  | 'one-of'
  | 'missing'
  | 'unknown-key'
  | 'not-object'
  | 'not-array'
  | 'not-string'
  | 'empty'
  | 'written-like'
  | 'wrong'
  | 'id-taken'
  | 'no-timezone'
  | 'no-currency';

/** A fault and where a person finds it. `path` is '' for the format as a whole. */
export type Problem = Omit<Fault, 'at'> & { readonly line: number; readonly path: string };

export type Checked =
  | { readonly format: Format; readonly problems: readonly [] }
  | { readonly format: undefined; readonly problems: readonly Problem[] };

/** The published schema, beside the program wherever it is installed. */
export const SCHEMA_FILE = new URL('../../docs/format.schema.json', import.meta.url);

let validator: ValidateFunction<Format> | undefined;

/** Ajv takes longer to load than most commands to run: only those who have a format of their own pay. */
async function loadValidator(): Promise<ValidateFunction<Format>> {
  if (validator !== undefined) return validator;
  const { Ajv } = await import('ajv');
  const schema: object = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'));
  const ajv = new Ajv({ allErrors: true, verbose: true, strictTypes: false });
  validator = ajv.compile<Format>(schema);
  return validator;
}

/** Reads a format that somebody wrote as JSON, or says all that is wrong with it, in file order. */
export async function checkFormat(text: string): Promise<Checked> {
  const { lines, brokenAt } = jsonPlaces(text);
  if (brokenAt !== null) {
    const broken: Problem = { line: brokenAt, path: '', code: 'not-json', params: {} };
    return { format: undefined, problems: [broken] };
  }
  const validate = await loadValidator();
  const value: unknown = JSON.parse(text);
  const format = validate(value) ? value : undefined;
  const faults =
    format === undefined ? (validate.errors ?? []).flatMap(schemaFault) : meaningProblems(format);
  if (format !== undefined && faults.length === 0) return { format, problems: [] };
  const problems = faults.map(({ at, code, params }) => ({
    line: lineOf(at, lines),
    path: shownPath(at),
    code,
    params,
  }));
  return { format: undefined, problems: problems.toSorted((a, b) => a.line - b.line) };
}

/** The line of a value; of one that is missing, that of what it is missing in. */
function lineOf(pointer: string, lines: ReadonlyMap<string, number>): number {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const line = lines.get(at);
    if (line !== undefined) return line;
  }
  return lines.get('') ?? 1;
}

/** What the validator found, as a fault; none for what only repeats another. */
function schemaFault(error: ErrorObject): readonly Fault[] {
  const { instancePath: at, keyword, params } = error;
  const fault = (code: FaultCode, more: Params = {}, inside = at): Fault[] => [
    { at: inside, code, params: more },
  ];
  switch (keyword) {
    case 'if':
      return [];
    case 'enum':
      return fault('one-of', { choices: listOf(params['allowedValues']) });
    case 'required':
      return fault('missing', { name: String(params['missingProperty']) });
    case 'additionalProperties': {
      const name = String(params['additionalProperty']);
      const known = Object.keys(Object(error.parentSchema?.['properties']));
      const inside = `${at}/${escaped(name)}`;
      return fault('unknown-key', { choices: known.filter((key) => key !== '$schema') }, inside);
    }
    case 'type':
      return fault(TYPES[String(params['type'])] ?? 'wrong');
    case 'minItems':
    case 'minLength':
    case 'minProperties':
      return fault('empty');
    case 'pattern':
      return fault('written-like', { example: listOf(error.parentSchema?.['examples']) });
    default:
      return fault('wrong');
  }
}

const TYPES: Readonly<Record<string, FaultCode>> = {
  object: 'not-object',
  array: 'not-array',
  string: 'not-string',
};

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
