import { createServer } from 'node:http';

/** The least that a redirect in Node can be: it looks at nothing and keeps nothing. */
const headers = [
  'Location',
  'https://work.weixin.qq.com/ca/bench?customer_channel=abcdefg',
  'Cache-Control',
  'no-store',
  'Content-Length',
  '0',
];
const server = createServer((_, response) => {
  response.writeHead(302, headers);
  response.end();
});
server.listen(0, '127.0.0.1', () => {
  console.log(`Serving nothing at http://127.0.0.1:${server.address().port}. Ctrl-C stops.`);
});
process.on('SIGTERM', () => process.exit(0));
