import type { Finding } from './finding.ts';

/** A finding in one line: how bad, what, which one, and the numbers. */
const brief = ({ severity, code, name, params }: Finding): string =>
  [severity, code, name, ...Object.entries(params).map(([key, value]) => `${key}=${String(value)}`)]
    .filter((part) => part !== '')
    .join(' ');

export const briefs = (findings: readonly Finding[]): string[] => findings.map(brief);
