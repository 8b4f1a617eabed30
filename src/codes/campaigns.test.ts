import { describe, expect, test } from 'vitest';
import { listCampaigns, showCampaign } from './campaign-counts.ts';
import { createCampaign, findCampaign } from './campaigns.ts';
import { issueBatch } from './issue-batch.ts';
import { planBatch } from './plan-batch.ts';
import { addPerson, campaign, MARCH, MARCH_DAY, workspace } from './workspace.fixture.ts';

const ISSUE = { now: MARCH, day: MARCH_DAY, seed: 'campaigns' };

function nameCampaignByFile(db: ReturnType<typeof workspace>, name: string, channel = ''): void {
  db.prepare(
    `INSERT INTO campaigns (name, channel, origin, created_at) VALUES (?, ?, 'import', ?)`,
  ).run(name, channel, MARCH - 1);
}

describe('creating a campaign', () => {
  test('keeps name, channel and variants in their order', () => {
    const db = workspace();
    const variants = [
      { name: 'sample', weight: 2 },
      { name: '红包', weight: 1 },
    ];
    const created = campaign(db, '春季_卡片-1.0', 'package-card', variants);
    expect(created).toEqual({
      id: 1,
      name: '春季_卡片-1.0',
      channel: 'package-card',
      play: null,
      origin: 'user',
      created_at: MARCH,
      variants,
    });
    expect(findCampaign(db, '春季_卡片-1.0')).toEqual(created);
  });

  test('keeps the play that it is, and knows no other', () => {
    const db = workspace();
    const friends = { name: 'friends', channel: 'referral', play: 'assist', variants: [] };
    expect(createCampaign(db, friends, MARCH)).toMatchObject({ play: 'assist' });
    nameCampaignByFile(db, 'lucky');
    createCampaign(db, { ...friends, name: 'lucky', play: 'collect' }, MARCH);
    expect(listCampaigns(db).map(({ name, play }) => [name, play])).toEqual([
      ['friends', 'assist'],
      ['lucky', 'collect'],
    ]);
    expect(() => createCampaign(db, { ...friends, name: 'x', play: '助力' }, MARCH)).toThrow(
      expect.objectContaining({
        code: 'bad-option',
        params: expect.objectContaining({ option: '--play', value: '助力' }),
      }),
    );
  });

  test.each(['', ' ', 'a b', 'a,b', "=cmd|' /C calc'!A0", '-x', 'x'.repeat(65), 'a/b', '🧧'])(
    'refuses the name %j',
    (name) => {
      const db = workspace();
      expect(() => campaign(db, name)).toThrow('bad-name');
      const variants = [{ name, weight: 1 }];
      expect(() => campaign(db, 'spring', 'sms', variants)).toThrow('bad-name');
      expect(listCampaigns(db)).toEqual([]);
    },
  );

  test('refuses a name that is taken, and says which channels and campaigns there are', () => {
    const db = workspace();
    campaign(db, 'spring');
    campaign(db, 'autumn');
    expect(() => campaign(db, 'spring')).toThrow(
      expect.objectContaining({ code: 'campaign-exists', params: { name: 'spring' } }),
    );
    expect(() => campaign(db, 'x', 'pigeon')).toThrow(
      expect.objectContaining({
        code: 'unknown-channel',
        params: {
          name: 'pigeon',
          known: ['package-card', 'sms', 'poster', 'store', 'livestream', 'referral'],
        },
      }),
    );
    expect(() => findCampaign(db, 'sprung')).toThrow(
      expect.objectContaining({
        code: 'unknown-campaign',
        params: { name: 'sprung', known: ['autumn', 'spring'] },
      }),
    );
  });

  test.each([0, -1, 1.5, Number.NaN])('refuses the weight %d', (weight) => {
    const db = workspace();
    expect(() => campaign(db, 'spring', 'sms', [{ name: 'a', weight }])).toThrow('bad-weight');
  });

  test('refuses a variant that is named twice', () => {
    const twice = [
      { name: 'a', weight: 1 },
      { name: 'a', weight: 2 },
    ];
    expect(() => campaign(workspace(), 'spring', 'sms', twice)).toThrow('variant-twice');
  });
});

