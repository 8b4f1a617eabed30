import { expect, it } from 'vitest';
import { baseUrlProblem } from './base-url.ts';

it.each([
  ['', 'missing'],
  ['http://q.example.cn', 'not-https'],
  ['https://localhost:8787', 'local'],
  ['http://127.0.0.1:8787', 'local'],
  ['https://192.168.1.7', 'local'],
  ['https://172.20.0.1', 'local'],
  ['https://172.32.0.1', null],
  ['https://10.0.0.1/c', 'local'],
  ['https://100.example.cn', null],
  ['https://[::1]:8787', 'local'],
  ['https://[fe80::1]', 'local'],
  ['https://[2001:db8::1]', null],
  ['https://shop', 'local'],
  ['https://nas.local', 'local'],
  ['https://localhost.example.cn', null],
  ['https://q.example.cn', null],
  ['https://q.example.cn:8443/c', null],
  ['https://短.example.cn', null],
] as const)('%s: %s', (url, problem) => {
  expect(baseUrlProblem(url)).toBe(problem);
});
