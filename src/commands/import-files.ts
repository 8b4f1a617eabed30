import { PscrmError } from '../core/errors.ts';
import { ENCODINGS } from '../formats/encoding.ts';
import { detect, type Wanted } from '../formats/detect.ts';
import { openSources, type SourceFile } from '../formats/source.ts';
import type { Input } from './command.ts';
import type { Context } from './context.ts';
import type { FoundFile } from './import-result.ts';

/**
 * Every file that the arguments of `import` name, opened and detected, in the order in which they were
 * typed. All are looked at before any is read: a typo in the last name changes nothing.
 * @throws what opening and detecting a file throws; recipients-file. What was opened is disposed of
 */
export async function findFiles(
  context: Context,
  input: Input,
  paths: readonly string[],
): Promise<FoundFile[]> {
  const wanted = { format: input.text('format'), platform: input.text('platform') };
  const opened: SourceFile[] = [];
  const found: FoundFile[] = [];
  try {
    for (const path of paths) {
      const { files, notes } = await openSources(context.path(path), openOptions(context, input));
      opened.push(...files.flat());
      for (const note of notes) context.note(note);
      for (const sheets of files) found.push(...(await findSheets(sheets, wanted)));
    }
    return found;
  } catch (error) {
    for (const source of opened) await source.dispose();
    throw error;
  }
}

function openOptions(context: Context, input: Input) {
  const { stdin, signal } = context.io;
  const encoding = ENCODINGS.find((name) => name === input.text('encoding'));
  return { stdin, signal, encoding };
}

/** Of a workbook, the sheets that a format claims; of any other file, the file. */
async function findSheets(sheets: readonly SourceFile[], wanted: Wanted): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const source of sheets) {
    const detected = await detect(source, wanted);
    // A list of people says nothing that happened: codes are made for it.
    if (detected.format.kind === 'recipients')
      throw new PscrmError('recipients-file', { file: source.name });
    found.push({ source, detected });
  }
  return found;
}
