import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, parse } from 'node:path';
import { fileError, PscrmError } from '../core/errors.ts';
import type { Note } from '../core/table.ts';
import { passedOver, SYSTEM_NAME, TABLE_NAME } from '../formats/open-place.ts';

/** A file to be imported, and whether somebody named it or it was found. */
export type ImportPath = { readonly path: string; readonly typed: boolean };

export type ImportPaths = {
  readonly paths: readonly ImportPath[];
  readonly notes: readonly Note[];
};

const ARCHIVE_NAME = /\.zip$/i;

/**
 * What an argument of `import` stands for: a file, the files of a folder by name, or the files that a
 * pattern matches (the shell expands most; a quoted one comes here).
 * @throws no-files for a folder without any, no-match
 */
export function expandPath(argument: string, cwd: string, recursive: boolean): ImportPaths {
  const path = isAbsolute(argument) || argument === '-' ? argument : join(cwd, argument);
  if (argument === '-') return { paths: [{ path, typed: true }], notes: [] };
  if (isFolder(path)) return folderFiles(path, recursive);
  // A file may have a star in its name.
  if (!/[*?]/.test(argument) || existsSync(path))
    return { paths: [{ path, typed: true }], notes: [] };
  const found = match(argument, cwd);
  if (found.length === 0) throw new PscrmError('no-match', { pattern: argument });
  return { paths: found.map((one) => ({ path: one, typed: false })), notes: [] };
}

function folderFiles(folder: string, recursive: boolean): ImportPaths {
  const name = basename(folder);
  const paths: string[] = [];
  const others: string[] = [];
  const visit = (inner: string): void => {
    for (const entry of entriesOf(join(folder, inner))) {
      const below = join(inner, entry);
      if (SYSTEM_NAME.test(entry)) continue;
      const isTable = TABLE_NAME.test(entry) || ARCHIVE_NAME.test(entry);
      const kind = kindOf(join(folder, below));
      if (kind === 'file') (isTable ? paths : others).push(below);
      else if (kind === 'pipe') others.push(below);
      else if (recursive && isOwnFolder(join(folder, below))) visit(below);
      else others.push(`${below}/`);
    }
  };
  visit('');
  if (paths.length === 0) throw new PscrmError('no-files', { folder: name });
  return {
    paths: paths.map((path) => ({ path: join(folder, path), typed: false })),
    notes: others.length === 0 ? [] : [passedOver(name, others)],
  };
}

/** `*` and `?` stand for letters of one name, `**` for any folders; hidden files are not meant. */
function match(pattern: string, cwd: string): readonly string[] {
  const { root } = parse(pattern);
  const found = new Set<string>();
  const visit = (folder: string, steps: readonly string[]): void => {
    const [step = '', ...rest] = steps;
    if (step === '**') {
      visit(folder, rest);
      for (const name of entriesOf(folder)) {
        const inner = join(folder, name);
        if (!name.startsWith('.') && isOwnFolder(inner)) visit(inner, steps);
      }
      return;
    }
    const fits = nameMatcher(step);
    const names = /[*?]/.test(step) ? entriesOf(folder).filter(fits) : [step];
    for (const name of names) {
      const path = join(folder, name);
      if (rest.length > 0) {
        if (isFolder(path)) visit(path, rest);
      } else if (kindOf(path) === 'file' && isThere(path)) found.add(path);
    }
  };
  visit(root === '' ? cwd : root, pattern.slice(root.length).split(/[/\\]/).filter(Boolean));
  return [...found];
}

function nameMatcher(step: string): (name: string) => boolean {
  const quoted = step.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^${quoted.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'u');
  return (name) => pattern.test(name) && (step.startsWith('.') || !name.startsWith('.'));
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch (error) {
    throw fileError(error, basename(folder));
  }
}

function isFolder(path: string): boolean {
  return kindOf(path) === 'folder';
}

/** A link that leads nowhere is a file that cannot be read; pipes, sockets and devices are none. */
function kindOf(path: string): 'file' | 'folder' | 'pipe' {
  try {
    const kind = statSync(path);
    return kind.isDirectory() ? 'folder' : kind.isFile() ? 'file' : 'pipe';
  } catch {
    return 'file';
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** No link to a folder: those may lead in a circle. */
function isOwnFolder(path: string): boolean {
  return lstatSync(path).isDirectory();
}
