import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerPlain } from './answers.ts';
import { clientAddress, codeOf, forwardedFor, LONGEST_URL, purposeOf } from './asked.ts';
import { answerMachine, type MachinePages, OWN_NAMES } from './machine-pages.ts';
import type { Turns } from './turns.ts';

/**
 * Takes requests in: a code goes to the next turn, all else is answered at once.
 * @param basePath of the base URL ('' or `/q`): codes stand below it, and at the top as well, for
 *   proxies that take it away
 * @param proxies see `clientAddress`
 */
export function openFront(parts: {
  readonly turns: Turns;
  readonly pages: MachinePages;
  readonly basePath: () => string;
  readonly proxies: number;
  readonly isStopping: () => boolean;
}): (request: IncomingMessage, response: ServerResponse) => void {
  const { turns, pages, basePath, proxies, isStopping } = parts;
  return (request, response) => {
    const url = request.url ?? '/';
    const method = request.method ?? 'GET';
    if (isStopping()) response.shouldKeepAlive = false;
    if (method !== 'GET' && method !== 'HEAD') {
      // What it sends is not read: the connection ends with the answer.
      response.shouldKeepAlive = false;
      answerPlain(response, 405, 'GET or HEAD\n', ['Allow', 'GET, HEAD']);
      return;
    }
    if (url.length > LONGEST_URL) {
      answerPlain(response, 414, 'too long\n');
      return;
    }
    const base = basePath();
    const from = base !== '' && url.startsWith(`${base}/`) ? base.length + 1 : 1;
    const code = codeOf(url, from);
    if (code === undefined || OWN_NAMES.has(code)) {
      const rest = url.slice(from);
      if (answerMachine(rest, request, response, pages)) return;
    }
    const { headers, socket } = request;
    const address = clientAddress(socket.remoteAddress, forwardedFor(headers), proxies);
    const userAgent = headers['user-agent'] ?? '';
    const asked = { code: code ?? '', method, userAgent, purpose: purposeOf(headers), address };
    if (code === undefined) turns.addWrong(asked, response);
    else turns.add(asked, response);
  };
}
