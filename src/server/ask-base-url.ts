import { foreignCode } from '../core/errors.ts';
import { WHOAMI_PATH, WHOAMI_QUERY } from '../codes/redirect/whoami.ts';

/** What came back from the base URL, or why nothing did. */
export type Answer =
  | { readonly status: number; readonly location: string | null; readonly body: string }
  | { readonly failure: string };

/** Of which sort the server is that answers at the base URL. Each has its sentence, `finding.online-VERDICT`. */
export type Verdict =
  | 'ours'
  | 'other-workspace'
  | 'redirects'
  | 'not-found'
  | 'no-upstream'
  | 'limited'
  | 'stranger'
  | 'no-such-host'
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'cut'
  | 'certificate-expired'
  | 'certificate-name'
  | 'certificate'
  | 'failed';

/** Nobody reads on behind this. */
const LONGEST_BODY = 1024;

/**
 * Asks the server at the base URL which workspace it serves. This goes out to the network.
 * @param signal ends it early
 */
export async function askBaseUrl(
  baseUrl: string,
  nonce: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    const response = await fetch(`${baseUrl}${WHOAMI_PATH}?${WHOAMI_QUERY}=${nonce}`, {
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      headers: { 'user-agent': 'pscrm doctor', 'accept': 'text/plain' },
    });
    const { status, headers } = response;
    return { status, location: headers.get('location'), body: await beginningOf(response) };
  } catch (error) {
    if (signal.aborted) throw error;
    return { failure: failureOf(error) };
  }
}

async function beginningOf({ body }: Response): Promise<string> {
  let text = '';
  if (body === null) return text;
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_BODY) break;
  }
  return text.slice(0, LONGEST_BODY);
}

/** The code that the network gives, which `fetch` hides in the cause. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'ETIMEDOUT';
  const { cause } = error;
  // Several addresses were tried, and none worked: what the first one said.
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  return foreignCode(cause) ?? foreignCode(first) ?? error.name;
}

/** @param seal what only a server of this workspace can answer */
export function judge(answer: Answer, seal: string): Verdict {
  return 'failure' in answer ? judgeFailure(answer.failure) : judgeAnswer(answer, seal);
}

function judgeAnswer(
  { status, body }: Exclude<Answer, { failure: string }>,
  seal: string,
): Verdict {
  if (status >= 300 && status < 400) return 'redirects';
  if (status === 502 || status === 503 || status === 504) return 'no-upstream';
  if (status === 404) return 'not-found';
  if (status === 429) return 'limited';
  const said = body.trim();
  if (status !== 200 || !/^[0-9a-f]{64}$/.test(said)) return 'stranger';
  return said === seal ? 'ours' : 'other-workspace';
}

const FAILURES: Readonly<Record<string, Verdict>> = {
  ENOTFOUND: 'no-such-host',
  EAI_AGAIN: 'no-such-host',
  EAI_NODATA: 'no-such-host',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ECONNRESET: 'cut',
  EPIPE: 'cut',
  UND_ERR_SOCKET: 'cut',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-name',
};

function judgeFailure(failure: string): Verdict {
  const known = FAILURES[failure];
  if (known !== undefined) return known;
  return /CERT|SELF_SIGNED|UNABLE_TO|TLS|SSL|EPROTO/.test(failure) ? 'certificate' : 'failed';
}
