import { csvText } from '../core/csv.ts';
import type { Message, SmsSpec } from './issue-messages.ts';
import { type Part, valueOf } from './template.ts';

export type UploadFile = { readonly name: string; readonly text: string };

/**
 * What is taken to the provider: the template as its console wants it, and files of numbers with what
 * is filled in for each. A link of one's own is the fixed address in the template and the code in the
 * file, as providers want variables to be.
 */
export function uploadFiles(
  messages: readonly Message[],
  spec: SmsSpec,
  rowsPerFile: number,
): readonly UploadFile[] {
  const { provider } = spec;
  const varying = spec.parts.filter((part) => varies(part, spec));
  const names = [...new Set(varying.map((part) => ('variable' in part ? columnName(part) : '')))];
  const variables = names.map((name, at) => provider.variable(name, at + 1));
  const isGeneric = provider.id === 'generic';
  const header = [
    provider.phone,
    ...variables.map(({ column }) => column),
    ...(isGeneric ? ['message', 'segments'] : []),
  ];
  const rows = messages.map((message) => [
    numberOf(message.phone),
    ...names.map((name) => cellOf(name, message, varying)),
    ...(isGeneric ? [message.text, message.segments] : []),
  ]);
  const files = Math.ceil(rows.length / rowsPerFile);
  const digits = Math.max(2, String(files).length);
  const [first] = messages;
  const body = spec.parts.map((part) => {
    if ('words' in part) return part.words;
    const mark = variables[names.indexOf(columnName(part))]?.mark;
    if (!varies(part, spec) || mark === undefined)
      return first === undefined ? '' : valueOf(part, first.values);
    return part.variable === 'link' ? `${fixedPart(first)}${mark}` : mark;
  });
  return [
    // Without the signature: consoles keep that apart, and refuse its brackets in a template.
    { name: 'template.txt', text: `${body.join('')}\n` },
    ...Array.from({ length: files }, (_, at) => ({
      name: `upload-${String(at + 1).padStart(digits, '0')}.csv`,
      text: csvText([header, ...rows.slice(at * rowsPerFile, (at + 1) * rowsPerFile)]),
    })),
  ];
}

/** Does a place hold something else for each person? */
export function varies(part: Part, { link }: Pick<SmsSpec, 'link'>): boolean {
  return (
    'variable' in part && (part.variable === 'link' ? link === 'own' : part.variable === 'name')
  );
}

function columnName(part: { readonly variable: string }): string {
  return part.variable === 'link' ? 'code' : part.variable;
}

function cellOf(name: string, { code, values }: Message, parts: readonly Part[]): string {
  if (name === 'code') return code;
  const part = parts.find((one) => 'variable' in one && one.variable === name);
  return part !== undefined && 'variable' in part ? valueOf(part, values) : '';
}

function fixedPart(message: Message | undefined): string {
  if (message === undefined) return '';
  return message.values.link.slice(0, message.values.link.length - message.code.length);
}

/** As consoles take it: a Chinese mobile bare, others with 00, so that no cell begins with a plus. */
function numberOf(phone: string): string {
  return phone.startsWith('+86') ? phone.slice(3) : phone.replace(/^\+/, '00');
}