describe('a campaign that a file named first', () => {
  test('is adopted: it keeps its id and day, and gets channel and variants', () => {
    const db = workspace();
    nameCampaignByFile(db, 'friends');
    const variants = [{ name: 'tea', weight: 1 }];
    const adopted = createCampaign(db, { name: 'friends', channel: 'referral', variants }, MARCH);
    expect(adopted).toEqual({
      id: 1,
      name: 'friends',
      channel: 'referral',
      play: null,
      origin: 'user',
      created_at: MARCH - 1,
      variants,
    });
    expect(() => campaign(db, 'friends')).toThrow('campaign-exists'); // once only
  });

  test('is ours as soon as it has codes', () => {
    const db = workspace();
    nameCampaignByFile(db, 'friends', 'referral');
    const friends = findCampaign(db, 'friends');
    issueBatch(db, planBatch(db, { mode: 'count', count: 1 }, { campaign: friends }), ISSUE);
    expect(findCampaign(db, 'friends').origin).toBe('user');
    expect(() => campaign(db, 'friends')).toThrow('campaign-exists');
  });

  test('gets no codes before somebody says its channel', () => {
    const db = workspace();
    nameCampaignByFile(db, 'friends');
    const friends = findCampaign(db, 'friends');
    expect(() => planBatch(db, { mode: 'count', count: 1 }, { campaign: friends })).toThrow(
      'unknown-channel',
    );
  });
});

test('a campaign counts what came of it, by variant and by batch', () => {
  const db = workspace();
  const spring = campaign(db, 'spring', 'package-card', [
    { name: 'sample', weight: 1 },
    { name: 'red-packet', weight: 1 },
    { name: 'late', weight: 1 },
  ]);
  campaign(db, 'empty', 'sms');
  // two batches of two; the variants are set by hand, so that the sums can be checked
  for (const seed of ['first', 'second']) {
    issueBatch(db, planBatch(db, { mode: 'count', count: 2 }, { campaign: spring }), {
      ...ISSUE,
      seed,
    });
  }
  db.exec(
    `UPDATE codes SET variant = CASE id WHEN 1 THEN 'sample' WHEN 2 THEN '' ELSE 'red-packet' END`,
  );
  const code = db.prepare<[number], string>('SELECT code FROM codes WHERE id = ?').pluck();
  const visit = db.prepare('INSERT INTO visits (code, at, day, visitor) VALUES (?, ?, ?, ?)');
  // code 1: two visits and a join; code 3: one visit
  for (const [id, at] of [
    [1, 0],
    [1, 60_000],
    [3, 0],
  ] as const) {
    visit.run(code.get(id), MARCH + at, MARCH_DAY, 'v1');
  }
  const person = addPerson(db, 'external_userid:wm_test_01');
  db.prepare('INSERT INTO joins (identity_id, joined_at, day, state) VALUES (?, ?, ?, ?)').run(
    person,
    MARCH,
    MARCH_DAY,
    code.get(1),
  );
  db.exec(
    `INSERT INTO join_attributions (join_id, code_id, level, reason) VALUES (1, 1, 'P1', 'state')`,
  );

  const shown = showCampaign(db, 'spring');
  expect([shown.codes, shown.visits, shown.joins]).toEqual([4, 3, 1]);
  expect(shown.variants).toEqual([
    { name: 'sample', weight: 1, codes: 1, visits: 2, joins: 1 },
    { name: 'red-packet', weight: 1, codes: 2, visits: 1, joins: 0 },
    { name: 'late', weight: 1, codes: 0, visits: 0, joins: 0 },
    { name: '', weight: null, codes: 1, visits: 0, joins: 0 },
  ]);
  expect(
    shown.batches.map(({ id, codes, visits, joins }) => ({ id, codes, visits, joins })),
  ).toEqual([
    { id: 1, codes: 2, visits: 2, joins: 1 },
    { id: 2, codes: 2, visits: 1, joins: 0 },
  ]);
  expect(listCampaigns(db)).toMatchObject([
    { name: 'spring', variants: 3, batches: 2, codes: 4, visits: 3, joins: 1 },
    { name: 'empty', variants: 0, batches: 0, codes: 0, visits: 0, joins: 0 },
  ]);
});
