import { type Say, type TextKey } from '../../text/translate.ts';

/** A base URL in the parts that a proxy wants. */
export type Site = {
  readonly host: string;
  readonly port: number;
  /** Of the path, without a slash at its end: '' or `/c`. */
  readonly prefix: string;
};

/** The server as the proxy reaches it. */
export type Upstream = { readonly host: string; readonly port: number };

/** What only the machine itself may ask. The proxy hides it; whoever is on the machine asks directly. */
export const PRIVATE_PATHS = ['/metrics', '/healthz', '/readyz'] as const;

/** @param baseUrl an https address, as `baseUrlProblem` finds nothing wrong with */
export function siteOf(baseUrl: string): Site {
  const { hostname, port, pathname } = new URL(baseUrl);
  return { host: hostname, port: Number(port || 443), prefix: pathname.replace(/\/+$/, '') };
}

/** `127.0.0.1:8787`, `[::1]:8787`. */
export function authority({ host, port }: Upstream): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** A sentence as comment lines, in front of which stands so much room. */
export function commentLines(
  say: Say,
  key: TextKey,
  params: Parameters<Say>[1] = {},
  indent = '',
): string {
  const lines = say(key, params).split('\n');
  return lines.map((line) => `${indent}# ${line}`.trimEnd()).join('\n');
}
