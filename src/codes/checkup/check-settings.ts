import { baseUrlProblem } from './base-url.ts';
import type { Finding } from './finding.ts';

/** What a workspace says of itself; '' where it was not told. */
export type Said = {
  readonly base_url: string;
  readonly brand: string;
  readonly operator: string;
  readonly privacy_url: string;
};

/** What each is called where it is set. */
const PAGE_SETTINGS = [
  ['brand', 'brand', 'NAME'],
  ['operator', 'operator', 'COMPANY'],
  ['privacy_url', 'privacy-url', 'URL'],
] as const;

/** @param hasTargets somebody is to be shown something: then the page must say whose it is */
export function checkSettings(said: Said, hasCodes: boolean, hasTargets: boolean): Finding[] {
  const findings: Finding[] = [];
  const problem = baseUrlProblem(said.base_url);
  if (problem !== null)
    findings.push({
      severity: hasCodes && problem !== 'not-https' ? 'error' : 'warning',
      code: `base-url-${problem}`,
      about: 'base-url',
      name: said.base_url,
      params: {},
      next: ['pscrm', 'config', 'set', 'base-url', 'https://q.example.cn'],
    });
  const missing = PAGE_SETTINGS.filter(([key]) => said[key] === '');
  const [first] = missing;
  if (hasTargets && first !== undefined)
    findings.push({
      severity: 'warning',
      code: 'page-settings',
      about: 'workspace',
      name: '',
      params: { missing: missing.map(([, name]) => name) },
      next: ['pscrm', 'config', 'set', first[1], first[2]],
    });
  return findings;
}
