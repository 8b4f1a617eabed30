import type { Say } from '../../text/translate.ts';
import { authority, commentLines, PRIVATE_PATHS, type Site, type Upstream } from './site.ts';

/**
 * A site for Caddy 2.6 and later, which gets and renews the certificate itself, sends http on to
 * https, writes no access log and sets X-Forwarded-For to what it saw itself.
 */
export function caddySite(site: Site, upstream: Upstream, say: Say): string {
  const { host, port, prefix } = site;
  const address = port === 443 ? host : `${host}:${port}`;
  const hidden = PRIVATE_PATHS.map((path) => `${prefix}${path}`).join(' ');
  return `${commentLines(say, 'deploy.caddy', { host })}
${address} {
	request_body {
		max_size 1KB
	}

${commentLines(say, 'deploy.caddy-order', {}, '\t')}
	route {
${commentLines(say, 'deploy.private', { server: authority(upstream) }, '\t\t')}
		@private path ${hidden}
		respond @private 404

		${prefix === '' ? 'handle' : `handle_path ${prefix}/*`} {
			reverse_proxy ${authority(upstream)} {
				transport http {
					dial_timeout 2s
					response_header_timeout 15s
					keepalive 60s
				}
			}
		}
${
  prefix === ''
    ? ''
    : `
${commentLines(say, 'deploy.elsewhere', {}, '\t\t')}
		respond 404
`
}	}
}
`;
}
