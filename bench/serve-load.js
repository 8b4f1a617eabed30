import { connect } from 'node:net';

/**
 * Asks for codes over so many connections, each of which asks again when it has its answer, until
 * so many were asked for.
 * @param nextCode gives the next code
 * @returns answers, the latencies in ms (sorted), and the seconds it took
 * @throws where an answer is none of status 302
 */
export async function sendLoad(url, nextCode, { requests, connections }) {
  const { hostname, port } = new URL(url);
  const latencies = new Float64Array(requests);
  let [asked, answered] = [0, 0];
  const start = performance.now();
  const one = () =>
    new Promise((done, fail) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      let since = 0;
      let rest = '';
      const ask = () => {
        if (asked >= requests) {
          socket.end();
          return;
        }
        since = performance.now();
        socket.write(request(nextCode(asked), asked), 'latin1');
        asked += 1;
      };
      socket.setEncoding('latin1');
      socket.on('connect', ask);
      socket.on('data', (text) => {
        const heard = rest === '' ? text : rest + text;
        // nginx sends a body along.
        if (!heard.endsWith(END) && !heard.endsWith('</html>\r\n')) {
          rest = heard;
          return;
        }
        rest = '';
        if (!heard.startsWith('HTTP/1.1 302 ')) fail(new Error(heard));
        latencies[answered] = performance.now() - since;
        answered += 1;
        ask();
      });
      socket.on('error', fail);
      socket.on('close', done);
    });
  await Promise.all(Array.from({ length: connections }, one));
  const seconds = (performance.now() - start) / 1000;
  return { answered, seconds, latencies: latencies.subarray(0, answered).toSorted() };
}

const END = '\r\n\r\n';

/** As a proxy passes on what a phone sends: a thousand kinds of phones, a million addresses. */
const AGENTS = Array.from(
  { length: 1000 },
  (_, n) =>
    `Mozilla/5.0 (Linux; Android ${10 + (n % 6)}; TEST-${n}) AppleWebKit/537.36 (KHTML, like Gecko) ` +
    `Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.${n % 60}`,
);

function request(code, n) {
  const address = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
  return (
    `GET /${code} HTTP/1.1\r\nHost: q.example.cn\r\nUser-Agent: ${AGENTS[n % AGENTS.length]}\r\n` +
    `Accept: text/html,application/xhtml+xml\r\nAccept-Language: zh-CN,zh;q=0.9\r\n` +
    `X-Forwarded-For: ${address}${END}`
  );
}
