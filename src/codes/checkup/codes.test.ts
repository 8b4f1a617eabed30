import { describe, expect, it } from 'vitest';
import { member, NOON, pool, stateOf, target } from '../redirect/state.fixture.ts';
import { briefs } from './brief.fixture.ts';
import { checkDestinations, checkStraightTargets, checkWays } from './check-codes.ts';
import { checkMachine } from './check-machine.ts';
import { checkSettings } from './check-settings.ts';
import { type Finding, worstFirst } from './finding.ts';
import type { Route } from './routes.ts';

const next = ([first]: readonly Finding[]): string => first?.next.join(' ') ?? '';

const route = (parts: Partial<Route> = {}): Route => ({
  batch: 1,
  campaignId: 1,
  campaign: 'spring',
  variant: 'sample',
  poolId: null,
  targetId: null,
  codes: 10,
  ...parts,
});

describe('codes without destination', () => {
  const none = stateOf(pool('weighted', []));
  const nobody = { ...none, pools: new Map() };

  it('are counted by batch, beside those that have one', () => {
    const routes = [route(), route({ poolId: 1, codes: 90 }), route({ batch: 2, targetId: 1 })];
    expect(briefs(checkDestinations(routes, new Map(), none))).toEqual([
      'warning codes-lead-nowhere 1 campaign=spring n=10 codes=100 came=0',
    ]);
  });

  it('are an error once people have scanned them', () => {
    expect(briefs(checkDestinations([route()], new Map([[1, 3]]), none))).toEqual([
      'error codes-lose-people 1 campaign=spring n=10 codes=10 came=3',
    ]);
  });

  it('are given what there is: a pool, else a target, else one has to be made', () => {
    const one = { ...nobody, targets: new Map([[7, target(7)]]) };
    const found = [none, one, nobody].map((state) =>
      next(checkDestinations([route()], new Map(), state)),
    );
    expect(found).toEqual([
      'pscrm code edit --batch 1 --pool sales',
      'pscrm code edit --batch 1 --target staff_07',
      'pscrm target add NAME --kind acquisition-link --url URL',
    ]);
  });
});

describe('codes that lead straight to one target', () => {
  const state = (parts: Parameters<typeof target>[1]) =>
    stateOf(pool('weighted', []), [target(1, parts)]);
  it.each([
    [{}, []],
    [{ paused: true }, ['error straight-paused staff_01 n=30']],
    [{ expiresAt: NOON }, ['error straight-expired staff_01 n=30']],
    [{ fullAt: 5, shownTotal: 5 }, ['error straight-full staff_01 n=30']],
  ])('%o', (parts, findings) => {
    const routes = [route({ targetId: 1 }), route({ targetId: 1, batch: 2, codes: 20 })];
    expect(briefs(checkStraightTargets(routes, state(parts), NOON))).toEqual(findings);
  });
});

it('a full group that codes lead straight to is followed by a new one, which is empty', () => {
  const full = stateOf(pool('weighted', []), [target(1, { fullAt: 5, shownTotal: 5 })]);
  expect(next(checkStraightTargets([route({ targetId: 1 })], full, NOON))).toBe(
    'pscrm target edit staff_01 --file FILE --new-group',
  );
});

describe('contact ways', () => {
  const way = {
    campaignId: 1,
    variant: 'sample',
    state: 'bo-1',
    url: 'https://a.cn',
    pictureId: null,
  };
  const bo = { kind: 'contact-way', url: null, ways: [way] } as const;
  const state = stateOf(pool('weighted', [member(1, {}, bo)]));

  it('are wanted for every variant of every campaign that leads to them', () => {
    const routes = [
      route({ poolId: 1 }),
      route({ poolId: 1, variant: 'redpacket' }),
      route({ poolId: 1, variant: 'redpacket', batch: 2 }),
      route({ poolId: 1, campaignId: 2, campaign: 'summer', variant: '' }),
    ];
    const found = checkWays(routes, state);
    expect(briefs(found)).toEqual([
      'error no-way-for-variant staff_01 campaign=spring variant=redpacket',
      'error no-way-for-campaign staff_01 campaign=summer variant=',
    ]);
    expect(next(found)).toBe(
      'pscrm target edit staff_01 --campaign spring --variant redpacket --state STATE --url URL',
    );
  });

  it('are not asked of whoever is paused', () => {
    const paused = stateOf(pool('weighted', [member(1, { paused: true }, bo)]));
    expect(checkWays([route({ poolId: 1, variant: 'redpacket' })], paused)).toEqual([]);
  });

  it('a target of another kind needs an address or a picture', () => {
    const bare = stateOf(pool('weighted', []), [target(1, { kind: 'qr-image', url: null })]);
    expect(briefs(checkWays([route({ targetId: 1 })], bare))).toEqual([
      'error target-shows-nothing staff_01',
    ]);
  });
});

describe('settings', () => {
  const said = {
    base_url: 'https://q.example.cn',
    brand: '测试品牌',
    operator: '测试公司',
    privacy_url: 'https://q.example.cn/p',
  };
  it.each([
    ['all said', said, true, []],
    ['no base URL, no codes', { ...said, base_url: '' }, false, ['warning base-url-missing']],
    [
      'localhost',
      { ...said, base_url: 'http://localhost:8787' },
      true,
      ['error base-url-local http://localhost:8787'],
    ],
    [
      'http',
      { ...said, base_url: 'http://q.example.cn' },
      true,
      ['warning base-url-not-https http://q.example.cn'],
    ],
    [
      'no name, no link',
      { ...said, brand: '', privacy_url: '' },
      true,
      ['warning page-settings missing=brand,privacy-url'],
    ],
    ['nothing to show yet', { ...said, brand: '' }, false, []],
  ] as const)('%s', (_, settings, inUse, findings) => {
    expect(briefs(checkSettings(settings, inUse, inUse))).toEqual(findings);
  });
});

describe('the machine', () => {
  const quiet = { database: 'pscrm.db', readable: [], waiting: 0, holder: undefined };
  const holder = { pid: 7, host: 'shop', address: '127.0.0.1:8787', since: NOON, isThere: true };
  it.each([
    ['a server runs', { ...quiet, holder }, []],
    ['none runs', quiet, ['note server-none']],
    [
      'it is gone',
      { ...quiet, holder: { ...holder, isThere: false } },
      ['warning server-gone 127.0.0.1:8787 pid=7 host=shop'],
    ],
    [
      'visits wait for a start',
      { ...quiet, waiting: 3 },
      ['warning visits-waiting n=3', 'note server-none'],
    ],
    [
      'visits spill',
      { ...quiet, waiting: 3, holder },
      ['warning visits-spilling 127.0.0.1:8787 n=3'],
    ],
    [
      'all may read',
      { ...quiet, holder, readable: ['pscrm.db', 'pscrm.db-wal'] },
      ['warning readable-by-others pscrm.db files=pscrm.db,pscrm.db-wal'],
    ],
  ])('%s', (_, machine, findings) => {
    expect(briefs(checkMachine(machine, true))).toEqual(findings);
  });
});

it('the worst comes first, and what is alike stays as it was', () => {
  const one = (severity: Finding['severity'], code: string): Finding => ({
    severity,
    code,
    about: 'pool',
    name: '',
    params: {},
    next: [],
  });
  const sorted = worstFirst([
    one('note', 'a'),
    one('error', 'b'),
    one('warning', 'c'),
    one('error', 'd'),
  ]);
  expect(sorted.map(({ code }) => code)).toEqual(['b', 'd', 'c', 'a']);
});
