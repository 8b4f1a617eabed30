import { isOwnAddress } from '../addresses.ts';
import type { RedirectState } from '../redirect/state.ts';
import type { Finding } from './finding.ts';

/**
 * Targets and pools that send people back to where the codes are: typing such an address is refused, but
 * the base URL may have been changed since.
 */
export function checkCircles({ targets, pools }: RedirectState, baseUrl: string): Finding[] {
  const isOwn = (url: string | null): boolean => url !== null && isOwnAddress(url, baseUrl);
  const findings: Finding[] = [];
  for (const { name, url, ways } of targets.values()) {
    const own = [url, ...ways.map((way) => way.url)].find(isOwn);
    if (own !== undefined && own !== null)
      findings.push({
        severity: 'error',
        code: 'target-circle',
        about: 'target',
        name,
        params: { url: own, base: baseUrl },
        next: ['pscrm', 'target', 'edit', name, '--url', 'URL'],
      });
  }
  for (const { name, fallbackUrl } of pools.values()) {
    if (fallbackUrl !== null && isOwn(fallbackUrl))
      findings.push({
        severity: 'error',
        code: 'pool-circle',
        about: 'pool',
        name,
        params: { url: fallbackUrl, base: baseUrl },
        next: ['pscrm', 'pool', 'edit', name, '--fallback-url', 'URL'],
      });
  }
  return findings;
}
