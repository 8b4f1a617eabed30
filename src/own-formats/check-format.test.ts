import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STATUSES } from '../core/status.ts';
import { GRADES } from '../formats/format.ts';
import { FORMATS } from '../formats/index.ts';
import { formatText } from './answers.ts';
import { checkFormat, SCHEMA_FILE } from './check-format.ts';

const ORDERS = {
  id: 'my-erp',
  kind: 'orders',
  claims: [['单号', '状态']],
  platform: 'weimob',
  shape: 'row',
  columns: { order_no: ['单号'], created_at: ['时间'] },
  status: { seen: ['状态'], rules: [{ when: { 状态: ['已发货'] }, is: 'shipped' }] },
  paid: [{ amount: ['实付'] }],
  people: [{ kind: 'buyer', from: ['买家'] }],
};
const JOINS = {
  id: 'my-joins',
  kind: 'joins',
  claims: [['客户', '时间']],
  fields: {
    phone: { from: ['手机'], type: 'id' },
    joined_at: { from: ['时间'], type: 'instant' },
  },
};

/** Each problem as `line: path: code`. */
async function problemsOf(value: unknown): Promise<readonly string[]> {
  const { problems } = await checkFormat(JSON.stringify(value, null, 1));
  return problems.map(({ line, path, code }) => `${line}: ${path}: ${code}`);
}

describe('a format of one’s own', () => {
  it('may be anything that a built-in format is, under another id', async () => {
    for (const format of FORMATS) {
      const checked = await checkFormat(formatText({ ...format, id: `my-${format.id}` }));
      expect(checked.problems, format.id).toEqual([]);
      expect(checked.format).toEqual({
        $schema: 'urn:pscrm:format:1',
        ...format,
        id: `my-${format.id}`,
      });
    }
  });

  it.each([
    ['orders', ORDERS],
    ['joins', JOINS],
    [
      'orders of any platform',
      { ...ORDERS, platform: undefined, columns: { ...ORDERS.columns, platform: ['平台'] } },
    ],
    [
      'items',
      { ...ORDERS, kind: 'items', status: { seen: [], rules: [] }, line: { name: [['货品']] } },
    ],
  ])('may be of %s', async (_, format) => {
    expect(await problemsOf(format)).toEqual([]);
  });

  it.each([
    ['a list', [], '1: : not-object'],
    ['an unknown key', { ...ORDERS, colums: {} }, '50: colums: unknown-key'],
    ['an unknown kind', { ...ORDERS, kind: 'order' }, '3: kind: one-of'],
    ['no claims', { ...ORDERS, claims: [] }, '4: claims: empty'],
    ['an empty claim', { ...ORDERS, claims: [[]] }, '5: claims[0]: empty'],
    ['a claim that is no list', { ...ORDERS, claims: ['单号'] }, '5: claims[0]: not-array'],
    ['an id with blanks', { ...ORDERS, id: 'My ERP' }, '2: id: written-like'],
    ['an id that is taken', { ...ORDERS, id: 'pdd-orders' }, '2: id: id-taken'],
    ['an unknown shape', { ...ORDERS, shape: 'rows' }, '11: shape: one-of'],
    [
      'an unknown column',
      { ...ORDERS, columns: { ...ORDERS.columns, buyer: ['b'] } },
      '19: columns.buyer: unknown-key',
    ],
    ['a number', { ...ORDERS, platform: 5 }, '10: platform: not-string'],
    ['no order number', { ...ORDERS, columns: { created_at: ['t'] } }, '12: columns: missing'],
    ['no time', { ...ORDERS, columns: { order_no: ['n'] } }, '12: columns: missing'],
    ['no platform', { ...ORDERS, platform: undefined }, '1: : missing'],
    ['parts without a number', { ...ORDERS, shape: 'part' }, '12: columns: missing'],
    ['no status', { ...ORDERS, status: { seen: [], rules: [] } }, '20: status: missing'],
    ['an unknown zone', { ...ORDERS, timezone: 'Mars' }, '50: timezone: no-timezone'],
    ['an unknown currency', { ...ORDERS, currency: 'XQX' }, '50: currency: no-currency'],
    ['a currency in words', { ...ORDERS, currency: 'yuan' }, '50: currency: written-like'],
    ['an unknown sign', { ...ORDERS, signs: { 'q/~': 'XQX' } }, '51: signs.q/~: no-currency'],
    [
      'an unknown person',
      { ...ORDERS, people: [{ kind: 'nick', from: ['b'] }] },
      '44: people[0].kind: one-of',
    ],
    ['an odd condition', { ...ORDERS, paidWhen: { 状态: 'full' } }, '51: paidWhen.状态: one-of'],
    [
      'an unknown field',
      { ...JOINS, fields: { ...JOINS.fields, name: { from: ['a'], type: 'text' } } },
      '23: fields.name: unknown-key',
    ],
    [
      'a field of another type',
      { ...JOINS, fields: { joined_at: { from: ['t'], type: 'text' } } },
      '15: fields.joined_at.type: one-of',
    ],
    ['a field that must be there', { ...JOINS, fields: {} }, '10: fields: missing'],
    ['orders’ columns on joins', { ...JOINS, columns: {} }, '24: columns: unknown-key'],
  ])('cannot have %s', async (_, format, problem) => {
    expect(await problemsOf(format)).toEqual([problem]);
  });

  it('names all that is wrong at once, with the words that would be right', async () => {
    const rules = [{ when: { 状态: ['x'] }, is: 'sent' }];
    const { problems } = await checkFormat(
      JSON.stringify({ ...ORDERS, shape: 'rows', status: { seen: ['状态'], rules } }, null, 1),
    );
    expect(problems.map(({ path }) => path)).toEqual(['shape', 'status.rules[0].is']);
    expect(problems[1]?.params).toEqual({ choices: [...STATUSES] });
  });

  it('says the line at which it stops being JSON', async () => {
    const { problems } = await checkFormat('{\n  "id": "mine",\n  "kind": joins\n}\n');
    expect(problems).toEqual([{ line: 3, path: '', code: 'not-json', params: {} }]);
  });
});

