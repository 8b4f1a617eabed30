import type { Say } from '../../text/translate.ts';
import { authority, commentLines, PRIVATE_PATHS, type Site, type Upstream } from './site.ts';

/**
 * A site for nginx 1.18 and later. The prefix of the base URL is taken off: the server knows codes
 * at its root only. X-Forwarded-For is what the proxy itself saw, whatever the visitor sent.
 */
export function nginxSite(site: Site, upstream: Upstream, say: Say): string {
  const { host, port, prefix } = site;
  const tls = port === 443 ? '' : `:${port}`;
  const hidden = PRIVATE_PATHS.map((path) => `${prefix}${path}`);
  return `${commentLines(say, 'deploy.nginx', { host })}
upstream pscrm {
    server ${authority(upstream)};
    keepalive 64;
}

${commentLines(say, 'deploy.nginx-limits')}
limit_req_zone $binary_remote_addr zone=pscrm:10m rate=50r/s;

server {
    listen 80;
    # listen [::]:80;
    server_name ${host};
    server_tokens off;
    access_log off;

    location /.well-known/acme-challenge/ {
        root /var/www/acme;
    }
    location / {
        return 301 https://$host${tls}$request_uri;
    }
}

server {
    listen ${port} ssl;
    # listen [::]:${port} ssl;
    server_name ${host};

${commentLines(say, 'deploy.nginx-certificate', { host }, '    ')}
    ssl_certificate     /etc/letsencrypt/live/${host}/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/${host}/privkey.pem;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_session_cache shared:pscrm_tls:10m;
    ssl_session_timeout 1d;
    ssl_session_tickets off;

${commentLines(say, 'deploy.nginx-log', {}, '    ')}
    access_log off;
    error_log /var/log/nginx/pscrm.error.log crit;
    server_tokens off;

    client_max_body_size 1k;
    client_header_timeout 10s;
    client_body_timeout 10s;
    send_timeout 10s;
    large_client_header_buffers 4 8k;

    limit_req zone=pscrm burst=200 nodelay;
    limit_req_status 429;
    limit_req_log_level info;

${commentLines(say, 'deploy.private', { server: authority(upstream) }, '    ')}
${hidden.map((path) => `    location = ${path} { return 404; }`).join('\n')}

    location ${prefix}/ {
        proxy_pass http://pscrm${prefix === '' ? '' : '/'};
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_connect_timeout 2s;
        proxy_read_timeout 15s;
    }
${prefix === '' ? '' : `\n${commentLines(say, 'deploy.elsewhere', {}, '    ')}\n    location / { return 404; }\n`}}
`;
}
