import { createHmac } from 'node:crypto';
import type { Database } from '../../db/open.ts';
import { stickySalt } from './visitor.ts';

/** Where a server says which workspace it serves; no code has such a character. */
export const WHOAMI_PATH = '/_/whoami';
/** Of the query: what is asked to be sealed, so that yesterday's answer is of no use to anybody. */
export const WHOAMI_QUERY = 'nonce';
const NONCE = /^[0-9a-f]{32}$/;

/**
 * Answers whoever asks which workspace is served: with a seal that only holders of the workspace's
 * secret can compute, and that tells nothing else.
 * @param nonce 32 hex digits of the asker's choice
 * @returns 64 hex digits; undefined where the nonce is none
 */
export function openWhoami(db: Database): (nonce: string) => string | undefined {
  const secret = stickySalt(db);
  // The purpose is part of the key: the secret has another one besides.
  const key = createHmac('sha256', secret).update('pscrm whoami').digest();
  return (nonce) =>
    NONCE.test(nonce) ? createHmac('sha256', key).update(nonce).digest('hex') : undefined;
}
