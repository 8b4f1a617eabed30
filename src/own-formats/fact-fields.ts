import { type FactFormat, type FactKind, type Field, isOrderFormat } from '../formats/format.ts';
import { FORMATS } from '../formats/index.ts';

type KnownFields = {
  readonly known: Readonly<Record<string, Field>>;
  /** What every fact of the kind must say. */
  readonly required: readonly string[];
};

/** The fields that a fact can have: those that a built-in format of its kind reads. */
export function fieldsOfKind(kind: FactKind): KnownFields {
  const formats = FACT_FORMATS.filter((format) => format.kind === kind);
  // The plain file of a kind has the last word on its fields; some kinds have none.
  const plain = formats.find(({ id }) => id === kind) ?? formats[0];
  const known = Object.assign({}, ...formats.map(({ fields }) => fields), plain?.fields);
  const fields = Object.entries(plain?.fields ?? {});
  return { known, required: fields.filter(([, { required }]) => required).map(([name]) => name) };
}

const FACT_FORMATS: readonly FactFormat[] = FORMATS.flatMap((format) =>
  isOrderFormat(format) ? [] : [format],
);

/** Every kind of fact, in the order of the built-in formats. */
export const FACT_KINDS: readonly FactKind[] = [...new Set(FACT_FORMATS.map(({ kind }) => kind))];
