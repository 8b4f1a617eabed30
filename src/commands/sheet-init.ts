import { writeFileSync } from 'node:fs';
import { findCampaign } from '../codes/campaigns.ts';
import { PscrmError } from '../core/errors.ts';
import { plainCard } from '../print/sheet/plain-card.ts';
import { planLayout } from '../print/sheet/layout.ts';
import { leastSide } from '../print/sheet/symbol.ts';
import type { Element, Wishes } from '../print/sheet/template.ts';
import type { CommandSpec } from './command.ts';
import type { Context } from './context.ts';
import { mayWrite } from './out-file.ts';
import { joinWishes, SHEET_OPTIONS, typedWishes } from './sheet-options.ts';
import { writeWhole } from './whole-file.ts';

/** Across a symbol of version 3, which holds the addresses of most. */
const USUAL_MODULES = 29;

const SCHEMA = 'pscrm.sheet-template/1';

export const sheetInit: CommandSpec = {
  path: 'sheet init',
  text: 'help.sheet-init',
  arguments: [{ name: 'file', text: 'argument.template' }],
  options: [{ flags: '--campaign <name>', text: 'option.sheet-campaign' }, ...SHEET_OPTIONS],
  output: 'json',
  schema: SCHEMA,
  examples: ['sheet init card.yaml', 'sheet init label.yaml --card 60x40 --paper roll'],
  run: async (context, input) => {
    const [file] = input.arguments;
    if (file === undefined) throw new PscrmError('missing-argument', { argument: 'FILE' });
    const campaign = input.text('campaign');
    const variants =
      campaign === undefined ? [] : findCampaign(context.workspace(), campaign).variants;
    const text = templateText(
      context,
      joinWishes({}, typedWishes(input)),
      variants.map(({ name }) => name),
    );
    const path = context.path(file);
    await mayWrite(context, file);
    await writeWhole(path, file, (partial) => writeFileSync(partial, text));
    if (context.json) return context.printJson({ schema: SCHEMA, file });
    context.print(context.say('say.sheet-template', { file }));
    context.next(`pscrm sheet --batch 1 --template ${file}`);
  },
};

/** The plain card of that size as a template, with what else could stand in it in comments. */
function templateText(context: Context, wishes: Wishes, variants: readonly string[]): string {
  const { say } = context;
  const { card, bleed, marks, dpi } = planLayout(wishes);
  const { paper = 'a4', labels, stack = false } = wishes;
  const hook = say('sheet.hook');
  const grid = labels === undefined ? '# labels: 3x7' : `labels: ${labels.columns}x${labels.rows}`;
  const lines: (readonly [line: string, remark?: string])[] = [
    [`# ${say('template.head')}`],
    [`# ${say('template.units')}`],
    [''],
    [`card: ${card.width}x${card.height}`, say('template.card')],
    [`paper: ${paper}`, say('template.paper')],
    [grid, say('template.labels')],
    [`bleed: ${bleed}`, say('template.bleed')],
    [`marks: ${marks}`, say('template.marks')],
    [`stack: ${stack}`, say('template.stack')],
    [`dpi: ${dpi}`, say('template.dpi')],
    ['# font: brand.otf', say('template.font')],
    ['# bold: brand-bold.otf'],
    [''],
    [`# ${say('template.hooks')}`],
    ['hooks:'],
    [`  default: ${JSON.stringify(hook)}`],
    ...variants.map((name) => [`  ${JSON.stringify(name)}: ${JSON.stringify(hook)}`] as const),
    [''],
    [`# ${say('template.front')}`],
    [`# ${say('template.places')}`],
    ['front:'],
    ['  # - picture: background.jpg', say('template.background')],
    ['  # - picture: logo.png', say('template.picture')],
    ['  #   at: [5, 5, 12, 12]'],
    ...plainCard(card, leastSide(USUAL_MODULES, dpi)).flatMap((element) =>
      elementLines(element, say('template.symbol')),
    ),
    [''],
    [`# ${say('template.back')}`],
    ['# back:'],
    ['#   - text: "{brand}"'],
    [`#     at: [5, 5, ${card.width - 10}, 10]`],
  ];
  const told = (line: string, remark?: string): string =>
    remark === undefined ? line : `${line.padEnd(24)} # ${remark}`;
  return `${lines.map(([line, remark]) => told(line, remark)).join('\n')}\n`;
}

function elementLines(element: Element, remark: string): (readonly [string, string?])[] {
  if (element.kind === 'picture') return [];
  const { x, y, width, height } = element.at;
  if (element.kind === 'symbol')
    return [
      [`  - symbol: ${element.level}`, remark],
      [`    at: [${[x, y, width].join(', ')}]`],
      ['    # logo: logo.png'],
    ];
  const lines: [string][] = [
    [`  - text: ${JSON.stringify(element.text)}`],
    [`    at: [${[x, y, width, height].join(', ')}]`],
    [`    size: ${element.size}`],
  ];
  if (element.bold) lines.push(['    bold: true']);
  if (element.align !== 'left') lines.push([`    align: ${element.align}`]);
  return lines;
}
