import { DIMENSIONS } from '../reports/dimensions/dimension.ts';
import { REPORTS } from '../reports/index.ts';
import { isTextKey, type Say } from '../text/translate.ts';

const OPTIONS = ['campaign', 'since', 'until', 'top', 'currency', 'gross', 'visits'];

/** Which report takes which of the options that they share, and why some do not. */
export function reportMatrix(say: Say): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const row = (name: string, has: (report: (typeof REPORTS)[number]) => boolean): string =>
    line([`\`${name}\``, ...REPORTS.map((report) => (has(report) ? '●' : ''))]);
  const options = OPTIONS.map((name) =>
    row(`--${name}`, (report) => report.options.some((option) => option.name === name)),
  );
  const dimensions = [...DIMENSIONS, 'hour'].map((by) =>
    row(
      `--by ${by}`,
      (report) => report.options.find(({ name }) => name === 'by')?.choices?.includes(by) === true,
    ),
  );
  const reasons = REPORTS.flatMap(({ name }) => {
    const key = `report-without.${name}`;
    return isTextKey(key) ? `- \`${name}\`: ${say(key)}` : [];
  });
  return [
    line(['', ...REPORTS.map(({ name }) => name)]),
    line(['---', ...REPORTS.map(() => '---')]),
    ...dimensions,
    ...options,
    '',
    ...reasons,
  ].join('\n');
}
