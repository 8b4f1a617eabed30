import { MANIFEST_SCHEMA } from '../codes/batch-folder.ts';
import type { Problem } from '../codes/compare-codes.ts';
import type { CheckFile } from './check-places.ts';

type Listed = { readonly name: string; readonly sha256: string };
export type SeenManifest = { readonly batch: number; readonly files: readonly Listed[] };

/** The manifest of a folder of ours. Its files lie beside it. */
export async function readManifest(files: readonly CheckFile[]): Promise<SeenManifest | undefined> {
  const file = files.find(({ name }) => /^(?:[^/\\]+[/\\])?manifest\.json$/.test(name));
  if (file === undefined) return undefined;
  const beside = file.name.slice(0, -'manifest.json'.length);
  try {
    const value: unknown = JSON.parse((await file.bytes()).toString());
    const { schema, batch, files: listed }: Partial<Record<string, unknown>> = { ...Object(value) };
    if (schema !== MANIFEST_SCHEMA || typeof batch !== 'number' || !Array.isArray(listed))
      return undefined;
    const one = ({ name, sha256 }: Partial<Record<string, unknown>>): Listed => ({
      name: beside + String(name),
      sha256: String(sha256),
    });
    return { batch, files: listed.map((entry: unknown) => one({ ...Object(entry) })) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Files that are not as the manifest has them, or not there at all. */
export function altered(listed: readonly Listed[], hashes: ReadonlyMap<string, string>): Problem[] {
  return listed
    .filter(({ name, sha256 }) => hashes.get(name) !== sha256)
    .map(({ name }) => ({ problem: 'altered', code: null, place: name, says: null }));
}
