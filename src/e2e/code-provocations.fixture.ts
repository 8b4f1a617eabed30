/** How the errors of codes and their cards come about. */
import { expect } from 'vitest';
import { beginFolder } from '../codes/partial-folder.ts';
import { openWorkspace } from '../db/open.ts';
import { qrMatrix } from '../print/matrix.ts';
import { transparentPng } from '../print/picture.fixture.ts';
import { qrPng } from '../print/png.ts';
import type { HarnessOptions, openHarness } from './harness.ts';

type Harness = ReturnType<typeof openHarness>;
export type Provocation = {
  readonly line: string;
  readonly before?: (at: Harness) => unknown;
  readonly options?: HarnessOptions;
};

export const INIT = 'init --base-url https://q.example.cn';
export const run =
  (...lines: readonly string[]) =>
  async (at: Harness): Promise<void> => {
    for (const line of lines) expect((await at.run(line)).code).toBe(0);
  };
export const after = (lines: readonly string[], line: string): Provocation => ({
  line,
  before: run(...lines),
});
export const CAMPAIGN = [INIT, 'campaign create card --channel package-card'];
export const BATCH = 'code batch --campaign card --count 3 --seed a --images none --out codes';

/** A batch of three codes, to be printed with a template. */
const sheet = (flags: string, template = ''): Provocation => ({
  line: `sheet --batch 1 --out cards.pdf ${flags}`,
  before: async (at) => {
    await run(...CAMPAIGN, BATCH)(at);
    at.write('a.yaml', template);
  },
});

/** The same, with a background of those bytes. */
const background = (bytes: Buffer): Provocation => ({
  line: 'sheet --batch 1 --template a.yaml --out cards.pdf',
  before: async (at) => {
    await run(...CAMPAIGN, BATCH)(at);
    at.write('a.yaml', 'front:\n  - picture: a.png\n  - symbol: M\n    at: [5, 5, 40]\n');
    at.write('a.png', bytes);
  },
});
const PNG = qrPng(qrMatrix('a picture'));

/** Two cards of variant a were scanned, and somebody says that one was shown. */
const SHOWN_TO_ONE: Provocation = {
  line: 'report hooks --campaign card --shown a=1',
  before: async (at) => {
    await run(INIT, 'campaign create card --channel package-card --variant a', BATCH)(at);
    const codes = at.read('codes/codes.csv').split('\n').slice(1, 3);
    const visits = codes.map((line) => `${line.split(',')[0]},2026-03-02 10:00:00`);
    at.write('visits.csv', ['code,at', ...visits].join('\n'));
    await run('import visits.csv')(at);
  },
};

export const CODES: Readonly<Record<string, Provocation>> = {
  'unknown-code': after([INIT], 'code show abcdefg'),
  'mistyped-code': after([...CAMPAIGN, BATCH], 'code show abcdefgh'),
  'path-in-capitals': after([`${INIT}/q`], `${BATCH} --uppercase`),
  'shown-too-few': SHOWN_TO_ONE,
  'nothing-to-resume': after(CAMPAIGN, `${BATCH} --resume`),
  'resume-differs': {
    line: `${BATCH} --resume`,
    before: async (at) => {
      await run(...CAMPAIGN)(at);
      const db = openWorkspace(at.path('pscrm.db'), { create: false });
      beginFolder(db, at.path('codes'), { seed: 'b', request: '' }, { pid: 1, hostName: 'here' });
      db.close();
    },
  },
  'folder-in-use': {
    line: BATCH,
    before: async (at) => {
      await run(...CAMPAIGN)(at);
      const db = openWorkspace(at.path('pscrm.db'), { create: false });
      beginFolder(db, at.path('codes'), { seed: 'b', request: '' }, { pid: 17, hostName: 'here' });
      db.close();
    },
    options: { running: [17] },
  },
  'nothing-to-check': after([INIT], 'code check pscrm.db'),
  'unknown-batch': after([INIT], 'sheet --batch 7'),
  'out-is-source': after([...CAMPAIGN, BATCH], 'sheet --batch 1 --out pscrm.db --yes'),
  'bad-template': sheet('--template a.yaml', 'card: 85x54\nbleed: 3 mm\n'),
  'card-too-large': sheet('--card 300x300'),
  'symbol-too-small': sheet('--card 12x12'),
  'unknown-variant': sheet('--hook red-paket=领红包'),
  'unknown-place': sheet('--hook 您好{name}'),
  'not-printable': background(Buffer.from('GIF89a')),
  'picture-damaged': background(PNG.subarray(0, -20)),
  'picture-heavy': background(transparentPng(9000, 9000)),
  'missing-glyph': sheet('--hook 扫码有礼🎁'),
  'text-too-long': sheet(
    '--template a.yaml',
    'front:\n  - symbol: M\n    at: [2, 2, 30]\n  - text: 扫码添加企业微信\n    at: [40, 2, 6, 3]\n',
  ),
  'bad-font': sheet('--template a.yaml', 'font: a.yaml\n'),
};
