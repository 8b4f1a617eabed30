import { fileError, PscrmError } from '../core/errors.ts';
import type { RandomAccess } from './bytes.ts';
import { isCompound, openCompound } from './compound-file.ts';
import { decryptPackage } from './decrypt-package.ts';

/**
 * The ZIP file that a workbook is: the data as they are, or, where a password locks them, what is in
 * the container that Office puts around the locked workbook.
 * @throws xls-file for a workbook of before 2007, password-needed, password-wrong, workbook-broken
 */
export async function openPackage(
  data: RandomAccess,
  file: string,
  password: string | undefined,
): Promise<RandomAccess> {
  if (!(await isCompound(data))) return data;
  try {
    return await unlock(data, file, password);
  } catch (error) {
    // Sizes and keys that cannot be, in a damaged file, are found out by Node.
    if (error instanceof PscrmError || fileError(error, file) !== error) throw error;
    throw new PscrmError('workbook-broken', { file }, { cause: error });
  }
}

async function unlock(
  data: RandomAccess,
  file: string,
  password: string | undefined,
): Promise<RandomAccess> {
  const streams = await openCompound(data, file);
  const [info, locked] = [streams.get('EncryptionInfo'), streams.get('EncryptedPackage')];
  if (info === undefined || locked === undefined) throw new PscrmError('xls-file', { file });
  if (password === undefined) throw new PscrmError('password-needed', { file });
  return decryptPackage(info, locked, password, file);
}