/** The names of the members of each exported type of format.ts, and the words of its unions. */
const SOURCE = ['../formats/format.ts', '../core/written-date.ts']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n\n')
  .replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '');

function typeText(name: string): string {
  const text = new RegExp(`type ${name} =([\\s\\S]*?);\\n(?=\\n|$)`).exec(SOURCE)?.[1];
  if (text === undefined) throw new Error(`format.ts has no type ${name}`);
  return text;
}

/** Members at the depth of the type itself: two blanks in front of them. */
function membersOf(name: string): readonly string[] {
  const lines = [...typeText(name).matchAll(/^ {2}readonly (\w+)\??:/gm)].map(
    ([, key = '']) => key,
  );
  // Short types stand on one line.
  const members =
    lines.length > 0
      ? lines
      : [...typeText(name).matchAll(/readonly (\w+)\??:/g)].map(([, key = '']) => key);
  return members;
}

function innerMembers(name: string, member: string): readonly string[] {
  const inner =
    new RegExp(`readonly ${member}\\??: (?:readonly )?\\{([\\s\\S]*?)\\n? *\\};`).exec(
      typeText(name),
    )?.[1] ?? '';
  return [...inner.matchAll(/readonly (\w+)\??:/g)].map(([, key = '']) => key);
}

function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
}

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly definitions: Readonly<Record<string, Schema>>;
};
const SCHEMA: Schema = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'));
const keys = (schema: Schema | undefined): readonly string[] =>
  Object.keys(schema?.properties ?? {}).filter((key) => key !== '$schema');

describe('the published schema and the type', () => {
  const { definitions } = SCHEMA;
  it.each([
    ['OrderFormat', [...membersOf('Claim'), ...membersOf('OrderFormat')]],
    ['FactFormat', [...membersOf('Claim'), ...membersOf('FactFormat')]],
    ['StatusRule', membersOf('StatusRule')],
    ['AmountRule', membersOf('AmountRule')],
    ['Place', membersOf('Place')],
    ['PersonSource', membersOf('PersonSource')],
    ['Field', membersOf('Field')],
    ['Sure', membersOf('Sure')],
  ])('%s has the same members, and no others', (name, members) => {
    expect(members.length).toBeGreaterThan(1);
    expect(keys(definitions[name]).toSorted()).toEqual([...members].toSorted());
    expect(definitions[name]?.additionalProperties).toBe(false);
  });

  it.each(['columns', 'status', 'line'])('OrderFormat.%s, too', (member) => {
    const schema = definitions['OrderFormat']?.properties?.[member];
    const members = innerMembers('OrderFormat', member);
    expect(members.length).toBeGreaterThan(1);
    expect(keys(schema).toSorted()).toEqual(members.toSorted());
    expect(schema?.additionalProperties).toBe(false);
  });

  it('have the same words', () => {
    const orders = definitions['OrderKind']?.enum ?? [];
    const facts = definitions['FactKind']?.enum ?? [];
    expect(orders).toEqual(['orders', 'items']);
    expect(facts).toEqual(wordsOf(typeText('FactKind')));
    expect(SCHEMA.properties?.['kind']?.enum).toEqual([...orders, ...facts]);
    expect(definitions['Grade']?.enum).toEqual([...GRADES]);
    expect(definitions['DateOrder']?.enum).toEqual(wordsOf(typeText('DateOrder')));
    expect(definitions['Status']?.enum).toEqual([...STATUSES]);
    const type = /readonly type:\s*([^;]+);/.exec(typeText('Field'))?.[1] ?? '';
    expect(definitions['Field']?.properties?.['type']?.enum).toEqual(wordsOf(type));
    const shape = /readonly shape:\s*([^;]+);/.exec(typeText('OrderFormat'))?.[1] ?? '';
    expect(definitions['OrderFormat']?.properties?.['shape']?.enum).toEqual(wordsOf(shape));
  });

  it('demand the same members', () => {
    for (const name of ['OrderFormat', 'FactFormat']) {
      const demanded = [
        ...`${typeText('Claim')}\n${typeText(name)}`.matchAll(/^ {2}readonly (\w+):/gm),
      ];
      expect(definitions[name]?.required?.toSorted()).toEqual(
        demanded.map(([, key = '']) => key).toSorted(),
      );
    }
  });
});
