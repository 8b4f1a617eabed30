import { createServer, type RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWhoami, WHOAMI_PATH } from '../codes/redirect/whoami.ts';
import { openWorkspace } from '../db/open.ts';
import { type Answer, askBaseUrl, judge } from './ask-base-url.ts';

const NONCE = '0123456789abcdef0123456789abcdef';
const whoami = openWhoami(openWorkspace(':memory:', { create: true }));
const SEAL = whoami(NONCE) ?? '';

/** A server of the system's choosing of a port. @returns its base URL */
async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return `http://127.0.0.1:${address.port}`;
}

const ask = (baseUrl: string, patience = 5_000): Promise<Answer> =>
  askBaseUrl(baseUrl, NONCE, patience, new AbortController().signal);
const text =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

describe('who answers at the base URL', () => {
  it('is ours: it seals what it is asked, below the path of the base URL', async () => {
    const base = await listen((request, response) => {
      const url = new URL(request.url ?? '', 'http://localhost');
      if (url.pathname !== `/c${WHOAMI_PATH}`) response.writeHead(404);
      response.end(`${whoami(url.searchParams.get('nonce') ?? '') ?? ''}\n`);
    });
    expect(judge(await ask(`${base}/c`), SEAL)).toBe('ours');
    expect(judge(await ask(base), SEAL)).toBe('not-found');
  });

  it.each([
    ['another workspace', text(200, 'ab'.repeat(32)), 'other-workspace'],
    ['a page', text(200, '<title>hello</title>'), 'stranger'],
    ['a very long page', text(200, 'x'.repeat(1_000_000)), 'stranger'],
    ['our seal, but as an error', text(500, SEAL), 'stranger'],
    ['a proxy without a server', text(502, 'Bad Gateway'), 'no-upstream'],
    ['one that has enough', text(429, ''), 'limited'],
    ['a redirect', text(301, '', { location: 'https://elsewhere.example.cn/' }), 'redirects'],
    ['one that hangs up', (_, response) => void response.destroy(), 'cut'],
  ] satisfies [string, RequestListener, string][])('is %s', async (_, answer, verdict) => {
    expect(judge(await ask(await listen(answer)), SEAL)).toBe(verdict);
  });

  it('a redirect is not followed, and its address is kept', async () => {
    const base = await listen(text(302, '', { location: '/elsewhere' }));
    expect(await ask(base)).toMatchObject({ status: 302, location: '/elsewhere' });
  });

  it('is nobody who listens', async () => {
    const base = await listen(() => undefined);
    const { port } = new URL(base);
    const free = Number(port) === 1 ? 2 : 1;
    expect(judge(await ask(`http://127.0.0.1:${free}`), SEAL)).toMatch(/refused|failed/);
  });

  it('is one that listens and never answers', async () => {
    expect(judge(await ask(await listen(() => undefined), 50), SEAL)).toBe('timeout');
  });

  it('stops at once where nobody waits any more', async () => {
    const base = await listen(() => undefined);
    await expect(askBaseUrl(base, NONCE, 60_000, AbortSignal.abort())).rejects.toThrow();
  });
});

describe('why nothing came back', () => {
  it.each([
    ['ENOTFOUND', 'no-such-host'],
    ['EAI_AGAIN', 'no-such-host'],
    ['ECONNREFUSED', 'refused'],
    ['ENETUNREACH', 'unreachable'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['ECONNRESET', 'cut'],
    ['CERT_HAS_EXPIRED', 'certificate-expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-name'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
    ['EPROTO', 'certificate'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'certificate'],
    ['TypeError', 'failed'],
  ])('%s: %s', (failure, verdict) => {
    expect(judge({ failure }, SEAL)).toBe(verdict);
  });
});
