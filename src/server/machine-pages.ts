import type { IncomingMessage, ServerResponse } from 'node:http';
import { WHOAMI_PATH, WHOAMI_QUERY } from '../codes/redirect/whoami.ts';
import { answerPlain } from './answers.ts';
import type { openPictures } from './pictures.ts';

/** Names that a code cannot have: the server's own pages stand there. */
export const OWN_NAMES: ReadonlySet<string> = new Set(['healthz', 'readyz', 'metrics']);

/** Whether visits are written as they should be, for a monitor. */
export type Readiness = {
  readonly ready: boolean;
  readonly why: string | null;
  readonly stopping: boolean;
  /** Visits put aside and not taken in yet. */
  readonly waiting: number;
  readonly lost: number;
};

export type MachinePages = {
  readonly pictures: ReturnType<typeof openPictures>;
  readonly whoami: (nonce: string) => string | undefined;
  readonly readiness: () => Readiness;
  readonly metrics: () => string;
};

const FOREVER = 'public, max-age=31536000, immutable';

/**
 * Answers what is no code: health, metrics, pictures.
 * @param rest of the address, behind the slash below which codes stand
 * @returns false where there is nothing of that name
 */
export function answerMachine(
  rest: string,
  request: IncomingMessage,
  response: ServerResponse,
  { pictures, whoami, readiness, metrics }: MachinePages,
): boolean {
  const question = rest.indexOf('?');
  const path = question < 0 ? rest : rest.slice(0, question);
  switch (path) {
    case 'healthz':
      answerPlain(response, 200, 'ok\n');
      return true;
    case 'readyz': {
      const state = readiness();
      answerPlain(response, state.ready ? 200 : 503, `${JSON.stringify(state)}\n`);
      return true;
    }
    case 'metrics':
      // Whoever comes through a proxy comes from outside, and has no business here.
      if (request.headers['x-forwarded-for'] !== undefined)
        answerPlain(response, 404, 'not found\n');
      else answerPlain(response, 200, metrics());
      return true;
    case 'robots.txt':
      answerPlain(response, 200, 'User-agent: *\nDisallow: /\n');
      return true;
    case 'favicon.ico':
      response.writeHead(204, ['Cache-Control', 'public, max-age=86400']);
      response.end();
      return true;
    case WHOAMI_PATH.slice(1): {
      const nonce = new URLSearchParams(rest.slice(path.length)).get(WHOAMI_QUERY) ?? '';
      const seal = whoami(nonce);
      if (seal === undefined) answerPlain(response, 400, 'bad nonce\n');
      else answerPlain(response, 200, `${seal}\n`);
      return true;
    }
    default:
      return answerPicture(path, response, pictures);
  }
}

function answerPicture(
  path: string,
  response: ServerResponse,
  pictures: MachinePages['pictures'],
): boolean {
  const picture = pictures.at(path);
  if (picture === undefined) return false;
  response.writeHead(200, [
    'Content-Type',
    picture.mime,
    'Content-Length',
    String(picture.bytes.length),
    'Cache-Control',
    FOREVER,
    'X-Content-Type-Options',
    'nosniff',
  ]);
  response.end(picture.bytes);
  return true;
}
