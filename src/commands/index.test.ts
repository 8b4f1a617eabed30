import { expect, test } from 'vitest';
import { campaigns } from './branches/campaigns.ts';
import { codes } from './branches/codes.ts';
import { customers } from './branches/customers.ts';
import { intake } from './branches/intake.ts';
import { reports } from './branches/reports.ts';
import { server } from './branches/server.ts';
import { sheets } from './branches/sheets.ts';
import { workspace } from './branches/workspace.ts';
import { commandsOf } from './index.ts';

const BRANCHES = [workspace, intake, campaigns, codes, sheets, server, reports, customers];
const paths = (commands: readonly { readonly path: string }[]): readonly string[] =>
  commands.map(({ path }) => path);

test('the first word of every command leads to it, and to others that it begins alone', async () => {
  for (const path of paths(BRANCHES.flat())) {
    const [first = ''] = path.split(' ');
    const found = paths(await commandsOf(first));
    expect(found, path).toContain(path);
    expect(new Set(found.map((one) => one.split(' ')[0]))).toEqual(new Set([first]));
  }
});

test.each([undefined, '', 'help', 'reprot', 'constructor'])('%s leads to all', async (word) => {
  const all = paths(await commandsOf(word));
  expect(all.toSorted()).toEqual(paths(BRANCHES.flat()).toSorted());
  expect(all[0]).toBe('init');
});
