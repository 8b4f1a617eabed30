/** What keeps codes that are printed with an address from leading anywhere. */
export type BaseUrlProblem = 'missing' | 'not-https' | 'local';

const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|lan|home\.arpa)$/;
const LOCAL_ADDRESS =
  /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.|^\[(?:::1?\]|f[cd]|fe[89ab])/;

/**
 * Is a workspace's base URL one that the telephones of strangers can open?
 * @returns the first problem; null where there is none
 */
export function baseUrlProblem(baseUrl: string): BaseUrlProblem | null {
  if (!URL.canParse(baseUrl)) return 'missing';
  const { protocol, hostname } = new URL(baseUrl);
  if (LOCAL_NAME.test(hostname) || LOCAL_ADDRESS.test(hostname)) return 'local';
  // A name without a dot is known in one network only.
  if (!hostname.includes('.') && !hostname.startsWith('[')) return 'local';
  return protocol === 'https:' ? null : 'not-https';
}
