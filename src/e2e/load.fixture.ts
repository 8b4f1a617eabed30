import { connect, type Socket } from 'node:net';

export type Load = {
  /** Answers that arrived whole, so far. */
  readonly answered: () => number;
  /** Ends when every connection is closed, by whichever side. */
  readonly ended: Promise<void>;
  /** Asks no more, and closes each connection behind its last answer. */
  readonly stop: () => void;
};

const END = '\r\n\r\n';

/** Phones that ask for codes one after another, on so many connections, until they are stopped. */
export function sendLoad(url: string, codes: readonly string[], connections: number): Load {
  const { hostname, port } = new URL(url);
  let answered = 0;
  let isStopped = false;
  let next = 0;
  const ask = (socket: Socket): void => {
    if (isStopped) {
      socket.end();
      return;
    }
    next += 1;
    const agent = `Mozilla/5.0 (Linux; Android 14; test ${next}) Mobile`;
    socket.write(
      `GET /${codes[next % codes.length]} HTTP/1.1\r\nHost: x\r\nUser-Agent: ${agent}${END}`,
    );
  };
  const one = (): Promise<void> =>
    new Promise((closed) => {
      const socket = connect({ host: hostname, port: Number(port) });
      let heard = '';
      socket.setEncoding('latin1');
      socket.on('connect', () => ask(socket));
      socket.on('data', (text: string) => {
        heard += text;
        if (!heard.endsWith(END)) return;
        if (heard.startsWith('HTTP/1.1 302 ')) answered += 1;
        heard = '';
        ask(socket);
      });
      socket.on('error', () => undefined).on('close', () => closed());
    });
  const ended = Promise.all(Array.from({ length: connections }, one)).then(() => undefined);
  return { answered: () => answered, ended, stop: () => (isStopped = true) };
}
