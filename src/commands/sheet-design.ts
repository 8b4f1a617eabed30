import { readFileSync } from 'node:fs';
import { pictureSize } from '../print/picture-size.ts';
import { judgeSide } from '../print/sheet/judge-design.ts';
import type { Job } from '../print/sheet/press.ts';
import type { Places } from '../print/sheet/read-template.ts';
import type { Problem } from '../print/sheet/template-values.ts';
import type { Context } from './context.ts';
import { refuseProblems, sayProblem } from './sheet-options.ts';

/** What nobody could scan, or only with luck. */
const REFUSED: ReadonlySet<string> = new Set(['symbol-off-card', 'on-symbol']);

/**
 * Holds a design against paper: what a printer would ring up about is said, by line of the template.
 * @returns what was said, for machines
 * @throws bad-template for a symbol that would be cut through, or written on
 */
export function judgeDesign(
  context: Context,
  file: string,
  { layout, symbols, front, back }: Job,
  places: Places,
): readonly Problem[] {
  const pixels = (path: string) => pictureSize(readFileSync(path));
  const problems = (
    [
      ['front', front],
      ['back', back ?? []],
    ] as const
  ).flatMap(([name, side]) =>
    // A side without places is the plain card.
    judgeSide(places[name].length === 0 ? [] : side, { layout, symbols, pixels }).flatMap(
      ({ at, code, params }) => {
        const place = places[name][at];
        if (place === undefined) return [];
        const other = places[name][Number(params['other']) - 1]?.path;
        return { ...place, code, params: other === undefined ? params : { ...params, other } };
      },
    ),
  );
  refuseProblems(
    context,
    file,
    problems.filter(({ code }) => REFUSED.has(code)),
  );
  for (const problem of problems) {
    const { place, problem: words } = sayProblem(context, file, problem);
    context.io.err(`${context.say('say.note')}${place}: ${words}\n`);
  }
  return problems;
}
