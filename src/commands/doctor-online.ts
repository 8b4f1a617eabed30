import { randomBytes } from 'node:crypto';
import type { Finding } from '../codes/checkup/finding.ts';
import { openWhoami } from '../codes/redirect/whoami.ts';
import { type Answer, askBaseUrl, judge, type Verdict } from '../server/ask-base-url.ts';
import type { Context } from './context.ts';

const PATIENCE_MS = 10_000;

/** Asks the base URL whether it is a server of this workspace that answers. */
export async function checkOnline(context: Context): Promise<Finding[]> {
  const { base_url } = context.settings();
  // Without one there is nobody to ask, and that is said already.
  if (base_url === '') return [];
  const nonce = randomBytes(16).toString('hex');
  const seal = openWhoami(context.workspace())(nonce) ?? '';
  const answer = await askBaseUrl(base_url, nonce, PATIENCE_MS, context.io.signal);
  return [findingOf(base_url, answer, judge(answer, seal))];
}

function findingOf(baseUrl: string, answer: Answer, verdict: Verdict): Finding {
  return {
    severity: verdict === 'ours' ? 'note' : 'error',
    code: `online-${verdict}`,
    about: 'base-url',
    name: baseUrl,
    params: {
      host: new URL(baseUrl).host,
      seconds: PATIENCE_MS / 1000,
      ...('failure' in answer
        ? { failure: answer.failure }
        : { status: answer.status, to: placeOf(answer.location, baseUrl) }),
    },
    next: NEXT[verdict] ?? ['pscrm', 'deploy', '--print', 'nginx'],
  };
}

/** Where a redirect leads, without what it may carry along. */
function placeOf(location: string | null, baseUrl: string): string {
  if (location === null || !URL.canParse(location, baseUrl)) return '–';
  const { origin, pathname } = new URL(location, baseUrl);
  return origin + (pathname.startsWith('/_/') ? '' : pathname);
}

const NEXT: Partial<Record<Verdict, readonly string[]>> = {
  'ours': ['pscrm', 'status'],
  'other-workspace': ['systemctl', 'cat', 'pscrm'],
  'no-upstream': ['systemctl', 'status', 'pscrm'],
  'redirects': ['pscrm', 'config', 'get', 'base-url'],
  'no-such-host': ['pscrm', 'config', 'get', 'base-url'],
  'certificate-expired': ['sudo', 'certbot', 'renew'],
};
