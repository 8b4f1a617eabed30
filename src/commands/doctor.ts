import { wrongIn } from '../codes/checkup/check-data.ts';
import { scoreData } from '../codes/checkup/data-score.ts';
import { checkIntegrity } from '../codes/checkup/check-integrity.ts';
import { checkMachine } from '../codes/checkup/check-machine.ts';
import { checkUp } from '../codes/checkup/checkup.ts';
import { type Finding, type Severity, SEVERITIES, worstFirst } from '../codes/checkup/finding.ts';
import { listTargets } from '../codes/targets.ts';
import type { Column } from '../core/table.ts';
import { printable } from '../core/width.ts';
import { readBrand } from '../db/settings.ts';
import type { CommandSpec, Input } from './command.ts';
import { type Context, sayKey } from './context.ts';
import { examineData, sayScore } from './doctor-data.ts';
import { findEnded } from './doctor-ended.ts';
import { lookAround } from './doctor-machine.ts';
import { checkOnline } from './doctor-online.ts';
import { sayFinding, sayNext } from './doctor-words.ts';

const COLUMNS: readonly Column[] = [
  { key: 'severity', type: 'word' },
  { key: 'about', type: 'word' },
  { key: 'name', type: 'text' },
  { key: 'finding', type: 'text' },
  { key: 'text', type: 'text' },
  { key: 'next', type: 'text' },
];

export const doctor: CommandSpec = {
  path: 'doctor',
  text: 'help.doctor',
  options: [
    { flags: '--online', text: 'option.online' },
    { flags: '--integrity', text: 'option.integrity' },
    { flags: '--data', text: 'option.data' },
  ],
  output: 'table',
  schema: 'pscrm.doctor/1',
  examples: ['doctor', 'doctor --integrity', 'doctor --data', 'doctor --json'],
  run: async (context, input) => {
    const checked = input.flag('data') ? examineData(context) : undefined;
    const findings = worstFirst([...(await examine(context, input)), ...wrongIn(checked ?? [])]);
    const counts = countsOf(findings);
    const quality = checked && scoreData(checked);
    if (context.globals.form === 'table') sayFindings(context, findings);
    else {
      const rows = findings.map((one) => ({
        severity: one.severity,
        about: one.about,
        name: one.name,
        finding: one.code,
        text: sayFinding(context, one),
        next: sayNext(one),
      }));
      context.show(
        'pscrm.doctor/1',
        { columns: COLUMNS, rows },
        { ...counts, ...(quality && { quality }) },
      );
    }
    if (quality !== undefined && !context.json) sayScore(context, quality);
    if (!context.json)
      context.remark(findings.length === 0 ? 'say.doctor-well' : 'say.doctor', counts);
    // Only what loses people now is a failure: a monitor that rings for notes is switched off.
    if (counts.errors > 0) context.endWith(1);
  },
};

async function examine(context: Context, input: Input): Promise<Finding[]> {
  const db = context.workspace();
  const said = { ...context.settings(), ...readBrand(db) };
  return [
    ...checkUp(db, said, context.globals.now),
    ...checkMachine(lookAround(context), listTargets(db).length > 0),
    ...(input.flag('integrity') ? checkIntegrity(db) : []),
    ...(input.flag('data') ? findEnded(context) : []),
    ...(input.flag('online') ? await checkOnline(context) : []),
  ];
}

function countsOf(findings: readonly Finding[]) {
  const count = (severity: Severity): number =>
    findings.filter((one) => one.severity === severity).length;
  const [errors, warnings, notes] = SEVERITIES.map(count);
  return { errors: errors ?? 0, warnings: warnings ?? 0, notes: notes ?? 0 };
}

/** For people: what, where and what is wrong on one line, what to type below it. */
function sayFindings(context: Context, findings: readonly Finding[]): void {
  const { say, chalk } = context;
  const paint = { error: chalk.red.bold, warning: chalk.yellow.bold, note: chalk.bold };
  for (const one of findings) {
    const place = [sayKey(`value.${one.about}`, say), printable(one.name)].join(' ').trim();
    const title = paint[one.severity](`${say(`value.${one.severity}`)}: ${place}`);
    context.print(`${title}\n  ${sayFinding(context, one)}\n  ${chalk.dim(sayNext(one))}`);
  }
}
